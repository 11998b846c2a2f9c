import type { FetchFunction } from '@slack/web-api'
import { type Counters, uncounted } from '../../counters.ts'
import type { SlackMessage } from '../blocks/card-message.ts'
import type { AllowedHosts } from './allowed-hosts.ts'

export interface ResponseUrls {
  /** Posts to an address that came with a delivery, and gives up quietly. */
  post(address: string | undefined, body: ResponseBody): Promise<ResponseOutcome>
}

/**
 * `refused`: this message is not taken, another might be. `closed`: the address is no way to the
 * person: not Slack's, used five times, expired. `lost`: nobody knows.
 */
export type ResponseOutcome = 'sent' | 'refused' | 'closed' | 'lost'

export interface ResponseBody extends Partial<SlackMessage> {
  readonly text: string
  readonly response_type?: 'ephemeral' | 'in_channel'
  readonly replace_original?: boolean
  readonly delete_original?: boolean
}

/** docs.slack.dev, handling user interaction: five messages within thirty minutes. */
const mostUses = 5
const validMs = 30 * 60_000
const mostRemembered = 10_000

export function createResponseUrls(
  send: FetchFunction,
  hosts: AllowedHosts,
  log: { warn(event: object): void },
  counters: Counters = uncounted,
): ResponseUrls {
  const used = new Map<string, { times: number; sinceMs: number }>()

  /** Takes one of the five uses. */
  function take(address: string): boolean {
    const nowMs = performance.now()
    const known = used.get(address) ?? { times: 0, sinceMs: nowMs }
    if (known.times >= mostUses || nowMs - known.sinceMs > validMs) return false
    used.set(address, { ...known, times: known.times + 1 })
    for (const [oldest, { sinceMs }] of used) {
      if (nowMs - sinceMs <= validMs && used.size <= mostRemembered) break
      used.delete(oldest)
    }
    return true
  }

  return {
    async post(address, body) {
      if (address === undefined) return 'closed'
      if (!hosts.allowsResponse(address)) {
        log.warn({ event: 'response-url-refused' })
        return 'closed'
      }
      if (!take(address)) {
        counters.count('late_answers')
        log.warn({ event: 'response-url-used-up' })
        return 'closed'
      }
      try {
        const response = await send(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ unfurl_links: false, unfurl_media: false, ...body }),
        })
        if (response.ok) return 'sent'
        log.warn({ event: 'response-url-failed', status: response.status })
        if (response.status === 404 || response.status === 410) {
          counters.count('late_answers')
          return 'closed'
        }
        return response.status === 400 ? 'refused' : 'lost'
      } catch {
        // It is in the log already.
        return 'lost'
      }
    },
  }
}
