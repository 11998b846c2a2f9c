import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { Agent, request } from 'undici'

export interface PostedText {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>
  /** For all of it, body included. */
  readonly deadlineMs: number
  readonly signal?: AbortSignal | undefined
}

/** More at once than this wait, so that an outage does not take every socket there is. */
const mostConnections = 256
const mostBytes = 5_000_000

// The deadline is ours: undici's own counts headers and body apart.
const agent = new Agent({ connections: mostConnections, headersTimeout: 0, bodyTimeout: 0 })

/**
 * Posts a text and reads the answer, over connections that are kept: a fraction of what `fetch`
 * costs, and this is done once for every answer. Follows no redirect.
 *
 * @throws {DOMException} a `TimeoutError` when the deadline has passed
 */
export async function postText(url: URL, body: string, options: PostOptions): Promise<PostedText> {
  const { headers, deadlineMs, signal } = options
  const stop = new AbortController()
  const onAbort = () => stop.abort(signal?.reason)
  const late = () => stop.abort(new DOMException('the deadline has passed', 'TimeoutError'))
  const timer = setTimeout(late, deadlineMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted) onAbort()
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers,
      body,
      signal: stop.signal,
    })
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: await boundedText(answer.body),
    }
  } catch (error) {
    // Aborted, it says why.
    throw stop.signal.aborted ? stop.signal.reason : error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
  }
}

function boundedText(body: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) body.destroy(new Error('an answer without end'))
      else chunks.push(chunk)
    })
    body.on('error', reject)
    body.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
  })
}
