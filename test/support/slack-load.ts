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

export interface SlackLoad {
  /** Signed slash commands acknowledged in a second: the middle of the round's slices. */
  readonly acksPerSecond: number
  /** The same up to the last answer, so that no work is left to be done for free. */
  readonly answersPerSecond: number
  readonly ackP50Ms: number
  readonly ackP99Ms: number
  readonly slowestAckMs: number
}

export interface SlackLoadOptions {
  readonly url: string
  readonly sink: AnswerSink
  readonly text: string
  /** Each keeps its connection open and sends the next command when the last is acknowledged. */
  readonly connections: number
  readonly commands: number
  /** How many answers each command has. */
  readonly answers: 0 | 1
}

const slices = 10
const people = 64

let sent = 0

/** One round of a closed loop. */
export async function slackLoad(options: SlackLoadOptions): Promise<SlackLoad> {
  const { url, sink, text, connections, commands, answers } = options
  const { origin, pathname: path } = new URL(url)
  const answersBefore = sink.count()
  const latenciesMs: number[] = []
  const ackedAtMs: number[] = []
  // Signed before the clock runs: the sender must not be what is measured.
  const requests = Array.from({ length: commands }, () => signedCommand(text, sink.url))

  async function connection(): Promise<void> {
    const client = new Client(origin, { pipelining: 1 })
    for (;;) {
      const next = requests.pop()
      if (next === undefined) break
      const { headers, body } = next
      const begunMs = performance.now()
      const response = await client.request({ method: 'POST', path, headers, body })
      await response.body.dump()
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`)
      const nowMs = performance.now()
      latenciesMs.push(nowMs - begunMs)
      ackedAtMs.push(nowMs)
    }
    await client.close()
  }

  const begunMs = performance.now()
  await Promise.all(Array.from({ length: connections }, connection))
  while (sink.count() - answersBefore < answers * commands) {
    if (performance.now() - begunMs > 60_000) throw new Error('answers are missing')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  const answeredMs = performance.now() - begunMs
  latenciesMs.sort((a, b) => a - b)
  const quantile = (q: number) => latenciesMs[Math.floor(latenciesMs.length * q)] ?? Number.NaN
  return {
    acksPerSecond: sliceMedian([begunMs, ...ackedAtMs]),
    answersPerSecond: (commands * 1000) / answeredMs,
    ackP50Ms: quantile(0.5),
    ackP99Ms: quantile(0.99),
    slowestAckMs: latenciesMs.at(-1) ?? Number.NaN,
  }
}

function signedCommand(text: string, sinkUrl: string) {
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

function sliceMedian(atMs: readonly number[]): number {
  const inSlice = Math.floor((atMs.length - 1) / slices)
  const rates = Array.from({ length: slices }, (_, i) => {
    const [from = 0, to = 0] = [atMs[i * inSlice], atMs[(i + 1) * inSlice]]
    return (inSlice * 1000) / (to - from)
  }).sort((a, b) => a - b)
  return ((rates[slices / 2 - 1] ?? 0) + (rates[slices / 2] ?? 0)) / 2
}
