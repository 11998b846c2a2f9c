import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { AppParts } from '#src/app.ts'
import { createLog } from '#src/log.ts'
import type { Store } from '#src/store/ports.ts'
import type { Slack, SlackParts } from '../../adapters/slack/slack-parts.ts'
import { startSlack } from '../../adapters/slack/start.ts'
import { temporaryApp } from './app.ts'
import { signingSecret } from './slack-driver.ts'
import { type SlackFake, type SlackFakeOptions, startSlackFake } from './slack-fake.ts'

export const botToken = 'xoxb-canary-bot-token'
export const appToken = 'xapp-canary-app-token'

export interface SlackTest {
  readonly fake: SlackFake
  readonly slack: Slack
  /** Where Slack's requests go. */
  readonly url: string
  readonly store: Store
  readonly file: string
  /** All that was logged, as JSON lines. */
  readonly log: string[]
}

export interface SlackTestOptions extends SlackFakeOptions {
  readonly transport?: 'http' | 'socket'
  readonly parts?: Partial<SlackParts>
  readonly app?: Partial<AppParts> & { readonly file?: string }
}

/** The Slack half for one workspace, against the fake, on real sockets. */
export async function startSlackTest(options: SlackTestOptions = {}): Promise<SlackTest> {
  const fake = await startSlackFake(options)
  const made = temporaryApp(undefined, options.app)
  const { app, file } = made
  const store = options.app?.store ?? made.store
  const log: string[] = []
  const output = new Writable({
    write(line, _encoding, done) {
      log.push(String(line))
      done()
    },
  })
  const slack = startSlack({
    app,
    keys:
      options.transport === 'socket'
        ? { mode: 'socket', botToken, appToken, apiUrl: fake.apiUrl }
        : { mode: 'http-one-workspace', botToken, signingSecret, apiUrl: fake.apiUrl },
    deliveries: store.deliveries,
    installations: store.installations,
    now: () => new Date(),
    newErrorId: () => 'err-1',
    log: createLog('debug', output),
    ...options.parts,
  })
  const origin = await serveSlack(slack)
  return { fake, slack, url: `${origin}/slack/events`, store, file, log }
}

/** Listens for what Slack and browsers ask; gives the address. */
export async function serveSlack(slack: Slack): Promise<string> {
  const server = createServer((request, response) => {
    if (slack.mount?.(request, response) !== true) response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    await slack.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
