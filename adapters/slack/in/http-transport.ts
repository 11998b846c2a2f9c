import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Counters } from '../../counters.ts'
import type { Ack } from './ack.ts'
import type { Deliver } from './deliver.ts'
import { incomingFrom, isOfUnknownType, urlVerification } from './incoming.ts'
import { type ParsedBody, parseBody } from './parse-body.ts'
import { readBody } from './read-body.ts'
import { verifiedSignature } from './signature.ts'

export interface HttpTransportParts {
  readonly signingSecret: string
  readonly deliver: Deliver
  readonly now: () => Date
  readonly counters: Counters
  readonly log: { warn(event: object): void }
}

/** Acknowledges with nothing said. */
const refused = (status: number): Ack => ({ status, body: '' })
/** One line a minute says how many requests were refused. */
const loggedEveryMs = 60_000

/** Answers `POST /slack/events`: bounds, verifies and checks a body before anything else sees it. */
export function createHttpTransport(parts: HttpTransportParts) {
  const { signingSecret, deliver, now, counters, log } = parts
  const countRefusal = refusalCounter(log)

  async function answer(request: IncomingMessage): Promise<Ack | undefined> {
    if (request.method !== 'POST') return refused(405)
    const read = await readBody(request)
    if (!('body' in read)) {
      return read.refusedWith === undefined ? undefined : refused(read.refusedWith)
    }
    const { headers } = request
    const signature = verifiedSignature(signingSecret, headers, read.body, now())
    if (signature === undefined) return unsigned(read.body)
    try {
      const parsed = parseBody(headers['content-type'] ?? '', read.body)
      if (parsed.kind === 'ssl-check') return refused(200)
      if (parsed.kind === 'event') {
        const challenge = urlVerification.safeParse(parsed.body).data?.challenge
        if (challenge !== undefined) return { status: 200, body: { challenge } }
      }
      const incoming = incomingFrom(parsed)
      if (incoming === undefined) return unreadable(parsed)
      const retryNum = Number(headers['x-slack-retry-num'])
      const retryReason = headers['x-slack-retry-reason']
      return await deliver(incoming, {
        signature,
        ...(Number.isInteger(retryNum) && { retryNum }),
        ...(typeof retryReason === 'string' && { retryReason }),
      })
    } catch (error) {
      if (error instanceof SyntaxError) return unreadable()
      throw error
    }
  }

  /** Slack would send what is refused again: something new of its own is taken and left alone. */
  function unreadable(parsed?: ParsedBody): Ack {
    counters.count('unreadable_deliveries')
    log.warn({ event: 'slack-delivery-skipped', kind: parsed?.kind ?? 'unknown' })
    return refused(parsed !== undefined && isOfUnknownType(parsed) ? 200 : 400)
  }

  /** Slack checks a certificate without a signature; everybody else is refused. */
  function unsigned(body: Buffer): Ack {
    if (/(?:^|&)ssl_check=1(?:&|$)/.test(body.toString('latin1'))) return refused(200)
    countRefusal()
    return refused(401)
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const ack = await answer(request)
      if (ack !== undefined) write(request, response, ack)
    } catch (error) {
      log.warn({ event: 'slack-request-failed', err: error })
      write(request, response, refused(500))
    }
  }
}

function write(request: IncomingMessage, response: ServerResponse, { status, body }: Ack): void {
  if (response.destroyed || response.headersSent) return
  const isJson = typeof body !== 'string'
  const text = isJson ? JSON.stringify(body) : body
  response.writeHead(status, {
    ...(text !== '' && { 'content-type': isJson ? 'application/json' : 'text/plain' }),
    'content-length': Buffer.byteLength(text),
    // What was not read is not waited for.
    ...((status === 413 || status === 408) && { connection: 'close' }),
  })
  response.end(text, () => {
    if (!request.complete) request.destroy()
  })
}

function refusalCounter(log: { warn(event: object): void }) {
  let refusals = 0
  let loggedAtMs = Number.NEGATIVE_INFINITY
  return () => {
    refusals += 1
    if (performance.now() - loggedAtMs < loggedEveryMs) return
    log.warn({ event: 'slack-signature-refused', times: refusals })
    loggedAtMs = performance.now()
    refusals = 0
  }
}
