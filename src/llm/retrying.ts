import { type Breaker, createBreaker } from './breaker.ts'
import { type Deadlines, withDeadlines } from './deadlines.ts'
import { type Model, ModelError, type ModelRequest, type ModelUsage } from './model.ts'

export interface Call {
  readonly request: ModelRequest
  /** For all tries together, except that each has its own time to the first piece. */
  readonly deadlines: Deadlines
  readonly signal: AbortSignal
  readonly onUsage?: (usage: ModelUsage) => void
}

/** A model with what we know of its health. */
export interface WatchedModel {
  readonly model: Model
  readonly breaker: Breaker
}

export function watched(model: Model): WatchedModel {
  return { model, breaker: createBreaker() }
}

const triesPerModel = 2
const firstWaitMs = 500
/** Longer than this nobody waits before the first word. */
const longestWaitMs = 4_000

/**
 * The one retry loop of a call: two tries a model, full jitter, then the next model. Never starts
 * again after the first piece: what a person has seen cannot be taken back.
 *
 * @throws {ModelError} the last one, when no model answered
 */
export async function* writeWithRetries(
  models: readonly WatchedModel[],
  call: Call,
): AsyncGenerator<string> {
  const endsAt = performance.now() + call.deadlines.totalMs
  let last = new ModelError('resting')
  for (const { model, breaker } of models) {
    for (let tries = 1; tries <= triesPerModel && breaker.allows(); tries++) {
      const attempt = { begun: false, ended: false }
      try {
        for await (const piece of once(model, call, endsAt)) {
          attempt.begun = true
          yield piece
        }
        attempt.ended = true
        breaker.succeeded()
        return
      } catch (error) {
        attempt.ended = true
        last = error instanceof ModelError ? error : new ModelError('unreachable')
        if (last.failure === 'stopped') breaker.released()
        else breaker.failed(last)
        if (attempt.begun || last.failure === 'stopped') throw last
      } finally {
        // Nobody reads on: that says nothing about the server.
        if (!attempt.ended) breaker.released()
      }
      const waitMs = last.retryAfterMs ?? Math.random() * firstWaitMs * 2 ** tries
      const mayWait = waitMs <= longestWaitMs && performance.now() + waitMs < endsAt
      if (tries === triesPerModel || !mayPass(last) || !mayWait) break
      await sleepUnlessStopped(waitMs, call.signal)
    }
  }
  throw last
}

function once(model: Model, call: Call, endsAt: number): AsyncIterable<string> {
  const { request, deadlines, signal, onUsage } = call
  return withDeadlines(
    (aborts) => model.write(request, { signal: aborts, ...(onUsage && { onUsage }) }),
    { ...deadlines, totalMs: endsAt - performance.now() },
    signal,
  )
}

/** Whether the same call may fare better in a moment. A server that hung once hangs again. */
function mayPass({ failure }: ModelError): boolean {
  return failure === 'unreachable' || failure === 'rate-limited' || failure === 'cut-off'
}

/** @throws {ModelError} `stopped` */
function sleepUnlessStopped(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new ModelError('stopped'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
