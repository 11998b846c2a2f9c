// A process that serves Slack's requests until it is killed: "bare" is a Bolt app that answers
// each command with a text, "ours" is the product. Prints its address.
import '../../adapters/fast-start.ts'
import '../../adapters/long-lived.ts'
import { Writable } from 'node:stream'
import { App as Bolt, HTTPReceiver, LogLevel } from '@slack/bolt'
import { createApp } from '#src/app.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { createLog } from '#src/log.ts'
import { openStore } from '#src/store/open.ts'
import { createParts } from '../../adapters/parts.ts'
import { startSlack } from '../../adapters/slack/start.ts'
import { createMetrics } from '../../adapters/web/metrics.ts'
import { startWeb } from '../../adapters/web/server.ts'
import { signingSecret } from './slack-driver.ts'

const [kind = '', apiUrl = '', file = ''] = process.argv.slice(2)
const botToken = 'xoxb-bench'
const origin = kind === 'bare' ? await bare() : await ours()
process.stdout.write(`${origin}/slack/events\n`)

async function bare(): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR })
  const bolt = new Bolt({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken, botId: 'BBOT', botUserId: 'UBOT' }),
  })
  bolt.command('/crossroads', async ({ ack }) => ack('text'))
  const server = await bolt.start({ port: 0, host: '127.0.0.1' })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** As main.ts puts it together, but for limits that no load generator would keep to. */
async function ours(): Promise<string> {
  const now = () => new Date()
  const newErrorId = () => 'bench'
  const log = createLog('info', new Writable({ write: (_line, _encoding, done) => done() }))
  const store = openStore({ file, now, exclusive: true })
  const metrics = createMetrics()
  const unlimited = { burst: 1e9, perSecond: 1e9 }
  const slack = startSlack({
    app: metrics.counted(createApp({ store, commands, now, newErrorId, log })),
    keys: { mode: 'http-one-workspace', botToken, signingSecret, apiUrl },
    deliveries: store.deliveries,
    installations: store.installations,
    now,
    newErrorId,
    log,
    limits: { user: unlimited, team: unlimited },
  })
  const web = await startWeb({
    parts: createParts(),
    metrics,
    host: '127.0.0.1',
    port: 0,
    mounts: slack.mount === undefined ? [] : [slack.mount],
  })
  return web.url
}
