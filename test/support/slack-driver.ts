import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const signingSecret = 'canary-signing-secret-9f2'

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../fixtures/slack/${name}.json`, import.meta.url), 'utf8'))

export interface SignOptions {
  readonly secret?: string
  readonly ts?: number | string
  readonly version?: string
}

/** docs.slack.dev, verifying requests: `v0=` and the HMAC-SHA256 of `v0:ts:body`. */
export function sign(body: string | Buffer, options: SignOptions = {}): Record<string, string> {
  const { secret = signingSecret, ts = Math.floor(Date.now() / 1000), version = 'v0' } = options
  const digest = createHmac('sha256', secret).update(`${version}:${ts}:`).update(body).digest('hex')
  return { 'x-slack-request-timestamp': String(ts), 'x-slack-signature': `${version}=${digest}` }
}

export interface PostOptions extends SignOptions {
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly unsigned?: boolean
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly tookMs: number
}

/** Posts a body as Slack does. */
export async function post(
  url: string,
  body: string | Buffer,
  options: PostOptions = {},
): Promise<Answer> {
  const { contentType = 'application/x-www-form-urlencoded', headers = {}, unsigned } = options
  const begun = performance.now()
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      ...(unsigned ? {} : sign(body, options)),
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  const text = await response.text()
  return { status: response.status, text, tookMs: performance.now() - begun }
}

let counter = 0
const unique = (prefix: string) => {
  counter += 1
  return `${prefix}${counter}`
}

/** What may differ between deliveries; the rest is as Slack documents it. */
export type Given = Record<string, unknown>

export function slashFields(given: Given = {}): Record<string, string> {
  const base = fixture('slash-command') as Record<string, string>
  return { ...base, trigger_id: unique('trigger.'), ...(given as Record<string, string>) }
}

export const slashBody = (given: Given = {}) => new URLSearchParams(slashFields(given)).toString()

/** A button pressed. `action` replaces parts of the first action. */
export function blockAction(action: Given, given: Given = {}): Record<string, unknown> {
  const base = fixture('block-actions') as { actions: Given[] }
  return {
    ...base,
    trigger_id: unique('trigger.'),
    ...given,
    actions: [{ ...base.actions[0], ...action }],
  }
}

export function viewSubmission(view: Given, given: Given = {}): Record<string, unknown> {
  const base = fixture('view-submission') as { view: Given }
  return { ...base, trigger_id: unique('trigger.'), ...given, view: { ...base.view, ...view } }
}

export function messageAction(given: Given = {}): Record<string, unknown> {
  return { ...fixture('message-action'), trigger_id: unique('trigger.'), ...given }
}

/** An event in its envelope; `event` is laid over the documented one of its type. */
export function eventBody(type: string, event: Given = {}, given: Given = {}) {
  const envelope = fixture('event-callback')
  const base = fixture(`event-${type.replaceAll('_', '-')}`)
  return { ...envelope, event_id: unique('Ev'), ...given, event: { ...base, ...event } }
}

/** How interactive payloads travel. */
export const payloadBody = (payload: object) =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString()

export const postEvent = (url: string, body: object, options: PostOptions = {}) =>
  post(url, JSON.stringify(body), { contentType: 'application/json', ...options })

export const postPayload = (url: string, payload: object, options: PostOptions = {}) =>
  post(url, payloadBody(payload), options)
