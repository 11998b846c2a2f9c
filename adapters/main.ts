import './fast-start.ts'
import './long-lived.ts'
import { randomUUID } from 'node:crypto'
import { type App, createApp } from '#src/app.ts'
import { renderText } from '#src/card/text.ts'
import { type Config, readConfig } from '#src/config.ts'
import { commands } from '#src/conversation/commands/index.ts'
import type { SpeakerModels } from '#src/conversation/speaker-model.ts'
import { BotError } from '#src/errors.ts'
import { createLog, type Log } from '#src/log.ts'
import { openStore } from '#src/store/open.ts'
import type { Store } from '#src/store/ports.ts'
import type { Discord, Shard } from './discord/discord-parts.ts'
import { readEnvironmentFile } from './environment-file.ts'
import { createHubModels } from './hub/hub-models.ts'
import { storedModels } from './hub/model-cache.ts'
import { keepSmall } from './long-lived.ts'
import { createParts, type Parts, partLabels, partNames } from './parts.ts'
import { whenAskedToStop } from './shutdown.ts'
import type { Slack } from './slack/slack-parts.ts'
import { inputKind } from './terminal/input.ts'
import { endWhenNobodyReads, screenOf } from './terminal/screen.ts'
import { startTerminal, type Terminal } from './terminal/terminal.ts'
import { createMetrics, type Metrics } from './web/metrics.ts'
import { type Mount, startWeb, type WebServer } from './web/server.ts'

const sweepEveryMs = 60_000
const sweptAtOnce = 500

try {
  await start()
} catch (error) {
  if (!(error instanceof BotError)) throw error
  process.stderr.write(`${error.userMessage}\n`)
  process.exitCode = 1
}

/** Brings up whatever is configured, in an order in which each part can fail without the others. */
async function start(): Promise<void> {
  endWhenNobodyReads(process.stdout)
  readEnvironmentFile()
  const config = readConfig(process.env)
  if (config.slack === 'off' && config.discord === 'off') keepSmall()
  const log = createLog(config.logLevel)
  const now = () => new Date()
  const store = openStore({
    file: config.databaseFile,
    now,
    exclusive: true,
    ...(config.encryptionKey !== undefined && { encryptionKey: config.encryptionKey }),
  })
  const parts = createParts()
  parts.set('database', 'ready', config.databaseFile)
  const stopping = new AbortController()
  const languageModel = await modelOrNothing(config, now, stopping.signal, parts)

  const metrics = createMetrics()
  const app = metrics.counted(
    createApp({
      store,
      commands,
      remoteModels: createHubModels({ cache: storedModels(store), now, ...config.hub }),
      ...(languageModel !== undefined && { languageModel }),
      now,
      newErrorId: () => randomUUID().slice(0, 8),
      log,
    }),
  )
  const stopTending = tend(store, parts, config, log)
  const platforms = { config, app, store, now, log, parts, metrics }
  const slack = await slackOrNothing(platforms)
  const discord = await discordOrNothing(platforms)
  if (discord !== undefined) countShards(discord, metrics)
  const mounts = slack?.mount === undefined ? [] : [slack.mount]
  const web = await webOrNothing({ parts, metrics, config, mounts })
  if (slack !== undefined) watchSlack(slack, web, parts)
  const kind = inputKind()
  const screen = () => screenOf(process.stdout, process.env)
  parts.set(
    'terminal',
    kind === 'none' ? 'off' : 'ready',
    kind === 'none'
      ? 'nobody can type here; start it in a terminal, pipe lines in, or use npm run ask'
      : 'type below; “help” lists the commands',
  )
  let terminal: Terminal | undefined
  let stopped: Promise<void> | undefined
  const stop = () => {
    // What a model is saying is dropped at once; nobody reads it any more.
    stopping.abort()
    stopped ??= stopInOrder({ terminal, web, slack, discord, store, stopTending })
    return stopped
  }
  // Before anything is printed: whoever reads that it runs may stop it.
  whenAskedToStop(stop, log)
  process.stdout.write(`${startText(parts)}\n\n`)
  if (kind !== 'none') {
    terminal = startTerminal({ app, input: process.stdin, output: process.stdout, kind, screen })
  }
  if (terminal === undefined) return
  await terminal.ended
  // A service goes on without its terminal; a chat that has ended has nothing left to do.
  if (config.slack === 'off' && config.discord === 'off') await stop()
}

/** Lets what is under way finish, then closes the database it writes to. */
async function stopInOrder(running: {
  readonly terminal: Terminal | undefined
  readonly web: WebServer | undefined
  readonly slack: Slack | undefined
  readonly discord: Discord | undefined
  readonly store: Store
  readonly stopTending: () => void
}): Promise<void> {
  running.stopTending()
  running.terminal?.close()
  await running.terminal?.ended
  // First nothing more comes in, then what was acknowledged is answered.
  await running.web?.close()
  await Promise.all([running.slack?.close(), running.discord?.close()])
  await running.store.close()
}

interface PlatformOptions {
  readonly config: Config
  readonly app: App
  readonly store: Store
  readonly now: () => Date
  readonly log: Log
  readonly parts: Parts
  readonly metrics: Metrics
}

