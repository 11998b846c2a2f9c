import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { withRetries } from '../../adapters/discord/out/retry.ts'
import { startDiscordTest, textOf } from '../support/discord-app.ts'
import { startDiscordFake } from '../support/discord-fake.ts'
import {
  buttonData,
  commandData,
  interaction,
  message,
  snowflake,
  userId,
} from '../support/discord-payloads.ts'

const help = { data: commandData('help') }
const estimate = {
  data: commandData('estimate serve', { model: 'llama-3.1-8b', 'requests-per-day': '50k' }),
}
const callbacks = /\/callback$/

async function until(isSo: () => boolean, withinMs = 8000): Promise<void> {
  const endMs = performance.now() + withinMs
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(`not so within ${withinMs} ms`)
    await wait(10)
  }
}

describe('F31: the gateway goes away and comes back', () => {
  it.each<[string, (fake: Awaited<ReturnType<typeof startDiscordFake>>) => void]>([
    ['op 7', (fake) => fake.gateway.op7()],
    ['close 4000', (fake) => fake.gateway.close(4000)],
    ['close 4009', (fake) => fake.gateway.close(4009)],
    ['close 1001', (fake) => fake.gateway.close(1001)],
    ['a cable cut', (fake) => fake.gateway.drop()],
  ])('%s: resumed, nothing lost, nothing answered twice', async (_, fault) => {
    const { fake } = await startDiscordTest()
    await fake.send(help)
    fault(fake)
    // Asked while nobody listens; replayed with the resume.
    const asked = interaction(help)
    fake.dispatch(asked)
    await fake.gateway.ready(2)
    await fake.call('POST', new RegExp(`/interactions/${asked.id}/`))
    await fake.send(help)
    expect(fake.callsOf('POST', callbacks)).toHaveLength(3)
  })
})

describe('F32: a session that the gateway forgot', () => {
  it('identifies anew and goes on', { timeout: 20_000 }, async () => {
    const { fake, discord } = await startDiscordTest()
    fake.gateway.forget()
    fake.gateway.drop()
    await until(() => discord.part().state === 'degraded')
    await fake.gateway.ready(2, 15_000)
    expect((await fake.send(help)).type).toBe(4)
    expect(fake.gateway.identifies).toHaveLength(2)
    expect(discord.part().state).toBe('ready')
  })
})

describe('F33: an interaction that comes twice', () => {
  it.each([
    ['that only reads', help],
    ['that keeps an estimate', estimate],
  ])('%s has one effect', async (_, what) => {
    const { fake, store } = await startDiscordTest()
    const payload = interaction(what)
    fake.dispatch(payload)
    fake.dispatch(payload)
    await fake.call('POST', callbacks)
    fake.dispatch(payload)
    await fake.send(help)
    expect(fake.callsOf('POST', new RegExp(`/interactions/${payload.id}/`))).toHaveLength(1)
    const kept = await store.team('discord:1200000000000000001').recentEstimates(5)
    expect(kept.length).toBe(what === estimate ? 1 : 0)
  })

  it('has one effect over a restart too', async () => {
    const first = await startDiscordTest()
    const payload = interaction(estimate)
    first.fake.dispatch(payload)
    await first.fake.call('POST', callbacks)
    const team = first.store.team('discord:1200000000000000001')
    await until(() => first.log.length >= 0)
    await first.discord.close()
    const again = await startDiscordTest({ parts: { deliveries: first.store.deliveries } })
    again.fake.dispatch(payload)
    await again.fake.send(help)
    expect(again.fake.callsOf('POST', new RegExp(`/interactions/${payload.id}/`))).toEqual([])
    expect(await team.recentEstimates(5)).toHaveLength(1)
  })
})

describe('F34: heartbeats that nobody acknowledges', () => {
  it('are noticed within two intervals', { timeout: 15_000 }, async () => {
    const { fake } = await startDiscordTest({ heartbeatMs: 300 })
    fake.gateway.mute(true)
    await until(() => fake.gateway.connections >= 2)
    fake.gateway.mute(false)
    await fake.gateway.ready(2)
    expect((await fake.send(help)).type).toBe(4)
  })
})

