import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'
import { onTestFinished } from 'vitest'
import { commandProblems } from '../../adapters/discord/commands/check-commands.ts'
import {
  messageProblems,
  type WireMessage,
} from '../../adapters/discord/components/check-message.ts'
import { modalProblems } from '../../adapters/discord/components/check-modal.ts'
import { type Gateway, openGateway } from './discord-gateway.ts'
import {
  applicationId,
  channelId,
  type InteractionOptions,
  interaction,
  snowflake,
} from './discord-payloads.ts'
import { createFaults, type FaultRule } from './fault-rules.ts'

export interface DiscordCall {
  readonly method: string
  /** Without `/api/v10`, and with interaction tokens left in. */
  readonly path: string
  readonly body: unknown
  /** As it was sent, where files came with it. */
  readonly form?: string
  readonly status: number
  readonly atMs: number
}

/** A first response: 4 message, 5 deferred, 6 deferred update, 7 update, 8 autocomplete, 9 modal. */
export interface Callback {
  readonly type: number
  readonly data: Record<string, unknown>
  readonly latencyMs: number
}

export interface DiscordFake {
  readonly url: string
  readonly apiUrl: string
  readonly gateway: Gateway
  readonly calls: readonly DiscordCall[]
  /** Messages by id, as last edited. */
  readonly messages: ReadonlyMap<string, Record<string, unknown>>
  fault(rule: FaultRule): void
  clearFaults(): void
  /** Dispatches an interaction and waits for its first response. */
  send(options: InteractionOptions, withinMs?: number): Promise<Callback>
  /** Dispatches a payload and waits for nothing. */
  dispatch(payload: Record<string, unknown>): void
  callsOf(method: string, path: RegExp): readonly DiscordCall[]
  /** Resolves with the n-th call that matches once it is there. */
  call(method: string, path: RegExp, nth?: number, withinMs?: number): Promise<DiscordCall>
  /** Lets go of what was recorded: a soak is not to measure the fake. */
  forgetCalls(): void
  /** Makes an interaction's token old. */
  expire(token: string): void
  /** Added to the clock that answers show in their `Date` header. */
  clockAheadMs: number
  close(): Promise<void>
}

export interface DiscordFakeOptions {
  readonly heartbeatMs?: number
  readonly port?: number
  /** What Discord recommends. */
  readonly shards?: number
}

interface Known {
  readonly id: string
  callback?: { readonly type: number; readonly data: Record<string, unknown> }
  messageId?: string
  isExpired: boolean
}

