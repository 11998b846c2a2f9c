import type { Logger, WebClientOptions } from '@slack/web-api'
import type { Counters } from '../../counters.ts'
import type { Deliver } from './deliver.ts'
import { GuardedSocket } from './guarded-socket.ts'
import { incomingFromEnvelope } from './incoming.ts'

export interface SocketTransportParts {
  readonly appToken: string
  readonly clientOptions: WebClientOptions
  readonly deliver: Deliver
  readonly logger: Logger
  readonly counters: Counters
  readonly log: { warn(event: object): void }
  /** How long to wait for a pong, and before coming back; Slack's package takes five seconds. */
  readonly pingTimeoutMs?: number
}

export interface SocketTransport {
  start(): void
  /** Sockets over which deliveries come at this moment. */
  readonly connected: () => number
  /** Slack's word for why it will not let us in; undefined while there is hope. */
  readonly refusedBecause: () => string | undefined
  close(): Promise<void>
}

/** Slack delivers over either; while one comes back, the other covers the gap. */
const sockets = 2

const longestCloseMs = 500

/** What the package puts into an event of a socket. */
interface Envelope {
  readonly ack: (body?: object) => Promise<void>
  readonly type: string
  readonly body: unknown
  readonly retry_num?: number
  readonly retry_reason?: string
}

/** Socket Mode: the same deliveries as over HTTP, acknowledged over the socket. */
export function createSocketTransport(parts: SocketTransportParts): SocketTransport {
  const { deliver, counters, log } = parts
  const open = new Set<GuardedSocket>()
  let refusedBecause: string | undefined

  function skipped(of: { kind: string } | { err: unknown }): void {
    counters.count('unreadable_deliveries')
    log.warn({ event: 'slack-delivery-skipped', ...of })
  }

  async function take({ ack, type, body, retry_num, retry_reason }: Envelope): Promise<void> {
    try {
      const incoming = incomingFromEnvelope(type, body)
      if (incoming === undefined) {
        skipped({ kind: type })
        await ack()
        return
      }
      const answer = await deliver(incoming, {
        ...(retry_num !== undefined && { retryNum: retry_num }),
        ...(retry_reason !== undefined && { retryReason: retry_reason }),
      })
      // Without an acknowledgement Slack delivers it again.
      if (answer.status === 503) return
      await ack(typeof answer.body === 'object' ? answer.body : undefined)
    } catch (error) {
      log.warn({ event: 'slack-envelope-failed', err: error })
    }
  }

  const clients = Array.from({ length: sockets }, () => {
    const { logger: _, logLevel: __, ...options } = parts.clientOptions
    const client = new GuardedSocket(
      {
        appToken: parts.appToken,
        clientOptions: { ...options, fetch: hopeful(options.fetch ?? fetch) },
        logger: parts.logger,
        ...(parts.pingTimeoutMs !== undefined && { clientPingTimeout: parts.pingTimeoutMs }),
      },
      (error) => skipped({ err: error }),
    )
    client.on('connected', () => {
      open.add(client)
      refusedBecause = undefined
    })
    for (const gone of ['close', 'disconnecting', 'disconnected', 'reconnecting']) {
      client.on(gone, () => open.delete(client))
    }
    client.on('slack_event', (event: Envelope) => void take(event))
    return client
  })

  return {
    start() {
      for (const client of clients) {
        client.start().catch((error: unknown) => {
          refusedBecause = error instanceof Error ? error.message : String(error)
          log.warn({ event: 'slack-socket-refused', err: error })
        })
      }
    },
    connected: () => open.size,
    refusedBecause: () => refusedBecause,
    async close() {
      // An attempt under way would reject, with nobody left to hear it.
      for (const client of clients) client.removeAllListeners('disconnected')
      const gone = Promise.all(clients.map((client) => client.disconnect()))
      // A socket that was never open does not say that it has closed.
      const enough = new Promise((resolve) => setTimeout(resolve, longestCloseMs).unref())
      await Promise.race([gone.catch(() => undefined), enough])
    },
  }
}

/**
 * The package takes an outage while it asks for an address as the end, and leaves a rejection
 * nobody hears. Put as Slack's own "internal_error" it waits and asks again.
 */
function hopeful(send: NonNullable<WebClientOptions['fetch']>): typeof send {
  const later = () =>
    new Response(JSON.stringify({ ok: false, error: 'internal_error' }), {
      headers: { 'content-type': 'application/json' },
    })
  return async (url, init) => {
    try {
      const response = await send(url, init)
      return response.status === 200 ? response : (later() as never)
    } catch {
      return later() as never
    }
  }
}
