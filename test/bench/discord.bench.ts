import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Events, GatewayIntentBits } from 'discord.js'
import { afterAll, expect, test } from 'vitest'
import { createApp } from '#src/app.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { openStore } from '#src/store/open.ts'
import { startDiscord } from '../../adapters/discord/start.ts'
import { type DiscordFake, startDiscordFake } from '../support/discord-fake.ts'
import { applicationId, autocompleteData, commandData } from '../support/discord-payloads.ts'

// Whole clients over sockets on loopback. The bare baseline is discord.js answering "pong".

const folder = mkdtempSync(join(tmpdir(), 'crossroads-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rounds = 3
const perRound = 400

interface Load {
  readonly perSecond: number
  readonly p99Ms: number
}

/** So many in flight, one after the other: the best of the rounds. */
async function load(fake: DiscordFake, data: () => object, inFlight: number): Promise<Load> {
  const results: Load[] = []
  for (let round = 0; round < rounds; round++) {
    const latencies: number[] = []
    const begun = performance.now()
    let left = perRound
    await Promise.all(
      Array.from({ length: inFlight }, async () => {
        while (left > 0) {
          left -= 1
          latencies.push((await fake.send({ data: data() }, 20_000)).latencyMs)
        }
      }),
    )
    const seconds = (performance.now() - begun) / 1000
    latencies.sort((a, b) => a - b)
    const p99Ms = latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN
    results.push({ perSecond: latencies.length / seconds, p99Ms })
  }
  return results.reduce((best, each) => (each.perSecond > best.perSecond ? each : best))
}

async function bareClient(fake: DiscordFake): Promise<() => Promise<void>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: fake.apiUrl, globalRequestsPerSecond: 100_000 },
  })
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('pong')
  })
  await client.login('a.bare.client')
  return () => client.destroy()
}

function crossroads(fake: DiscordFake, name: string): () => Promise<void> {
  const now = () => new Date('2026-11-23T12:00:00Z')
  const store = openStore({ file: join(folder, `${name}.db`), now: () => new Date() })
  const unlimited = { burst: 1e9, perSecond: 1e9 }
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  const discord = startDiscord({
    app: createApp({ store, commands, now, newErrorId: () => 'e', log: quiet }),
    keys: { token: 'a.b.c', applicationId, apiUrl: fake.apiUrl },
    commands,
    deliveries: store.deliveries,
    now: () => new Date(),
    newErrorId: () => 'e',
    log: quiet,
    limits: { user: unlimited, team: unlimited },
    requestsPerSecond: 100_000,
  })
  return async () => {
    await discord.close()
    await store.close()
  }
}

test('Discord against a bare client', { timeout: 300_000 }, async () => {
  const help = () => commandData('help')
  const figures: Record<string, Load> = {}
  const measure = async (
    name: string,
    start: (fake: DiscordFake) => unknown,
    data: () => object,
  ) => {
    const fake = await startDiscordFake()
    const stop = (await start(fake)) as () => Promise<void>
    await fake.gateway.ready()
    await load(fake, data, 16)
    figures[`${name} at 1`] = await load(fake, data, 1)
    figures[`${name} at 16`] = await load(fake, data, 16)
    await stop()
    await fake.close()
  }
  await measure('bare', bareClient, help)
  await measure('help', (fake) => crossroads(fake, 'help'), help)
  await measure(
    'estimate',
    (fake) => crossroads(fake, 'estimate'),
    () => commandData('estimate api', { 'requests-per-day': '50k' }),
  )
  const ratio = (name: string) =>
    (figures[`${name} at 16`]?.perSecond ?? 0) / (figures['bare at 16']?.perSecond ?? 1)
  for (const [name, { perSecond, p99Ms }] of Object.entries(figures)) {
    process.stdout.write(`${name}: ${perSecond.toFixed(0)}/s, p99 ${p99Ms.toFixed(1)} ms\n`)
  }
  process.stdout.write(
    `help ${ratio('help').toFixed(2)}, estimate ${ratio('estimate').toFixed(2)} × bare\n`,
  )
  expect(ratio('help')).toBeGreaterThanOrEqual(0.3)
  expect(figures['help at 1']?.p99Ms).toBeLessThanOrEqual(5)
  expect(figures['help at 16']?.p99Ms).toBeLessThanOrEqual(20)
  // Recorded before and after on the same disk; the guards are of commands that record nothing.
  expect(ratio('estimate')).toBeGreaterThanOrEqual(0.2)
  expect(figures['estimate at 1']?.p99Ms).toBeLessThanOrEqual(15)
  expect(figures['estimate at 16']?.p99Ms).toBeLessThanOrEqual(60)
})

test('what is offered while somebody types a model', { timeout: 60_000 }, async () => {
  const fake = await startDiscordFake()
  const stop = crossroads(fake, 'typing')
  await fake.gateway.ready()
  const typed = ['llama', '', 'l', 'qwen', 'zzzz', 'lama 3 8 instrct', 'x'.repeat(500)]
  let slowestMs = 0
  for (const text of [...typed, ...typed]) {
    const data = autocompleteData('estimate serve', ['model', text])
    const { latencyMs } = await fake.send({ type: 4, data })
    slowestMs = Math.max(slowestMs, latencyMs)
  }
  await stop()
  process.stdout.write(`autocomplete: ${slowestMs.toFixed(1)} ms at the slowest\n`)
  expect(slowestMs).toBeLessThanOrEqual(50)
})
