import { existsSync, readFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { createLog } from '#src/log.ts'
import { messageProblems } from '../../adapters/discord/components/check-message.ts'
import { discordToken, startDiscordTest, textOf } from '../support/discord-app.ts'
import {
  buttonData,
  commandData,
  interaction,
  message,
  userId,
} from '../support/discord-payloads.ts'

const [guildA, guildB] = ['1200000000000000001', '1200000000000000002']
const estimate = commandData('estimate serve', {
  model: 'llama-3.1-8b',
  'requests-per-day': '50k',
})
const canary = 'canary-of-the-erased'
/** Bit 5 of Discord's permissions. */
const manageGuild = '32'

describe('F79: two guilds with the same people', () => {
  it('never see each other’s data, whatever a button says', async () => {
    const { fake, store } = await startDiscordTest()
    await fake.send({ data: estimate, guild: guildA })
    for (const data of [commandData('show', { id: 'e1' }), commandData('why', { id: 'e1' })]) {
      expect(textOf((await fake.send({ data, guild: guildB })).data)).toContain('e1')
      expect(textOf((await fake.send({ data, guild: guildB })).data)).not.toContain('Llama')
    }
    const forged = await fake.send({
      type: 3,
      guild: guildB,
      data: buttonData(`c1|run|${userId}|show e1`),
      message: message({ content: '', guild: guildB }),
    })
    expect(textOf(forged.data)).not.toContain('Llama')
    expect(await store.team(`discord:${guildB}`).recentEstimates(5)).toEqual([])
    // A Slack workspace of an equal id is another team.
    expect(await store.team(`slack:${guildA}`).recentEstimates(5)).toEqual([])
  })
})

describe('F80: what only admins may', () => {
  const change = commandData('settings', { providers: 'aws' })
  const member = '0'
  /** Bit 3 of Discord's permissions: everything. */
  const administrator = '8'

  it.each([
    ['exporting the team', commandData('privacy', { action: 'export' })],
    ['deleting the team', commandData('privacy', { action: 'delete-team', confirm: 'confirm' })],
    ['resetting what others said', commandData('profile', { action: 'reset confirm' })],
  ])('%s is refused to a member, and done for an administrator', async (_, data) => {
    const { fake, store } = await startDiscordTest()
    const said = commandData('profile', { action: 'set budgetUsd=20k' })
    await fake.send({ data: said, user: '1400000000000000002' })
    const refused = await fake.send({ data, permissions: member })
    expect(textOf(refused.data)).toContain('nly an admin')
    const kept = async () => (await store.team(`discord:${guildA}`).project('default')).answers
    expect(await kept()).toHaveProperty('budgetUsd')
    const done = await fake.send({ data, permissions: administrator })
    expect(textOf(done.data)).not.toContain('nly an admin')
  })

  it('leaves to everybody what is their own', async () => {
    const { fake } = await startDiscordTest()
    const data = commandData('privacy', { action: 'delete-me', confirm: 'confirm' })
    expect(textOf((await fake.send({ data, permissions: member })).data)).toContain('Deleted')
  })

  it('is refused to a member and done for who manages the guild', async () => {
    const { fake, log } = await startDiscordTest()
    expect(textOf((await fake.send({ data: change, permissions: '0' })).data)).toContain('admin')
    expect(log.join()).not.toContain('discord-handler-failed')
    const done = await fake.send({ data: change, permissions: manageGuild })
    expect(textOf(done.data)).toContain('aws')
  })

  it('is asked at the moment of the press, not of the rendering', async () => {
    const { fake } = await startDiscordTest()
    const press = (permissions: string) =>
      fake.send({
        type: 3,
        permissions,
        data: buttonData(`c1|run|${userId}|settings providers=gcp`),
        message: message({ content: '' }),
      })
    // Pressed by its asker, who is an admin no more.
    const { type, data } = await press('0')
    expect(textOf(data)).toContain('admin')
    // A message of its own, for them alone: the buttons stay as they were.
    expect(type).toBe(4)
    expect(Number(data.flags) & 64).toBe(64)
  })

  it('is theirs in their own direct messages', async () => {
    const { fake } = await startDiscordTest()
    const done = await fake.send({ data: change, guild: null, permissions: '0' })
    expect(textOf(done.data)).toContain('aws')
  })
})

describe('F81: deletion', () => {
  it('leaves nothing of a guild, in no file', async () => {
    const { fake, store, file } = await startDiscordTest()
    await fake.send({ data: estimate })
    await fake.send({ data: commandData('advise', { project: `${canary}: 300 labels` }) })
    const isInFiles = () =>
      [file, `${file}-wal`]
        .filter((each) => existsSync(each))
        .some((each) => readFileSync(each).includes(canary))
    // The first answer of a cold process may be deferred.
    await vi.waitFor(() => expect(isInFiles()).toBe(true))
    const erase = commandData('privacy', { action: 'delete-team', confirm: 'confirm' })
    await fake.send({ data: erase, permissions: manageGuild })
    expect(await store.team(`discord:${guildA}`).holdings()).toMatchObject({ estimates: 0 })
    expect(isInFiles()).toBe(false)
  })
})

describe('F82: secrets', () => {
  it('are in no line of the log, whatever fails', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const { fake } = await startDiscordTest({ parts: { log: createLog('debug', sink) } })
    const asked = interaction({ data: commandData('advise', { project: 'canary words of ours' }) })
    const refusal = { code: 50_035, message: 'Invalid Form Body' }
    fake.fault({ match: 'callback', times: 2, status: 400, body: refusal })
    fake.dispatch(asked)
    await fake.call('POST', /\/callback$/, 2)
    await fake.send({ data: commandData('help') })
    const log = lines.join('')
    expect(log).toContain('discord-handler-failed')
    expect(log).not.toContain('canary')
    expect(log).not.toContain(discordToken)
  })
})

