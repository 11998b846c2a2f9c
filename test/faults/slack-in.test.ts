import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import type { App as Bolt } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { startSlackTest } from '../support/slack-app.ts'
import {
  blockAction,
  eventBody,
  payloadBody,
  post,
  postEvent,
  postPayload,
  sign,
  slashBody,
  viewSubmission,
} from '../support/slack-driver.ts'

const serve = 'estimate serve model=llama-3.1-8b requestsPerDay=50k'
const team = 'slack:T0001'
const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const nowSeconds = () => Math.floor(Date.now() / 1000)
const json = { contentType: 'application/json' }

describe('slash commands', () => {
  it('are acknowledged with nothing and answered privately at their own address', async () => {
    const { fake, url } = await startSlackTest()
    const answer = await post(url, slashBody({ text: 'help', response_url: fake.responseUrl() }))
    expect(answer).toMatchObject({ status: 200, text: '' })
    const { arguments: shown } = await fake.call('response')
    expect(shown).toMatchObject({ response_type: 'ephemeral', unfurl_links: false })
    expect(JSON.stringify(shown.blocks)).toContain('What I can do')
  })

  it('of /estimate are estimates', async () => {
    const { fake, url, store } = await startSlackTest()
    const text = 'serve model=llama-3.1-8b requestsPerDay=50k'
    await post(url, slashBody({ command: '/estimate', text, response_url: fake.responseUrl() }))
    await fake.call('response')
    expect(await store.team(team).estimate('e1')).toMatchObject({ kind: 'serve' })
  })
})

describe('F1: a wrong secret, missing headers or another version', () => {
  it('is 401 with nothing, runs nothing, and gives one line of the log without the body', async () => {
    const { fake, url, log } = await startSlackTest()
    const body = slashBody({ text: 'canary-in-a-body', response_url: fake.responseUrl() })
    for (const options of [{ secret: 'nope' }, { unsigned: true }, { version: 'v1' }]) {
      expect(await post(url, body, options)).toMatchObject({ status: 401, text: '' })
    }
    await settled()
    expect(fake.callsOf('response')).toEqual([])
    const lines = log.filter((line) => line.includes('slack-signature-refused'))
    expect(lines).toHaveLength(1)
    expect(log.join()).not.toContain('canary-in-a-body')
  })
})

it.each([
  ['F2: a timestamp more than five minutes old', () => nowSeconds() - 301],
  ['F2: a timestamp that is no number', () => 'abc'],
  ['F2: a timestamp beyond all time', () => '1e99'],
  ['F3: a timestamp more than five minutes in the future', () => nowSeconds() + 600],
])('%s is 401', async (_, ts) => {
  const { fake, url } = await startSlackTest()
  const body = slashBody({ text: 'help', response_url: fake.responseUrl() })
  expect((await post(url, body, { ts: ts() })).status).toBe(401)
  await settled()
  expect(fake.callsOf('response')).toEqual([])
})

describe('F4: a byte-identical replay', () => {
  it('has one effect and the same reply', async () => {
    const { fake, url, store } = await startSlackTest()
    const body = slashBody({ text: serve, response_url: fake.responseUrl() })
    const headers = sign(body)
    const first = await post(url, body, { unsigned: true, headers })
    await fake.call('response')
    const second = await post(url, body, { unsigned: true, headers })
    await settled()
    expect([second.status, second.text]).toEqual([first.status, first.text])
    expect(fake.callsOf('response')).toHaveLength(1)
    expect((await store.team(team).holdings()).estimates).toBe(1)
  })

  it('has no effect after the team was deleted either, nor after a restart', async () => {
    const { fake, url, store, file, slack } = await startSlackTest()
    const body = slashBody({ text: serve, response_url: fake.responseUrl() })
    const headers = sign(body)
    await post(url, body, { unsigned: true, headers })
    await fake.call('response')
    await store.team(team).deleteTeam()
    await slack.close()
    await store.close()
    const again = await startSlackTest({ app: { file } })
    expect((await post(again.url, body, { unsigned: true, headers })).status).toBe(200)
    await settled()
    expect((await again.store.team(team).holdings()).estimates).toBe(0)
  })
})

