import { describe, expect, it } from 'vitest'
import { botToken, startSlackTest } from '../support/slack-app.ts'
import { buttonNamed } from '../support/slack-buttons.ts'
import {
  blockAction,
  eventBody,
  messageAction,
  post,
  postEvent,
  postPayload,
  signingSecret,
  slashBody,
  viewSubmission,
} from '../support/slack-driver.ts'
import { startSlackFake } from '../support/slack-fake.ts'
import { slackProblems } from '../support/slack-problems.ts'
import { talkingApp } from '../support/talking-app.ts'

const person = 'U2147483697'
const team = 'slack:T0001'
const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const start = (parts: object = {}) => startSlackTest({ problems: slackProblems, parts })
const by = JSON.stringify({ by: person })

describe('a direct message', () => {
  it('is answered below itself, with a status before and after', async () => {
    const { fake, url } = await start()
    await postEvent(url, eventBody('message', { text: 'help' }))
    const { arguments: sent } = await fake.call('chat.postMessage')
    expect(sent).toMatchObject({ channel: 'D024BE91L', thread_ts: '1355517523.000005' })
    await fake.call('agents.sessions.setStatus', 2)
    const statuses = fake.callsOf('agents.sessions.setStatus').map((call) => call.arguments)
    expect(statuses.map(({ status }) => status)).toEqual(['processing', 'active'])
    expect(statuses[0]).toMatchObject({ channel_id: 'D024BE91L', thread_ts: '1355517523.000005' })
  })

  it('goes on in another thread: a person has one conversation', async () => {
    const { fake, url } = await start()
    await postEvent(url, eventBody('message', { text: 'advise' }))
    await fake.call('chat.postMessage')
    await postEvent(url, eventBody('message', { text: 'skip', ts: '1355517599.000001' }))
    const { arguments: sent } = await fake.call('chat.postMessage', 2)
    expect(sent.thread_ts).toBe('1355517599.000001')
    expect(JSON.stringify(sent.blocks)).toContain('Question 2 of at most')
  })

  it.each([
    ['of a bot', { bot_id: 'B9' }],
    ['of ours', { user: 'UBOT' }],
    ['that was edited', { subtype: 'message_changed', text: undefined, user: undefined }],
    ['in a channel, without a mention', { channel_type: 'channel', channel: 'C1' }],
  ])('%s is not answered', async (_, event) => {
    const { fake, url } = await start()
    expect((await postEvent(url, eventBody('message', event))).status).toBe(200)
    await settled()
    expect(fake.callsOf('chat.postMessage')).toEqual([])
  })
})

it('an empty mention is answered with examples', async () => {
  const { fake, url } = await start()
  await postEvent(url, eventBody('app_mention', { text: ' <@UBOT> ' }))
  expect(JSON.stringify((await fake.call('chat.postMessage')).arguments)).toContain('What I can do')
})

it('somebody who opens the conversation gets up to four prompts, and no message', async () => {
  const { fake, url } = await start()
  await postEvent(url, eventBody('app_home_opened', { tab: 'messages' }))
  const { arguments: given } = await fake.call('assistant.threads.setSuggestedPrompts')
  expect(given.channel_id).toBe('D024BE91L')
  expect(given.thread_ts).toBeUndefined()
  expect((given.prompts as unknown[]).length).toBeLessThanOrEqual(4)
  await settled()
  expect(fake.callsOf('chat.postMessage')).toEqual([])
})

