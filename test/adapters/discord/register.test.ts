import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commands } from '#src/conversation/commands/index.ts'
import { registerCommands } from '../../../adapters/discord/commands/register.ts'
import { startDiscordFake } from '../../support/discord-fake.ts'
import { applicationId, guildId } from '../../support/discord-payloads.ts'
import { temporaryFolder } from '../../support/store.ts'

it('registers all commands at once, and nothing when nothing changed', async () => {
  const fake = await startDiscordFake()
  const file = join(temporaryFolder(), 'discord-commands.json')
  const keys = { token: 'canary.token', applicationId, apiUrl: fake.apiUrl }
  const register = (more: object = {}) => registerCommands({ keys, commands, file, ...more })

  expect(await register()).toMatchObject({ isUnchanged: false })
  expect(await register()).toMatchObject({ isUnchanged: true })
  expect(await register({ guildId })).toMatchObject({ isUnchanged: false })
  expect(await register({ commands: commands.slice(1) })).toMatchObject({ isUnchanged: false })
  expect(await register({ commands: commands.slice(1), isForced: true })).toMatchObject({
    isUnchanged: false,
  })

  const paths = fake.callsOf('PUT', /commands$/).map(({ path, status }) => `${path} ${status}`)
  const everywhere = `/applications/${applicationId}/commands 200`
  expect(paths).toEqual([
    everywhere,
    `/applications/${applicationId}/guilds/${guildId}/commands 200`,
    everywhere,
    everywhere,
  ])
})
