/** For what one turn of the event loop begins; several short pieces share a commit. */
const turnMs = 1
/** While requests keep coming, work waits for so long. */
const yieldsForMs = 100
/** More than this wait no longer, at some kilobytes each: what was taken on is done before more is. */
const mostWaiting = 4000

export interface WorkQueue {
  /** A request came: whoever sent it waits to be acknowledged. */
  came(): void
  /** Resolves when it is this one's turn to work. */
  turn(): Promise<void>
}

/**
 * Puts work behind acknowledgements: as long as each turn of the event loop brings requests, they are
 * read and acknowledged first. An estimate may take milliseconds, and Slack waits three seconds for
 * the acknowledgement but half an hour for the answer.
 */
export function createWorkQueue(): WorkQueue {
  const waiting: { readonly start: () => void; readonly sinceMs: number }[] = []
  let isRunning = false
  let hasCome = false

  function mayWork(nowMs: number): boolean {
    const oldestMs = nowMs - (waiting[0]?.sinceMs ?? nowMs)
    return !hasCome || oldestMs >= yieldsForMs || waiting.length > mostWaiting
  }

  function begin(): void {
    const nowMs = performance.now()
    const may = mayWork(nowMs)
    hasCome = false
    if (may) work(nowMs + turnMs)
    else setImmediate(begin)
  }

  function work(untilMs: number): void {
    waiting.shift()?.start()
    // The next tick comes when the piece has gone as far as it can by itself.
    queueMicrotask(() => process.nextTick(goOn, untilMs))
  }

  function goOn(untilMs: number): void {
    isRunning = waiting.length > 0
    if (!isRunning) return
    if (waiting.length > mostWaiting || performance.now() < untilMs) work(untilMs)
    else setImmediate(begin)
  }

  return {
    came() {
      hasCome = true
    },
    turn: () =>
      new Promise((resolve) => {
        waiting.push({ start: resolve, sinceMs: performance.now() })
        if (isRunning) return
        isRunning = true
        setImmediate(begin)
      }),
  }
}
