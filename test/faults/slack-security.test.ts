import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { disclaimer } from '../../adapters/slack/out/prose-text.ts'
import { temporaryApp } from '../support/app.ts'
import { appToken, botToken, startSlackTest } from '../support/slack-app.ts'
import {
  blockAction,
  eventBody,
  post,
  postEvent,
  postPayload,
  signingSecret,
  slashBody,
} from '../support/slack-driver.ts'
import { startSlackFake } from '../support/slack-fake.ts'
import { slackProblems } from '../support/slack-problems.ts'
import { temporaryStore } from '../support/store.ts'
import { talkingApp } from '../support/talking-app.ts'

const person = 'U2147483697'
const other = 'U2147483698'
const team = 'slack:T0001'
const settled = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms))
const everything = (value: unknown) => JSON.stringify(value)

type Test = Awaited<ReturnType<typeof startSlackTest>>

/** What a person alone is shown for a command. */
async function ask({ fake, url }: Test, text: string, more: object = {}): Promise<string> {
  const response_url = fake.responseUrl()
  const answer = await post(url, slashBody({ text, response_url, ...more }))
  expect(answer.status).toBe(200)
  return everything((await fake.responseAt(response_url)).arguments)
}

const installed = (teamId: string, token: string, enterpriseId?: string) => ({
  team: { id: teamId },
  enterprise: enterpriseId === undefined ? undefined : { id: enterpriseId },
  user: { id: person, scopes: undefined, token: undefined },
  bot: { token, id: 'BBOT', userId: 'UBOT', scopes: [] },
  isEnterpriseInstall: false,
  authVersion: 'v2',
})

/** Several workspaces on one installation; each has its own token. */
async function startMany() {
  const fake = await startSlackFake({ problems: slackProblems })
  // The same people are members everywhere.
  for (const id of [person, other]) fake.workspace.users.set(id, { team_id: undefined })
  const { store, file } = temporaryStore({
    encryptionKey: 'ab'.repeat(32),
    now: () => new Date(),
  })
  const place = (workspaceId: string, enterpriseId: string | null = null) => ({
    workspaceId,
    enterpriseId,
    isEnterpriseInstall: false,
  })
  await store.installations.save(place('T1'), installed('T1', 'xoxb-canary-one'))
  await store.installations.save(place('T2'), installed('T2', 'xoxb-canary-two'))
  await store.installations.save(place('T1', 'E1'), installed('T1', 'xoxb-canary-grid', 'E1'))
  const test = await startSlackTest({
    app: { store },
    parts: {
      app: temporaryApp(undefined, { store }).app,
      keys: {
        mode: 'http-many-workspaces',
        signingSecret,
        clientId: 'c',
        clientSecret: 'canary-client-secret',
        stateSecret: 'canary-state-secret',
        apiUrl: fake.apiUrl,
      },
    },
  })
  return { ...test, fake, store, file, place }
}