describe('F5: a retry of Slack’s own, with a new signature', () => {
  it('of an event has one effect, and 200 each time', async () => {
    const { fake, url } = await startSlackTest()
    const body = eventBody('app_mention')
    expect((await postEvent(url, body)).status).toBe(200)
    await fake.call('chat.postMessage')
    const retry = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } }
    expect((await postEvent(url, body, { ...retry, ts: nowSeconds() - 1 })).status).toBe(200)
    await settled()
    expect(fake.callsOf('chat.postMessage')).toHaveLength(1)
  })

  it.each(['help', serve])('of the command “%s” has one effect', async (text) => {
    const { fake, url } = await startSlackTest()
    const body = slashBody({ text, response_url: fake.responseUrl() })
    await post(url, body)
    await fake.call('response')
    const retry = { headers: { 'x-slack-retry-num': '1' }, ts: nowSeconds() - 1 }
    expect((await post(url, body, retry)).status).toBe(200)
    await settled()
    expect(fake.callsOf('response')).toHaveLength(1)
  })

  it('over a restart finds the stored answer', async () => {
    const { fake, url, store, file, slack } = await startSlackTest()
    const body = slashBody({ text: serve, response_url: fake.responseUrl() })
    await post(url, body)
    await fake.call('response')
    await settled()
    await slack.close()
    await store.close()
    const again = await startSlackTest({ app: { file } })
    expect(await post(again.url, body, { ts: nowSeconds() - 1 })).toMatchObject({
      status: 200,
      text: '',
    })
    await settled()
    expect((await again.store.team(team).holdings()).estimates).toBe(1)
  })

  it('with other parameters is refused', async () => {
    const { fake, url } = await startSlackTest()
    const given = { trigger_id: 'trigger.same', response_url: fake.responseUrl() }
    await post(url, slashBody({ ...given, text: serve }))
    await fake.call('response')
    expect((await post(url, slashBody({ ...given, text: `${serve}0` }))).status).toBe(409)
  })
})

it('F6: of fifty deliveries at the same instant one has an effect', async () => {
  const { fake, url, store } = await startSlackTest()
  const body = slashBody({ text: serve, response_url: fake.responseUrl() })
  const answers = await Promise.all(Array.from({ length: 50 }, () => post(url, body)))
  expect(answers.every(({ status, text }) => status === 200 && text === '')).toBe(true)
  await fake.call('response')
  await settled()
  expect(fake.callsOf('response')).toHaveLength(1)
  expect((await store.team(team).holdings()).estimates).toBe(1)
})

describe('F7: an oversized body', () => {
  it.each([
    ['unsigned, 20 MB', 20_000_000, true],
    ['signed, 2 MB', 2_000_000, false],
    ['signed, just above the limit', 100_001, false],
  ])('%s: 413, and memory stays flat', async (_, bytes, unsigned) => {
    const { url } = await startSlackTest()
    const body = `a=${'x'.repeat(bytes - 2)}`
    const before = process.memoryUsage().arrayBuffers
    const status = await post(url, body, { unsigned }).then(
      (answer) => answer.status,
      // The server answers and hangs up while the body is still on its way.
      () => 413,
    )
    expect(status).toBe(413)
    // The sender's own copies are in this process too: twice the body at most.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(3 * bytes + 10_000_000)
  })

  it('without a length is cut off at the limit', async () => {
    const { url } = await startSlackTest()
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(
      'POST /slack/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n',
    )
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    socket.write(chunk)
    socket.write(chunk)
    const [data] = await once(socket, 'data')
    expect(String(data)).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })
})

it('F8: a body that dribbles is hung up on, and others are served meanwhile', async () => {
  const { fake, url } = await startSlackTest()
  const { hostname, port } = new URL(url)
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(
      'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nContent-Type: application/json\r\n\r\n{',
    )
    return socket
  })
  const dribble = setInterval(() => {
    for (const socket of slow) socket.write(' ')
  }, 1000)
  const answer = await post(url, slashBody({ text: 'help', response_url: fake.responseUrl() }))
  expect(answer.status).toBe(200)
  expect(answer.tookMs).toBeLessThan(1000)
  const begun = performance.now()
  const said = await Promise.all(
    slow.map(async (socket) => String((await once(socket, 'data'))[0])),
  )
  expect(said.filter((each) => !/^HTTP\/1\.1 408 /.test(each))).toEqual([])
  expect(performance.now() - begun).toBeLessThan(7000)
  clearInterval(dribble)
  for (const socket of slow) socket.destroy()
})

