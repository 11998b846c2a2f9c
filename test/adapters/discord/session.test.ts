import { describe, expect, it } from 'vitest'
import { startDiscordTest, textOf } from '../../support/discord-app.ts'
import {
  applicationId,
  buttonData,
  channelId,
  commandData,
  guildId,
  message,
  userId,
} from '../../support/discord-payloads.ts'

const project = 'answers must cite our manuals, which change daily. Should we fine-tune?'
const golden = (where: string, name: string) => `../../golden/discord/${where}-${name}.json`

/** What a message shows, without ids of the moment. */
function shown(message: unknown): string {
  const { components } = message as { components: unknown }
  return `${JSON.stringify(components, undefined, 2)}\n`
}

function idOf(message: unknown, label: string | RegExp): string {
  const buttons: { label?: string; custom_id?: string }[] = []
  JSON.stringify(message, (_, value) => {
    if (value?.custom_id !== undefined) buttons.push(value)
    return value
  })
  const found = buttons.find((each) =>
    typeof label === 'string' ? each.label === label : label.test(each.label ?? ''),
  )
  if (found?.custom_id === undefined) {
    throw new Error(`no button ${label} among ${buttons.map((each) => each.label).join(', ')}`)
  }
  return found.custom_id
}

describe('a session in a guild', () => {
  it('mention → interview → recommendation → share → what-if → history → delete what is kept', async () => {
    const { fake, store } = await startDiscordTest()
    const asked = message({ content: `<@${applicationId}> ${project}`, mentionsUs: true })
    const thread = { channel: asked.id, guild: guildId }
    const latest = () => [...fake.messages.values()].at(-1)

    // Answered in a thread of its own.
    fake.gateway.dispatch('MESSAGE_CREATE', asked)
    const advice = await fake.call('POST', new RegExp(`/channels/${asked.id}/messages$`))
    expect(textOf(advice.body)).toContain('retrieval')
    await expect(shown(advice.body)).toMatchFileSnapshot(golden('guild', 'recommendation'))

    // The interview: a button, words written into a form, and another person's answer.
    const question = await fake.send({
      data: commandData('advise', { 'show-to': 'all' }),
      ...thread,
    })
    await expect(shown(question.data)).toMatchFileSnapshot(golden('guild', 'question'))
    const onQuestion = { ...message({ content: '' }), ...latest() }
    const form = await fake.send({
      type: 3,
      data: buttonData(idOf(question.data, 'Write an answer')),
      message: onQuestion,
      ...thread,
    })
    expect(form.type).toBe(9)
    await expect(`${JSON.stringify(form.data, undefined, 2)}\n`).toMatchFileSnapshot(
      golden('guild', 'answer-form'),
    )
    const written = await fake.send({
      type: 5,
      data: {
        custom_id: form.data.custom_id,
        components: [
          { type: 18, component: { type: 4, custom_id: 'requestsPerDay', value: '2,000' } },
          { type: 18, component: { type: 4, custom_id: 'latencyMs', value: '' } },
        ],
      },
      message: onQuestion,
      ...thread,
    })
    expect(textOf(written.data)).toMatch(/Question 2/)
    const second = { ...message({ content: '' }), ...latest() }
    const stopped = await fake.send({
      type: 3,
      user: '1400000000000000002',
      data: buttonData(idOf(written.data, 'Stop, and recommend')),
      message: second,
      ...thread,
    })
    expect(stopped.type).toBe(7)
    expect(textOf(stopped.data)).toContain('"disabled":true')
    const { body: recommended } = await fake.call('POST', /\/webhooks\//)
    expect(textOf(recommended)).toContain('Fine-tune or pre-train?')

    // A private answer, then shown to everybody without anybody's words.
    const own = await fake.send({ data: commandData('show', { id: 'r1' }), ...thread })
    expect(Number(own.data.flags) & 64).toBe(64)
    const shared = await fake.send({
      type: 3,
      data: buttonData(`c1|share|${userId}|r1`),
      message: { ...message({ content: '' }), ...latest() },
      ...thread,
    })
    expect(Number(shared.data.flags) & 64).toBe(0)
    expect(textOf(shared.data)).toContain('Shared by person-001')
    expect(textOf(shared.data)).not.toContain('change daily')
    await expect(shown(shared.data)).toMatchFileSnapshot(golden('guild', 'shared'))

    const supposed = await fake.send({
      data: commandData('whatif', { field: 'knowledgeChanges', value: 'never' }),
      ...thread,
    })
    expect(textOf(supposed.data)).toMatch(/supposed|suppose/i)
    await expect(shown(supposed.data)).toMatchFileSnapshot(golden('guild', 'what-if'))

    const history = await fake.send({ data: commandData('history'), ...thread })
    expect(textOf(history.data)).toContain('r1')

    const asks = await fake.send({
      data: commandData('privacy', { action: 'delete-me' }),
      ...thread,
    })
    expect(textOf(asks.data)).toMatch(/confirm/)
    await fake.send({
      data: commandData('privacy', { action: 'delete-me', confirm: 'confirm' }),
      ...thread,
    })
    const team = store.team(`discord:${guildId}`)
    const left = (await team.recentRecommendations(9)).map(({ id }) => id)
    expect(left).not.toContain('r1')
  })
})

describe('a session of somebody who installed it for themselves', () => {
  it('goes the same way, in a guild that does not know the app and in direct messages', async () => {
    const { fake, store } = await startDiscordTest()
    const elsewhere = { installedBy: 'user' as const, channel: channelId }
    const advice = await fake.send({ data: commandData('advise', { project }), ...elsewhere })
    expect(Number(advice.data.flags) & 64).toBe(64)
    await expect(shown(advice.data)).toMatchFileSnapshot(golden('user', 'recommendation'))
    const serve = await fake.send({
      data: commandData('estimate serve', { model: 'llama-3.1-8b', 'requests-per-day': '50k' }),
      ...elsewhere,
    })
    await expect(shown(serve.data)).toMatchFileSnapshot(golden('user', 'estimate-serve'))

    const direct = { guild: null, channel: '1300000000000000009' }
    const why = await fake.send({ data: commandData('why', { id: 'r1' }), ...direct })
    expect(textOf(why.data)).toContain('r1')
    const mine = store.team(`discord-user:${userId}`)
    expect(await mine.recentRecommendations(9)).toHaveLength(1)

    await fake.send({
      data: commandData('privacy', { action: 'delete-team', confirm: 'confirm' }),
      ...direct,
    })
    expect(await mine.holdings()).toMatchObject({ recommendations: 0, estimates: 0 })
  })

  it('asks about a message by its context menu', async () => {
    const { fake } = await startDiscordTest()
    const target = message({ content: project, guild: null })
    const { data } = await fake.send({
      data: {
        id: '1500000000000000002',
        name: 'Ask Crossroads',
        type: 3,
        target_id: target.id,
        resolved: { messages: { [target.id]: target } },
      },
      guild: null,
    })
    expect(textOf(data)).toContain('Fine-tune or pre-train?')
  })
})
