import { expect, it } from 'vitest'
import { startDiscordTest, textOf } from '../../support/discord-app.ts'
import {
  buttonData,
  commandData,
  guildId,
  message,
  userId,
} from '../../support/discord-payloads.ts'

const other = '1400000000000000002'

/** A question in the channel, its buttons by their label, and who may press them. */
async function startInterview() {
  const test = await startDiscordTest()
  const { fake, store } = test
  const { data } = await fake.send({ data: commandData('advise', { 'show-to': 'all' }) })
  const posted = { ...message({ content: '' }), ...[...fake.messages.values()].at(-1) }
  const idOf = (label: string) => {
    const found = new RegExp(`"label":"${label}","custom_id":"([^"]+)"`).exec(textOf(data))?.[1]
    if (found === undefined) throw new Error(`no button ${label} in ${textOf(data)}`)
    return found
  }
  return {
    ...test,
    question: data,
    press: (label: string, user = userId) =>
      fake.send({ type: 3, user, data: buttonData(idOf(label)), message: posted }),
    /** The form of that question, sent with what was written into it. */
    submit: async (written: Readonly<Record<string, string>>) => {
      const form = await fake.send({
        type: 3,
        data: buttonData(idOf('Write an answer')),
        message: posted,
      })
      const components = Object.entries(written).map(([id, value]) => ({
        type: 18,
        component: { type: 4, custom_id: id, value },
      }))
      const data = { custom_id: form.data.custom_id, components }
      return fake.send({ type: 5, data, message: posted })
    },
    answers: async () => (await store.team(`discord:${guildId}`).project('default')).answers,
    follow: async (nth: number) => textOf((await fake.call('POST', /\/webhooks\//, nth)).body),
  }
}

it('two people who press the same button at once skip one question', async () => {
  const { press, follow } = await startInterview()
  await Promise.all([press('Skip this one'), press('Skip this one', other)])
  const shown = [await follow(1), await follow(2)]
  expect(shown.filter((text) => text.includes('Skipped.'))).toHaveLength(1)
  expect(shown.filter((text) => text.includes('closed meanwhile'))).toHaveLength(1)
  for (const text of shown) expect(text).toContain('Question 2')
})

it('an answer chosen below an old question is the answer to that one', async () => {
  const { press, follow, answers } = await startInterview()
  await press('Skip this one')
  await follow(1)
  // The question that is open by now could take a yes as well.
  await press('citations needed: yes', other)
  expect(await follow(2)).toContain('citations needed yes')
  const kept = await answers()
  expect(Object.keys(kept)).toEqual(['citationsNeeded'])
  expect(kept.citationsNeeded?.value).toBe(true)
})

it('a form sent late keeps what was written, and when nothing was skips nothing', async () => {
  const { press, follow, submit, answers } = await startInterview()
  await press('Skip this one')
  await follow(1)
  const empty = await submit({ corpusTokens: '' })
  expect(textOf(empty.data)).toContain('closed meanwhile')
  expect(textOf(empty.data)).toContain('Question 2')
  const written = await submit({ corpusTokens: '20M tokens' })
  expect(textOf(written.data)).toContain('Noted')
  expect((await answers()).corpusTokens?.value).toBe(20_000_000)
})

it('a button of a version that knew other fields is an old one', async () => {
  const { fake, answers } = await startInterview()
  const press = { type: 3 as const, message: message({ content: '' }) }
  await fake.send({ ...press, data: buttonData(`c1|steer|${userId}|zz.zy skip`) })
  const { body } = await fake.call('POST', /\/webhooks\//)
  expect(textOf(body)).toContain('closed meanwhile')
  expect(textOf(body)).toContain('Question 1')
  expect(await answers()).toEqual({})
})