describe('F35: a close that no other try can mend', () => {
  it.each([4004, 4013, 4014])('%i: down with its cause, and no loop', async (code) => {
    const fake = await startDiscordFake()
    fake.gateway.refuse(code)
    const { discord, log } = await startDiscordTest({ fake, isImpatient: true })
    await until(() => discord.part().state === 'down')
    expect(discord.part().note).toContain(String(code))
    const { connections } = fake.gateway
    await wait(600)
    expect(fake.gateway.connections).toBe(connections)
    expect(log.join()).not.toContain('canary')
  })
})

describe('F36: no gateway at the start', () => {
  it('is tried again until it is there', async () => {
    const fake = await startDiscordFake()
    fake.fault({ match: 'gateway/bot', status: 500, body: { message: 'down' }, times: 3 })
    const { discord } = await startDiscordTest({ fake, isImpatient: true })
    expect(discord.part().state).toBe('degraded')
    await fake.gateway.ready()
    expect((await fake.send(help)).type).toBe(4)
  })

  it('is no reason to end when nothing listens at all', async () => {
    const fake = await startDiscordFake()
    await fake.close()
    const { discord } = await startDiscordTest({ fake, isImpatient: true })
    await wait(300)
    expect(discord.part().state).toBe('degraded')
  })
})

describe('F37: an answer that Discord no longer takes', () => {
  it.each([
    [
      '10062, the token is old',
      { status: 404, body: { code: 10_062, message: 'Unknown interaction' } },
    ],
    ['40060, answered already', { status: 400, body: { code: 40_060, message: 'acknowledged' } }],
  ])('%s: counted, and life goes on', async (_, fault) => {
    const { fake, log } = await startDiscordTest()
    fake.fault({ match: 'callback', times: 1, ...fault })
    fake.dispatch(interaction(help))
    await until(() => log.some((line) => line.includes('discord-answer-late')))
    expect((await fake.send(help)).type).toBe(4)
    expect(log.join()).not.toContain('discord-handler-failed')
  })
})

describe('F38: an interaction that is too old', () => {
  it('older than three seconds is dropped and counted', async () => {
    const { fake, log } = await startDiscordTest()
    fake.dispatch(interaction({ ...help, id: snowflake(Date.now() - 10_000) }))
    await until(() => log.some((line) => line.includes('discord-interaction-too-old')))
    expect(fake.callsOf('POST', callbacks)).toEqual([])
  })

  it('is judged by Discord’s clock when our own is an hour off', async () => {
    const { fake } = await startDiscordTest({
      parts: { now: () => new Date(Date.now() + 3_600_000) },
    })
    // The answers of the start told the time: an interaction of this moment is young.
    expect((await fake.send(help)).type).toBe(4)
  })
})

describe('F39: 429', () => {
  it('is waited out, seconds with decimals', async () => {
    const counted: string[] = []
    const counters = { count: (what: string) => counted.push(what), acknowledged: () => {} }
    const { fake } = await startDiscordTest({ parts: { counters } })
    const limited = { message: 'You are being rate limited.', retry_after: 0.35, global: false }
    fake.fault({
      match: /POST .*\/channels\/\d+\/messages/,
      times: 1,
      status: 429,
      headers: { 'retry-after': '0.35', 'x-ratelimit-scope': 'user' },
      body: limited,
    })
    const begun = performance.now()
    fake.gateway.dispatch(
      'MESSAGE_CREATE',
      message({ content: 'help', guild: null, channel: '1300000000000000009' }),
    )
    await until(() => fake.callsOf('POST', /\/messages$/).some(({ status }) => status === 200))
    expect(performance.now() - begun).toBeGreaterThanOrEqual(350)
    // Ten thousand of them in ten minutes ban an address.
    expect(counted).toEqual(['invalid_requests'])
  })
})