describe('F9 and F10: a signed body that Slack would not send', () => {
  it.each([
    ['F9: null', 'null', json],
    ['F9: payload=null', 'payload=null', {}],
    ['F10: []', '[]', json],
    ['F10: ""', '""', json],
    ['F10: nothing', '', json],
    ['F10: no JSON', '{"type":', json],
    ['F10: __proto__ in a form', '__proto__=x&command=/crossroads', {}],
    ['F10: __proto__ in JSON', '{"type":"event_callback","__proto__":{"polluted":1}}', json],
    ['F10: __proto__ spelt with escapes', '{"type":"event_callback","\\u005f_proto__":{}}', json],
    ['F10: a key twice in a form', 'command=/crossroads&command=/estimate&text=', {}],
    ['F10: a key twice in JSON', '{"type":"event_callback","type":"event_callback"}', json],
    ['F10: a payload that is a list', 'payload=[]', {}],
    ['F10: a form without a command', 'text=help', {}],
    ['F10: an event without its envelope', '{"type":"event_callback"}', json],
    ['F10: a body of another type', '<xml/>', { contentType: 'text/xml' }],
  ])('%s is 400 at once', async (_, body, options) => {
    const { fake, url } = await startSlackTest()
    const answer = await post(url, body, options)
    expect(answer).toMatchObject({ status: 400, text: '' })
    expect(answer.tookMs).toBeLessThan(1000)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const next = await post(url, slashBody({ response_url: fake.responseUrl() }))
    expect(next.status).toBe(200)
  })
})

describe('F11: bytes that are no text', () => {
  it.each([
    ['invalid UTF-8', '%ff%fe%c3'],
    ['a surrogate half', '%ED%A0%80'],
    ['NUL', 'a%00b'],
  ])('%s is never stored raw', async (_, raw) => {
    const { fake, url, store } = await startSlackTest()
    const text = encodeURIComponent('profile set baseModel=')
    const body = slashBody({ response_url: fake.responseUrl() }).replace(
      /text=[^&]*/,
      `text=${text}${raw}`,
    )
    expect((await post(url, body)).status).toBe(200)
    await fake.call('response')
    const kept = JSON.stringify(await store.team(team).exportAll())
    expect(kept.isWellFormed()).toBe(true)
    expect(kept).not.toMatch(/\\u0000|\\ud[89ab]/)
  })

  it('half a character in JSON is replaced', async () => {
    const { fake, url, store } = await startSlackTest()
    const body = JSON.stringify(eventBody('message', { text: 'profile set baseModel=x' })).replace(
      '=x',
      '=x\\ud800',
    )
    expect((await post(url, body, json)).status).toBe(200)
    await fake.call('chat.postMessage')
    expect(JSON.stringify(await store.team(team).exportAll())).not.toContain('\\ud800')
  })
})

it('F12: a content type with parameters is accepted', async () => {
  const { fake, url } = await startSlackTest()
  const body = slashBody({ text: 'help', response_url: fake.responseUrl() })
  const contentType = 'application/x-www-form-urlencoded; charset=utf-8'
  expect((await post(url, body, { contentType })).status).toBe(200)
  await fake.call('response')
})

describe('F13: what nobody handles', () => {
  it('is answered at once and kindly: a command', async () => {
    const { url } = await startSlackTest()
    const answer = await post(url, slashBody({ command: '/nope' }))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ response_type: 'ephemeral' })
    expect(answer.text).toContain('/crossroads help')
    expect(answer.tookMs).toBeLessThan(1000)
  })

  it('a button', async () => {
    const { fake, url } = await startSlackTest()
    const payload = blockAction({ action_id: 'zzz' }, { response_url: fake.responseUrl() })
    const answer = await postPayload(url, payload)
    expect(answer.status).toBe(200)
    expect(answer.tookMs).toBeLessThan(1000)
    expect((await fake.call('response')).arguments.text).toContain('/crossroads help')
  })

  it('a form', async () => {
    const { url } = await startSlackTest()
    const answer = await postPayload(url, viewSubmission({ callback_id: 'zzz' }))
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toMatchObject({ response_action: 'update' })
    expect(answer.tookMs).toBeLessThan(1000)
  })
})