describe('F79: teams with equal channels and people', () => {
  const from = (team_id: string, enterprise_id?: string) => ({
    team_id,
    ...(enterprise_id !== undefined && { enterprise_id }),
  })

  it('see only their own, over Grid and Discord too', async () => {
    const test = await startMany()
    await ask(test, 'profile set baseModel=canary-of-T1', from('T1'))
    await ask(test, 'profile set baseModel=canary-of-T2', from('T2'))
    await test.store
      .team('discord:T1')
      .saveAnswers(
        'default',
        { baseModel: { value: 'canary-of-D', words: 'canary-of-D' } },
        { userId: person, threadId: 'C2147483705' },
      )
    expect(await ask(test, 'profile', from('T1', 'E1'))).not.toContain('canary')
    const one = await ask(test, 'profile', from('T1'))
    expect(one).toContain('canary-of-T1')
    expect(one).not.toMatch(/canary-of-T2|canary-of-D/)
  })

  it('the same trigger in two teams is two deliveries', async () => {
    const test = await startMany()
    const text = 'estimate serve model=llama-3.1-8b requestsPerDay=50k'
    const trigger_id = 'trigger.same'
    await ask(test, text, { ...from('T1'), trigger_id })
    await ask(test, text, { ...from('T2'), trigger_id })
    expect((await test.store.team('slack:T2').holdings()).estimates).toBe(1)
  })

  it('each is written to with its own token', async () => {
    const { fake, url } = await startMany()
    const place = (id: string) => ({ team_id: id, authorizations: [{ team_id: id, is_bot: true }] })
    await postEvent(url, eventBody('app_mention', {}, place('T1')))
    await postEvent(url, eventBody('app_mention', {}, place('T2')))
    await fake.call('chat.postMessage', 2)
    const tokens = fake.callsOf('chat.postMessage').map((call) => call.token)
    expect(new Set(tokens)).toEqual(new Set(['xoxb-canary-one', 'xoxb-canary-two']))
  })

  it('a token that has run out is renewed once, kept, and used', async () => {
    const { fake, url, store, place, file } = await startMany()
    const rotating = installed('T3', 'xoxe.xoxb-old')
    await store.installations.save(place('T3'), {
      ...rotating,
      bot: { ...rotating.bot, refreshToken: 'xoxe-1-canary', expiresAt: 1 },
    })
    const at = { team_id: 'T3', authorizations: [{ team_id: 'T3', is_bot: true }] }
    const events = Array.from({ length: 4 }, () => eventBody('app_mention', {}, at))
    await Promise.all(events.map((event) => postEvent(url, event)))
    await fake.call('chat.postMessage', 4)
    expect(fake.callsOf('oauth.v2.access')).toHaveLength(1)
    const tokens = fake.callsOf('chat.postMessage').map((call) => call.token)
    expect(new Set(tokens)).toEqual(new Set(['xoxe.xoxb-renewed']))
    expect((await store.installations.find(place('T3')))?.tokens).toMatchObject({
      bot: { token: 'xoxe.xoxb-renewed', refreshToken: 'xoxe-2-canary' },
    })
    expect(readFileSync(file).includes('xoxe')).toBe(false)
  })

  it('F26, F19: one that breaks or leaves does not take the other along', async () => {
    const { fake, url, store, place } = await startMany()
    fake.workspace.deadTokens.set('xoxb-canary-one', 'token_revoked')
    const at = (id: string) => ({ team_id: id, authorizations: [{ team_id: id, is_bot: true }] })
    await postEvent(url, eventBody('app_mention', {}, at('T1')))
    await expect
      .poll(async () => (await store.installations.find(place('T1')))?.brokenBecause)
      .toBe('token_revoked')
    await postEvent(url, eventBody('app_uninstalled', {}, at('T2')))
    expect(await store.installations.find(place('T2'))).toMatchObject({ tokens: undefined })
    const calls = fake.calls.length
    await postEvent(url, eventBody('app_mention', {}, at('T1')))
    await postEvent(url, eventBody('app_mention', {}, at('T2')))
    await settled()
    expect(fake.calls.length).toBe(calls)
    const grid = { team_id: 'T1', enterprise_id: 'E1' }
    const authorizations = [{ ...grid, is_bot: true, is_enterprise_install: false }]
    await postEvent(url, eventBody('app_mention', {}, { ...grid, authorizations }))
    await expect.poll(() => fake.callsOf('chat.postMessage').at(-1)?.token).toBe('xoxb-canary-grid')
  })
})

