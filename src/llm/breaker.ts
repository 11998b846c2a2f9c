import type { ModelError } from './model.ts'

export type BreakerState = 'closed' | 'open' | 'probing'

export interface Breaker {
  /** Whether a call may go out now. While open, one probe may, after the rest. */
  allows(): boolean
  succeeded(): void
  failed(error: ModelError): void
  /** What was allowed was not tried, or ended for reasons of our own. */
  released(): void
  state(): BreakerState
  /** Why it is open. */
  reason(): ModelError | undefined
}

/** Ours, as in docs/reliability.md: failures in a row, and the rest they earn. */
const failuresToOpen = 5
const restMs = 30_000

/**
 * Leaves a failing server alone for a while. A wrong key or an exhausted quota opens it at once
 * and for longer: nothing but an operator, or the wait that the server names, can mend that.
 *
 * @param nowMs a monotonic clock
 */
export function createBreaker(nowMs: () => number = () => performance.now()): Breaker {
  let failures = 0
  let opensAgainAt = 0
  let probing = false
  let last: ModelError | undefined

  const isOpen = () => last !== undefined

  return {
    allows() {
      if (!isOpen()) return true
      if (probing || nowMs() < opensAgainAt) return false
      probing = true
      return true
    },
    succeeded() {
      failures = 0
      probing = false
      last = undefined
    },
    failed(error) {
      if (error.failure === 'rejected' || error.failure === 'unreadable') {
        // The server is well; it was the request that it did not like.
        probing = false
        return
      }
      failures++
      const restsFor = restOf(error)
      if (probing || restsFor > restMs || failures >= failuresToOpen) {
        last = error
        opensAgainAt = nowMs() + restsFor
      }
      probing = false
    },
    released() {
      probing = false
    },
    state: () => (!isOpen() ? 'closed' : probing || nowMs() >= opensAgainAt ? 'probing' : 'open'),
    reason: () => last,
  }
}

/** Configuration changes with a restart, so a refused key is asked about again only rarely. */
const refusedKeyRestMs = 15 * 60_000

function restOf({ failure, retryAfterMs }: ModelError): number {
  if (failure === 'misconfigured') return refusedKeyRestMs
  return Math.max(restMs, retryAfterMs ?? 0)
}
