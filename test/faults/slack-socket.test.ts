import { describe, expect, it } from 'vitest'
import { startSlackTest } from '../support/slack-app.ts'
import { eventBody, post, slashBody, slashFields } from '../support/slack-driver.ts'
import { startSlackFake } from '../support/slack-fake.ts'

const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const serve = 'estimate serve model=llama-3.1-8b requestsPerDay=50k'
/** So that a test need not wait five seconds for the package to come back. */
const soon = { parts: { pingTimeoutMs: 300 }, transport: 'socket' } as const

describe('F21: Socket Mode', () => {
  it('holds two sockets, and answers over them', async () => {
    const { fake, slack } = await startSlackTest(soon)
    await fake.socket.connected(2)
    expect(slack.part()).toMatchObject({ state: 'ready' })
    const fields = slashFields({ text: 'help', response_url: fake.responseUrl() })
    expect(await fake.socket.deliver('slash_commands', fields)).toEqual({})
    expect(JSON.stringify((await fake.call('response')).arguments)).toContain('What I can do')
  })

  it.each([
    ['a cable that is cut', { drop: 'one' }],
    ['a disconnect that Slack asks for', { disconnect: 'refresh_requested' }],
  ] as const)('%s: the other socket covers the gap, and the first comes back', async (_, what) => {
    const { fake, slack } = await startSlackTest(soon)
    await fake.socket.connected(2)
    fake.socket.control(what)
    await settled(100)
    expect(fake.socket.open.size).toBeGreaterThanOrEqual(1)
    await fake.socket.deliver('events_api', eventBody('app_mention'))
    await fake.call('chat.postMessage')
    await fake.socket.connected(2)
    expect(fake.socket.connections()).toBe(3)
    expect(slack.part().state).toBe('ready')
  })

  it('both gone: says so, and comes back with what Slack delivers again', async () => {
    const { fake, slack, store } = await startSlackTest(soon)
    await fake.socket.connected(2)
    const body = eventBody('app_mention', { text: `<@UBOT> ${serve}` })
    await fake.socket.deliver('events_api', body)
    await fake.call('chat.postMessage')
    fake.socket.control({ drop: 'all' })
    await settled(100)
    expect(slack.part().state).toBe('degraded')
    await fake.socket.connected(1)
    await fake.socket.deliver('events_api', body, { retry_attempt: 1, retry_reason: 'timeout' })
    await settled(300)
    expect(fake.callsOf('chat.postMessage')).toHaveLength(1)
    expect((await store.team('slack:T0001').holdings()).estimates).toBe(1)
  })

  it('an outage of the Web API while it comes back is waited out', async () => {
    const { fake } = await startSlackTest(soon)
    await fake.socket.connected(2)
    fake.fault({ match: 'apps.connections.open', mode: 'reset', times: 8 })
    fake.socket.control({ drop: 'all' })
    await fake.socket.connected(2, 15_000)
  })

  it('a token that Slack refuses shows, and takes nothing else down', async () => {
    const fake = await startSlackFake()
    const refusal = { ok: false, error: 'invalid_auth' }
    fake.fault({ match: 'apps.connections.open', body: refusal })
    const test = await startSlackTest({
      ...soon,
      parts: {
        ...soon.parts,
        keys: { mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: fake.apiUrl },
      },
    })
    await fake.call('apps.connections.open')
    await settled(300)
    expect(test.slack.part()).toMatchObject({ state: 'down' })
  })

  it.each([
    ['an envelope of a kind nobody knows', 'hello_again', {}],
    ['a body that is none', 'events_api', { event: { type: 'x' } }],
    ['a command without its fields', 'slash_commands', { command: '/crossroads' }],
  ])('%s is acknowledged and ignored', async (_, type, payload) => {
    const { fake } = await startSlackTest(soon)
    await fake.socket.connected(2)
    expect(await fake.socket.deliver(type, payload)).toEqual({})
    await settled()
    expect(fake.callsOf('chat.postMessage')).toEqual([])
  })
})

describe('F93: what is malformed, or newer than we are', () => {
  const later = { type: 'hologram', team: { id: 'T0001' }, user: { id: 'U1' } }

  it.each([
    ['no JSON', 'no json at all'],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['a type that is none', '{"type":7}'],
    ['a new type', '{"type":"hologram","envelope_id":"x","payload":{}}'],
    ['no payload', '{"type":"events_api","envelope_id":"x"}'],
    ['a payload of null', '{"type":"interactive","envelope_id":"x","payload":null}'],
    ['a goodbye without its reason', '{"type":"disconnect"}'],
  ])('over a socket, %s is skipped, and life goes on', async (_, text) => {
    const { fake } = await startSlackTest(soon)
    await fake.socket.connected(2)
    fake.socket.raw(text)
    await settled(50)
    await fake.socket.connected(1)
    const fields = slashFields({ text: 'help', response_url: fake.responseUrl() })
    await fake.socket.deliver('slash_commands', fields)
    expect(JSON.stringify((await fake.call('response')).arguments)).toContain('What I can do')
  })

  it.each([
    ['a new kind of interaction', 'interactive', later],
    ['an event without its envelope', 'events_api', { type: 'event_callback' }],
    ['a new kind of envelope', 'holograms', {}],
  ])('over a socket, %s is acknowledged, counted and in the log', async (_, type, payload) => {
    const counted: string[] = []
    const counters = { count: (what: string) => counted.push(what), acknowledged() {} }
    const { fake, log } = await startSlackTest({ ...soon, parts: { ...soon.parts, counters } })
    await fake.socket.connected(2)
    expect(await fake.socket.deliver(type, payload)).toEqual({})
    expect(counted).toEqual(['unreadable_deliveries'])
    expect(log.filter((line) => line.includes('slack-delivery-skipped'))).toHaveLength(1)
  })

  it.each([
    ['a new kind of interaction', new URLSearchParams({ payload: JSON.stringify(later) }), 200],
    ['a notice that is no event', '{"type":"app_rate_limited","team_id":"T0001"}', 200],
    ['an event without its envelope', '{"type":"event_callback","team_id":"T0001"}', 400],
  ])('over HTTP, %s is %s', async (_, body, status) => {
    const counted: string[] = []
    const counters = { count: (what: string) => counted.push(what), acknowledged() {} }
    const { fake, url, log } = await startSlackTest({ parts: { counters } })
    const isForm = typeof body !== 'string'
    const contentType = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
    expect((await post(url, String(body), { contentType })).status).toBe(status)
    expect(counted).toEqual(['unreadable_deliveries'])
    expect(log.filter((line) => line.includes('slack-delivery-skipped'))).toHaveLength(1)
    const next = await post(url, slashBody({ text: 'help', response_url: fake.responseUrl() }))
    expect(next.status).toBe(200)
  })
})
