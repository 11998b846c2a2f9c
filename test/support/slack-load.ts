import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from 'undici'
import { onTestFinished } from 'vitest'
import { sign, slashFields } from './slack-driver.ts'
import { answerMethod, newWorkspace } from './slack-methods.ts'

/** Where answers go: it counts them, and looks at nothing. */
export interface AnswerSink {
  readonly url: string
  readonly apiUrl: string
  /** Answers so far. */
  count(): number
}

/** A Slack that costs little: no checks, no faults, nothing remembered but how many answers came. */
export async function startAnswerSink(): Promise<AnswerSink> {
  const workspace = newWorkspace()
  let answers = 0
  const server = createServer((request, response) => {
    const method = /^\/api\/(.+)$/.exec(request.url ?? '')?.[1]
    if (method === undefined) {
      request.resume().once('end', () => {
        answers += 1
        response.end('ok')
      })
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.once('end', () => {
      const given = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
      const context = { workspace, token: 'any', problems: () => [], socketUrl: '', uploadUrl: '' }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answerMethod(method, given, context)))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, apiUrl: `${url}/api/`, count: () => answers }
}

export interface SlackLoadOptions {
  readonly url: string
  readonly sink: AnswerSink
  readonly text: string
  /** Each is kept, and sends the next command when the last is acknowledged. */
  readonly connections: number
  /** How many answers each command has. */
  readonly answers: 0 | 1
}

export interface Burst {
  readonly acksPerSecond: number
  /** The same up to the last answer, so that no work is left to be done for free. */
  readonly answersPerSecond: number
  readonly ackLatenciesMs: readonly number[]
}

export interface SlackLoad {
  /** So many signed slash commands in a closed loop. */
  burst(commands: number): Promise<Burst>
  close(): Promise<void>
}

const people = 64

let sent = 0

export function openSlackLoad(options: SlackLoadOptions): SlackLoad {
  const { url, sink, text, connections, answers } = options
  const { origin, pathname: path } = new URL(url)
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }))

  async function send(client: Client, requests: SignedCommand[], latenciesMs: number[]) {
    for (let next = requests.pop(); next !== undefined; next = requests.pop()) {
      const begunMs = performance.now()
      const response = await client.request({ method: 'POST', path, ...next })
      await response.body.dump()
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`)
      latenciesMs.push(performance.now() - begunMs)
    }
  }

  return {
    async burst(commands) {
      const answersBefore = sink.count()
      const ackLatenciesMs: number[] = []
      // Signed before the clock runs: the sender must not be what is measured.
      const requests = Array.from({ length: commands }, () => signedCommand(text, sink.url))
      const begunMs = performance.now()
      await Promise.all(clients.map((client) => send(client, requests, ackLatenciesMs)))
      const ackedMs = performance.now() - begunMs
      while (sink.count() - answersBefore < answers * commands) {
        if (performance.now() - begunMs > 60_000) throw new Error('answers are missing')
        await new Promise((resolve) => setImmediate(resolve))
      }
      const answeredMs = performance.now() - begunMs
      return {
        acksPerSecond: (commands * 1000) / ackedMs,
        answersPerSecond: (commands * 1000) / answeredMs,
        ackLatenciesMs,
      }
    },
    async close() {
      await Promise.all(clients.map((client) => client.close()))
    },
  }
}

interface SignedCommand {
  readonly body: string
  readonly headers: Record<string, string>
}

function signedCommand(text: string, sinkUrl: string): SignedCommand {
  sent += 1
  const body = new URLSearchParams(
    slashFields({
      text,
      user_id: `U${sent % people}`,
      channel_id: `C${sent % people}`,
      response_url: `${sinkUrl}/response/${sent}`,
    }),
  ).toString()
  return { body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...sign(body) } }
}
