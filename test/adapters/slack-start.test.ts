import { openSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startChild } from '../support/child.ts'
import { appToken, botToken } from '../support/slack-app.ts'
import { post, signingSecret, slashBody, slashFields } from '../support/slack-driver.ts'
import { type SlackFake, startSlackFake } from '../support/slack-fake.ts'
import { temporaryFolder } from '../support/store.ts'

const main = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/main.ts']

async function started(env: Record<string, string>) {
  const file = join(temporaryFolder(), 'crossroads.db')
  const child = startChild(main, {
    env: { CROSSROADS_DB: file, PORT: '0', ...env },
    stdin: openSync('/dev/null', 'r'),
  })
  const web = await child.line(/^Web page/)
  const url = /http:\/\/\S+/.exec(web)?.[0] ?? ''
  await child.line(/^Terminal/)
  const parts = async () => {
    const { parts: all } = (await (await fetch(`${url}/readyz`)).json()) as {
      parts: Record<string, string>
    }
    return all
  }
  return { child, url, parts }
}

const overHttp = ({ apiUrl }: SlackFake) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: apiUrl,
})

describe('npm start with Slack', () => {
  it('over HTTP: the page and Slack share the port', async () => {
    const fake = await startSlackFake()
    const { child, url, parts } = await started(overHttp(fake))
    await expect.poll(async () => (await parts()).slack).toBe('ready')
    const response_url = fake.responseUrl()
    const answer = await post(`${url}/slack/events`, slashBody({ text: 'help', response_url }))
    expect(answer).toMatchObject({ status: 200, text: '' })
    await fake.responseAt(response_url)
    expect((await fetch(`${url}/slack/install`)).status).toBe(404)
    expect((await fetch(url)).status).toBe(200)
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
    expect([...child.lines, ...child.errors].join()).not.toContain(botToken)
  })

  it('F71: answers what it acknowledged before it stops', async () => {
    const fake = await startSlackFake()
    const { child, url, parts } = await started(overHttp(fake))
    await expect.poll(async () => (await parts()).slack).toBe('ready')
    const addresses = Array.from({ length: 20 }, () => fake.responseUrl())
    const acknowledgements = await Promise.all(
      addresses.map((response_url, at) => {
        const text = 'estimate serve model=llama-3.1-8b requestsPerDay=50k'
        // Twenty people: nobody asks too much.
        return post(
          `${url}/slack/events`,
          slashBody({ text, response_url, user_id: `U${at}`, trigger_id: `1.${at}` }),
        )
      }),
    )
    child.process.kill('SIGTERM')
    expect(acknowledgements.map(({ status }) => status)).toEqual(addresses.map(() => 200))
    expect(await child.ended).toBe(0)
    for (const address of addresses) {
      expect(JSON.stringify(await fake.responseAt(address))).toContain('Llama-3.1-8B')
    }
  })

  it('over a socket: connects in the background and answers', async () => {
    const fake = await startSlackFake()
    const { child, parts } = await started({
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      SLACK_API_URL: fake.apiUrl,
    })
    await fake.socket.connected(2)
    await expect.poll(async () => (await parts()).slack).toBe('ready')
    const response_url = fake.responseUrl()
    await fake.socket.deliver('slash_commands', slashFields({ text: 'help', response_url }))
    await fake.responseAt(response_url)
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
  })

  it('for many workspaces: offers the installation', async () => {
    const fake = await startSlackFake()
    const { child, url, parts } = await started({
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'canary-client-secret',
      SLACK_STATE_SECRET: 'canary-state-secret',
      CROSSROADS_ENCRYPTION_KEY: 'ab'.repeat(32),
      SLACK_API_URL: fake.apiUrl,
    })
    expect((await parts()).slack).toBe('ready')
    const page = await fetch(`${url}/slack/install`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`${new URL(fake.url).host}/oauth/v2/authorize`)
    child.process.kill('SIGTERM')
    expect(await child.ended).toBe(0)
  })

  it('that refuses the token: says so, and everything else goes on', async () => {
    const fake = await startSlackFake()
    fake.workspace.deadTokens.set(botToken, 'invalid_auth')
    const { url, parts } = await started(overHttp(fake))
    await expect.poll(async () => (await parts()).slack).toBe('down')
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' })
    expect((await parts()).database).toBe('ready')
  })
})
