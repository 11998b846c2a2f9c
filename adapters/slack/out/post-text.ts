import type { IncomingHttpHeaders } from 'node:http'
import { Agent, type Dispatcher } from 'undici'

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
export function postText(url: URL, body: string, options: PostOptions): Promise<PostedText> {
  const { headers, deadlineMs, signal } = options
  const { promise, resolve, reject } = Promise.withResolvers<PostedText>()
  let controller: Dispatcher.DispatchController | undefined
  let status = 0
  let answered: IncomingHttpHeaders = {}
  const chunks: Buffer[] = []
  let bytes = 0

  const end = (settle: () => void) => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    settle()
  }
  // Until it has a connection there is nothing to abort: then it is not sent when its turn comes.
  const stop = (reason: Error) => {
    end(() => reject(reason))
    stopped = reason
    controller?.abort(reason)
  }
  let stopped: Error | undefined
  const onAbort = () => stop(new DOMException('stopped by its caller', 'AbortError'))
  const late = () => stop(new DOMException('the deadline has passed', 'TimeoutError'))
  const timer = setTimeout(late, deadlineMs)
  signal?.addEventListener('abort', onAbort, { once: true })
  if (signal?.aborted) {
    onAbort()
    return promise
  }
  try {
    agent.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method: 'POST', headers, body },
      {
        onRequestStart(given) {
          controller = given
          if (stopped !== undefined) given.abort(stopped)
        },
        onResponseStart(_, code, given) {
          status = code
          answered = given
        },
        onResponseData(given, chunk) {
          bytes += chunk.length
          if (bytes > mostBytes) given.abort(new Error('an answer without end'))
          else chunks.push(chunk)
        },
        onResponseEnd() {
          const text = Buffer.concat(chunks).toString('utf8')
          end(() => resolve({ status, headers: answered, text }))
        },
        onResponseError(_, error) {
          end(() => reject(error))
        },
      },
    )
  } catch (error) {
    end(() => reject(error))
  }
  return promise
}
