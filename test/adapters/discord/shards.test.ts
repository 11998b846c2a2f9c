import { expect, it } from 'vitest'
import { startDiscordTest } from '../../support/discord-app.ts'
import { commandData } from '../../support/discord-payloads.ts'

it('as many shards as Discord wants, each with its own state', { timeout: 30_000 }, async () => {
  const { fake, discord } = await startDiscordTest({ shards: 2 })
  await fake.gateway.ready(2)
  await expect.poll(() => discord.part().state).toBe('ready')
  expect([...discord.shards().keys()]).toEqual(['0', '1'])

  fake.gateway.drop(1)
  await expect.poll(() => discord.part().state, { interval: 5 }).toBe('degraded')
  expect((await fake.send({ data: commandData('help') })).type).toBe(4)
  await expect.poll(() => discord.part().state, { timeout: 15_000 }).toBe('ready')
  expect(fake.gateway.resumes).toBe(1)
})