describe('the stop button', () => {
  it('ends the writing within a second; what was said stays, and says so', async () => {
    const spoken = [
      { text: 'One.' },
      { text: 'Two.', afterMs: 100 },
      { text: 'Never.', afterMs: 60_000 },
    ]
    const { app, heard } = talkingApp(spoken)
    const { fake, url } = await start({ app })
    await postEvent(url, eventBody('message'))
    await fake.call('chat.appendStream')
    const begun = performance.now()
    await postEvent(url, eventBody('agent_session_stopped'))
    await fake.call('chat.stopStream')
    expect(performance.now() - begun).toBeLessThan(1000)
    expect(heard).toMatchObject({ aborted: true, said: 2 })
    await expect
      .poll(() => fake.callsOf('agents.sessions.setStatus').at(-1)?.arguments.status)
      .toBe('active')
    const stands = [...fake.workspace.messages.values()].find(({ text }) => text.includes('One.'))
    expect(stands).toMatchObject({ text: 'One. Two.', streaming: false })
    expect(JSON.stringify(stands?.blocks)).toContain('Stopped.')
  })

  it('reaches the app’s own signal, and leaves other threads alone', async () => {
    const { app, asked, heard } = talkingApp([{ text: 'One.' }, { text: 'Two.', afterMs: 400 }])
    const { fake, url } = await start({ app })
    await postEvent(url, eventBody('message'))
    await postEvent(url, eventBody('message', { ts: '1355517777.000001' }))
    await fake.call('chat.startStream', 2)
    await postEvent(url, eventBody('agent_session_stopped'))
    await fake.call('chat.stopStream', 2)
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false])
    expect(heard.said).toBe(3)
  })
})

it('a message that its author deletes is answered no further', async () => {
  const { app, heard } = talkingApp([{ text: 'One.' }, { text: 'Never.', afterMs: 60_000 }])
  const { fake, url } = await start({ app })
  await postEvent(url, eventBody('message'))
  await fake.call('chat.startStream')
  const gone = { subtype: 'message_deleted', deleted_ts: '1355517523.000005', user: undefined }
  await postEvent(url, eventBody('message', gone))
  await fake.call('chat.stopStream')
  expect(heard).toEqual({ aborted: true, said: 1 })
})

it('an answer in the form that opens another question draws it at once', async () => {
  const { fake, url } = await start()
  await postPayload(url, blockAction({ action_id: 'open-interview', value: by }))
  const { arguments: form } = await fake.call('views.open')
  const { private_metadata } = form.view as { private_metadata: string }
  const view = {
    id: 'V1',
    hash: 'h1',
    callback_id: 'interview',
    private_metadata,
    state: { values: {} },
  }
  const chosen = { action_id: 'answer:gap', type: 'static_select', value: undefined }
  await postPayload(
    url,
    blockAction(chosen, {
      container: { type: 'view', view_id: 'V1' },
      view,
      channel: undefined,
      message: undefined,
    }),
  )
  const { arguments: drawn } = await fake.call('views.update')
  expect(drawn).toMatchObject({ view_id: 'V1', hash: 'h1' })
})

describe('the Home tab', () => {
  it('shows the project, what was answered and what is kept, and edits the profile', async () => {
    const { fake, url } = await start()
    await postEvent(url, eventBody('message', { text: 'profile set budgetUsd=20k' }))
    await fake.call('chat.postMessage')
    await postEvent(url, eventBody('app_home_opened', { tab: 'home' }))
    const { arguments: home } = await fake.call('views.publish')
    expect(home.user_id).toBe(person)
    expect(JSON.stringify(home.view)).toContain('$20k')
    const button = buttonNamed(home.view, 'Edit the profile')
    const container = { type: 'view', view_id: 'V1' }
    await postPayload(
      url,
      blockAction(
        { action_id: button.action_id, value: button.value },
        { container, channel: undefined, message: undefined, response_url: undefined },
      ),
    )
    const { arguments: form } = await fake.call('views.open')
    expect(JSON.stringify(form.view)).toContain('Project profile')
  })
})

