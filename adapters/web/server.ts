import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Parts } from '../parts.ts'
import type { Metrics } from './metrics.ts'
import { startPage } from './page.ts'

export interface WebParts {
  readonly parts: Parts
  readonly metrics: Metrics
  readonly host: string
  readonly port: number
  /** Others that are reached over the same port; each takes its own requests, or says false. */
  readonly mounts?: readonly Mount[]
}

export type Mount = (request: IncomingMessage, response: ServerResponse) => boolean

export interface WebServer {
  readonly url: string
  close(): Promise<void>
}

/** A connection that has not sent its headers by then is closed. */
const headersTimeoutMs = 10_000
/** Nor is one whose request takes longer than this kept. */
const requestTimeoutMs = 15_000
/** How often those are looked for. */
const checkedEveryMs = 2000
const lastRequestsMs = 1000

/** The page, and what an operator's probes ask for. Rejects when the port cannot be had. */
export async function startWeb(options: WebParts): Promise<WebServer> {
  const page = getRequestListener(webApp(options).fetch)
  const { mounts = [] } = options
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: checkedEveryMs,
    },
    (request, response) => {
      if (!mounts.some((mount) => mount(request, response))) void page(request, response)
    },
  )
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `http://${host}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A request under way may finish; one that never ends does not hold up the stop.
      const timer = setTimeout(() => server.closeAllConnections(), lastRequestsMs)
      await closed
      clearTimeout(timer)
    },
  }
}

function webApp({ parts, metrics }: WebParts): Hono {
  const app = new Hono()
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"] },
    }),
  )
  app.get('/', (context) => context.html(startPage(parts.all())))
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', (context) => {
    // The terminal is a person's, not a service's: probes do not ask for it.
    const { terminal: _, ...served } = parts.all()
    const states = Object.entries(served).map(([name, { state }]) => [name, state])
    return context.json({ parts: Object.fromEntries(states) }, parts.ready() ? 200 : 503)
  })
  app.get('/metrics', async (context) => {
    const { contentType, text } = await metrics.scrape()
    return context.body(text, 200, { 'content-type': contentType })
  })
  app.notFound((context) => context.text('There is nothing here. The page is at /.\n', 404))
  return app
}
