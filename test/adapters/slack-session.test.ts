import { describe, expect, it } from 'vitest'
import { type SlackTest, startSlackTest } from '../support/slack-app.ts'
import { type Button, buttonNamed } from '../support/slack-buttons.ts'
import { type Deliveries, overHttp, overSocket } from '../support/slack-deliver.ts'
import { blockAction, eventBody, slashFields } from '../support/slack-driver.ts'
import { slackProblems } from '../support/slack-problems.ts'

const person = 'U2147483697'
const channel = 'C2147483705'
const team = 'slack:T0001'

/** What is shown, as one text; a person sees no more. */
const shown = (sent: unknown) => JSON.stringify(sent)

describe.each([
  ['HTTP', 'http', overHttp],
  ['Socket Mode', 'socket', overSocket],
] as const)('a session over %s', (_, transport, by) => {
  const begin = async (): Promise<{ test: SlackTest; deliver: Deliveries }> => {
    const test = await startSlackTest({ transport, problems: slackProblems })
    if (transport === 'socket') await test.fake.socket.connected(1)
    return { test, deliver: by(test) }
  }

  it('mention → interview → recommendation → share → what-if → history → delete what is kept', async () => {
    const { test, deliver } = await begin()
    const { fake, store } = test
    const root = '1515449522.000016'
    let posts = 0
    const nextPost = async () => {
      posts += 1
      return (await fake.call('chat.postMessage', posts)).arguments
    }
    const press = (button: Button, more: object) =>
      deliver.interaction(
        blockAction({ action_id: button.action_id, value: button.value }, { ...more }),
      )
    const inThread = (message: Record<string, unknown>, ts: string) => ({
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: false,
        thread_ts: root,
      },
      message: { ts, thread_ts: root, text: message.text, blocks: message.blocks, user: 'UBOT' },
      response_url: fake.responseUrl(),
    })
    const latestTs = () => [...fake.workspace.messages.values()].at(-1)?.ts ?? ''

    // A mention is answered in its thread.
    const project = 'answers must cite our manuals, which change daily. Should we fine-tune?'
    await deliver.event(eventBody('app_mention', { text: `<@UBOT> ${project}`, ts: root }))
    const advice = await nextPost()
    expect(advice).toMatchObject({ channel, thread_ts: root, unfurl_links: 'false' })
    expect(shown(advice.blocks)).toContain('retrieval (RAG)')
    expect(shown(advice.blocks)).toContain('r1')

    // The interview, in the same thread: typed, by a button, and typed by somebody else.
    const say = (text: string, user = person) =>
      deliver.event(
        eventBody('app_mention', {
          text: `<@UBOT> ${text}`,
          ts: `${Date.now() / 1000}`,
          thread_ts: root,
          user,
        }),
      )
    await say('advise')
    const question = await nextPost()
    expect(shown(question.blocks)).toContain('Question 1 of at most')
    await press(buttonNamed(question, 'Skip this one'), inThread(question, latestTs()))
    const second = await nextPost()
    expect(shown(second.blocks)).toContain('Question 2 of at most')
    // What was pressed is gone.
    const { arguments: spent } = await fake.call('chat.update')
    expect(shown(spent.blocks)).not.toContain('"actions"')
    expect(shown(spent.blocks)).toContain('Pressed: skip')
    await say('stop', 'U2147483698')
    const recommendation = await nextPost()
    expect(shown(recommendation.blocks)).toContain('r2')

    // A private answer, shared into the channel.
    const command = async (text: string) => {
      const response_url = fake.responseUrl()
      expect(await deliver.command(slashFields({ text, response_url }))).toEqual({})
      return (await fake.responseAt(response_url)).arguments
    }
    const estimate = await command('estimate serve model=llama-3.1-8b requestsPerDay=50k')
    expect(estimate.response_type).toBe('ephemeral')
    expect(shown(estimate.blocks)).toContain('e1')
    const ephemeral = {
      container: {
        type: 'message',
        message_ts: '1548261231.000900',
        channel_id: channel,
        is_ephemeral: true,
      },
      message: undefined,
      response_url: fake.responseUrl(),
    }
    await press(buttonNamed(estimate, 'Share to channel'), ephemeral)
    const shared = await nextPost()
    expect(shared).toMatchObject({ channel, unfurl_links: 'false' })
    expect(shared.thread_ts).toBeUndefined()
    expect(shown(shared.blocks)).toContain(person)
    expect(shown(shared.blocks)).toContain('50,000')

    // What if; what there is; why.
    expect(shown(await command('whatif requestsPerDay=500k'))).toMatch(/500,000|500k/)
    const history = shown(await command('history'))
    for (const id of ['r1', 'r2', 'e1']) expect(history).toContain(id)

    // A thumb down asks why.
    await press(buttonNamed(estimate, 'down'), ephemeral)
    const { arguments: form } = await fake.call('views.open')
    expect(shown(form.view)).toContain('What was wrong')
    expect(await store.team(team).exportAll()).toMatchObject({
      feedback: [{ savedId: 'e1', thumb: 'down', userId: person }],
    })

    // Delete what is kept of this person; it asks first, and the others' stays.
    const asked = await command('privacy delete-me')
    expect(shown(asked)).toContain('Delete for good?')
    await press(buttonNamed(asked, /delete/i), ephemeral)
    await expect
      .poll(async () => (await store.team(team).holdings()).estimates, { timeout: 3000 })
      .toBe(0)
    const left = shown(await store.team(team).exportAll())
    expect(left).not.toContain(person)
    expect(left).toContain('U2147483698')
  })
})