describe('F80: who may do what, asked when it is done', () => {
  const secret = { budgetUsd: { value: 123_456, words: 'canary budget' } }
  const prepared = async () => {
    const audited: object[] = []
    const log = { debug: () => {}, warn: (event: object) => audited.push(event), error: () => {} }
    const test = await startSlackTest({ problems: slackProblems, app: { log } })
    await test.store.team(team).saveAnswers('default', secret, { userId: other, threadId: 'C' })
    return { ...test, audited }
  }

  it.each([
    'privacy export',
    'privacy delete-team confirm',
    'settings languageModel=off',
    'profile reset confirm',
  ])('“%s” is an admin’s', async (text) => {
    const test = await prepared()
    expect(await ask(test, text)).toMatch(/only an admin/i)
    expect((await test.store.team(team).holdings()).answers).toBe(1)
    expect(await test.store.team(team).settings()).toEqual({})
    expect(test.audited).toMatchObject([{ event: 'not-allowed', role: 'member', userId: person }])
    test.fake.workspace.users.set(person, { is_owner: true })
    expect(await ask(test, text)).not.toMatch(/only an admin/i)
  })

  it('an admin who is one no longer is refused at once', async () => {
    const test = await prepared()
    test.fake.workspace.users.set(person, { is_admin: true })
    expect(await ask(test, 'settings languageModel=off')).not.toMatch(/only an admin/i)
    test.fake.workspace.users.set(person, { is_admin: false })
    expect(await ask(test, 'privacy delete-team confirm')).toMatch(/only an admin/i)
    expect((await test.store.team(team).holdings()).answers).toBe(1)
  })

  it.each([
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_ultra_restricted: true }],
    ['a stranger', { is_stranger: true }],
    ['somebody from another workspace', { team_id: 'T9', is_admin: true }],
    ['somebody who has left', { deleted: true }],
  ])('%s sees no profile, whatever they ask, and may ask for themselves', async (_, user) => {
    const test = await prepared()
    await ask(test, 'advise budgetUsd=123456')
    test.fake.workspace.users.set('U2147483699', user)
    const guest = { user_id: 'U2147483699', channel_id: 'C2147483705' }
    const asked = [
      'profile',
      'history',
      'show r1',
      'why',
      'why r1',
      'compare r1 r1',
      'whatif budgetUsd=1',
      'privacy',
      'privacy export',
      'settings',
      'what did you recommend?',
      'why not RAG?',
    ]
    for (const text of asked)
      expect(await ask(test, text, guest), text).not.toMatch(/123,?456|canary|123k/)
    expect(await ask(test, 'help', guest)).not.toMatch(/123,?456|canary|123k/)
    expect(await ask(test, 'we have 500 labelled tickets. fine-tune?', guest)).toContain('500')
    expect(everything(await test.store.team(team).project('default'))).not.toContain('500 labelled')
    const pressed = blockAction(
      { action_id: 'open-profile', value: JSON.stringify({ by: 'U2147483699' }) },
      { user: { id: 'U2147483699', team_id: 'T0001' } },
    )
    await postPayload(test.url, pressed)
    const { arguments: told } = await test.fake.call('chat.postEphemeral')
    expect(everything(told)).not.toMatch(/123,?456|canary|123k/)
    expect(test.fake.callsOf('views.open')).toEqual([])
    await postEvent(test.url, eventBody('app_home_opened', { user: 'U2147483699' }))
    const { arguments: home } = await test.fake.call('views.publish')
    expect(everything(home)).not.toMatch(/123,?456|canary|123k/)
  })

  it('when Slack does not say who somebody is, nothing leaks and nothing is deleted', async () => {
    const test = await prepared()
    test.fake.fault({ match: 'users.info', status: 500 })
    expect(await ask(test, 'profile')).not.toMatch(/123,?456|canary/)
    expect(await ask(test, 'privacy delete-team confirm')).toMatch(/do not see/i)
    expect((await test.store.team(team).holdings()).answers).toBe(1)
  })
})

describe('F81: what is kept, exported and deleted', () => {
  const canary = 'canarybird'
  /** Everything a person can leave here, in one workspace. */
  async function filled(test: Awaited<ReturnType<typeof startMany>>, team_id: string) {
    const { url, fake } = test
    const from = { team_id }
    fake.workspace.users.set(person, { team_id: undefined, is_admin: true })
    const words = `we answer 2,000 ${canary} tickets a day and have no labels. fine-tune?`
    const mention = eventBody('app_mention', { text: `<@UBOT> ${words}` })
    await postEvent(url, { ...mention, ...from, authorizations: [from] })
    await fake.call('chat.postMessage')
    await ask(test, `profile set baseModel=${canary}`, from)
    await ask(test, 'estimate api requestsPerDay=50k', from)
    await ask(test, `feedback up reason="${canary}"`, from)
    await ask(test, 'settings providers=aws', from)
  }
  /** What lies on the disk at this moment, the log of the database included. */
  const onDisk = (file: string) =>
    [file, `${file}-wal`]
      .filter((each) => existsSync(each))
      .map((each) => readFileSync(each, 'latin1'))
      .join()

  it('an export is whole, and only one’s own', async () => {
    const test = await startMany()
    await filled(test, 'T1')
    const own: Record<string, unknown> = { ...(await test.store.team('slack:T1').exportAll()) }
    for (const part of ['answers', 'messages', 'feedback']) {
      expect(everything(own[part]), part).toContain(canary)
    }
    expect(own).toMatchObject({
      settings: [{ key: 'providers' }],
      estimates: [{ kind: 'api' }],
      recommendations: [{ profile: { requestsPerDay: 2000 } }],
    })
    expect(everything(await test.store.team('slack:T2').exportAll())).not.toContain(canary)
  })

  it('after a deletion no byte of it is left on the disk', async () => {
    const test = await startMany()
    await filled(test, 'T1')
    expect(onDisk(test.file)).toContain(canary)
    await ask(test, 'privacy delete-team confirm', { team_id: 'T1' })
    // The note that this very command was answered rides with the next commit.
    await settled(300)
    expect(onDisk(test.file)).not.toContain(canary)
    expect(Object.values(await test.store.team('slack:T1').holdings())).toEqual([0, 0, 0, 0, 0])
  })
})

