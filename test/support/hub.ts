import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface FakeRepository {
  /** File contents by path. */
  readonly files: Readonly<Record<string, Buffer | string>>
  /** Answers this instead of anything in the repository. */
  readonly status?: number
}

const sha = '0123456789abcdef0123456789abcdef01234567'

/** The part of the Hugging Face hub that a look-up uses, on loopback. */
export async function fakeHub(repositories: Readonly<Record<string, FakeRepository>>) {
  const requests: string[] = []
  const tokens: (string | undefined)[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    tokens.push(request.headers.authorization)
    answer(request, response, repositories)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, tokens }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  repositories: Readonly<Record<string, FakeRepository>>,
): void {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://hub').pathname)
  const [, name = '', rest = ''] =
    /^\/(?:api\/models\/)?([^/]+\/[^/]+)(?:\/(?:resolve|raw|revision)\/[^/]+)?\/?(.*)$/.exec(
      path,
    ) ?? []
  const repository = repositories[name]
  const refuse = (status: number) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":"no"}')
  if (repository === undefined) return void refuse(404)
  if (repository.status !== undefined) return void refuse(repository.status)
  if (path.startsWith('/api/models/')) {
    const entry = {
      _id: 'x',
      id: name,
      modelId: name,
      sha,
      private: false,
      gated: false,
      downloads: 1,
      likes: 1,
      lastModified: '2026-11-01T00:00:00.000Z',
    }
    return void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(entry))
  }
  const file = repository.files[rest]
  if (file === undefined) {
    response.setHeader('x-error-code', 'EntryNotFound')
    return void refuse(404)
  }
  sendFile(request, response, Buffer.from(file))
}

function sendFile(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const headers = { etag: `"${content.length}"`, 'accept-ranges': 'bytes', 'x-repo-commit': sha }
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
  if (range === null) {
    response.writeHead(200, { ...headers, 'content-length': content.length })
    return void response.end(request.method === 'HEAD' ? undefined : content)
  }
  const start = Number(range[1])
  const end = Math.min(range[2] === '' ? content.length - 1 : Number(range[2]), content.length - 1)
  const part = content.subarray(start, end + 1)
  response.writeHead(206, {
    ...headers,
    'content-length': part.length,
    'content-range': `bytes ${start}-${end}/${content.length}`,
  })
  response.end(request.method === 'HEAD' ? undefined : part)
}

/** A safetensors file of zeros: the header's length in eight bytes, the tensors' places as JSON, the data. */
export function safetensors(tensors: Readonly<Record<string, readonly number[]>>): Buffer {
  let offset = 0
  const entries = Object.entries(tensors).map(([name, shape]) => {
    const begin = offset
    offset += 2 * shape.reduce((product, size) => product * size, 1)
    return [name, { dtype: 'BF16', shape, data_offsets: [begin, offset] }] as const
  })
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header, Buffer.alloc(offset)])
}

/** The header of a GGUF file, version 3, with whole numbers and strings only, and its tensors' shapes. */
export function ggufHeader(
  metadata: Readonly<Record<string, number | string>>,
  tensors: Readonly<Record<string, readonly number[]>>,
): Buffer {
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    return bytes
  }
  const u64 = (value: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    return bytes
  }
  const text = (value: string) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)])
  const entries = Object.entries(metadata).flatMap(([key, value]) =>
    typeof value === 'number' ? [text(key), u32(4), u32(value)] : [text(key), u32(8), text(value)],
  )
  const places = Object.entries(tensors).flatMap(([name, shape]) => [
    text(name),
    u32(shape.length),
    ...shape.map(u64),
    u32(1),
    u64(0),
  ])
  return Buffer.concat([
    Buffer.from('GGUF'),
    u32(3),
    u64(Object.keys(tensors).length),
    u64(Object.keys(metadata).length),
    ...entries,
    ...places,
    Buffer.alloc(300_000),
  ])
}
