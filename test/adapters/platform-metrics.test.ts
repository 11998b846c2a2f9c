import { expect, it } from 'vitest'
import { createMetrics } from '../../adapters/web/metrics.ts'
import { startDiscordTest } from '../support/discord-app.ts'
import { commandData, interaction, message, snowflake } from '../support/discord-payloads.ts'
import { startSlackTest } from '../support/slack-app.ts'
import { eventBody, post, postEvent, slashBody } from '../support/slack-driver.ts'
import { talkingApp } from '../support/talking-app.ts'

const twoAtOnce = { user: { burst: 2, perSecond: 0.1 }, team: { burst: 99, perSecond: 99 } }

/** What a scrape shows of a platform, by name. */
async function scraped(metrics: ReturnType<typeof createMetrics>, platform: string) {
  const { text } = await metrics.scrape()
  return new Map(
    [...text.matchAll(/^crossroads_(\w+)\{platform="(\w+)"\} (\S+)$/gm)]
      .filter(([, , of]) => of === platform)
      .map(([, name = '', , value]) => [name, Number(value)]),
  )
}

it('a scrape shows what became of Discord’s deliveries', { timeout: 20_000 }, async () => {
  const metrics = createMetrics()
  const counters = metrics.platform('discord')
  const { fake } = await startDiscordTest({ parts: { counters, limits: twoAtOnce } })
  const help = { data: commandData('help') }
  // Answered at the second try, and once more by a repetition that changes nothing.
  fake.fault({ match: 'callback', times: 1, status: 500, body: {} })
  const asked = interaction(help)
  fake.dispatch(asked)
  await fake.call('POST', /\/callback$/, 2)
  fake.dispatch(asked)
  // Ten seconds old: nobody waits.
  fake.dispatch(interaction({ ...help, id: snowflake(Date.now() - 10_000) }))
  // Taken by nobody any more.
  fake.fault({
    match: 'callback',
    times: 1,
    status: 404,
    body: { code: 10_062, message: 'Unknown' },
  })
  fake.dispatch(interaction(help))
  await fake.call('POST', /\/callback$/, 3)
  // The third of two.
  await fake.send(help)
  // No thread may be started, by another person.
  fake.fault({ match: /threads$/, times: 1, status: 403, body: { code: 50_013, message: 'no' } })
  const author = '1400000000000000002'
  fake.gateway.dispatch('MESSAGE_CREATE', message({ content: 'help', author, mentionsUs: true }))
  await fake.call('POST', /\/channels\/\d+\/messages$/)

  const figures = await scraped(metrics, 'discord')
  expect(Object.fromEntries(figures)).toMatchObject({
    // The first command's, and the sentence that says to wait.
    acknowledgement_seconds_count: 2,
    repeated_deliveries_total: 1,
    retries_total: 1,
    rate_limited_total: 1,
    dropped_too_old_total: 1,
    late_answers_total: 1,
    invalid_requests_total: 1,
  })
})

it('a scrape shows what became of Slack’s deliveries', { timeout: 20_000 }, async () => {
  const metrics = createMetrics()
  const counters = metrics.platform('slack')
  const { app } = talkingApp(['One.', 'Two.', 'Three.'].map((text) => ({ text, afterMs: 60 })))
  const { fake, url } = await startSlackTest({ parts: { counters, app, limits: twoAtOnce } })
  // Posted at the second try; its stream expires midway, and it comes once more.
  fake.fault({ match: 'chat.postMessage', times: 1, status: 500 })
  const asked = eventBody('message')
  await postEvent(url, asked)
  await fake.call('chat.appendStream')
  fake.workspace.expireStreams()
  await fake.call('chat.update')
  await postEvent(url, asked)
  // The third command of two, and the first one's address is closed.
  fake.fault({ match: '/response/', times: 1, status: 404 })
  const user_id = 'U0000000007'
  for (let i = 0; i < 3; i++) {
    await post(url, slashBody({ text: 'help', user_id, response_url: fake.responseUrl() }))
  }
  await fake.call('response', 2)

  expect(Object.fromEntries(await scraped(metrics, 'slack'))).toMatchObject({
    // The event twice, and three commands.
    acknowledgement_seconds_count: 5,
    repeated_deliveries_total: 1,
    retries_total: 1,
    rate_limited_total: 1,
    late_answers_total: 1,
    prose_cuts_total: 1,
  })
  const { text } = await metrics.scrape()
  const labels = [...text.matchAll(/^crossroads_\w+\{(.*)\}/gm)].flatMap(([, all = '']) =>
    all.split(',').map((label) => label.split('=')[0]),
  )
  // No tenant, no person, no text.
  expect(new Set(labels)).toEqual(new Set(['le', 'platform']))
})