it('F14: a handler that throws before it acknowledges gives 200 with an error id', async () => {
  const register = (bolt: Bolt) => {
    bolt.command('/boom', async () => {
      throw new Error('canary-in-an-error')
    })
    return { commands: ['/boom'] }
  }
  const { url, log } = await startSlackTest({ parts: { register } })
  const answer = await post(url, slashBody({ command: '/boom', text: 'x' }))
  expect(answer.status).toBe(200)
  expect(answer.tookMs).toBeLessThan(1000)
  expect(JSON.parse(answer.text).text).toContain('err-1')
  expect(answer.text).not.toContain('canary-in-an-error')
  expect(log.filter((line) => line.includes('slack-handler-failed'))).toHaveLength(1)
})

it('F15: what takes longer than three seconds is acknowledged first and answered later', async () => {
  const register = (bolt: Bolt) => {
    bolt.command('/slow', async ({ respond }) => {
      await settled(3500)
      await respond({ text: 'done' })
    })
    return { commands: ['/slow'] }
  }
  const { fake, url } = await startSlackTest({ parts: { register } })
  const body = slashBody({ command: '/slow', text: 'x', response_url: fake.responseUrl() })
  const answer = await post(url, body)
  expect(answer).toMatchObject({ status: 200, text: '' })
  expect(answer.tookMs).toBeLessThan(2900)
  expect((await fake.call('response')).arguments.text).toBe('done')
})

it('F15: work that holds the event loop begins after the acknowledgement has left', async () => {
  const register = (bolt: Bolt) => {
    bolt.command('/busy', async ({ ack }) => {
      await ack()
      const until = performance.now() + 600
      while (performance.now() < until);
    })
    return { commands: ['/busy'] }
  }
  const { url } = await startSlackTest({ parts: { register } })
  const { hostname, port } = new URL(url)
  const body = slashBody({ command: '/busy', text: 'x' })
  // In a process of its own, so that the loop that is held is not the one that measures.
  const { stdout } = await promisify(execFile)(process.execPath, [
    '-e',
    `const begun = performance.now()
    fetch('http://${hostname}:${port}/slack/events', {
      method: 'POST',
      headers: ${JSON.stringify({ 'content-type': 'application/x-www-form-urlencoded', ...sign(body) })},
      body: ${JSON.stringify(body)},
    }).then((answer) => console.log(answer.status, performance.now() - begun))`,
  ])
  const [status, tookMs] = stdout.split(' ').map(Number)
  expect(status).toBe(200)
  expect(tookMs).toBeLessThan(500)
})

describe('F16: a forged button', () => {
  const value = (more: object) => JSON.stringify({ by: 'U2147483697', ...more })

  it('with an id of another team finds nothing', async () => {
    const { fake, url, store } = await startSlackTest()
    await store
      .team('slack:T2')
      .saveEstimate(
        { kind: 'serve', asOf: '2026-11-23', inputs: {}, result: { card: 'canary-of-T2' } },
        { userId: 'U2', threadId: 'C' },
      )
    const payload = blockAction(
      { action_id: 'share', value: value({ id: 'e1' }) },
      { response_url: fake.responseUrl() },
    )
    expect((await postPayload(url, payload)).status).toBe(200)
    await fake.call('response')
    expect(fake.callsOf('chat.postMessage')).toEqual([])
    expect(JSON.stringify(fake.calls)).not.toContain('canary-of-T2')
  })

  it('of another team runs in nobody’s', async () => {
    const { fake, url } = await startSlackTest()
    const payload = blockAction(
      { action_id: 'run:0', value: value({ command: 'privacy delete-team confirm' }) },
      { team: { id: 'T2', domain: 'other' }, response_url: fake.responseUrl() },
    )
    expect((await postPayload(url, payload)).status).toBe(200)
    await settled()
    expect(fake.callsOf('response')).toEqual([])
  })

  it('that names its presser as the asker still may not do what only admins may', async () => {
    const { fake, url, store } = await startSlackTest()
    await store
      .team(team)
      .saveAnswers(
        'default',
        { budgetUsd: { value: 1, words: 'one' } },
        { userId: 'U9', threadId: 'C' },
      )
    const payload = blockAction(
      { action_id: 'run:0', value: value({ command: 'privacy delete-team confirm' }) },
      { response_url: fake.responseUrl() },
    )
    await postPayload(url, payload)
    const { arguments: shown } = await fake.call('response')
    expect(JSON.stringify(shown)).toContain('Only an admin')
    expect((await store.team(team).holdings()).answers).toBe(1)
  })

  it.each(['{}', 'null', '{"by":"U1","command":7}', 'x'.repeat(2001)])(
    'with the value %.30s does nothing',
    async (text) => {
      const { fake, url } = await startSlackTest()
      const payload = blockAction(
        { action_id: 'run:0', value: text },
        { response_url: fake.responseUrl() },
      )
      expect((await postPayload(url, payload)).status).toBe(200)
      await settled()
      expect(fake.calls.filter(({ method }) => method !== 'auth.test')).toEqual([])
    },
  )
})