/** Discord on loopback: gateway and REST, refusing what Discord would refuse. Closed with its test. */
export async function startDiscordFake(options: DiscordFakeOptions = {}): Promise<DiscordFake> {
  const calls: DiscordCall[] = []
  const faults = createFaults()
  const known = new Map<string, Known>()
  const messages = new Map<string, Record<string, unknown>>()
  /** Messages of ours by their nonce; Discord keeps it for minutes. */
  const posted = new Map<string, string>()
  const callbacks = new Map<string, (callback: Omit<Callback, 'latencyMs'>) => void>()
  const waiting: { fits: () => DiscordCall | undefined; resolve: (call: DiscordCall) => void }[] =
    []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/^\/api\/v\d+/, '').replace(/\?.*$/, '')
    const method = request.method ?? 'GET'
    const sent = await textOf(request)
    const body = parsed(sent)
    const form = sent.startsWith('--') ? { form: sent } : {}
    const write = (status: number, value?: unknown) => {
      response.writeHead(status, {
        ...(value !== undefined && { 'content-type': 'application/json' }),
        date: new Date(Date.now() + fake.clockAheadMs).toUTCString(),
      })
      response.end(value === undefined ? undefined : JSON.stringify(value))
      record(status)
    }
    const record = (status: number) => {
      calls.push({ method, path, body, ...form, status, atMs: performance.now() })
      for (const each of waiting) {
        const found = each.fits()
        if (found !== undefined) each.resolve(found)
      }
    }
    const fault = await faults.handle(request, response)
    if (fault === true) return record(response.statusCode)
    const result = route(method, path, body as Record<string, unknown>)
    if (fault === 'lose') {
      request.socket.destroy()
      return record(0)
    }
    write(result.status, result.value)
    result.after?.()
  }

  interface Result {
    readonly status: number
    readonly value?: unknown
    readonly after?: () => void
  }

  const refused = (status: number, code: number, message: string): Result => ({
    status,
    value: { code, message },
  })

  function route(method: string, path: string, body: Record<string, unknown>): Result {
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path)
    if (method === 'POST' && callback !== null) return respond(callback[2] ?? '', body)
    const webhook = /^\/webhooks\/\d+\/([^/]+)(?:\/messages\/(@original|%40original|\d+))?$/.exec(
      path,
    )
    if (webhook !== null) return followUp(method, webhook[1] ?? '', webhook[2], body)
    if (method === 'GET' && path === '/gateway/bot') return { status: 200, value: gatewayBot() }
    if (method === 'GET' && path.startsWith('/users/')) {
      return {
        status: 200,
        value: { id: applicationId, username: 'crossroads', discriminator: '0' },
      }
    }
    if (method === 'PUT' && /^\/applications\/\d+(?:\/guilds\/\d+)?\/commands$/.test(path)) {
      const problems = commandProblems(
        body as unknown as readonly RESTPostAPIApplicationCommandsJSONBody[],
      )
      return problems.length > 0
        ? refused(400, 50_035, problems.join('; '))
        : { status: 200, value: body }
    }
    const thread = /^\/channels\/\d+\/messages\/(\d+)\/threads$/.exec(path)
    if (method === 'POST' && thread !== null) {
      return { status: 201, value: channel(thread[1] ?? '', 11, String(body.name)) }
    }
    const inChannel = /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path)
    if (inChannel !== null && method !== 'GET') {
      return post(inChannel[1] ?? '', inChannel[2], body)
    }
    if (method === 'GET' && /^\/channels\/\d+$/.test(path)) {
      return { status: 200, value: channel(path.split('/')[2] ?? '', 0, 'general') }
    }
    if (method === 'POST' && /^\/channels\/\d+\/typing$/.test(path)) return { status: 204 }
    return refused(404, 0, `404: Not Found ${method} ${path}`)
  }

  function respond(token: string, body: Record<string, unknown>): Result {
    const found = known.get(token)
    if (found === undefined || found.isExpired) return refused(404, 10_062, 'Unknown interaction')
    if (found.callback !== undefined) {
      return refused(400, 40_060, 'Interaction has already been acknowledged.')
    }
    const data = (body.data ?? {}) as Record<string, unknown>
    const type = Number(body.type)
    const problems =
      type === 9
        ? modalProblems(data as unknown as APIModalInteractionResponseCallbackData)
        : type === 4 || type === 7
          ? problemsOf(data)
          : []
    if (problems.length > 0) return refused(400, 50_035, problems.join('; '))
    found.callback = { type, data }
    if (type === 4 || type === 5) {
      found.messageId = snowflake()
      messages.set(found.messageId, { id: found.messageId, channel_id: channelId, ...data })
    }
    return { status: 204, after: () => callbacks.get(token)?.({ type, data }) }
  }

  function followUp(
    method: string,
    token: string,
    messageId: string | undefined,
    body: Record<string, unknown>,
  ): Result {
    const found = known.get(token)
    if (found === undefined || found.isExpired) return refused(401, 50_027, 'Invalid Webhook Token')
    if (method === 'POST') {
      const problems = problemsOf(body)
      if (problems.length > 0) return refused(400, 50_035, problems.join('; '))
      const id = snowflake()
      messages.set(id, { id, channel_id: channelId, ...body })
      return { status: 200, value: wire(id) }
    }
    const id = messageId?.endsWith('original') ? found.messageId : messageId
    if (id === undefined || !messages.has(id)) return refused(404, 10_008, 'Unknown Message')
    if (method === 'DELETE') {
      messages.delete(id)
      return { status: 204 }
    }
    if (method === 'GET') return { status: 200, value: wire(id) }
    const problems = problemsOf(body)
    if (problems.length > 0) return refused(400, 50_035, problems.join('; '))
    messages.set(id, { ...messages.get(id), ...body })
    return { status: 200, value: wire(id) }
  }

  function post(
    channel: string,
    messageId: string | undefined,
    body: Record<string, unknown>,
  ): Result {
    const problems = problemsOf(body)
    if (problems.length > 0) return refused(400, 50_035, problems.join('; '))
    if (messageId !== undefined && !messages.has(messageId)) {
      return refused(404, 10_008, 'Unknown Message')
    }
    const { nonce, enforce_nonce: isEnforced, ...content } = body
    if (typeof nonce === 'string' && nonce.length > 25) return refused(400, 50_035, 'nonce: 25')
    // The message that has it is the answer, as it is, whatever this one says.
    const already = isEnforced === true ? posted.get(String(nonce)) : undefined
    if (already !== undefined) {
      return messages.has(already)
        ? { status: 200, value: wire(already) }
        : refused(404, 10_008, 'Unknown Message')
    }
    const id = messageId ?? snowflake()
    if (messageId === undefined && nonce !== undefined) posted.set(String(nonce), id)
    messages.set(id, { ...messages.get(id), id, channel_id: channel, ...content })
    return { status: 200, value: wire(id) }
  }

  const wire = (id: string) => ({
    type: 0,
    author: { id: applicationId, username: 'crossroads', discriminator: '0', bot: true },
    content: '',
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    ...messages.get(id),
  })

  const channel = (id: string, type: number, name: string) => ({
    id,
    type,
    name,
    guild_id: '1200000000000000001',
    parent_id: channelId,
    owner_id: applicationId,
    thread_metadata: { archived: false, auto_archive_duration: 1440, locked: false },
  })

  const gatewayBot = () => ({
    url: gatewayUrl(),
    shards: options.shards ?? 1,
    session_start_limit: {
      total: 1000,
      remaining: 1000,
      reset_after: 1,
      max_concurrency: options.shards ?? 1,
    },
  })

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  const gateway = openGateway(server, {
    heartbeatMs: options.heartbeatMs ?? 41_250,
    applicationId,
    gatewayUrl,
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  function gatewayUrl(): string {
    return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/gateway`
  }

  const fake: DiscordFake = {
    url,
    apiUrl: `${url}/api`,
    gateway,
    calls,
    messages,
    clockAheadMs: 0,
    fault: faults.add,
    clearFaults: faults.clear,
    send(given, withinMs = 5000) {
      const payload = interaction(given)
      return new Promise((resolve, reject) => {
        const begun = performance.now()
        const timer = setTimeout(
          () => reject(new Error(`no first response within ${withinMs} ms`)),
          withinMs,
        )
        callbacks.set(payload.token, (callback) => {
          clearTimeout(timer)
          resolve({ ...callback, latencyMs: performance.now() - begun })
        })
        fake.dispatch(payload)
      })
    },
    dispatch(payload) {
      const token = String(payload.token)
      if (!known.has(token)) known.set(token, { id: String(payload.id), isExpired: false })
      gateway.dispatch('INTERACTION_CREATE', payload)
    },
    callsOf: (method, path) =>
      calls.filter((each) => each.method === method && path.test(each.path)),
    call: (method, path, nth = 1, withinMs = 5000) =>
      new Promise((resolve, reject) => {
        const fits = () => fake.callsOf(method, path)[nth - 1]
        const found = fits()
        if (found !== undefined) return resolve(found)
        waiting.push({ fits, resolve })
        setTimeout(
          () =>
            reject(
              new Error(
                `no call ${nth} of ${method} ${path} within ${withinMs} ms; there were ${calls.map((each) => `${each.method} ${each.path} ${each.status}`).join(', ')}`,
              ),
            ),
          withinMs,
        ).unref()
      }),
    forgetCalls() {
      calls.length = 0
      known.clear()
      callbacks.clear()
      messages.clear()
      posted.clear()
      gateway.forgetEvents()
    },
    expire(token) {
      const found = known.get(token)
      if (found !== undefined) found.isExpired = true
    },
    async close() {
      gateway.stop()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  onTestFinished(() => fake.close().catch(() => undefined))
  return fake
}

/** A message needs something to show; components are checked to the last limit. */
function problemsOf(message: Record<string, unknown>): readonly string[] {
  const flags = Number(message.flags ?? 0)
  const isV2 = (flags & (1 << 15)) !== 0
  const components = message.components
  if (Array.isArray(components) && components.length > 0) {
    if (isV2 && message.content) return ['content beside components']
    return messageProblems(message as unknown as WireMessage)
  }
  if (typeof message.content === 'string') {
    return message.content.length > 2000 ? [`content of ${message.content.length}`] : []
  }
  return Object.keys(message).length === 0 ? ['Cannot send an empty message'] : []
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** JSON, or the JSON part of a form with files. */
function parsed(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    const part = /name="payload_json"[^{[]*([\s\S]*?)\r\n--/.exec(text)?.[1]
    return part === undefined ? {} : JSON.parse(part)
  }
}
