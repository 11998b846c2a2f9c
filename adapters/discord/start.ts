import { type Client, Events, RESTEvents, Status } from 'discord.js'
import type { Part } from '../parts.ts'
import { createDiscordClient } from './client.ts'
import type { Discord, DiscordParts, Shard } from './discord-parts.ts'
import { createInteractionHandler } from './handlers/interactions.ts'
import { createMessageHandler } from './handlers/messages.ts'
import { createTurns } from './handlers/turns.ts'
import { createDiscordClock } from './in/age.ts'
import { guardPackets } from './in/packet-guard.ts'
import { sentenceMessages } from './out/card-of.ts'
import { payload } from './out/interaction-answer.ts'
import { failureOf, loggable } from './out/retry.ts'
import { createRunning } from './out/running.ts'

/** Close codes after which another try can only fail again (developer documentation, "Gateway close codes"). */
const fatal: Readonly<Record<number, string>> = {
  4004: 'the token is refused',
  4010: 'the shard is wrong',
  4011: 'more shards are needed',
  4012: 'the gateway’s version is gone',
  4013: 'an intent is wrong',
  4014: 'an intent is not allowed; enable it in the developer portal',
}

/** Older interactions have been given up by Discord. */
const tooOldMs = 3000
const longestWaitMs = 60_000
const loginTimeoutMs = 20_000

/**
 * Brings the Discord half up. It never waits for Discord and never throws: a gateway that is away
 * shows in {@link Discord.part}, and is tried again.
 */
