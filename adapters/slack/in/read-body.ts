import type { IncomingMessage } from 'node:http'

/** Slack's own bodies stay far below. */
const mostBytes = 100_000
/** A sender that dribbles is hung up on. */
const longestMs = 5000

export type ReadBody =
  | { readonly body: Buffer }
  | { readonly refusedWith: 408 | 413 }
  /** The sender went away. */
  | { readonly refusedWith: undefined }

/** Reads a body of at most 100 KB within five seconds; buffers no more than that. */
export function readBody(request: IncomingMessage): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
    return Promise.resolve({ refusedWith: 413 })
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const done = (result: ReadBody) => {
      clearTimeout(timer)
      request.off('data', onData)
      resolve(result)
    }
    const timer = setTimeout(() => done({ refusedWith: 408 }), longestMs)
    const onData = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) return done({ refusedWith: 413 })
      chunks.push(chunk)
    }
    request.on('data', onData)
    request.once('end', () => done({ body: Buffer.concat(chunks) }))
    request.once('error', () => done({ refusedWith: undefined }))
    request.once('close', () => done({ refusedWith: undefined }))
  })
}
