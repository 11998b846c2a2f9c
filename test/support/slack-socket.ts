import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

export interface SocketMode {
  url(): string
  serveAt(httpUrl: string): void
  /** Connections that are open now. */
  readonly open: ReadonlySet<WebSocket>
  /** How often a client connected. */
  connections(): number
  /** Delivers to one connection and resolves with the acknowledgement's payload. */
  deliver(type: string, payload: object, more?: object): Promise<Record<string, unknown>>
  /** Any text at all, to every connection. */
  raw(text: string): void
  /** Cuts one connection (or all), or asks its client to come back. */
  control(what: { drop?: 'one' | 'all'; disconnect?: string }): void
  /** Resolves when so many connections are open. */
  connected(count: number, withinMs?: number): Promise<void>
  close(): void
}

/** Slack's side of Socket Mode, on the same port as the Web API. */
export function openSocketMode(server: Server): SocketMode {
  const sockets = new WebSocketServer({ server, path: '/link/' })
  const open = new Set<WebSocket>()
  const answers = new Map<string, (payload: Record<string, unknown>) => void>()
  let base = ''
  let envelopes = 0
  let connections = 0

  sockets.on('connection', (socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => open.delete(socket))
    socket.on('message', (data) => {
      const { envelope_id: id, payload = {} } = JSON.parse(String(data))
      answers.get(id)?.(payload)
    })
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        debug_info: { host: 'fake', approximate_connection_time: 3600 },
        connection_info: { app_id: 'A0001' },
      }),
    )
  })

  return {
    url: () => `${base}/link/?ticket=t&app_id=a`,
    serveAt(httpUrl) {
      base = httpUrl.replace('http', 'ws')
    },
    open,
    connections: () => connections,
    deliver: (type, payload, more = {}) =>
      new Promise((resolve, reject) => {
        envelopes += 1
        const id = `envelope-${envelopes}`
        const [socket] = open
        if (socket === undefined) return reject(new Error('no client is connected'))
        answers.set(id, resolve)
        setTimeout(() => reject(new Error(`no acknowledgement of ${type}`)), 5000).unref()
        const acceptsPayload = type !== 'events_api'
        socket.send(
          JSON.stringify({
            envelope_id: id,
            type,
            payload,
            accepts_response_payload: acceptsPayload,
            ...more,
          }),
        )
      }),
    raw(text) {
      for (const socket of open) socket.send(text)
    },
    control({ drop, disconnect }) {
      const chosen = drop === 'all' ? [...open] : [...open].slice(0, 1)
      for (const socket of chosen) {
        if (disconnect === undefined) socket.terminate()
        else {
          socket.send(
            JSON.stringify({
              type: 'disconnect',
              reason: disconnect,
              debug_info: { host: 'fake' },
            }),
          )
        }
      }
    },
    async connected(count, withinMs = 8000) {
      const until = performance.now() + withinMs
      while (open.size < count) {
        if (performance.now() > until) throw new Error(`${open.size} of ${count} connections`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close() {
      for (const socket of open) socket.terminate()
      sockets.close()
    },
  }
}