it('F17: a trigger that has expired is answered in words', async () => {
  const { fake, url } = await startSlackTest()
  fake.fault({ match: 'views.open', body: { ok: false, error: 'expired_trigger_id' } })
  const value = JSON.stringify({ by: 'U2147483697' })
  const payload = blockAction({ action_id: 'open-profile', value })
  expect((await postPayload(url, payload)).status).toBe(200)
  const { arguments: shown } = await fake.call('chat.postEphemeral')
  expect(shown.text).toContain('too long to open')
})

it('F18: an unsigned certificate check with a command in it runs nothing', async () => {
  const { fake, url } = await startSlackTest()
  const body = `ssl_check=1&${slashBody({ text: 'help', response_url: fake.responseUrl() })}`
  expect((await post(url, body, { unsigned: true })).status).toBe(200)
  expect((await post(url, body)).status).toBe(200)
  await settled()
  expect(fake.callsOf('response')).toEqual([])
})

describe('F19: an uninstallation', () => {
  const uninstalled = () => eventBody('app_uninstalled')
  const revoked = () => eventBody('tokens_revoked')

  it.each([
    ['in one order', [uninstalled, revoked]],
    ['in the other', [revoked, uninstalled]],
    ['twice', [uninstalled, uninstalled, revoked, revoked]],
  ])('%s makes the team unusable at once', async (_, events) => {
    const { fake, url } = await startSlackTest()
    await post(url, slashBody({ text: 'help', response_url: fake.responseUrl() }))
    await fake.call('response')
    for (const event of events) expect((await postEvent(url, event())).status).toBe(200)
    const after = await post(url, slashBody({ text: serve, response_url: fake.responseUrl() }))
    expect(after.status).toBe(200)
    await settled()
    expect(fake.callsOf('response')).toHaveLength(1)
  })

  it('that nobody reported shows in the first refusal of the token', async () => {
    const { fake, url, slack } = await startSlackTest()
    await post(url, slashBody({ text: 'help', response_url: fake.responseUrl() }))
    await fake.call('response')
    fake.workspace.deadTokens.set('xoxb-canary-bot-token', 'account_inactive')
    await postEvent(url, eventBody('app_mention'))
    await settled(300)
    const calls = fake.calls.length
    await postEvent(url, eventBody('app_mention'))
    await settled(300)
    expect(fake.calls.length).toBe(calls)
    expect(slack.part()).toMatchObject({ state: 'down' })
  })
})

it('F20: an event of an unknown team is 200, ignored, and leaves no row', async () => {
  const { fake, url, store } = await startSlackTest()
  const given = { team_id: 'T9', authorizations: [{ team_id: 'T9', is_bot: true }] }
  expect((await postEvent(url, eventBody('app_mention', {}, given))).status).toBe(200)
  expect((await postEvent(url, eventBody('app_uninstalled', {}, given))).status).toBe(200)
  await settled()
  expect(fake.callsOf('chat.postMessage')).toEqual([])
  expect(await store.team('slack:T9').exportAll()).toMatchObject({ deliveries: [], messages: [] })
  const key = { enterpriseId: null, workspaceId: 'T9', isEnterpriseInstall: false }
  expect(await store.installations.find(key)).toBeUndefined()
})

it('answers Slack’s question whether this is its address', async () => {
  const { url } = await startSlackTest()
  const body = JSON.stringify({ type: 'url_verification', token: 't', challenge: 'c-123' })
  expect(JSON.parse((await post(url, body, json)).text)).toEqual({ challenge: 'c-123' })
  expect((await post(url, body, { ...json, secret: 'nope' })).status).toBe(401)
  expect(payloadBody({})).toBe('payload=%7B%7D')
})
