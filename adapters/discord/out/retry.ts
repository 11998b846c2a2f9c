import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'

/** What a failed call means for whoever waits. */
export type Failure = 'gone' | 'refused' | 'unauthorised' | 'later'

/** "Interaction has already been acknowledged". */
const answeredAlready = 40_060

/** Discord's own codes (developer documentation, "JSON error codes"). */
const gone: ReadonlySet<number | string> = new Set([
  10_003, // unknown channel
  10_008, // unknown message
  10_015, // unknown webhook
  10_062, // unknown interaction: its token is old
  answeredAlready,
  50_027, // the webhook's token is old
])

export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    if (error instanceof DiscordAPIError && gone.has(error.code)) return 'gone'
    if (error.status === 401) return 'unauthorised'
    return error.status >= 500 ? 'later' : 'refused'
  }
  // What neither Discord nor the network said is our own mistake, and stays one.
  return !(error instanceof RateLimitError) && isOfNetwork(error) ? 'later' : 'refused'
}

function isOfNetwork(error: unknown): boolean {
  if (isTimeout(error)) return true
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  if (typeof code === 'string' && /^(?:E[A-Z_]{3,}|UND_ERR_\w+)$/.test(code)) return true
  return cause instanceof Error && isOfNetwork(cause)
}

/** No answer in time: Discord may have done what was asked. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
}

export interface RetryOptions {
  /** Tries in all. */
  readonly tries: number
  readonly firstWaitMs?: number
  /** No try begins later than this after the first. */
  readonly withinMs?: number
  readonly random?: () => number
  readonly onRetry?: () => void
}

/** Repeats what failed for a reason that passes, with full jitter over a doubling wait. */
export async function withRetries<T>(
  call: () => Promise<T>,
  { tries, firstWaitMs = 300, withinMs = 10_000, random = Math.random, onRetry }: RetryOptions,
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
      onRetry?.()
    }
  }
}

/**
 * For what must not be said twice. What timed out, or is refused as answered after a try that broke
 * off, has arrived as far as anybody can know: what follows will tell.
 */
export async function sendOnce(call: () => Promise<unknown>, options: RetryOptions): Promise<void> {
  let hasBrokenOff = false
  const watched = async () => {
    try {
      await call()
    } catch (error) {
      const isTaken = error instanceof DiscordAPIError && error.code === answeredAlready
      if (isTimeout(error) || (isTaken && hasBrokenOff)) return
      hasBrokenOff = true
      throw error
    }
  }
  await withRetries(watched, options)
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