it('F82: no secret and nothing people wrote is in the log, the database or a reply', async () => {
  const test = await startSlackTest({ problems: slackProblems })
  const { fake, url, file, log, store } = test
  await ask(test, 'estimate serve model=canary-words-of-a-person')
  await post(url, slashBody({ text: 'canary-unsigned' }), { secret: 'nope' })
  for (const fault of [
    { status: 500, body: { ok: false, error: `echo ${botToken}` } },
    { mode: 'reset' },
    { status: 200, body: { ok: false, error: 'fatal_error', note: botToken } },
    { mode: 'garbage' },
  ] as const) {
    fake.fault({ match: 'chat.postMessage', times: 1, ...fault })
    await postEvent(url, eventBody('app_mention', { text: '<@UBOT> help canary-mention' }))
    await settled(400)
  }
  fake.fault({ match: '/response/', status: 500, times: 4 })
  await post(url, slashBody({ text: 'help', response_url: fake.responseUrl() }))
  await post(url, slashBody({ text: 'help', response_url: 'https://evil.example/canary-url' }))
  await settled(800)
  await store.close()
  const database = readFileSync(file, 'latin1')
  const replies = everything(fake.calls.map((call) => call.arguments))
  for (const secret of [botToken, appToken, signingSecret]) {
    expect(log.join('\n')).not.toContain(secret)
    expect(database).not.toContain(secret)
    expect(replies).not.toContain(secret)
  }
  expect(log.length).toBeGreaterThan(3)
  for (const words of [
    'canary-words-of-a-person',
    'canary-unsigned',
    'canary-mention',
    'canary-url',
    '/response/',
    'trigger.',
    'gIkuvaNzQIHg97ATvDxqgjtO',
  ]) {
    expect(log.join('\n'), words).not.toContain(words)
  }
})

describe('F83 and F84: mentions, links and marks are inert', () => {
  const hostile = [
    'All <!channel> <!here> <!everyone> @here @channel look.',
    'Ask <@U123> or <!subteam^S1> at <https://evil.example|your bank>.',
    'See [the bank](https://evil.example) or https://evil.example/x now.',
    'Run javascript:alert(1) or mailto:x@evil.example.',
    '*bold* _slanted_ ~struck~ `code`',
  ]
  const bad =
    /<!|<@|<https?:|\]\(|https?:\/\/evil|javascript:|mailto:|(?<![\w＠])@(?:here|channel|everyone)\b|\*bold\*|~struck~|`code`/

  it('in what a language model says', async () => {
    const { app } = talkingApp(hostile.map((text) => ({ text, afterMs: 20 })))
    const { fake, url } = await startSlackTest({ parts: { app }, problems: slackProblems })
    await postEvent(url, eventBody('message'))
    await fake.call('agents.sessions.setStatus', 2)
    const said = fake.calls
      .filter(({ method }) => /Stream|update/.test(method))
      .map(({ arguments: { markdown_text, text, blocks } }) =>
        everything([markdown_text, text, blocks]),
      )
      .join()
    expect(said).toContain('evil')
    expect(said).toContain(disclaimer)
    expect(said.replaceAll('"type":"mrkdwn"', '')).not.toMatch(bad)
  })

  it.each([
    'estimate serve model="<!channel>"',
    'estimate serve model=<https://evil.example|bank>',
    'profile set baseModel="@here *bold* `code` ~struck~"',
    'profile use <!here>',
    '<!everyone> <@U123> [x](https://evil.example) should we fine-tune?',
  ])('in what a person typed: %s', async (text) => {
    const test = await startSlackTest({ problems: slackProblems })
    const said = await ask(test, text)
    expect(said).not.toMatch(/<!|<@U123|<https?:\/\/evil|(?<!＠)@here/)
    expect(said).toContain('"unfurl_links":false')
  })

  it('nothing that is posted unfurls', async () => {
    const { fake, url } = await startSlackTest()
    await postEvent(url, eventBody('app_mention'))
    const { arguments: sent } = await fake.call('chat.postMessage')
    expect(sent).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
    expect(sent.link_names).toBeUndefined()
    expect(sent.parse).toBeUndefined()
  })
})

it.each([
  ['a direction override', 'profile set baseModel="abc\u202Etxt"', /\u202e/i],
  [
    'characters of no width',
    'profile set baseModel="a\u200B\u2060\uFEFFb"',
    /[\u200b\u2060\ufeff]/,
  ],
  [
    'a tower of marks',
    `profile set baseModel="Z${'\u0301\u0302\u0303\u0304\u0305'.repeat(20)}"`,
    /\p{M}{5}/u,
  ],
])('F85: %s is stripped of what is shown', async (_, text, bad) => {
  const test = await startSlackTest({ problems: slackProblems })
  expect(await ask(test, text)).not.toMatch(bad)
  expect(await ask(test, 'profile')).not.toMatch(bad)
})

