import { describe, expect, it } from 'vitest'
import { messageProblems } from '../../adapters/slack/blocks/check-message.ts'
import { allowedHosts } from '../../adapters/slack/out/allowed-hosts.ts'
import { createResponseUrls } from '../../adapters/slack/out/response-url.ts'
import { createSlackFetch } from '../../adapters/slack/out/slack-fetch.ts'
import { startSlackTest } from '../support/slack-app.ts'
import { eventBody, post, postEvent, slashBody } from '../support/slack-driver.ts'
import { startSlackFake } from '../support/slack-fake.ts'
import { talkingApp } from '../support/talking-app.ts'

const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const mention = (event: object = {}) => eventBody('app_mention', { ...event })
const refusal = (error: string) => ({ status: 200, body: { ok: false, error } })
const quiet = { warn: () => {} }

describe('F22: Slack asks to wait', () => {
  it('one second: waited for, then posted', async () => {
    const { fake, url } = await startSlackTest()
    const wait = { status: 429, headers: { 'retry-after': '1' }, times: 1 }
    fake.fault({ match: 'chat.postMessage', ...wait })
    await postEvent(url, mention())
    const first = await fake.call('chat.postMessage', 1)
    const second = await fake.call('chat.postMessage', 2)
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(990)
    expect(second.atMs - first.atMs).toBeLessThan(2500)
  })

  it('longer: that channel waits its turn, other channels go on', async () => {
    const { fake, url } = await startSlackTest()
    // Longer than a request waits by itself, shorter than a channel's queue does.
    const wait = { status: 429, headers: { 'retry-after': '9' }, times: 1 }
    fake.fault({ match: 'chat.postMessage', ...wait })
    await postEvent(url, mention())
    const first = await fake.call('chat.postMessage', 1)
    await postEvent(url, mention({ channel: 'C0000000002' }))
    const other = await fake.call('chat.postMessage', 2)
    expect(other.arguments.channel).toBe('C0000000002')
    expect(other.atMs - first.atMs).toBeLessThan(2000)
    const again = await fake.call('chat.postMessage', 3, 12_000)
    expect(again.arguments.channel).toBe('C2147483705')
    expect(again.atMs - first.atMs).toBeGreaterThanOrEqual(8990)
  })

  it('an hour: the person is told, and nothing hangs', async () => {
    const { fake, url } = await startSlackTest()
    fake.fault({ match: 'chat.postMessage', status: 429, headers: { 'retry-after': '3600' } })
    await postEvent(url, mention())
    const { arguments: told } = await fake.call('chat.postEphemeral')
    expect(told).toMatchObject({ user: 'U2147483697' })
    expect(told.text).toContain('60 minutes')
    expect(fake.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

describe.each([
  ['F23: a 500', { status: 500 }],
  ['F23: a reset', { mode: 'reset' }],
  ['F25: HTML with 200', { mode: 'garbage' }],
  ['F25: a cut JSON body', { mode: 'truncate' }],
] as const)('%s', (_, fault) => {
  it('is tried again until it works', async () => {
    const { fake, url } = await startSlackTest()
    fake.fault({ match: 'chat.postMessage', times: 2, ...fault })
    await postEvent(url, mention())
    await fake.call('chat.postMessage', 3)
    await settled(800)
    expect(fake.callsOf('chat.postMessage')).toHaveLength(3)
  })

  it('without end is tried three times', async () => {
    const { fake, url } = await startSlackTest()
    fake.fault({ match: 'chat.postMessage', ...fault })
    await postEvent(url, mention())
    await fake.call('chat.postMessage', 3)
    await settled(1500)
    expect(fake.callsOf('chat.postMessage')).toHaveLength(3)
  })
})

it('F24: a hang ends after five seconds, and is not sent twice', async () => {
  const { fake, url, log } = await startSlackTest()
  fake.fault({ match: 'chat.postMessage', mode: 'hang' })
  await postEvent(url, mention())
  const { atMs } = await fake.call('chat.postMessage')
  while (!log.some((line) => line.includes('slack-unreachable'))) {
    await settled(50)
    expect(performance.now() - atMs).toBeLessThan(5500)
  }
  expect(performance.now() - atMs).toBeGreaterThan(4500)
  expect(fake.callsOf('chat.postMessage')).toHaveLength(1)
})

it('rests a method for a while after five failures in a row', async () => {
  const fake = await startSlackFake()
  fake.fault({ match: 'chat.postMessage', status: 500 })
  const send = createSlackFetch({ hosts: allowedHosts(fake.apiUrl), log: quiet })
  for (let i = 0; i < 5; i++) {
    await send(`${fake.apiUrl}chat.postMessage`, { method: 'POST', body: '' })
  }
  const before = fake.callsOf('chat.postMessage').length
  await expect(send(`${fake.apiUrl}chat.postMessage`, { method: 'POST' })).rejects.toThrow('rest')
  expect(fake.callsOf('chat.postMessage')).toHaveLength(before)
  const other = await send(`${fake.apiUrl}chat.update`, { method: 'POST', body: '' })
  expect(other.status).toBe(200)
})

describe.each(['account_inactive', 'invalid_auth', 'token_revoked', 'missing_scope'])(
  'F26: %s',
  (error) => {
    it('ends the use of the token: no storm, and the part says so', async () => {
      const { fake, url, slack, log } = await startSlackTest()
      expect(slack.part().state).toBe('ready')
      fake.fault({ match: 'chat.postMessage', ...refusal(error) })
      await postEvent(url, mention())
      await fake.call('chat.postMessage')
      await settled(300)
      const calls = fake.calls.length
      for (let i = 0; i < 5; i++) expect((await postEvent(url, mention())).status).toBe(200)
      await settled(300)
      expect(fake.calls.length).toBe(calls)
      expect(fake.callsOf('chat.postMessage')).toHaveLength(1)
      expect(slack.part()).toMatchObject({ state: 'down' })
      expect(log.filter((line) => line.includes('installation-broken'))).toHaveLength(1)
    })
  },
)

describe('F27: a place or a message that is refused', () => {
  it.each(['channel_not_found', 'is_archived', 'not_in_channel'])(
    '%s: the person gets it as a direct message, once',
    async (error) => {
      const { fake, url } = await startSlackTest()
      fake.workspace.closed.set('C2147483705', error)
      await postEvent(url, mention())
      const { arguments: dm } = await fake.call('chat.postMessage', 2)
      expect(dm).toMatchObject({ channel: 'U2147483697' })
      expect(dm.thread_ts).toBeUndefined()
      await settled(300)
      expect(fake.callsOf('chat.postMessage')).toHaveLength(2)
    },
  )

  it.each(['invalid_blocks', 'msg_too_long'])(
    '%s: plainer, then bare, then no more',
    async (error) => {
      const { fake, url } = await startSlackTest()
      fake.fault({ match: 'chat.postMessage', ...refusal(error) })
      await postEvent(
        url,
        mention({ text: '<@UBOT> estimate serve model=llama-3.1-8b requestsPerDay=50k' }),
      )
      await fake.call('chat.postMessage', 3)
      await settled(300)
      const sent = fake.callsOf('chat.postMessage').map((call) => call.arguments)
      expect(sent).toHaveLength(3)
      expect(JSON.stringify(sent[1]?.blocks)).not.toMatch(
        /"data_table"|"table"|"data_visualization"/,
      )
      expect(sent[2]?.blocks).toEqual([])
      expect(String(sent[2]?.text).length).toBeLessThanOrEqual(3000)
    },
  )

  it('a workspace that refuses the newer blocks gets the plain card', async () => {
    const isNew = /"type":"(?:table|data_table|data_visualization|container|context_actions)"/
    const { fake, url } = await startSlackTest({
      problems: (message) => (isNew.test(JSON.stringify(message)) ? ['a newer block'] : []),
    })
    const text = '<@UBOT> estimate serve model=llama-3.1-8b requestsPerDay=50k'
    await postEvent(url, mention({ text }))
    await fake.call('chat.postMessage', 2)
    await settled()
    const [message] = fake.workspace.messages.values()
    expect(JSON.stringify(message?.blocks)).toContain('e1')
  })
})

describe('F28: the address of a delivery', () => {
  const ask = async (fault: object | undefined) => {
    const test = await startSlackTest({ parts: { deadlineMs: 700 } })
    if (fault !== undefined) test.fake.fault({ match: '/response/', ...fault })
    await post(test.url, slashBody({ text: 'help', response_url: test.fake.responseUrl() }))
    await test.fake.call('response')
    await settled(2000)
    return test.fake.callsOf('response').length
  }

  it.each([
    ['that has expired is given up', { status: 404 }, 1],
    ['that asks to wait is tried once more', { status: 429, headers: { 'retry-after': '1' } }, 2],
    ['that fails is tried once more', { status: 500 }, 2],
    ['that hangs is left after its time', { mode: 'hang' }, 1],
    ['that works is used once', undefined, 1],
  ])('%s', async (_, fault, posts) => {
    expect(await ask(fault)).toBe(posts)
  })

  it('is used five times and no more', async () => {
    const fake = await startSlackFake()
    const hosts = allowedHosts(fake.apiUrl)
    const responseUrls = createResponseUrls(createSlackFetch({ hosts, log: quiet }), hosts, quiet)
    const address = fake.responseUrl()
    const outcomes: string[] = []
    for (let i = 0; i < 6; i++) outcomes.push(await responseUrls.post(address, { text: `${i}` }))
    expect(outcomes).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'closed'])
    expect(fake.callsOf('response')).toHaveLength(5)
  })
})

describe('F29: a stream that fails midway', () => {
  const spoken = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.'].map((text) => ({
    text,
    afterMs: 60,
  }))
  const whole = 'One. Two. Three. Four. Five. Six.'
  /** The stream's message as it stands at the end. */
  const streamed = async (prepare: (fake: Awaited<ReturnType<typeof startSlackFake>>) => void) => {
    const { app } = talkingApp(spoken)
    const test = await startSlackTest({
      parts: { app },
      problems: (m, kind) => (kind === 'message' ? messageProblems(m) : []),
    })
    prepare(test.fake)
    await postEvent(test.url, eventBody('message'))
    await test.fake.call('agents.sessions.setStatus', 2)
    const { fake } = test
    const stands = [...fake.workspace.messages.values()].filter(({ text }) => text.includes('One.'))
    return { fake, stands, text: stands.map(({ text }) => text) }
  }

  it('nothing wrong: one message, streamed into the thread and stopped', async () => {
    const { fake, stands, text } = await streamed(() => {})
    expect(text).toEqual([whole])
    expect(stands[0]).toMatchObject({ streaming: false, threadTs: '1355517523.000005' })
    expect(JSON.stringify(stands[0]?.blocks)).toContain('language model')
    expect(fake.callsOf('chat.update')).toEqual([])
  })

  it.each([
    [
      'appends that must wait',
      { match: 'appendStream', status: 429, headers: { 'retry-after': '30' } },
    ],
    ['an append that fails', { match: 'appendStream', status: 500, after: 1 }],
    ['a stop that fails', { match: 'stopStream', ...refusal('internal_error') }],
    [
      'a stream that never begins',
      { match: 'startStream', ...refusal('channel_type_not_supported') },
    ],
    ['an append that is too long', { match: 'appendStream', ...refusal('msg_too_long'), after: 2 }],
  ])('%s: the final text lands', async (_, fault) => {
    const { text } = await streamed((fake) => fake.fault(fault))
    expect(text).toEqual([whole])
  })

  it('a stream that expired is finished by an update with the whole text', async () => {
    const { app } = talkingApp(spoken)
    const { fake, url } = await startSlackTest({ parts: { app } })
    await postEvent(url, eventBody('message'))
    await fake.call('chat.appendStream')
    fake.workspace.expireStreams()
    const { arguments: last } = await fake.call('chat.update')
    expect(last.text).toBe(whole)
  })

  it('never has two appends in flight, and coalesces what comes meanwhile', async () => {
    const { fake, text } = await streamed((each) =>
      each.fault({ match: 'appendStream', delayMs: 150 }),
    )
    const appends = fake.callsOf('chat.appendStream')
    expect(text).toEqual([whole])
    expect(appends.length).toBeLessThan(5)
    for (const [i, { atMs }] of appends.entries()) {
      const before = appends[i - 1]
      if (before !== undefined) expect(atMs - before.atMs).toBeGreaterThanOrEqual(145)
    }
  })
})

