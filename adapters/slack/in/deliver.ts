import type { App as Bolt } from '@slack/bolt'
import type { Deliveries, Delivery } from '#src/store/ports.ts'
import type { Counters } from '../../counters.ts'
import { createInFlight } from '../../in-flight.ts'
import type { RateLimiter } from '../../rate-limit.ts'
import type { Workspace, Workspaces } from '../workspaces.ts'
import { type Ack, acknowledged, apology, notInstalled, unknownAnswer } from './ack.ts'
import { createAckMemory } from './ack-memory.ts'
import { type Incoming, teamIdOf } from './incoming.ts'
import { createWorkQueue } from './work-queue.ts'

/** How a delivery came: its signature, and whether it is Slack's own second try. */
export interface Arrival {
  readonly signature?: string
  readonly retryNum?: number
  readonly retryReason?: string
}

export interface DeliverParts {
  readonly bolt: () => Pick<Bolt, 'processEvent'>
  readonly workspaces: Workspaces
  readonly deliveries: Deliveries
  readonly limiter: RateLimiter
  readonly isKnown: (incoming: Incoming) => boolean
  /** Writes nothing: its replay is remembered in memory only. */
  readonly isReadOnly: (incoming: Incoming) => boolean
  /** Notices of Slack's about the installation itself; true when it was one. */
  readonly lifecycle: (incoming: Incoming) => Promise<boolean>
  /** Says something to the person where the acknowledgement cannot. */
  readonly say: (incoming: Incoming, text: string) => void
  /** The same below a message. */
  readonly tell: (incoming: Incoming, workspace: Workspace, text: string) => void
  /** What handlers find in `context.turn`. */
  readonly turnOf: (incoming: Incoming, workspace: Workspace) => object
  readonly newErrorId: () => string
  readonly counters: Counters
  readonly log: {
    info(event: object): void
    warn(event: object): void
    error(event: object): void
  }
}

export type Deliver = (incoming: Incoming, arrival: Arrival) => Promise<Ack>

export interface Delivering {
  readonly deliver: Deliver
  /** Resolves when all that was acknowledged is answered too, or after three seconds. */
  finished(): Promise<void>
}

/** Slack gives up at three seconds (docs.slack.dev, acknowledging requests). */
const acknowledgedWithinMs = 2000
const finishedWithinMs = 3000
const mostTold = 20_000
const toldEveryMs = 10_000

/**
 * Takes a delivery from whichever transport: refuses what nobody handles, records it, hands it to
 * Bolt, and resolves with what to acknowledge it with. The same delivery again gets the same
 * acknowledgement and has no second effect.
 */
