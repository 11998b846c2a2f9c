import { createEmulator } from 'emulate'
import { expect, it, onTestFinished } from 'vitest'
import { startSlack } from '../../adapters/slack/start.ts'
import { temporaryApp } from '../support/app.ts'
import { serveSlack } from '../support/slack-app.ts'
import {
  blockAction,
  eventBody,
  postEvent,
  postPayload,
  signingSecret,
} from '../support/slack-driver.ts'
import { temporaryStore } from '../support/store.ts'

const keys = { clientId: '12345.67890', clientSecret: 'canary-client-secret' }

/** An independent Slack: OAuth, messages and views as somebody else wrote them. */
async function startAgainstEmulate() {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Ours', domain: 'ours' },
        users: [{ name: 'ann', real_name: 'Ann', email: 'ann@example.com' }],
        channels: [{ name: 'general' }],
        oauth_apps: [
          {
            client_id: keys.clientId,
            client_secret: keys.clientSecret,
            name: 'Crossroads',
            redirect_uris: [],
          },
        ],
      },
    },
  })
  onTestFinished(() => emulator.close())
  const { store } = temporaryStore({ encryptionKey: 'ab'.repeat(32), now: () => new Date() })
  const { app } = temporaryApp(undefined, { store })
  const refusals: object[] = []
  const slack = startSlack({
    app,
    keys: {
      mode: 'http-many-workspaces',
      signingSecret,
      stateSecret: 'canary-state-secret',
      apiUrl: `${emulator.url}/api/`,
      ...keys,
    },
    deliveries: store.deliveries,
    installations: store.installations,
    now: () => new Date(),
    newErrorId: () => 'err-1',
    log: { info: () => {}, warn: (event) => refusals.push(event), error: () => {} },
  })
  const origin = await serveSlack(slack)
  return { emulator, store, origin, refusals, url: `${origin}/slack/events` }
}

/** A browser's way through an installation, up to what it is shown at the end. */
async function install(origin: string, change: (url: URL, cookie: string) => string = (_, c) => c) {
  const page = await fetch(`${origin}/slack/install`)
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
  const link = /href="([^"]+oauth\/v2\/authorize[^"]+)"/.exec(await page.text())?.[1] ?? ''
  const authorize = new URL(link.replaceAll('&amp;', '&'))
  const chooser = await (await fetch(authorize)).text()
  const fields = [...chooser.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')] as [string, string],
  )
  const form = new URLSearchParams(fields)
  form.set('redirect_uri', `${origin}/slack/oauth_redirect`)
  const chosen = await fetch(new URL('/oauth/v2/authorize/callback', authorize), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  })
  const back = new URL(chosen.headers.get('location') ?? '')
  const sent = change(back, cookie)
  const done = await fetch(back, { headers: { cookie: sent } })
  return {
    authorize,
    status: done.status,
    text: await done.text(),
    userId: form.get('user_id') ?? '',
  }
}

it('installs, posts into a thread, updates, opens a form and publishes the Home tab', async () => {
  const { emulator, store, origin, refusals, url } = await startAgainstEmulate()
  const { authorize, status, userId } = await install(origin)
  expect(status).toBe(200)
  expect(authorize.searchParams.get('scope')).toContain('chat:write')

  const key = { enterpriseId: null, workspaceId: 'T000000001', isEnterpriseInstall: false }
  const tokens = (await store.installations.find(key))?.tokens
  if (tokens === undefined) throw new Error('not installed')
  const { bot } = tokens as { bot: { token: string; userId: string } }
  expect(bot.token).toMatch(/^xoxb-/)

  const api = async <T>(method: string, body: object = {}): Promise<T> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bot.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as T
  }
  type Channels = { channels: { id: string; name: string }[] }
  const { channels } = await api<Channels>('conversations.list')
  const channel = channels.find(({ name }) => name === 'general')?.id
  await api('conversations.join', { channel })
  const root = await api<{ ts: string }>('chat.postMessage', { channel, text: 'a question' })

  const team = { id: 'T000000001', domain: 'ours' }
  const place = { team_id: team.id, authorizations: [{ team_id: team.id, is_bot: true }] }
  const text = `<@${bot.userId}> advise`
  const said = { channel, user: userId, text, ts: root.ts }
  expect((await postEvent(url, eventBody('app_mention', said, place))).status).toBe(200)
  type Message = { text: string; ts: string; thread_ts: string; blocks: object[] }
  const replies = async () =>
    (await api<{ messages: Message[] }>('conversations.replies', { channel, ts: root.ts })).messages
  await expect.poll(async () => (await replies()).length, { timeout: 5000 }).toBe(2)
  const [, answer] = await replies()
  expect(answer).toMatchObject({ thread_ts: root.ts })
  expect(JSON.stringify(answer?.blocks)).toContain('Question 1 of at most')

  const user = { id: userId, team_id: team.id }
  const press = (action: object, more: object = {}) =>
    postPayload(url, blockAction({ ...action }, { team, user, ...more }))
  await press(
    { action_id: 'reply:1', value: JSON.stringify({ by: userId, reply: 'skip' }) },
    {
      container: {
        type: 'message',
        message_ts: answer?.ts,
        channel_id: channel,
        thread_ts: root.ts,
        is_ephemeral: false,
      },
      message: { ts: answer?.ts, thread_ts: root.ts, text: answer?.text, blocks: answer?.blocks },
    },
  )
  await expect.poll(async () => (await replies()).length, { timeout: 5000 }).toBe(3)
  expect(JSON.stringify((await replies())[1]?.blocks)).toContain('Pressed: skip')

  // What this Slack does not know, such as a status, is merely nice and asked for quietly.
  const refused = () => refusals.filter((each) => 'event' in each && each.event === 'slack-refused')
  const { trigger_id } = await api<{ trigger_id: string }>('views.generateTriggerId', {
    user_id: userId,
  })
  const open = { action_id: 'open-profile', value: JSON.stringify({ by: userId }) }
  await press(open, { trigger_id })
  const home = { user: userId, tab: 'home' }
  expect((await postEvent(url, eventBody('app_home_opened', home, place))).status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(refused()).toEqual([])
  // A trigger opens one form; the id is another, so that this is no repetition.
  await press(open, { trigger_id: 'forged' })
  await expect.poll(() => JSON.stringify(refused())).toContain('invalid_trigger_id')
})

it('refuses a redirect whose state is not this browser’s, or was changed', async () => {
  const { store, origin } = await startAgainstEmulate()
  const attempts: ((url: URL, cookie: string) => string)[] = [
    () => '',
    () => 'slack-app-oauth-state=other',
    (url, cookie) => {
      url.searchParams.set('state', 'forged')
      return cookie
    },
    (url, cookie) => {
      url.searchParams.delete('code')
      return cookie
    },
  ]
  for (const change of attempts) {
    expect((await install(origin, change)).status).toBeGreaterThanOrEqual(400)
  }
  const key = { enterpriseId: null, workspaceId: 'T000000001', isEnterpriseInstall: false }
  expect(await store.installations.find(key)).toBeUndefined()
})
