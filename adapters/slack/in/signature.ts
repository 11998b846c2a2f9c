import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** docs.slack.dev, verifying requests: older than five minutes is a replay. We hold it both ways. */
const windowSeconds = 5 * 60

/** The request's signature when it is Slack's own and of this moment; undefined otherwise. */
export function verifiedSignature(
  signingSecret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  now: Date,
): string | undefined {
  const signature = headers['x-slack-signature']
  const stamp = headers['x-slack-request-timestamp']
  if (typeof signature !== 'string' || typeof stamp !== 'string') return undefined
  if (!/^\d{1,12}$/.test(stamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined
  if (Math.abs(now.getTime() / 1000 - Number(stamp)) > windowSeconds) return undefined
  const expected = createHmac('sha256', signingSecret).update(`v0:${stamp}:`).update(body).digest()
  const given = Buffer.from(signature.slice(3), 'hex')
  return timingSafeEqual(expected, given) ? signature : undefined
}
