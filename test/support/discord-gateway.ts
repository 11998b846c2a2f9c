import type { Server } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'

interface Session {
  readonly id: string
  readonly shard: readonly [number, number]
  seq: number
  /** Every event of the session, to be replayed. */
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[]
  socket: WebSocket | undefined
}

export interface Gateway {
  /** Sends an event to a shard; kept for replay. */
  dispatch(t: string, d: unknown, shard?: number): void
  /** Sends any text as one frame, to every socket. */
  raw(text: string): void
  op7(): void
  op9(canResume: boolean): void
  op1(): void
  /** Ends the sockets with a close code. */
  close(code: number): void
  /** Cuts the cable, of one shard or of all. */
  drop(shard?: number): void
  /** Answers no heartbeat from here on. */
  mute(isMuted: boolean): void
  /** A guild takes the app out while nobody is told. */
  leave(guildId: string): void
  /** Lets go of what could be replayed. */
  forgetEvents(): void
  /** Forgets every session: a resume is refused. */
  forget(): void
  /** Refuses every IDENTIFY with this close code. */
  refuse(code: number | undefined): void
  readonly identifies: readonly Record<string, unknown>[]
  readonly resumes: number
  readonly connections: number
  /** Resolves when a session is ready (identified or resumed) for the n-th time. */
  ready(nth?: number, withinMs?: number): Promise<void>
  stop(): void
}

export interface GatewayOptions {
  readonly heartbeatMs: number
  readonly applicationId: string
  readonly gatewayUrl: () => string
}

/** Discord's gateway, version 10 in plain JSON: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay. */
export function openGateway(server: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  /** The guilds that the app is in, as they were created: READY lists them, and then they come. */
  const guilds = new Map<string, unknown>()
  const identifies: Record<string, unknown>[] = []
  const waiting: { nth: number; resolve: () => void }[] = []
  let [resumes, connections, readyCount, sessionCount] = [0, 0, 0, 0]
  let isMuted = false
  let refusal: number | undefined

  server.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/gateway')) return
    sockets.handleUpgrade(request, socket, head, (client) => begin(client))
  })

  function begin(client: WebSocket): void {
    connections += 1
    send(client, { op: 10, d: { heartbeat_interval: options.heartbeatMs } })
    client.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: Record<string, unknown> }
      if (op === 1 && !isMuted) send(client, { op: 11 })
      if (op === 2) identify(client, d)
      if (op === 6) resume(client, d)
    })
  }

  function identify(client: WebSocket, d: Record<string, unknown>): void {
    identifies.push(d)
    if (refusal !== undefined) {
      client.close(refusal)
      return
    }
    sessionCount += 1
    const shard = (d.shard as [number, number] | undefined) ?? [0, 1]
    const session: Session = {
      id: `session-${sessionCount}`,
      shard,
      seq: 0,
      events: [],
      socket: client,
    }
    sessions.set(session.id, session)
    const there = [...guilds].filter(([id]) => shardOf(id, shard[1]) === shard[0])
    emit(session, 'READY', {
      v: 10,
      user: { id: options.applicationId, username: 'crossroads', discriminator: '0', bot: true },
      guilds: there.map(([id]) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: options.gatewayUrl(),
      shard,
      application: { id: options.applicationId, flags: 0 },
    })
    for (const [, guild] of there) emit(session, 'GUILD_CREATE', guild)
    isReady()
  }

  function resume(client: WebSocket, d: Record<string, unknown>): void {
    const session = sessions.get(String(d.session_id))
    if (session === undefined) {
      send(client, { op: 9, d: false })
      return
    }
    resumes += 1
    session.socket = client
    const from = Number(d.seq)
    for (const event of session.events) if (event.s > from) send(client, { op: 0, ...event })
    emit(session, 'RESUMED', {})
    isReady()
  }

  function isReady(): void {
    readyCount += 1
    for (const each of waiting) if (each.nth <= readyCount) each.resolve()
  }

  function emit(session: Session, t: string, d: unknown): void {
    session.seq += 1
    const event = { s: session.seq, t, d }
    session.events.push(event)
    if (session.socket?.readyState === WebSocket.OPEN) send(session.socket, { op: 0, ...event })
  }

  const send = (client: WebSocket, frame: object) => client.send(JSON.stringify(frame))
  const each = (act: (client: WebSocket) => void) => {
    for (const client of sockets.clients) act(client)
  }

  return {
    dispatch(t, d, shard = 0) {
      const { id, unavailable } = d as { readonly id?: string; readonly unavailable?: boolean }
      if (t === 'GUILD_CREATE' && id !== undefined) guilds.set(id, d)
      if (t === 'GUILD_DELETE' && id !== undefined && unavailable !== true) guilds.delete(id)
      for (const session of sessions.values()) if (session.shard[0] === shard) emit(session, t, d)
    },
    raw: (text) => each((client) => client.send(text)),
    op7: () => each((client) => send(client, { op: 7, d: null })),
    op9: (canResume) => each((client) => send(client, { op: 9, d: canResume })),
    op1: () => each((client) => send(client, { op: 1, d: null })),
    close: (code) => each((client) => client.close(code)),
    drop(shard) {
      if (shard === undefined) return each((client) => client.terminate())
      for (const session of sessions.values()) {
        if (session.shard[0] === shard) session.socket?.terminate()
      }
    },
    mute(muted) {
      isMuted = muted
    },
    leave: (guildId) => {
      guilds.delete(guildId)
    },
    forgetEvents() {
      for (const { events } of sessions.values()) events.length = 0
    },
    forget: () => sessions.clear(),
    refuse(code) {
      refusal = code
    },
    identifies,
    get resumes() {
      return resumes
    },
    get connections() {
      return connections
    },
    ready: (nth = 1, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        if (readyCount >= nth) return resolve()
        waiting.push({ nth, resolve })
        setTimeout(
          () => reject(new Error(`ready ${readyCount} of ${nth} times within ${withinMs} ms`)),
          withinMs,
        ).unref()
      }),
    stop: () => {
      each((client) => client.terminate())
      sockets.close()
    },
  }
}

/** Discord's formula (developer documentation, "Sharding"). */
function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards))
}
