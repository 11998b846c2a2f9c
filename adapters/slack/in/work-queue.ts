/** For what a turn of the event loop begins; several short pieces share a commit. */
const turnMs = 1
/** More than this wait no longer: what was taken on is done before more is. */
const mostWaiting = 1000

/**
 * Puts work behind acknowledgements: each turn of the event loop first reads and acknowledges what
 * has come, then begins a little work. An estimate may take milliseconds, and Slack waits three
 * seconds for the acknowledgement but half an hour for the answer.
 */
export function createWorkQueue(): () => Promise<void> {
  const waiting: (() => void)[] = []
  let isRunning = false

  function run(untilMs: number): void {
    waiting.shift()?.()
    // The next tick comes when the piece has gone as far as it can by itself.
    queueMicrotask(() => process.nextTick(goOn, untilMs))
  }

  function goOn(untilMs: number): void {
    isRunning = waiting.length > 0
    if (!isRunning) return
    if (waiting.length > mostWaiting || performance.now() < untilMs) run(untilMs)
    else setImmediate(turn)
  }

  function turn(): void {
    run(performance.now() + turnMs)
  }

  /** Resolves when it is this one's turn. */
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (isRunning) return
      isRunning = true
      setImmediate(turn)
    })
}
