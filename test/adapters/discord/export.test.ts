import { describe, expect, it } from 'vitest'
import { fileMessage } from '../../../adapters/discord/components/file-message.ts'
import { startDiscordTest, textOf } from '../../support/discord-app.ts'
import {
  applicationId,
  buttonData,
  commandData,
  message,
  userId,
} from '../../support/discord-payloads.ts'

const manager = { permissions: '32' }
const asked = commandData('privacy', { action: 'export', 'show-to': 'all' })

/** A team with more to export than a message holds. */
async function startWithMuch() {
  const test = await startDiscordTest()
  const words = 'we answer support tickets and '.repeat(20)
  for (const last of ['one', 'two', 'three', 'four', 'five', 'six']) {
    await test.fake.send({
      data: commandData('advise', { project: `${words} 300 labels, canary-${last}` }),
    })
  }
  return test
}

describe('an export', () => {
  it('is a file with all of it, for whoever asked and nobody else', async () => {
    const { fake } = await startWithMuch()
    const { data } = await fake.send({ data: asked, ...manager })
    expect(Number(data.flags) & 64).toBe(64)
    expect(textOf(data)).toContain('attachment://crossroads.json')
    const { form = '' } = fake.callsOf('POST', /callback$/).at(-1) ?? {}
    const [, part = ''] = form.split('filename="crossroads.json"')
    const [json = ''] = part.slice(part.indexOf('{')).split('\r\n--')
    const everything = JSON.parse(json) as { readonly recommendations: readonly object[] }
    expect(everything.recommendations).toHaveLength(6)
    for (const last of ['one', 'six']) expect(json).toContain(`canary-${last}`)
  })

  it('is private below a public card too', async () => {
    const { fake } = await startWithMuch()
    const { type } = await fake.send({
      type: 3,
      ...manager,
      data: buttonData(`c1|run|${userId}|privacy export`),
      message: message({ content: '' }),
    })
    expect(type).toBe(7)
    const { body } = await fake.call('POST', /\/webhooks\//)
    expect(Number((body as { flags: number }).flags) & 64).toBe(64)
  })

  it('is not posted where others read', async () => {
    const { fake } = await startDiscordTest()
    const content = `<@${applicationId}> privacy export`
    const mention = message({ content, mentionsUs: true })
    fake.gateway.dispatch('MESSAGE_CREATE', mention)
    const { body, form } = await fake.call('POST', /\/channels\/\d+\/messages$/)
    expect(form).toBeUndefined()
    // A member is refused, and who may is sent to the command.
    expect(textOf(body)).toMatch(/only an admin|gives it to you alone/i)
  })

  it('in direct messages is a file', async () => {
    const { fake } = await startDiscordTest()
    const channel = '1300000000000000009'
    fake.gateway.dispatch(
      'MESSAGE_CREATE',
      message({ content: 'privacy export', guild: null, channel }),
    )
    const { form } = await fake.call('POST', /\/channels\/\d+\/messages$/)
    expect(form).toContain('filename="crossroads.json"')
  })

  it('that Discord would refuse says so', () => {
    const large = fileMessage('Everything', { name: 'a.json', content: 'x'.repeat(11 * 2 ** 20) })
    expect(large.file).toBeUndefined()
    expect(textOf(large)).toContain('more than Discord takes')
  })
})
