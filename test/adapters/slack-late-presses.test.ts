import { expect, it } from 'vitest'
import { startSlackTest } from '../support/slack-app.ts'
import { buttonNamed } from '../support/slack-buttons.ts'
import { blockAction, eventBody, postEvent, postPayload } from '../support/slack-driver.ts'
import { slackProblems } from '../support/slack-problems.ts'

const other = 'U2147483698'
const channel = 'C2147483705'
const root = '1515449522.000016'

/** A question in a thread, and who may press what stands below it. */
async function startInterview() {
  const test = await startSlackTest({ problems: slackProblems })
  const { fake, url, store } = test
  fake.workspace.users.set(other, { team_id: undefined })
  await postEvent(url, eventBody('app_mention', { text: '<@UBOT> advise', ts: root }))
  const posted = async (nth: number) => (await fake.call('chat.postMessage', nth)).arguments
  const question = await posted(1)
  const ts = [...fake.workspace.messages.values()].at(-1)?.ts ?? ''
  return {
    question,
    posted,
    shown: async (nth: number) => JSON.stringify((await posted(nth)).blocks),
    press: (label: string, user?: string) => {
      const { action_id, value } = buttonNamed(question, label)
      const more = {
        channel: { id: channel, name: 'general' },
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: false,
          thread_ts: root,
        },
        message: { ts, thread_ts: root, text: '', blocks: question.blocks, user: 'UBOT' },
        response_url: fake.responseUrl(),
        ...(user !== undefined && { user: { id: user, team_id: 'T0001' } }),
      }
      return postPayload(url, blockAction({ action_id, value }, more))
    },
    answers: async () => (await store.team('slack:T0001').project('default')).answers,
  }
}

it('two people who press the same button at once skip one question', async () => {
  const { press, shown } = await startInterview()
  await Promise.all([press('Skip this one'), press('Skip this one', other)])
  const both = [await shown(2), await shown(3)]
  expect(both.filter((text) => text.includes('Skipped.'))).toHaveLength(1)
  expect(both.filter((text) => text.includes('closed meanwhile'))).toHaveLength(1)
  for (const text of both) expect(text).toContain('Question 2')
})

it('an answer pressed below an old question is the answer to that one', async () => {
  const { question, press, shown, answers } = await startInterview()
  await press('Skip this one')
  expect(await shown(2)).toContain('Question 2')
  const yes = buttonNamed(question, /yes$/)
  await press(yes.label, other)
  expect(await shown(3)).toContain('Noted')
  const field = /advise (\w+)=yes/.exec(yes.value)?.[1] ?? ''
  expect(Object.keys(await answers())).toEqual([field])
})
