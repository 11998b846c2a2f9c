import { type Logger, LogLevel } from '@slack/web-api'

/**
 * What Slack's packages have to say, as events of ours. They repeat bodies in their debug lines,
 * so those are dropped; of the others only a short first sentence is kept.
 */
export function slackLogger(log: { warn(event: object): void }): Logger {
  const write = (level: 'warn' | 'error', said: readonly unknown[]) => {
    const [first] = said
    const note = first instanceof Error ? `${first.name}: ${first.message}` : String(first)
    log.warn({ event: 'slack-library', level, note: note.slice(0, 200) })
  }
  return {
    debug: () => {},
    info: () => {},
    warn: (...said) => write('warn', said),
    error: (...said) => write('error', said),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