describe('F40: a storm of 5xx', () => {
  it('is met with waits, and the answer arrives', async () => {
    const { fake } = await startDiscordTest()
    fake.fault({ match: /POST .*\/channels\/\d+\/messages/, times: 2, status: 500, body: {} })
    fake.gateway.dispatch(
      'MESSAGE_CREATE',
      message({ content: 'help', guild: null, channel: '1300000000000000009' }),
    )
    await until(() => fake.callsOf('POST', /\/messages$/).some(({ status }) => status === 200))
    expect(fake.callsOf('POST', /\/messages$/)).toHaveLength(3)
  })

  it('with waits that double, each anywhere below its bound', async () => {
    const beganMs: number[] = []
    const call = async () => {
      beganMs.push(performance.now())
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    }
    // Half of 100, half of 200.
    const options = { tries: 3, firstWaitMs: 100, random: () => 0.5 }
    await expect(withRetries(call, options)).rejects.toThrow('reset')
    const gaps = beganMs.slice(1).map((at, i) => at - (beganMs[i] ?? 0))
    expect(gaps).toHaveLength(2)
    for (const [i, bound] of [50, 100].entries()) expect(gaps[i]).toBeGreaterThanOrEqual(bound - 2)
  })
})

describe('F41: a 401 on one call', () => {
  it('is reported, and the token is not forgotten', async () => {
    const { fake, log } = await startDiscordTest()
    fake.fault({ match: /POST .*\/channels\//, times: 1, status: 401, body: { message: '401' } })
    const say = () =>
      fake.gateway.dispatch(
        'MESSAGE_CREATE',
        message({ content: 'help', guild: null, channel: '1300000000000000009' }),
      )
    say()
    await until(() => log.some((line) => line.includes('discord-unauthorised')))
    say()
    await until(() => fake.callsOf('POST', /\/messages$/).some(({ status }) => status === 200))
    expect(log.join()).not.toContain('canary')
  })
})

describe('F44: components nobody knows any more', () => {
  it.each(['zzz', 'c0|run|1|why', ''])('“%s” is told to be old', async (id) => {
    const { fake } = await startDiscordTest()
    const { type, data } = await fake.send({
      type: 3,
      data: buttonData(id),
      message: message({ content: '' }),
    })
    expect(type).toBe(4)
    expect(textOf(data)).toContain('older message')
    expect(Number(data.flags) & 64).toBe(64)
  })

  it('a form of another version too', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ type: 5, data: { custom_id: 'm0|x', components: [] } })
    expect(textOf(data)).toContain('older message')
  })

  it('an option that is missing is asked for', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ data: commandData('show') })
    expect(textOf(data)).toContain('`id` is needed')
  })

  it('a command nobody knows is answered', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ data: commandData('fly') })
    expect(textOf(data)).toContain('fly')
  })
})

describe('F45: without a guild', () => {
  it.each([
    ['a direct message', { guild: null }],
    ['a guild that only this person brought the app to', { installedBy: 'user' as const }],
  ])('%s: a person is their own team', async (_, where) => {
    const { fake, store } = await startDiscordTest()
    await fake.send({ ...estimate, ...where })
    const mine = await store.team(`discord-user:${userId}`).recentEstimates(5)
    expect(mine).toHaveLength(1)
    expect(await store.team('discord:1200000000000000001').recentEstimates(5)).toEqual([])
  })
})

describe('F93: a payload that discord.js cannot read', () => {
  it('is skipped, and life goes on', async () => {
    const { fake, log } = await startDiscordTest()
    const { entitlements: _, ...broken } = interaction(help)
    fake.gateway.dispatch('INTERACTION_CREATE', broken)
    fake.gateway.dispatch('SOMETHING_NEW', { of: 'the future' })
    fake.gateway.raw('no json at all')
    await until(() => log.some((line) => line.includes('discord-packet-skipped')))
    expect((await fake.send(help)).type).toBe(4)
  })
})
