import { type Client, Events, Status } from 'discord.js'
import type { Part } from '../parts.ts'
import type { DiscordParts, Shard } from './discord-parts.ts'
import { failureOf, loggable } from './out/retry.ts'

/** Close codes after which another try can only fail again (developer documentation, "Gateway close codes"). */
const fatal: Readonly<Record<number, string>> = {
  4004: 'the token is refused',
  4010: 'the shard is wrong',
  4011: 'more shards are needed',
  4012: 'the gateway’s version is gone',
  4013: 'an intent is wrong',
  4014: 'an intent is not allowed; enable it in the developer portal',
}

const longestWaitMs = 60_000
const usualLoginTimeoutMs = 20_000

type Settings = Pick<DiscordParts, 'keys' | 'log' | 'firstWaitMs' | 'loginTimeoutMs'>

export interface ConnectionOptions extends Settings {
  /** A client with its listeners; `isCurrent` is false once another has taken its place. */
  readonly createClient: (isCurrent: () => boolean) => Client
}

export interface Connection {
  part(): Part
  shards(): ReadonlyMap<string, Shard>
  close(): Promise<void>
}

/** One client at a time, and another when that one is lost; never in a hurry, and never in the way. */
export function openConnection(options: ConnectionOptions): Connection {
  const { keys, log, firstWaitMs = 1000, loginTimeoutMs = usualLoginTimeoutMs } = options
  const invite = `https://discord.com/oauth2/authorize?client_id=${keys.applicationId}`
  let state: Part = { state: 'degraded', note: `connecting; invite it at ${invite}` }
  let client: Client | undefined
  let isClosed = false
  let waiting: NodeJS.Timeout | undefined

  function connect(nextWaitMs: number): void {
    const before = client
    const mine: Client = options.createClient(() => mine === client && !isClosed)
    client = mine
    watch(mine)
    if (before !== undefined) leave(before)
    withTimeout(mine.login(keys.token), loginTimeoutMs).catch((error: unknown) => {
      if (isClosed || mine !== client || state.state === 'down') return
      if (failureOf(error) === 'unauthorised' || isRefusedToken(error)) {
        state = { state: 'down', note: 'the token is refused' }
        log.error({ event: 'discord-down', code: 401 })
        leave(mine)
        return
      }
      state = { state: 'degraded', note: 'Discord is not reached; trying again' }
      log.warn({ event: 'discord-not-reached', err: loggable(error) })
      again(nextWaitMs)
    })
  }

  function watch(made: Client): void {
    const isUp = () => {
      // A login that was given up may succeed after all: then it is one too many.
      if (made !== client || isClosed) return leave(made)
      state = { state: 'ready', note: `invite it at ${invite}` }
    }
    made.on(Events.ShardReady, isUp)
    made.on(Events.ShardResume, isUp)
    made.on(Events.ShardReconnecting, () => {
      if (made === client) state = { state: 'degraded', note: 'reconnecting' }
    })
    made.on(Events.ShardDisconnect, ({ code }) => {
      if (made === client && !isClosed) onDisconnect(made, code)
    })
  }

  function onDisconnect(lost: Client, code: number): void {
    const because = fatal[code]
    if (because === undefined) {
      state = { state: 'degraded', note: `disconnected (${code})` }
      again(firstWaitMs)
      return
    }
    state = { state: 'down', note: `${because} (close code ${code})` }
    log.error({ event: 'discord-down', code })
    leave(lost)
  }

  function leave(lost: Client): void {
    lost.destroy().catch((error: unknown) => {
      log.warn({ event: 'discord-error', err: loggable(error) })
    })
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