export function createDeliver(parts: DeliverParts): Delivering {
  const { workspaces, deliveries, limiter, counters, log } = parts
  const answered = createAckMemory()
  const workQueue = createWorkQueue()
  const toldAtMs = new Map<string, number>()
  const inFlight = createInFlight()

  async function begin(incoming: Incoming, arrival: Arrival, workspace: Workspace): Promise<Ack> {
    const delivery = durable(incoming, arrival)
    if (delivery === undefined) return run(incoming, arrival, workspace, undefined)
    const begun = await deliveries.begin(delivery)
    if (begun === 'new') return run(incoming, arrival, workspace, delivery)
    counters.count('repeated_deliveries')
    if (begun === 'running') return acknowledged()
    if (begun === 'other-parameters') return { status: 409, body: '' }
    log.info({ event: 'delivery-repeated', kind: incoming.kind })
    return { status: 200, body: isBody(begun.answer) ? begun.answer : '' }
  }

  function durable(incoming: Incoming, { signature }: Arrival): Delivery | undefined {
    const key = incoming.key ?? signature
    if (key === undefined || parts.isReadOnly(incoming)) return undefined
    return {
      platform: 'slack',
      tenant: teamIdOf(incoming.place),
      key,
      userId: incoming.userId,
      parametersHash: incoming.parametersHash,
      ...(signature !== undefined && { signature }),
    }
  }

  /** Resolves when a handler acknowledges, fails, or has had its time; the work goes on after that. */
  function run(
    incoming: Incoming,
    { retryNum, retryReason }: Arrival,
    workspace: Workspace,
    delivery: Delivery | undefined,
  ): Promise<Ack> {
    return new Promise((resolve) => {
      let given: Ack | undefined
      const settle = (ack: Ack) => {
        if (given !== undefined) return
        given = ack
        clearTimeout(timer)
        resolve(ack)
      }
      const timer = setTimeout(() => settle(acknowledged()), acknowledgedWithinMs)
      const work = parts.bolt().processEvent({
        body: incoming.body,
        ack: async (body?: unknown) => {
          settle(acknowledged(isBody(body) ? body : ''))
          // The acknowledgement is on its way before the work begins, which may hold the loop.
          await workQueue.turn()
        },
        customProperties: { turn: parts.turnOf(incoming, workspace), workspace },
        ...(retryNum !== undefined && { retryNum }),
        ...(retryReason !== undefined && { retryReason }),
      })
      const done = work
        .then(
          () => settle(acknowledged()),
          (error: unknown) => {
            const errorId = parts.newErrorId()
            log.error({ event: 'slack-handler-failed', kind: incoming.kind, errorId, err: error })
            const isShown =
              given === undefined && (incoming.kind === 'command' || incoming.kind === 'view')
            settle(apology(incoming, errorId))
            if (!isShown) {
              parts.say(incoming, `Something broke on our side. It is logged as ${errorId}.`)
            }
          },
        )
        .then(() => delivery && deliveries.finish(delivery, given?.body ?? ''))
        .catch((error: unknown) => log.error({ event: 'delivery-not-finished', err: error }))
      inFlight.add(done)
    })
  }

  /** What a delivery that could not be taken is told: Slack sends an event again, a person has to. */
  function notTaken(incoming: Incoming, error: unknown): Ack {
    const errorId = parts.newErrorId()
    log.error({ event: 'delivery-not-taken', kind: incoming.kind, errorId, err: error })
    return incoming.kind === 'event' ? { status: 503, body: '' } : apology(incoming, errorId)
  }

  async function deliver(incoming: Incoming, arrival: Arrival): Promise<Ack> {
    if (await parts.lifecycle(incoming)) return acknowledged()
    if (!parts.isKnown(incoming)) {
      const { ack, text } = unknownAnswer(incoming)
      if (text !== undefined) parts.say(incoming, text)
      return ack
    }
    const workspace = await workspaces.find(incoming.place)
    if (workspace === undefined) {
      log.info({ event: 'delivery-of-no-installation', kind: incoming.kind })
      return notInstalled(incoming)
    }
    const name = incoming.key ?? arrival.signature
    const key = name === undefined ? undefined : `${teamIdOf(incoming.place)} ${name}`
    const known = key === undefined ? undefined : answered.get(key)
    if (known !== undefined) {
      counters.count('repeated_deliveries')
      if (known.parametersHash !== incoming.parametersHash) return { status: 409, body: '' }
      return known.ack
    }
    const busy = limiter.take(teamIdOf(incoming.place), incoming.userId)
    if (busy !== undefined) {
      counters.count('rate_limited')
      log.info({ event: 'rate-limited', kind: incoming.kind })
      return tooFast(incoming, workspace, busy.waitSeconds)
    }
    const ack = begin(incoming, arrival, workspace)
    if (key !== undefined) {
      answered.put(key, { parametersHash: incoming.parametersHash, ack })
      ack.catch(() => answered.forget(key))
    }
    return ack
  }

  async function taken(incoming: Incoming, arrival: Arrival): Promise<Ack> {
    const cameAtMs = performance.now()
    workQueue.came()
    try {
      return await deliver(incoming, arrival)
    } catch (error) {
      return notTaken(incoming, error)
    } finally {
      counters.acknowledged(performance.now() - cameAtMs)
    }
  }

  return { deliver: taken, finished: () => inFlight.ended(finishedWithinMs) }

  /** Says when to come back; below a message only once a while, or it would be a flood itself. */
  function tooFast(incoming: Incoming, workspace: Workspace, waitSeconds: number): Ack {
    const text = `That was a lot at once. Try again in ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'}.`
    if (incoming.kind === 'command') {
      return acknowledged({ response_type: 'ephemeral', text })
    }
    const told = `${teamIdOf(incoming.place)} ${incoming.userId}`
    const nowMs = performance.now()
    if (nowMs - (toldAtMs.get(told) ?? Number.NEGATIVE_INFINITY) < toldEveryMs) {
      return acknowledged()
    }
    toldAtMs.delete(told)
    toldAtMs.set(told, nowMs)
    if (toldAtMs.size > mostTold) toldAtMs.delete([...toldAtMs.keys()][0] ?? '')
    if (incoming.kind === 'action') parts.say(incoming, text)
    if (incoming.kind === 'event') parts.tell(incoming, workspace, text)
    return acknowledged()
  }
}

function isBody(value: unknown): value is Ack['body'] {
  return typeof value === 'string' || (typeof value === 'object' && value !== null)
}