export function startDiscord(parts: DiscordParts): Discord {
  const { keys, log, now, firstWaitMs = 1000 } = parts
  const clock = createDiscordClock(now)
  const running = createRunning()
  const turns = createTurns(parts)
  const onInteraction = createInteractionHandler({ ...parts, turns, running })
  const onMessage = createMessageHandler({ ...parts, turns, running })
  const invite = `https://discord.com/oauth2/authorize?client_id=${keys.applicationId}`
  let state: Part = { state: 'degraded', note: `connecting; invite it at ${invite}` }
  let client: Client | undefined
  let isClosed = false
  let waiting: NodeJS.Timeout | undefined

  function fresh(): Client {
    const { requestsPerSecond, sweepEveryMs } = parts
    const made = createDiscordClient({
      ...(keys.apiUrl !== undefined && { apiUrl: keys.apiUrl }),
      ...(requestsPerSecond !== undefined && { requestsPerSecond }),
      ...(sweepEveryMs !== undefined && { sweepEveryMs }),
    })
    made.rest.setToken(keys.token)
    guardPackets(made, (error, type) => {
      log.warn({ event: 'discord-packet-skipped', type, err: loggable(error) })
    })
    made.rest.on(RESTEvents.Response, (_request, response) => {
      clock.learn(response.headers.get('date'))
      if (response.status !== 401) return
      // discord.js forgets its token at a 401, and would be mute from here on.
      made.rest.setToken(keys.token)
      log.error({ event: 'discord-unauthorised' })
    })
    made.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
      log.warn({ event: 'discord-invalid-requests', count, remainingTimeMs: remainingTime })
    })
    made.on(Events.Error, (error) => log.warn({ event: 'discord-error', err: loggable(error) }))
    made.on(Events.ShardError, (error, shard) => {
      log.warn({ event: 'discord-shard-error', shard, err: loggable(error) })
    })
    const isUp = () => {
      state = { state: 'ready', note: `invite it at ${invite}` }
    }
    made.on(Events.ShardReady, isUp)
    made.on(Events.ShardResume, isUp)
    made.on(Events.ShardReconnecting, () => {
      state = { state: 'degraded', note: 'reconnecting' }
    })
    made.on(Events.ShardDisconnect, ({ code }) => onDisconnect(made, code))
    made.on(Events.InteractionCreate, (interaction) => {
      const ageMs = clock.ageMs(interaction.id)
      if (ageMs > tooOldMs) {
        log.info({ event: 'discord-interaction-too-old', ageMs: Math.round(ageMs) })
        return
      }
      onInteraction(interaction).catch((error: unknown) => failed(error, interaction))
    })
    made.on(Events.MessageCreate, (message) => {
      onMessage(message).catch((error: unknown) => failed(error))
    })
    made.on(Events.MessageDelete, ({ id }) => running.stop(id))
    return made
  }

  function onDisconnect(of: Client, code: number): void {
    if (isClosed || of !== client) return
    const because = fatal[code]
    if (because === undefined) {
      state = { state: 'degraded', note: `disconnected (${code})` }
      again(firstWaitMs)
      return
    }
    state = { state: 'down', note: `${because} (close code ${code})` }
    log.error({ event: 'discord-down', code })
    void of.destroy()
  }

  /** Nobody may be left in silence: the person is told, with an id to find it by. */
  function failed(error: unknown, interaction?: unknown): void {
    const failure = failureOf(error)
    if (failure === 'gone') {
      log.info({ event: 'discord-answer-late' })
      return
    }
    const errorId = parts.newErrorId()
    log.error({ event: 'discord-handler-failed', errorId, err: loggable(error) })
    const target = interaction as { isRepliable?: () => boolean } | undefined
    if (target?.isRepliable?.() !== true) return
    const repliable = target as Parameters<typeof apologise>[0]
    apologise(repliable, errorId).catch(() => log.info({ event: 'discord-answer-late' }))
  }

  function again(waitMs: number): void {
    clearTimeout(waiting)
    if (isClosed) return
    waiting = setTimeout(
      () => connect(Math.min(longestWaitMs, waitMs * 2)),
      waitMs * (0.5 + Math.random() / 2),
    )
    waiting.unref()
  }

  function connect(nextWaitMs: number): void {
    const mine = fresh()
    const before = client
    client = mine
    void before?.destroy()
    withTimeout(mine.login(keys.token), loginTimeoutMs).catch((error: unknown) => {
      if (isClosed || mine !== client || state.state === 'down') return
      if (failureOf(error) === 'unauthorised' || isRefusedToken(error)) {
        state = { state: 'down', note: 'the token is refused' }
        log.error({ event: 'discord-down', code: 401 })
        void mine.destroy()
        return
      }
      state = { state: 'degraded', note: 'Discord is not reached; trying again' }
      log.warn({ event: 'discord-not-reached', err: loggable(error) })
      again(nextWaitMs)
    })
  }

  function shards(): ReadonlyMap<string, Shard> {
    return new Map(
      [...(client?.ws.shards.values() ?? [])].map(({ id, status, ping }) => [
        String(id),
        { isReady: status === Status.Ready, pingMs: ping < 0 ? Number.NaN : ping },
      ]),
    )
  }

  connect(firstWaitMs)
  return {
    part: () => (state.state === 'ready' ? partOf(shards(), state) : state),
    shards,
    async close() {
      isClosed = true
      clearTimeout(waiting)
      running.stopAll()
      await client?.destroy()
      state = { state: 'off', note: 'stopped' }
    },
  }
}

/** Guilds of a shard that is away are without answers, the others are not. */
function partOf(shards: ReadonlyMap<string, Shard>, part: Part): Part {
  const ready = [...shards.values()].filter(({ isReady }) => isReady).length
  if (ready === shards.size) return part
  return { state: 'degraded', note: `${ready} of ${shards.size} shards are ready` }
}

function isRefusedToken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid'
}

async function apologise(
  interaction: {
    readonly user: { readonly id: string }
    readonly replied: boolean
    readonly deferred: boolean
    reply(message: object): Promise<unknown>
    followUp(message: object): Promise<unknown>
  },
  errorId: string,
): Promise<void> {
  const words = `Something broke on our side. It is logged as ${errorId}.`
  const [message] = sentenceMessages(words, interaction.user.id)
  if (message === undefined) return
  const said = payload(message, true)
  if (interaction.replied || interaction.deferred) await interaction.followUp(said)
  else await interaction.reply(said)
}

async function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${ms} ms`)), ms)
    timer.unref()
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
