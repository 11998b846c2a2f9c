import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'

/** What a failed call means for whoever waits. */
export type Failure = 'gone' | 'refused' | 'unauthorised' | 'later'

/** Discord's own codes (developer documentation, "JSON error codes"). */
const gone: ReadonlySet<number | string> = new Set([
  10_003, // unknown channel
  10_008, // unknown message
  10_015, // unknown webhook
  10_062, // unknown interaction: its token is old
  40_060, // answered already
  50_027, // the webhook's token is old
])

export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) {
    if (gone.has(error.code)) return 'gone'
    if (error.status === 401) return 'unauthorised'
    return error.status >= 500 ? 'later' : 'refused'
  }
  if (error instanceof HTTPError) {
    if (error.status === 401) return 'unauthorised'
    return error.status >= 500 ? 'later' : 'refused'
  }
  return error instanceof RateLimitError ? 'refused' : 'later'
}

export interface RetryOptions {
  /** Tries in all. */
  readonly tries: number
  readonly firstWaitMs?: number
  /** No try begins later than this after the first. */
  readonly withinMs?: number
  readonly random?: () => number
}

/** Repeats what failed for a reason that passes, with full jitter over a doubling wait. */
export async function withRetries<T>(
  call: () => Promise<T>,
  { tries, firstWaitMs = 300, withinMs = 10_000, random = Math.random }: RetryOptions,
): Promise<T> {
  const begunMs = performance.now()
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      const waitMs = random() * firstWaitMs * 2 ** (attempt - 1)
      const isLate = performance.now() - begunMs + waitMs > withinMs
      if (attempt >= tries || isLate || failureOf(error) !== 'later') throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

/** What a log may hold of a failure: Discord's errors carry the whole message and the token's path. */
export function loggable(error: unknown): object {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const code = error instanceof DiscordAPIError ? error.code : undefined
    return {
      name: error.name,
      status: error.status,
      code,
      method: error.method,
      words: error.message,
    }
  }
  return error instanceof Error ? error : { words: String(error) }
}
