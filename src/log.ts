import { pino } from 'pino'

export type Log = ReturnType<typeof createLog>

/** Keys whose values never reach a line, at any depth pino can name. */
const secretKeys = ['token', 'secret', 'authorization', 'apiKey', 'response_url', 'trigger_id']
/** Shapes of credentials, wherever they stand in a text. */
const secretShapes =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|sk-[\w-]{8,}|[\w-]{20,30}\.[\w-]{6,7}\.[\w-]{27,45}|(?<=\/(?:interactions|webhooks)\/\d{5,25}\/)[\w-]{20,}/g

/**
 * JSON lines on standard error. They hold names, ids, codes and durations, never what people
 * wrote. Redacts by key and by shape.
 */
export function createLog(level: string, destination: NodeJS.WritableStream = process.stderr) {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
    },
    { write: (line: string) => destination.write(line.replaceAll(secretShapes, '[redacted]')) },
  )
}