describe('hostile words are shown inert', () => {
  it.each([
    ['F83: mentions', '@everyone <@1400000000000000002> <@&5> <#6>'],
    ['F84: links', '[bank](https://evil.example) https://evil.example javascript:alert(1)'],
    ['F85: Unicode', '\u202Eevil\u202C Z\u0300\u0301\u0302\u0303\u0304\u0305 👩‍👩‍👧‍👦'],
  ])('%s', async (_, words) => {
    const { fake } = await startDiscordTest()
    const { data } = await fake.send({ data: commandData('learn', { topic: words }) })
    const shown = textOf(data).replaceAll(/`[^`]*`/g, '')
    expect(data.allowed_mentions).toMatchObject({ parse: [] })
    expect(shown).not.toMatch(/(?<!\\\\)<[@#]|\u202E|https?:\/\/evil/)
  })
})

describe('F89: the longest profile', () => {
  it('is answered within Discord’s limits', async () => {
    const { fake } = await startDiscordTest()
    const project = `we ${'answer support tickets and '.repeat(120)}have 300 labels, 20k dollars, on-prem, HIPAA`
    const { data } = await fake.send({ data: commandData('advise', { project }) })
    expect(messageProblems(data as never)).toEqual([])
    const again = await fake.send({ data: commandData('profile') })
    expect(messageProblems(again.data as never)).toEqual([])
  })
})

describe('F90: somebody who sends a hundred commands', () => {
  it('is told when to try again, and others are answered', async () => {
    const { fake } = await startDiscordTest()
    const spam = await Promise.all(
      Array.from({ length: 100 }, () => fake.send({ data: commandData('help') })),
    )
    const refused = spam.filter(({ data }) => textOf(data).includes('Try again in'))
    // Twenty at once, and two a second from then on.
    expect(refused.length).toBeGreaterThan(70)
    const { data } = await fake.send({ data: commandData('help'), user: '1400000000000000002' })
    expect(textOf(data)).toContain('What I can do')
  })
})
