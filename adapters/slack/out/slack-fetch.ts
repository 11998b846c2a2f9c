import type { FetchFunction } from '@slack/web-api'
import { type Counters, uncounted } from '../../counters.ts'
import type { AllowedHosts } from './allowed-hosts.ts'
import { type PostedText, postText } from './post-text.ts'

type FetchRequestInit = NonNullable<Parameters<FetchFunction>[1]>
type FetchResponse = Awaited<ReturnType<FetchFunction>>

export interface SlackFetchParts {
  readonly hosts: AllowedHosts
  /** For one attempt, body included. */
  readonly deadlineMs?: number
  readonly counters?: Counters
  readonly log: { warn(event: object): void }
}

/** A request that was not sent, or not answered in time. */
export class SlackUnreachableError extends Error {
  override readonly name = 'SlackUnreachableError'
}

const usualDeadlineMs = 5000
const mostAttempts = 3
/** The sum of all waits between attempts. */
const waitBudgetMs = 8000
const firstWaitMs = 250
const failuresUntilOpen = 5
const openForMs = 10_000
/** An append that fails is not repeated: the next one carries its text, or the update at the end. */
const neverRepeated = /\/chat\.appendStream$/

/**
 * The one way out to Slack, for the Web API and for `response_url`: allowed hosts only, five
 * seconds an attempt, a few attempts with jitter while a budget lasts. A body that is no JSON
 * counts as a failure of the server. Five failures of a method in a row rest it for ten seconds.
 */
export function createSlackFetch(parts: SlackFetchParts) {
  const { hosts, deadlineMs = usualDeadlineMs, counters = uncounted, log } = parts
  const rests = createRests()

  async function attempt(url: URL, init: FetchRequestInit): Promise<PostedText> {
    const { body, headers: sent = {}, signal } = init
    const { status, headers, text } =
      typeof body === 'string'
        ? await postText(url, body, { headers: sent, deadlineMs, signal })
        : await postForm(url, init, deadlineMs)
    const isApi = url.href.startsWith(hosts.apiUrl)
    const isGarbage = isApi && status === 200 && !isJson(text)
    return { status: isGarbage ? 502 : status, headers, text }
  }

  async function persistently(url: URL, init: FetchRequestInit): Promise<PostedText> {
    const isResponse = !url.href.startsWith(hosts.apiUrl)
    const attempts = neverRepeated.test(url.pathname) ? 1 : isResponse ? 2 : mostAttempts
    let leftMs = waitBudgetMs
    for (let tried = 1; ; tried += 1) {
      let waitMs = Math.random() * firstWaitMs * 2 ** tried
      try {
        const result = await attempt(url, init)
        if (result.status !== 429 && result.status < 500) return result
        if (result.status === 429) waitMs = retryAfterMs(result.headers)
        if (tried >= attempts || waitMs > leftMs) return result
      } catch (error) {
        // What timed out may have arrived: posting it again could show it twice.
        if (isTimeout(error) || init.signal?.aborted) {
          throw new SlackUnreachableError(`no answer within ${deadlineMs} ms`, { cause: error })
        }
        if (tried >= attempts || waitMs > leftMs) {
          throw new SlackUnreachableError('no connection', { cause: error })
        }
      }
      leftMs -= waitMs
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      counters.count('retries')
    }
  }

  return (async (address, init = {}) => {
    const url = new URL(address)
    if (!hosts.allows(url)) {
      log.warn({ event: 'slack-host-refused' })
      throw new SlackUnreachableError('not an address of Slack’s')
    }
    const name = url.href.startsWith(hosts.apiUrl) ? url.pathname : 'response_url'
    if (rests.isResting(name)) throw new SlackUnreachableError('resting after failures in a row')
    try {
      const result = await persistently(url, init)
      rests.count(name, result.status < 500)
      return answerOf(result, url.href)
    } catch (error) {
      rests.count(name, false)
      log.warn({ event: 'slack-unreachable', method: name.split('/').at(-1), err: error })
      throw error
    }
  }) satisfies FetchFunction
}

/** Files go as forms, which only `fetch` knows how to send. */
async function postForm(url: URL, init: FetchRequestInit, deadlineMs: number): Promise<PostedText> {
  const deadline = AbortSignal.timeout(deadlineMs)
  const signal = init.signal === undefined ? deadline : AbortSignal.any([deadline, init.signal])
  const response = await fetch(url, { ...init, redirect: 'error', signal } as RequestInit)
  const headers = Object.fromEntries(response.headers.entries())
  return { status: response.status, headers, text: await response.text() }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
}

/** An hour when Slack does not say: that fits no budget. */
function retryAfterMs(headers: PostedText['headers']): number {
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 3_600_000
}

function answerOf({ status, headers, text }: PostedText, url: string): FetchResponse {
  const textOf = (name: string) => String(headers[name.toLowerCase()] ?? '')
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: '',
    url,
    headers: {
      get: (name) => (headers[name.toLowerCase()] === undefined ? null : textOf(name)),
      entries: () => Object.keys(headers).map((name): [string, string] => [name, textOf(name)]),
    },
    arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
    json: async () => JSON.parse(text) as unknown,
    text: async () => text,
  }
}

/** Methods that failed too often in a row, and until when they rest. */
function createRests() {
  const failures = new Map<string, { count: number; untilMs: number }>()
  return {
    isResting: (name: string) => (failures.get(name)?.untilMs ?? 0) > performance.now(),
    count(name: string, isGood: boolean): void {
      if (isGood) {
        failures.delete(name)
        return
      }
      const count = (failures.get(name)?.count ?? 0) + 1
      const untilMs = count >= failuresUntilOpen ? performance.now() + openForMs : 0
      failures.set(name, { count, untilMs })
    },
  }
}