it('F85: a title or a note that is cut splits nothing that is seen as one', async () => {
  const family = '👨‍👩‍👧‍👦'
  const { app } = talkingApp([{ text: `${family.repeat(600)}.` }])
  const { fake, url } = await startSlackTest({ parts: { app }, problems: slackProblems })
  await postEvent(url, eventBody('message', { text: family.repeat(100) }))
  await fake.call('agents.sessions.setStatus', 2)
  const [first] = fake.callsOf('agents.sessions.setStatus')
  const title = String(first?.arguments.title)
  expect(title.isWellFormed()).toBe(true)
  expect(title.length).toBeLessThanOrEqual(200)
  expect(title.replaceAll(family, '').replace('…', '')).toBe('')
})

describe('F89: what is longest still goes through', () => {
  it('prose beyond what a section, or a stream, holds', async () => {
    const sentence = `${'word '.repeat(40).trim()}.`
    const { app } = talkingApp(Array.from({ length: 75 }, () => ({ text: sentence })))
    const { fake, url } = await startSlackTest({ parts: { app }, problems: slackProblems })
    await postEvent(url, eventBody('message'))
    await fake.call('agents.sessions.setStatus', 2)
    const [message] = [...fake.workspace.messages.values()].filter(({ text }) =>
      text.includes('word'),
    )
    expect(message?.streaming).toBe(false)
    const shown = everything([message?.text, message?.blocks])
    expect(shown.length).toBeGreaterThan(9000)
    expect(fake.callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('every command’s answer, and a message of 20,000 characters', async () => {
    const test = await startSlackTest({ problems: slackProblems })
    const long = 'we have 300 labelled tickets and the tone is off. '.repeat(400)
    for (const text of [long, 'advise', 'help', 'learn', 'privacy', 'history', 'why']) {
      await ask(test, text)
    }
    const refused = test.log.filter((line) => line.includes('response-url-failed'))
    expect(refused).toEqual([])
  })
})

describe('F90: a flood', () => {
  it('of one person is told when to come back, and others are served as before', async () => {
    const test = await startSlackTest()
    const { fake, url } = test
    const command = (user_id: string) =>
      post(url, slashBody({ text: 'help', user_id, response_url: fake.responseUrl() }))
    const quietTimes: number[] = []
    for (let i = 0; i < 10; i++) quietTimes.push((await command(`U${1000 + i}`)).tookMs)
    const flood = Promise.all(Array.from({ length: 100 }, () => command(person)))
    const others = await Promise.all(Array.from({ length: 10 }, (_, i) => command(`U${2000 + i}`)))
    const answers = await flood
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const refused = answers.filter(({ text }) => text.includes('Try again in'))
    expect(refused.length).toBeGreaterThanOrEqual(75)
    expect(JSON.parse(refused[0]?.text ?? '')).toMatchObject({ response_type: 'ephemeral' })
    expect(others.every(({ status, text }) => status === 200 && text === '')).toBe(true)
    // The machine is shared: what matters is that nobody waits for the flood to pass.
    expect(Math.max(...others.map(({ tookMs }) => tookMs))).toBeLessThan(1000)
    expect(Math.max(...quietTimes)).toBeLessThan(1000)
  })

  it('of mentions is told of once, not once each', async () => {
    const limits = { user: { burst: 2, perSecond: 0.1 }, team: { burst: 100, perSecond: 100 } }
    const { fake, url } = await startSlackTest({ parts: { limits } })
    for (let i = 0; i < 10; i++) {
      expect((await postEvent(url, eventBody('app_mention'))).status).toBe(200)
    }
    const { arguments: told } = await fake.call('chat.postEphemeral')
    // The third has to wait for one turn at a tenth of a turn a second.
    expect(told).toMatchObject({ user: person, text: expect.stringContaining('10 seconds') })
    await settled(300)
    expect(fake.callsOf('chat.postEphemeral')).toHaveLength(1)
    expect(fake.callsOf('chat.postMessage')).toHaveLength(2)
  })

  it('of one team leaves another team its own', async () => {
    const limits = { user: { burst: 1000, perSecond: 1 }, team: { burst: 5, perSecond: 1 } }
    const test = await startSlackTest({ parts: { limits } })
    const send = (user_id: string) => post(test.url, slashBody({ text: 'help', user_id }))
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => send(`U${i}`)))
    expect(answers.filter(({ text }) => text.includes('Try again in'))).toHaveLength(25)
  })
})
