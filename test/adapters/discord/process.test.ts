import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startChild } from '../../support/child.ts'
import { startDiscordFake } from '../../support/discord-fake.ts'
import { applicationId, commandData } from '../../support/discord-payloads.ts'
import { temporaryFolder } from '../../support/store.ts'

const main = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/main.ts']
const env = (apiUrl: string) => ({
  CROSSROADS_DB: join(temporaryFolder(), 'crossroads.db'),
  PORT: '0',
  DISCORD_TOKEN: 'canary.of.the.operator',
  DISCORD_APPLICATION_ID: applicationId,
  DISCORD_API_URL: apiUrl,
})

it('a started Crossroads serves Discord, says how to invite it, and leaves in order', async () => {
  const fake = await startDiscordFake()
  const child = startChild(main, { env: env(fake.apiUrl), stdin: 'ignore' })
  const url = /http:\/\/\S+/.exec(await child.line(/^Web page/))?.[0] ?? ''
  expect(await child.line(/^Discord/)).toContain('invite')
  await fake.gateway.ready()
  const { data } = await fake.send({ data: commandData('help') }, 10_000)
  expect(JSON.stringify(data)).toContain('What I can do')
  const ready = await fetch(`${url}/readyz`)
  expect(await ready.json()).toMatchObject({ parts: { discord: 'ready' } })
  const metrics = await fetch(`${url}/metrics`)
  expect(await metrics.text()).toContain('crossroads_discord_shard_ready{shard="0"} 1')
  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)
  expect([...child.lines, ...child.errors].join('\n')).not.toContain('canary')
}, 30_000)

it('F36: a Discord that is away takes nothing else down', async () => {
  const fake = await startDiscordFake()
  await fake.close()
  const child = startChild(main, { env: env(fake.apiUrl), stdin: 'pipe' })
  const url = /http:\/\/\S+/.exec(await child.line(/^Web page/))?.[0] ?? ''
  child.process.stdin?.write('help\n')
  await child.line(/What I can do/)
  const ready = await fetch(`${url}/readyz`)
  expect(await ready.json()).toMatchObject({ parts: { database: 'ready', discord: 'degraded' } })
  child.process.kill('SIGTERM')
  expect(await child.ended).toBe(0)
}, 30_000)
