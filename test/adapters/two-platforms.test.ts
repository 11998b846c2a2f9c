import { expect, it } from 'vitest'
import { temporaryApp } from '../support/app.ts'
import { startDiscordTest } from '../support/discord-app.ts'
import { commandData, guildId } from '../support/discord-payloads.ts'
import { startSlackTest } from '../support/slack-app.ts'
import { post, slashBody } from '../support/slack-driver.ts'

it('the same words decide the same on Slack and on Discord, and two teams never mix', async () => {
  const { app, store } = temporaryApp()
  const { deliveries, installations } = store
  const discord = await startDiscordTest({ parts: { app, deliveries } })
  const slack = await startSlackTest({ parts: { app, deliveries, installations } })

  const say = async (words: string) => {
    await discord.fake.send({ data: commandData('advise', { project: words }) })
    const before = slack.fake.callsOf('response').length
    const response_url = slack.fake.responseUrl()
    const text = `advise project="${words}"`
    await post(slack.url, slashBody({ text, response_url }))
    await slack.fake.call('response', before + 1)
  }
  await say('answers must cite our manuals, which change daily')
  await say('we have 300 labelled examples and 20k dollars')

  const [onDiscord, onSlack] = await Promise.all(
    ([`discord:${guildId}`, 'slack:T0001'] as const).map(async (team) => {
      const kept = await store.team(team).recentRecommendations(9)
      return kept.map(({ id, profile, result }) => ({ id, profile, result }))
    }),
  )
  expect(onDiscord).toHaveLength(2)
  expect(onSlack).toEqual(onDiscord)

  // What one says from here on changes nothing for the other.
  await discord.fake.send({
    data: commandData('profile', { action: 'set knowledgeChanges=never' }),
  })
  const projectOf = (team: `discord:${string}` | `slack:${string}`) =>
    store.team(team).project('default')
  expect((await projectOf(`discord:${guildId}`)).answers.knowledgeChanges?.value).toBe('never')
  expect((await projectOf('slack:T0001')).answers.knowledgeChanges?.value).toBe('daily')
})
