import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startDiscordTest, textOf } from '../support/discord-app.ts'
import { commandData, guild, guildId, message, snowflake } from '../support/discord-payloads.ts'

const hourMs = 3_600_000
const estimate = commandData('estimate serve', {
  model: 'llama-3.1-8b',
  'requests-per-day': '50k',
})

/** A guild with something kept of it, and a clock that can be moved. */
async function startWithData() {
  let passedMs = 0
  const now = () => new Date(Date.now() + passedMs)
  const test = await startDiscordTest({ app: { now }, parts: { now } })
  await test.fake.send({ data: estimate })
  const { store, fake } = test
  const team = store.team(`discord:${guildId}`)
  return {
    ...test,
    pass: (ms: number) => {
      passedMs += ms
      // Discord's clock goes with ours.
      fake.clockAheadMs += ms
    },
    kept: async () => (await team.holdings()).estimates,
    exported: () => team.exportAll(),
    leftAt: async () => (await store.memberships.all()).get(`discord:${guildId}`),
    /** As Discord tells it: a guild that is away for the moment says so. */
    remove: (unavailable?: true) =>
      fake.gateway.dispatch('GUILD_DELETE', { id: guildId, ...(unavailable && { unavailable }) }),
  }
}

describe('F19: the app is taken out of a guild', () => {
  it('it is unusable at once, and its data is gone within a day', async () => {
    const { fake, store, pass, kept, exported, leftAt, remove, log } = await startWithData()
    expect(await leftAt()).toBeNull()
    remove()
    await expect.poll(leftAt).toBeInstanceOf(Date)
    // What was on its way is told so, and keeps nothing more.
    const { data } = await fake.send({ data: estimate })
    expect(textOf(data)).toContain('taken out of this server')
    expect(Number(data.flags) & 64).toBe(64)
    fake.gateway.dispatch('MESSAGE_CREATE', message({ content: 'help', mentionsUs: true }))
    await wait(200)
    expect(fake.callsOf('POST', /\/channels\//)).toEqual([])
    expect(await kept()).toBe(1)

    const first = await leftAt()
    pass(2 * hourMs)
    remove()
    await wait(100)
    expect(await leftAt()).toEqual(first)
    await store.sweep(100)
    expect(await kept()).toBe(1)
    pass(21.5 * hourMs)
    await store.sweep(100)
    expect(await exported()).toMatchObject({ estimates: [], deliveries: [], answers: [] })
    expect(await leftAt()).toBeUndefined()
    expect(log.join()).not.toContain('discord-handler-failed')
  })

  it('an outage deletes nothing, whatever it takes', async () => {
    const { fake, store, pass, kept, leftAt, remove } = await startWithData()
    remove(true)
    await wait(200)
    expect(await leftAt()).toBeNull()
    pass(48 * hourMs)
    await store.sweep(100)
    expect(await kept()).toBe(1)
    fake.gateway.dispatch('GUILD_CREATE', guild())
    pass(-48 * hourMs)
    expect(textOf((await fake.send({ data: commandData('history') })).data)).toContain('e1')
  })

  it('invited again within the day it finds everything', async () => {
    const { fake, store, pass, kept, leftAt, remove } = await startWithData()
    remove()
    await expect.poll(leftAt).toBeInstanceOf(Date)
    fake.gateway.dispatch('GUILD_CREATE', guild())
    await expect.poll(leftAt).toBeNull()
    expect(textOf((await fake.send({ data: commandData('history') })).data)).toContain('e1')
    pass(48 * hourMs)
    await store.sweep(100)
    expect(await kept()).toBe(1)
  })

  it('nobody told us: the next list of guilds does', { timeout: 20_000 }, async () => {
    const { fake, leftAt } = await startWithData()
    fake.gateway.leave(guildId)
    fake.gateway.forget()
    fake.gateway.drop()
    await fake.gateway.ready(2, 15_000)
    await expect.poll(leftAt).toBeInstanceOf(Date)
  })

  it('a new session over the same guilds takes nothing away', { timeout: 20_000 }, async () => {
    const { fake, leftAt } = await startWithData()
    fake.gateway.forget()
    fake.gateway.drop()
    await fake.gateway.ready(2, 15_000)
    await wait(300)
    expect(await leftAt()).toBeNull()
    expect((await fake.send({ data: commandData('help') })).type).toBe(4)
  })

  it('whoever brought the app along for themselves is answered there as before', async () => {
    const { fake, leftAt, remove } = await startWithData()
    remove()
    await expect.poll(leftAt).toBeInstanceOf(Date)
    const { data } = await fake.send({ data: commandData('help'), installedBy: 'user' })
    expect(textOf(data)).toContain('What I can do')
  })

  it('put in again without a bot it is used, and so it stays', async () => {
    const { fake, store, pass, kept, leftAt, remove } = await startWithData()
    remove()
    await expect.poll(leftAt).toBeInstanceOf(Date)
    pass(6000)
    // Asked when the removal was long past: somebody sees our commands there.
    const id = snowflake(Date.now() + 6000)
    const { data } = await fake.send({ data: commandData('history'), id })
    expect(textOf(data)).toContain('e1')
    await expect.poll(leftAt).toBeUndefined()
    pass(48 * hourMs)
    await store.sweep(100)
    expect(await kept()).toBe(1)
  })
})
