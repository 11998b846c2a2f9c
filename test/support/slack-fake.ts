import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createFaults, type FaultRule } from './fault-rules.ts'
import { answerMethod, type FakeWorkspace, newWorkspace } from './slack-methods.ts'
import { openSocketMode, type SocketMode } from './slack-socket.ts'

/** A call of the Web API, or a post to a `response_url`. */
export interface SlackCall {
  /** `chat.postMessage`, `response` for a post to a response_url, or `upload` for a file. */
  readonly method: string
  readonly path: string
  readonly token: string
  readonly arguments: Record<string, unknown>
  readonly atMs: number
}

export interface SlackFake {
  readonly url: string
  readonly apiUrl: string
  readonly calls: readonly SlackCall[]
  readonly workspace: FakeWorkspace
  readonly socket: SocketMode
  fault(rule: FaultRule): void
  clearFaults(): void
  /** An address for one delivery's answers. */
  responseUrl(): string
  /** Calls of one method so far. */
  callsOf(method: string): readonly SlackCall[]
  /** Resolves with the n-th call of a method (from 1) once it is there. */
  call(method: string, nth?: number, withinMs?: number): Promise<SlackCall>
  /** Resolves with the n-th post to one delivery's address. */
  responseAt(address: string, nth?: number, withinMs?: number): Promise<SlackCall>
  close(): Promise<void>
}

export interface SlackFakeOptions {
  /** What is wrong with a message or view; such a one is refused with `invalid_blocks`. */
  readonly problems?: (message: unknown, kind: 'message' | 'view') => readonly string[]
}

/** Slack on loopback: Web API, response_url sink, Socket Mode. Closed when the test is over. */
export async function startSlackFake(options: SlackFakeOptions = {}): Promise<SlackFake> {
  const calls: SlackCall[] = []
  const faults = createFaults()
  const workspace = newWorkspace()
  type Wanted = (call: SlackCall) => boolean
  const waiting: { is: Wanted; nth: number; resolve: (call: SlackCall) => void }[] = []
  let responses = 0

  const callsOf = (method: string) => calls.filter((call) => call.method === method)

  function record(call: SlackCall): void {
    calls.push(call)
    for (const each of waiting) {
      const found = calls.filter(each.is)[each.nth - 1]
      if (found !== undefined) each.resolve(found)
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0] ?? ''
    const given = readArguments(request.headers['content-type'] ?? '', await textOf(request))
    const isApi = path.startsWith('/api/')
    const other = path.startsWith('/upload/') ? 'upload' : 'response'
    const method = isApi ? path.slice('/api/'.length) : other
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    record({ method, path, token, arguments: given, atMs: performance.now() })
    if (await faults.handle(request, response)) return
    const problems = options.problems ?? (() => [])
    if (method === 'upload') {
      response.writeHead(200).end('OK')
      return
    }
    if (method === 'response') {
      const isRefused = given.blocks !== undefined && problems(given, 'message').length > 0
      response.writeHead(isRefused ? 400 : 200).end(isRefused ? 'invalid_blocks' : 'ok')
      return
    }
    const result = answerMethod(method, given, {
      workspace,
      token,
      problems,
      socketUrl: socket.url(),
      uploadUrl: `${url}/upload/1`,
    })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const socket = openSocketMode(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  socket.serveAt(url)

  const wait = (is: Wanted, nth: number, withinMs: number, what: string) =>
    new Promise<SlackCall>((resolve, reject) => {
      const found = calls.filter(is)[nth - 1]
      if (found !== undefined) return resolve(found)
      waiting.push({ is, nth, resolve })
      const late = () => {
        const were = calls.map((call) => call.method).join(', ')
        reject(new Error(`no call ${nth} of ${what} within ${withinMs} ms; there were ${were}`))
      }
      setTimeout(late, withinMs).unref()
    })

  async function close(): Promise<void> {
    socket.close()
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
  onTestFinished(() => close().catch(() => undefined))

  return {
    url,
    apiUrl: `${url}/api/`,
    calls,
    workspace,
    socket,
    fault: faults.add,
    clearFaults: faults.clear,
    responseUrl() {
      responses += 1
      return `${url}/response/${responses}`
    },
    callsOf,
    call: (method, nth = 1, withinMs = 8000) =>
      wait((call) => call.method === method, nth, withinMs, method),
    responseAt(address, nth = 1, withinMs = 8000) {
      const { pathname } = new URL(address)
      return wait((call) => call.path === pathname, nth, withinMs, pathname)
    },
    close,
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Slack takes forms whose complex values are JSON, and JSON itself. */
function readArguments(contentType: string, text: string): Record<string, unknown> {
  if (contentType.startsWith('application/json')) return JSON.parse(text)
  if (contentType.startsWith('multipart/')) return { content: text }
  const values = [...new URLSearchParams(text)].map(([key, value]) => {
    if (!/^[[{]/.test(value)) return [key, value] as const
    try {
      return [key, JSON.parse(value)] as const
    } catch {
      return [key, value] as const
    }
  })
  return Object.fromEntries(values)
}
