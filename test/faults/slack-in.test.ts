import { expect, it } from 'vitest'
import { startSlackTest } from '../support/slack-app.ts'
import { post, slashBody } from '../support/slack-driver.ts'

it('answers a slash command privately', async () => {
  const { fake, url } = await startSlackTest()
  const response_url = fake.responseUrl()
  const answer = await post(url, slashBody({ text: 'help', response_url }))
  expect(answer).toMatchObject({ status: 200, text: '' })
  const { arguments: shown } = await fake.call('response')
  expect(shown).toMatchObject({
    response_type: 'ephemeral',
    text: 'What I can do',
    unfurl_links: false,
  })
})
