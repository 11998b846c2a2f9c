import { describe, expect, it } from 'vitest'
import { temporaryApp } from '../../support/app.ts'
import { startDiscordTest, textOf } from '../../support/discord-app.ts'
import {
  autocompleteData,
  buttonData,
  commandData,
  message,
  userId,
} from '../../support/discord-payloads.ts'

describe('a slash command', () => {
  it('is answered in one go', async () => {
    const { fake } = await startDiscordTest()
    const { type, data } = await fake.send({
      data: commandData('estimate serve', { model: 'llama-3.1-8b', 'requests-per-day': '50k' }),
    })
    expect(type).toBe(4)
    expect(textOf(data)).toContain('Serving Llama-3.1-8B')
  })

  it('does not wait for the note that it was answered', async () => {
    const { store } = temporaryApp()
    const unfinished = { ...store.deliveries, finish: () => new Promise<void>(() => {}) }
    const { fake } = await startDiscordTest({ parts: { deliveries: unfinished } })
    const { type, data } = await fake.send({
      data: commandData('estimate api', { 'requests-per-day': '50k' }),
    })
    expect(type).toBe(4)
    expect(textOf(data)).toContain('e1')
  })

  it('is private in a guild unless everybody shall see it, and plain in a direct message', async () => {
    const { fake } = await startDiscordTest()
    const flagsOf = async (given: object, more: object = {}) => {
      const { data } = await fake.send({ data: commandData('help', given as never), ...more })
      return Number(data.flags)
    }
    // Discord's flags: 64 is ephemeral.
    expect((await flagsOf({})) & 64).toBe(64)
    expect((await flagsOf({ 'show-to': 'all' })) & 64).toBe(0)
    expect((await flagsOf({}, { guild: null })) & 64).toBe(0)
  })

  it('says which half of a pair is missing', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ data: commandData('whatif', { field: 'gpu' }) })
    expect(textOf(data)).toMatch(/without.*value/)
  })

  it('that nonsense was typed into gets a sentence that helps', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({
      data: commandData('estimate serve', { model: 'lama-9000', 'requests-per-day': 'loads' }),
    })
    expect(textOf(data)).toContain('lama-9000')
    expect(textOf(data)).toContain('loads')
  })
})

describe('autocomplete', () => {
  it('offers models while one types', async () => {
    const { fake } = await startDiscordTest()
    const { type, data } = await fake.send({
      type: 4,
      data: autocompleteData('estimate serve', ['model', 'llama 3.1 8']),
    })
    expect(type).toBe(8)
    expect(textOf(data)).toContain('Llama-3.1-8B')
  })

  it('offers values of the field chosen beside it', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({
      type: 4,
      data: autocompleteData('whatif', ['value', 'on'], { field: 'dataResidency' }),
    })
    expect(textOf(data)).toContain('on-premises')
  })
})

const project =
  'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars'

describe('a mention', () => {
  it('is answered in a thread of its own', async () => {
    const { fake } = await startDiscordTest()
    const asked = message({ content: `<@1100000000000000001> ${project}`, mentionsUs: true })
    fake.gateway.dispatch('MESSAGE_CREATE', asked)
    await fake.call('POST', /\/threads$/)
    const posted = await fake.call('POST', new RegExp(`/channels/${asked.id}/messages$`))
    expect(textOf(posted.body)).toContain('Fine-tune or pre-train?')
  })

  it('by a bot, or of somebody else, is left alone', async () => {
    const { fake } = await startDiscordTest()
    fake.gateway.dispatch('MESSAGE_CREATE', message({ content: project }))
    fake.gateway.dispatch(
      'MESSAGE_CREATE',
      message({ content: project, mentionsUs: true, isBot: true }),
    )
    await fake.send({ data: commandData('help') })
    expect(fake.callsOf('POST', /\/channels\//)).toEqual([])
  })
})

describe('a direct message', () => {
  it('is answered where it was written, and an empty one with help', async () => {
    const { fake } = await startDiscordTest()
    const channel = '1300000000000000009'
    fake.gateway.dispatch('MESSAGE_CREATE', message({ content: '', guild: null, channel }))
    const posted = await fake.call('POST', new RegExp(`/channels/${channel}/messages$`))
    expect(textOf(posted.body)).toContain('What I can do')
  })
})

describe('a button', () => {
  const id = (does: string, by: string, payload: string) => `c1|${does}|${by}|${payload}`

  it('answers a question, and is spent', async () => {
    const { fake } = await startDiscordTest()
    await fake.send({ data: commandData('advise') })
    const first = [...fake.messages.values()].at(-1)
    const { type, data } = await fake.send({
      type: 3,
      data: buttonData(id('reply', userId, 'not sure')),
      message: { ...message({ content: '' }), ...first },
    })
    expect(type).toBe(7)
    expect(textOf(data)).toContain('"disabled":true')
    const { body } = await fake.call('POST', /\/webhooks\//)
    expect(textOf(body)).toMatch(/Question 2|Fine-tune or pre-train/)
  })

  it('of somebody else that changes something is refused', async () => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({
      type: 3,
      user: '1400000000000000002',
      data: buttonData(id('run', userId, 'profile reset confirm')),
      message: message({ content: '' }),
    })
    expect(textOf(data)).toContain('for the person who asked')
  })

  it('for feedback opens a form at once for what was wrong', async () => {
    const { fake } = await startDiscordTest()
    const { type, data } = await fake.send({
      type: 3,
      data: buttonData(id('feedback', userId, '-r1')),
      message: message({ content: '' }),
    })
    expect(type).toBe(9)
    expect(textOf(data)).toContain('"type":18')
  })

  it('for a what-if asks which answer and what, and shows what moves', async () => {
    const { fake } = await startDiscordTest()
    await fake.send({ data: commandData('advise', { project }) })
    const posted = { ...message({ content: '' }), ...[...fake.messages.values()].at(-1) }
    const form = await fake.send({
      type: 3,
      data: buttonData(id('suppose', userId, 'r1')),
      message: posted,
    })
    expect(form.type).toBe(9)
    const { data } = await fake.send({
      type: 5,
      message: posted,
      data: {
        custom_id: form.data.custom_id,
        components: [
          {
            type: 18,
            component: { type: 3, custom_id: 'supposed-field', values: ['knowledgeChanges'] },
          },
          { type: 18, component: { type: 4, custom_id: 'supposed-value', value: 'never' } },
        ],
      },
    })
    expect(textOf(data)).toContain('What if')
    expect(textOf(data)).toContain('never')
  })

  it('of a long list is a choice', async () => {
    const { fake } = await startDiscordTest()
    await fake.send({ data: commandData('advise') })
    const { type } = await fake.send({
      type: 3,
      data: { component_type: 3, custom_id: id('choose', userId, ''), values: ['not sure'] },
      message: { ...message({ content: '' }), ...[...fake.messages.values()].at(-1) },
    })
    expect(type).toBe(7)
    await fake.call('POST', /\/webhooks\//)
  })
})
