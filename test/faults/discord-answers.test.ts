import { setTimeout as wait } from 'node:timers/promises'
import { DiscordAPIError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import type { App, Reply } from '#src/app.ts'
import { createPace } from '../../adapters/discord/out/pace.ts'
import { failureOf, sendOnce } from '../../adapters/discord/out/retry.ts'
import { startDiscordTest, textOf } from '../support/discord-app.ts'
import { startDiscordFake } from '../support/discord-fake.ts'
import {
  buttonData,
  commandData,
  interaction,
  message,
  messageCommandData,
  snowflake,
  userId,
} from '../support/discord-payloads.ts'

const ephemeral = 64
const callbacks = /\/callback$/
const others = '1400000000000000002'

/** An app that takes so long for every answer. */
function slowApp(afterMs: number, ok = true, text = 'Its figures.'): App {
  const card = { title: 'A card', blocks: [{ type: 'text' as const, markdown: text }] }
  const reply: Reply = ok
    ? { ok, card, data: { intent: 'advise', id: 'r1' } }
    : { ok, card, error: { code: 'broken', message: 'broken' }, badInput: false }
  return {
    visibility: async () => 'private',
    message: async () => {
      await wait(afterMs)
      return reply
    },
  }
}

/** A posted card with one button that answers. */
const posted = () => ({
  ...message({ content: '' }),
  components: [
    {
      type: 17,
      components: [
        { type: 10, content: 'The question' },
        {
          type: 1,
          components: [
            { type: 2, style: 2, label: 'Yes', custom_id: `c1|reply|${userId}|not sure` },
          ],
        },
      ],
    },
  ],
})
const press = () => ({
  type: 3 as const,
  data: buttonData(`c1|reply|${userId}|not sure`),
  message: posted(),
})

describe('a button whose answer takes its time', () => {
  it('is spent at once, and the answer stands below the card instead of replacing it', async () => {
    const { fake } = await startDiscordTest({ parts: { app: slowApp(900) } })
    const { type, data, latencyMs } = await fake.send(press())
    expect(type).toBe(7)
    expect(latencyMs).toBeLessThan(900)
    expect(textOf(data)).toContain('"disabled":true')
    const { body } = await fake.call('POST', /\/webhooks\//)
    expect(textOf(body)).toContain('Its figures.')
    expect(fake.callsOf('PATCH', /original/)).toEqual([])
  })

  it('is given back when it came to nothing', async () => {
    const { fake } = await startDiscordTest({ parts: { app: slowApp(900, false) } })
    const asked = interaction(press())
    fake.dispatch(asked)
    const restored = await fake.call('PATCH', /original/)
    expect(textOf(restored.body)).toContain('The question')
    expect(textOf(restored.body)).not.toContain('"disabled":true')
  })
})

it('a button pressed too often stays, and says when to come back', async () => {
  const limits = { user: { burst: 1, perSecond: 1 }, team: { burst: 9, perSecond: 9 } }
  const { fake } = await startDiscordTest({ parts: { limits } })
  await fake.send({ data: commandData('help') })
  const { type, data } = await fake.send(press())
  expect(type).toBe(4)
  expect(Number(data.flags) & ephemeral).toBe(ephemeral)
  expect(textOf(data)).toContain('Try again in 1 second')
})

it('a private answer that takes long to be shown to everybody is deferred', async () => {
  const { fake } = await startDiscordTest({ parts: { app: slowApp(900) } })
  const { type, data } = await fake.send({
    ...press(),
    data: buttonData(`c1|share|${userId}|r1`),
  })
  expect(type).toBe(5)
  expect(Number(data.flags ?? 0) & ephemeral).toBe(0)
  expect(textOf((await fake.call('PATCH', /original/)).body)).toContain('Shared by')
})

it('an interaction that was long on its way is deferred at once', async () => {
  const { fake } = await startDiscordTest({ parts: { app: slowApp(900) } })
  // Of the 2.5 s for a first response 2.2 are gone: there is nothing to wait for.
  const id = snowflake(Date.now() - 2200)
  const { type, latencyMs } = await fake.send({ data: commandData('help'), id })
  expect(type).toBe(5)
  expect(latencyMs).toBeLessThan(350)
})

describe('the first response', () => {
  const refusal = (status: number, code: number) =>
    new DiscordAPIError({ code, message: '' }, code, status, 'POST', '/callback', {})
  const timeout = () => Object.assign(new Error('aborted'), { name: 'AbortError' })
  const calls = (...outcomes: readonly (Error | undefined)[]) => {
    let count = 0
    const call = async () => {
      const outcome = outcomes[count]
      count += 1
      if (outcome !== undefined) throw outcome
    }
    return { call, count: () => count }
  }
  const soon = { tries: 2, firstWaitMs: 1, withinMs: 1000 }

  it('is tried again while somebody waits, and not after that', async () => {
    const patient = calls(refusal(500, 0), undefined)
    await sendOnce(patient.call, soon)
    expect(patient.count()).toBe(2)
    const late = calls(refusal(500, 0), undefined)
    await expect(sendOnce(late.call, { ...soon, withinMs: 0 })).rejects.toThrow()
    expect(late.count()).toBe(1)
  })

  it('that may have arrived counts as given', async () => {
    await sendOnce(calls(timeout()).call, soon)
    await sendOnce(calls(refusal(502, 0), refusal(400, 40_060)).call, soon)
  })

  it('that somebody else gave is gone', async () => {
    await expect(sendOnce(calls(refusal(400, 40_060)).call, soon)).rejects.toThrow()
  })

  it('is not tried again for a mistake of our own', () => {
    expect(failureOf(new TypeError('x is not a function'))).toBe('refused')
    const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    expect(failureOf(new TypeError('fetch failed', { cause: reset }))).toBe('later')
  })
})

describe('a deferred answer', () => {
  it('that cannot be recorded ends in a sentence, never in “is thinking”', async () => {
    const deliveries = {
      begin: async () => {
        await wait(700)
        throw new Error('disk I/O error')
      },
      finish: async () => {},
    }
    const { fake, log } = await startDiscordTest({ parts: { deliveries } })
    fake.dispatch(interaction({ data: commandData('advise', { project: 'a chat bot' }) }))
    const { body } = await fake.call('PATCH', /original/)
    expect(textOf(body)).toContain('logged as err-1')
    expect(log.join()).toContain('discord-handler-failed')
  })

  it('is given although its record could not be finished', async () => {
    const deliveries = {
      begin: async () => 'new' as const,
      finish: async () => {
        throw new Error('disk I/O error')
      },
    }
    const { fake, log } = await startDiscordTest({ parts: { deliveries } })
    const { data } = await fake.send({ data: commandData('advise', { project: 'a chat bot' }) })
    expect(textOf(data)).not.toContain('logged as')
    expect(log.join()).toContain('delivery-not-finished')
  })

  it('of several pages survives a page that failed', async () => {
    const paragraph = `${'A long line of words. '.repeat(140)}\n`
    const app = slowApp(0, true, paragraph)
    const many: App = {
      ...app,
      message: async (given) => {
        const reply = await app.message(given)
        const block = reply.card.blocks[0]
        const blocks = block === undefined ? [] : [block, block, block]
        return { ...reply, card: { ...reply.card, blocks } }
      },
    }
    const { fake } = await startDiscordTest({ parts: { app: many } })
    fake.fault({ match: /POST .*webhooks/, status: 500, body: {}, times: 1 })
    await fake.send({ data: commandData('help') })
    // One failed, and then the second and the third page.
    await fake.call('POST', /\/webhooks\//, 3)
    const statuses = fake.callsOf('POST', /\/webhooks\//).map(({ status }) => status)
    expect(statuses).toEqual([500, 200, 200])
  })
})

describe('a stop while somebody waits', () => {
  it('is held up by the answer under way, takes nothing new, and ends', async () => {
    const { fake, discord } = await startDiscordTest({ parts: { app: slowApp(900) } })
    await fake.send({ data: commandData('help') })
    const begun = performance.now()
    const closed = discord.close()
    const late = interaction({ data: commandData('help') })
    fake.dispatch(late)
    await closed
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(fake.callsOf('PATCH', /original/)).toHaveLength(1)
    expect(fake.callsOf('POST', new RegExp(`/interactions/${late.id}/`))).toEqual([])
  })

  it('is not held up for longer than it may take', async () => {
    const { fake, discord } = await startDiscordTest({
      parts: { app: slowApp(20_000), drainMs: 300 },
    })
    await fake.send({ data: commandData('help') })
    const begun = performance.now()
    await discord.close()
    expect(performance.now() - begun).toBeLessThan(1500)
  })
})

it('a login that was given up answers nobody when it succeeds after all', {
  timeout: 15_000,
}, async () => {
  const fake = await startDiscordFake()
  // The first client hears of its gateway long after another took its place.
  fake.fault({ match: 'gateway/bot', times: 1, delayMs: 900 })
  const { discord, log } = await startDiscordTest({
    fake,
    isImpatient: true,
    parts: { loginTimeoutMs: 300 },
  })
  await fake.gateway.ready()
  await wait(1200)
  await expect.poll(() => discord.part().state).toBe('ready')
  const asked = interaction({ data: commandData('help') })
  fake.dispatch(asked)
  await fake.call('POST', new RegExp(`/interactions/${asked.id}/`))
  await wait(200)
  expect(fake.callsOf('POST', callbacks)).toHaveLength(1)
  // A second client that listens would have been told of it too.
  expect(log.join()).not.toContain('delivery-repeated')
})

it('Stop on what nobody writes any more turns the button off', async () => {
  const { fake } = await startDiscordTest()
  const { type, data } = await fake.send({
    ...press(),
    data: buttonData(`c1|stop|${userId}|`),
  })
  expect(type).toBe(7)
  expect(textOf(data)).toContain('"disabled":true')
})

it('in a private channel of several people the answer is for its asker', async () => {
  const { fake } = await startDiscordTest()
  const { data } = await fake.send({ data: commandData('help'), guild: null, context: 2 })
  expect(Number(data.flags) & ephemeral).toBe(ephemeral)
})

describe('“Ask Crossroads” on a message', () => {
  const about = (content: string, author = others) => ({
    data: messageCommandData(message({ content, author })),
  })

  it.each([
    ['a question of somebody else’s', 'Should we fine-tune? 300 labels.', 'Fine-tune or pre-train'],
    ['no text, such as a picture or an embed', '', 'no text that I could read'],
    ['an order of somebody else’s', 'privacy delete-me confirm', 'somebody else’s command'],
  ])('%s', async (_, content, expected) => {
    const { fake } = await startDiscordTest()
    const { type, data } = await fake.send(about(content))
    // On a busy machine the first decision of a process is deferred.
    const shown = type === 5 ? (await fake.call('PATCH', /original/)).body : data
    expect(textOf(shown)).toContain(expected)
  })
})

describe('a mention', () => {
  const mention = (content = '<@1100000000000000001> help') =>
    message({ content, mentionsUs: true })

  it('where no thread may be started is answered in the channel', async () => {
    const { fake, log } = await startDiscordTest()
    const body = { code: 50_013, message: 'Missing Permissions' }
    fake.fault({ match: /threads$/, status: 403, body })
    const asked = mention()
    fake.gateway.dispatch('MESSAGE_CREATE', asked)
    await fake.call('POST', new RegExp(`/channels/${String(asked.channel_id)}/messages$`))
    expect(log.join()).toContain('no-thread')
  })

  it('with nothing beside it gets help, in a thread with a name', async () => {
    const { fake } = await startDiscordTest()
    fake.gateway.dispatch('MESSAGE_CREATE', mention('<@1100000000000000001>'))
    const thread = await fake.call('POST', /\/threads$/)
    expect(thread.body).toMatchObject({ name: 'Crossroads' })
  })

  it('of many words names its thread within Discord’s hundred characters', async () => {
    const { fake } = await startDiscordTest()
    const words = '\u202E👩‍👩‍👧‍👦 we answer tickets '.repeat(40)
    fake.gateway.dispatch('MESSAGE_CREATE', mention(`<@1100000000000000001> ${words}`))
    const { body } = await fake.call('POST', /\/threads$/)
    const { name } = body as { name: string }
    expect(name.length).toBeLessThanOrEqual(100)
    expect(name).not.toContain('\u202E')
  })

  it('by a webhook is left alone', async () => {
    const { fake } = await startDiscordTest()
    fake.gateway.dispatch('MESSAGE_CREATE', { ...mention(), webhook_id: '9' })
    await fake.send({ data: commandData('help') })
    expect(fake.callsOf('POST', /\/channels\//)).toEqual([])
  })

  it('sent again and again starts no thread for what is refused, and is told so once', async () => {
    const { fake } = await startDiscordTest()
    for (let i = 0; i < 40; i++) fake.gateway.dispatch('MESSAGE_CREATE', mention())
    const asked = mention()
    const told = new RegExp(`/channels/${String(asked.channel_id)}/messages$`)
    await fake.call('POST', told)
    await fake.call('POST', /\/channels\/\d+\/messages$/, 21)
    // Twenty at once are answered, each in a thread; the others are told once, in the channel.
    expect(fake.callsOf('POST', /\/threads$/)).toHaveLength(20)
    expect(fake.callsOf('POST', told)).toHaveLength(1)
  })

  it('left out in a thread of ours is asked for, once', async () => {
    const { fake } = await startDiscordTest()
    const asked = mention()
    fake.gateway.dispatch('MESSAGE_CREATE', asked)
    await fake.call('POST', /\/channels\/\d+\/messages$/)
    // Without the privileged intent a message that does not mention us has no words.
    const unseen = () => message({ content: '', channel: asked.id, author: others })
    fake.gateway.dispatch('MESSAGE_CREATE', unseen())
    fake.gateway.dispatch('MESSAGE_CREATE', unseen())
    fake.gateway.dispatch('MESSAGE_CREATE', message({ content: '', author: others }))
    const { body } = await fake.call('POST', /\/channels\/\d+\/messages$/, 2)
    expect(textOf(body)).toContain('only what mentions me')
    await fake.send({ data: commandData('help') })
    expect(fake.callsOf('POST', /\/channels\/\d+\/messages$/)).toHaveLength(2)
  })

  it('that is posted again after a failure is the same message to Discord', async () => {
    const { fake } = await startDiscordTest()
    fake.fault({ match: /POST .*\/messages$/, times: 1, status: 500, body: {} })
    fake.gateway.dispatch('MESSAGE_CREATE', mention())
    await fake.call('POST', /\/channels\/\d+\/messages$/, 2)
    const bodies = fake.callsOf('POST', /\/channels\/\d+\/messages$/).map(({ body }) => body)
    const [first, second] = bodies as { nonce: string; enforce_nonce: boolean }[]
    expect(first?.nonce).toMatch(/^\d+$/)
    expect(second).toMatchObject({ nonce: first?.nonce, enforce_nonce: true })
  })

  it('that fails on our side is told so', async () => {
    const deliveries = {
      begin: async () => {
        throw new Error('disk I/O error')
      },
      finish: async () => {},
    }
    const { fake } = await startDiscordTest({ parts: { deliveries } })
    fake.gateway.dispatch('MESSAGE_CREATE', mention('<@1100000000000000001> we have 300 labels'))
    const { body } = await fake.call('POST', /\/channels\/\d+\/messages$/)
    expect(textOf(body)).toContain('logged as err-1')
  })
})

it('F42: what counts towards fifty a second never exceeds it', async () => {
  const inPace = createPace()
  const begunMs: number[] = []
  await Promise.all(
    Array.from({ length: 70 }, () => inPace(async () => void begunMs.push(performance.now()))),
  )
  const sorted = begunMs.toSorted((a, b) => a - b)
  const inOneSecond = sorted.map(
    (from) => sorted.filter((at) => at >= from && at < from + 1000).length,
  )
  // Ten that were saved up, and forty.
  expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(50)
})