describe('F30: an address that is not Slack’s', () => {
  it.each([
    'http://169.254.169.254/latest',
    'https://hooks.slack.com.evil.example/x',
    'https://evil.example/hooks.slack.com',
    'http://hooks.slack.com/x',
    'https://hooks.slack.com:8443/x',
    'https://user@hooks.slack.com/x',
    'https://slack.com/api/chat.postMessage',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not posted to', (address) => {
    expect(allowedHosts().allowsResponse(address)).toBe(false)
  })

  it.each(['https://hooks.slack.com/commands/1/2', 'https://hooks.slack.com/actions/T/1/x'])(
    '%s is',
    (address) => {
      expect(allowedHosts().allowsResponse(address)).toBe(true)
    },
  )

  it('the command runs, and the person is reached by Slack’s own way', async () => {
    const { fake, url } = await startSlackTest()
    const other = await startSlackFake()
    await post(url, slashBody({ text: 'help', response_url: other.responseUrl() }))
    const { arguments: shown } = await fake.call('chat.postEphemeral')
    expect(shown).toMatchObject({ user: 'U2147483697', channel: 'C2147483705' })
    expect(other.calls).toEqual([])
  })

  it('the Web API is asked at its own host only', async () => {
    const send = createSlackFetch({ hosts: allowedHosts(), log: quiet })
    await expect(send('http://127.0.0.1:1/api/x')).rejects.toThrow('not an address')
    await expect(send('https://slack.com.evil.example/api/x')).rejects.toThrow('not an address')
  })
})