/** The Discord half. It connects in the background, and a Discord that is away takes nothing down. */
async function discordOrNothing(options: PlatformOptions): Promise<Discord | undefined> {
  const { config, app, store, now, log, parts, metrics } = options
  const { discordKeys: keys } = config
  if (keys === undefined) {
    parts.set('discord', 'off', 'set DISCORD_TOKEN and DISCORD_APPLICATION_ID; see .env.example')
    return undefined
  }
  const { startDiscord } = await import('./discord/start.ts')
  const { deliveries, memberships } = store
  const newErrorId = () => randomUUID().slice(0, 8)
  const counters = metrics.platform('discord')
  const common = { app, keys, deliveries, memberships, now, newErrorId, log, counters }
  const discord = startDiscord({ ...common, commands })
  parts.watch('discord', () => discord.part())
  return discord
}

function countShards(discord: Discord, metrics: Metrics): void {
  const of = (figure: (shard: Shard) => number) => () =>
    new Map([...discord.shards()].map(([id, shard]) => [id, figure(shard)]))
  metrics.gauge(
    'crossroads_discord_shard_ready',
    'Whether a shard’s session is open',
    'shard',
    of(({ isReady }) => Number(isReady)),
  )
  metrics.gauge(
    'crossroads_discord_shard_ping_ms',
    'Milliseconds to the last heartbeat’s acknowledgement',
    'shard',
    of(({ pingMs }) => pingMs),
  )
}

/** The Slack half. It connects in the background; what it lacks for now shows in its part. */
async function slackOrNothing(options: PlatformOptions): Promise<Slack | undefined> {
  const { config, app, store, now, log, parts, metrics } = options
  const { slackKeys: keys } = config
  if (keys === undefined) {
    parts.set('slack', 'off', 'set SLACK_BOT_TOKEN with SLACK_APP_TOKEN; see .env.example')
    return undefined
  }
  const { startSlack } = await import('./slack/start.ts')
  const { deliveries, installations } = store
  const newErrorId = () => randomUUID().slice(0, 8)
  const counters = metrics.platform('slack')
  const common = { app, keys, deliveries, now, newErrorId, log, counters }
  return startSlack({ ...common, installations })
}

/** Without the web server nothing of Slack's arrives, unless it comes over a socket. */
function watchSlack(slack: Slack, web: WebServer | undefined, parts: Parts): void {
  parts.watch('slack', () => {
    const part = slack.part()
    if (slack.mount === undefined || part.state === 'down') return part
    if (web === undefined) return { state: 'down', note: 'the web page’s port is not ours' }
    return { ...part, note: `${web.url}${part.note}` }
  })
}

/** The language model, with the host that messages go to named at the start. */
async function modelOrNothing(
  config: Config,
  now: () => Date,
  stopping: AbortSignal,
  parts: Parts,
): Promise<SpeakerModels | undefined> {
  if (config.model === 'off') {
    parts.set('model', 'off', 'set OPENAI_MODEL to have answers put into words; none is needed')
    return undefined
  }
  const [{ configuredModel }, { speakerModels }] = await Promise.all([
    import('./language-model.ts'),
    import('#src/conversation/speaker-model.ts'),
  ])
  const asOf = now().toISOString().slice(0, 10)
  const configured = await configuredModel(config.model, { asOf, stopping })
  parts.watch('model', () => configured.model.health())
  return speakerModels(configured)
}

/** Old messages go in small slices, and a database that was moved away is noticed. */
function tend(store: Store, parts: Parts, config: Config, log: Log): () => void {
  const timer = setInterval(async () => {
    try {
      store.checkIdentity()
      await store.sweep(sweptAtOnce)
    } catch (error) {
      const note = error instanceof BotError ? error.userMessage : 'see the log'
      parts.set('database', 'down', `${config.databaseFile}: ${note}`)
      log.error({ event: 'database-down', err: error })
    }
  }, sweepEveryMs)
  return () => clearInterval(timer)
}

async function webOrNothing(options: {
  readonly parts: Parts
  readonly metrics: ReturnType<typeof createMetrics>
  readonly config: Config
  readonly mounts: readonly Mount[]
}): Promise<WebServer | undefined> {
  const { parts, metrics, config, mounts } = options
  const { host, port } = config
  try {
    const web = await startWeb({ parts, metrics, host, port, mounts })
    parts.set('web', 'ready', web.url)
    return web
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const why =
      code === 'EADDRINUSE'
        ? `port ${port} is in use; choose another with PORT=`
        : `cannot listen on ${host}:${port} (${code}); see HOST= and PORT=`
    parts.set('web', 'down', why)
    return undefined
  }
}

function startText(parts: Parts): string {
  const all = parts.all()
  return renderText(
    {
      title: 'Crossroads',
      blocks: [
        {
          type: 'fields',
          fields: partNames.map((name) => ({
            label: partLabels[name],
            value: `${all[name].state === 'ready' ? 'on' : all[name].state}: ${all[name].note}`,
          })),
        },
      ],
    },
    screenOf(process.stdout, process.env),
  )
}
