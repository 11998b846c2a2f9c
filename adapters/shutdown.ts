import type { Log } from '#src/log.ts'

/** An orderly stop takes no longer. */
const longestStopMs = 10_000

/**
 * Stops in order on SIGTERM, SIGINT and SIGHUP; a second signal, or ten seconds, ends it at once.
 * A fault nobody expected is logged and, when the process cannot be trusted after it, stops it.
 */
export function whenAskedToStop(stop: () => Promise<void>, log: Log): void {
  let stopping = false
  const begin = (exitCode: number) => {
    if (stopping) process.exit(exitCode === 0 ? 1 : exitCode)
    stopping = true
    setTimeout(() => process.exit(1), longestStopMs).unref()
    stop().then(
      () => process.exit(exitCode),
      (error) => {
        log.error({ event: 'stop-failed', err: error })
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => begin(0))
  process.on('unhandledRejection', (error) =>
    log.error({ event: 'unhandled-rejection', err: error }),
  )
  process.on('uncaughtException', (error) => {
    log.fatal({ event: 'uncaught-exception', err: error })
    begin(1)
  })
}
