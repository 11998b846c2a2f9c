import { ModelError } from './model.ts'

export interface Deadlines {
  /** Until the first piece of text. */
  readonly firstTokenMs: number
  /** Between two pieces. */
  readonly idleMs: number
  readonly totalMs: number
  readonly maxCharacters: number
}

/** For prose that a person watches; a judgement, as in docs/reliability.md. */
export const proseDeadlines: Deadlines = {
  firstTokenMs: 8_000,
  idleMs: 5_000,
  totalMs: 60_000,
  maxCharacters: 8_000,
}

/** For data that a reply waits for. */
export const dataDeadlines: Deadlines = {
  firstTokenMs: 8_000,
  idleMs: 5_000,
  totalMs: 15_000,
  maxCharacters: 8_000,
}

/**
 * Passes text on while it comes in time. When it does not, or `outer` is aborted, the call behind
 * it is aborted at once: a stream that waits for a silent server would never look at a signal.
 *
 * @throws {ModelError} `timed-out`, `too-long` or `stopped`
 */
export async function* withDeadlines(
  write: (signal: AbortSignal) => AsyncIterable<string>,
  limits: Deadlines,
  outer: AbortSignal,
): AsyncGenerator<string> {
  const call = new AbortController()
  // Nothing goes out before the first piece is asked for.
  const pieces = write(call.signal)[Symbol.asyncIterator]()
  const endsAt = performance.now() + limits.totalMs
  let characters = 0
  try {
    for (let allowed = limits.firstTokenMs; ; allowed = limits.idleMs) {
      if (outer.aborted) throw new ModelError('stopped')
      const next = await inTime(pieces.next(), Math.min(allowed, endsAt - performance.now()), outer)
      if (next.done) return
      characters += next.value.length
      if (characters > limits.maxCharacters) throw new ModelError('too-long')
      yield next.value
    }
  } finally {
    call.abort()
    // What the abandoned call still says is of no interest.
    pieces.return?.()?.catch(() => {})
  }
}

async function inTime<T>(promise: Promise<T>, waitMs: number, outer: AbortSignal): Promise<T> {
  promise.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  let stop: (() => void) | undefined
  const given = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ModelError('timed-out')), Math.max(0, waitMs))
    stop = () => reject(new ModelError('stopped'))
    outer.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, given])
  } finally {
    clearTimeout(timer)
    if (stop !== undefined) outer.removeEventListener('abort', stop)
  }
}