describe('the profile as a form', () => {
  const open = async () => {
    const test = await start()
    await postPayload(test.url, blockAction({ action_id: 'open-profile', value: by }))
    const { arguments: form } = await test.fake.call('views.open')
    return { ...test, view: form.view as { private_metadata: string } }
  }
  const filled = (view: { private_metadata: string }, field: string, value: string) =>
    viewSubmission({
      callback_id: 'profile',
      private_metadata: view.private_metadata,
      state: { values: { [`field:${field}`]: { input: { type: 'plain_text_input', value } } } },
    })

  it('keeps what was filled in', async () => {
    const { fake, url, store, view } = await open()
    expect((await postPayload(url, filled(view, 'budgetUsd', '20k'))).text).toBe('')
    await fake.call('chat.postEphemeral')
    const { answers } = await store.team(team).project('default')
    expect(answers.budgetUsd?.value).toBe(20_000)
  })

  it('names what it cannot read at its field, and keeps nothing', async () => {
    const { url, store, view } = await open()
    const answer = await postPayload(url, filled(view, 'budgetUsd', 'a lot'))
    expect(JSON.parse(answer.text)).toMatchObject({
      response_action: 'errors',
      errors: { 'field:budgetUsd': expect.stringContaining('a lot') },
    })
    expect((await store.team(team).project('default')).answers).toEqual({})
  })

  it.each(['{}', 'nonsense', '{"by":"U1","evil":1}'])(
    'with the metadata %s is nobody’s',
    async (private_metadata) => {
      const { url, store, view } = await open()
      expect(
        (await postPayload(url, filled({ ...view, private_metadata }, 'budgetUsd', '1k'))).status,
      ).toBe(200)
      await settled()
      expect((await store.team(team).project('default')).answers).toEqual({})
    },
  )
})

it('the interview goes on question by question in a form', async () => {
  const { fake, url } = await start()
  await postPayload(url, blockAction({ action_id: 'open-interview', value: by }))
  const { arguments: form } = await fake.call('views.open')
  const view = form.view as { private_metadata: string }
  expect(JSON.stringify(view)).toContain('Question 1 of at most')
  const submit = viewSubmission({
    callback_id: 'interview',
    private_metadata: view.private_metadata,
  })
  const answer = await postPayload(url, submit)
  const next = JSON.parse(answer.text)
  expect(next).toMatchObject({ response_action: 'update' })
  expect(JSON.stringify(next.view)).toContain('Question 2 of at most')
  // The same submission delivered again does not skip a second question.
  const again = await postPayload(url, submit, { ts: Math.floor(Date.now() / 1000) - 1 })
  expect(again.text).toBe(answer.text)
})

it('the message shortcut gives no orders in the name of whoever uses it', async () => {
  const { fake, url, store } = await start()
  const response_url = fake.responseUrl()
  const message = { user: 'U2147483698', ts: '1548261231.000100', text: 'settings providers=aws' }
  await postPayload(url, messageAction({ callback_id: 'ask-about-message', response_url, message }))
  const { arguments: shown } = await fake.responseAt(response_url)
  expect(shown.response_type).toBe('ephemeral')
  expect(JSON.stringify(shown)).toContain('somebody else’s command')
  expect(await store.team('slack:T0001').settings()).toEqual({})
})

it('“ask about this” on a message answers its asker alone', async () => {
  const { fake, url } = await start()
  const response_url = fake.responseUrl()
  await postPayload(url, messageAction({ callback_id: 'ask-about-message', response_url }))
  const { arguments: shown } = await fake.responseAt(response_url)
  expect(shown.response_type).toBe('ephemeral')
  expect(JSON.stringify(shown.blocks)).toContain('r1')
  expect(fake.callsOf('chat.postMessage')).toEqual([])
})

it('a thumb down keeps its reason', async () => {
  const { fake, url, store } = await start()
  await postEvent(
    url,
    eventBody('message', { text: 'estimate serve model=llama-3.1-8b requestsPerDay=50k' }),
  )
  const { arguments: sent } = await fake.call('chat.postMessage')
  const { action_id, value } = buttonNamed(sent.blocks, 'down')
  await postPayload(url, blockAction({ action_id, value }))
  const { arguments: form } = await fake.call('views.open')
  const { private_metadata } = form.view as { private_metadata: string }
  const values = { comment: { c: { type: 'plain_text_input', value: 'the "rent" is old' } } }
  await postPayload(
    url,
    viewSubmission({ callback_id: 'feedback', private_metadata, state: { values } }),
  )
  await expect
    .poll(async () => JSON.stringify(await store.team(team).exportAll()))
    .toContain('the rent is old')
})

it('a button that changes something is for its asker or an admin', async () => {
  const { fake, url, store } = await start()
  const value = JSON.stringify({ by: 'U2147483698', command: 'profile set budgetUsd=1k' })
  const press = async () => {
    const response_url = fake.responseUrl()
    await postPayload(url, blockAction({ action_id: 'run:0', value }, { response_url }))
    return JSON.stringify((await fake.responseAt(response_url)).arguments)
  }
  expect(await press()).toContain('for the person who asked')
  expect((await store.team(team).project('default')).answers).toEqual({})
  fake.workspace.users.set(person, { is_admin: true })
  expect(await press()).toContain('$1,000')
})

describe('an answer that one message does not hold', () => {
  const long =
    'advise we have 40k labelled contracts, 200M tokens of our own text, $200k, 50k requests a day, on-premises, HIPAA. fine-tune or pre-train?'

  it('comes in several at its own address, whole', async () => {
    const { fake, url } = await start()
    await post(url, slashBody({ text: long, response_url: fake.responseUrl() }))
    await fake.call('response')
    const response_url = fake.responseUrl()
    await post(url, slashBody({ text: 'why r1', response_url }))
    const first = JSON.stringify((await fake.responseAt(response_url, 1)).arguments)
    const second = JSON.stringify((await fake.responseAt(response_url, 2)).arguments)
    const of = /\(1 of (\d)\)/.exec(first)?.[1]
    expect(second).toContain(`(2 of ${of})`)
    const last = JSON.stringify((await fake.responseAt(response_url, Number(of))).arguments)
    expect(last).toContain('feedback_buttons')
    expect(first).not.toContain('feedback_buttons')
  })

  it('comes in several in a thread, in order', async () => {
    const { fake, url } = await start()
    await postEvent(url, eventBody('message', { text: long }))
    await fake.call('chat.postMessage')
    await postEvent(url, eventBody('message', { text: 'why r1', ts: '1355517599.000001' }))
    const pages = [2, 3].map(async (nth) => (await fake.call('chat.postMessage', nth)).arguments)
    for (const [at, page] of (await Promise.all(pages)).entries()) {
      expect(page.thread_ts).toBe('1355517599.000001')
      expect(JSON.stringify(page.blocks)).toContain(`(${at + 1} of `)
    }
  })
})

it('an export comes as a file in the direct messages of the admin who asked', async () => {
  const { fake, url } = await start()
  fake.workspace.users.set(person, { is_admin: true })
  await postEvent(url, eventBody('message', { text: 'profile set budgetUsd=20k' }))
  const response_url = fake.responseUrl()
  await post(url, slashBody({ text: 'privacy export', response_url }))
  const { arguments: shown } = await fake.responseAt(response_url)
  expect(JSON.stringify(shown)).toContain('as a file')
  expect(String((await fake.call('upload')).arguments.content)).toContain('budgetUsd=20k')
  const { arguments: done } = await fake.call('files.completeUploadExternal')
  expect(done.channel_id).toBe(`D${person.slice(1)}`)
})

describe('while Slack cannot be asked whose token it is', () => {
  it('a command is answered within three seconds, an event is left to be delivered again', async () => {
    const fake = await startSlackFake()
    fake.fault({ match: 'auth.test', mode: 'hang', times: 1 })
    fake.fault({ match: 'auth.test', status: 500, times: 6 })
    const keys = {
      mode: 'http-one-workspace',
      botToken,
      signingSecret,
      apiUrl: fake.apiUrl,
    } as const
    const { url, slack } = await start({ keys, deadlineMs: 4000 })
    expect(slack.part().state).toBe('degraded')
    const answer = await post(url, slashBody({ text: 'help' }))
    expect(answer.status).toBe(200)
    expect(answer.tookMs).toBeLessThan(3000)
    expect(answer.text).toContain('err-1')
    expect((await postEvent(url, eventBody('app_mention'))).status).toBe(503)
    fake.clearFaults()
    const body = eventBody('app_mention')
    await expect.poll(async () => (await postEvent(url, body)).status, { timeout: 9000 }).toBe(200)
    await fake.call('chat.postMessage')
    expect(slack.part().state).toBe('ready')
  })
})
