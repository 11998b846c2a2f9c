import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { DiscordAPIError } from 'discord.js'
import { readConfig } from '#src/config.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { BotError } from '#src/errors.ts'
import { registerCommands } from '../discord/commands/register.ts'
import { readEnvironmentFile } from '../environment-file.ts'

const usage = 'Usage: npm run discord:register -- [--guild ID] [--force]'

try {
  process.exitCode = await register()
} catch (error) {
  const words =
    error instanceof BotError
      ? error.userMessage
      : error instanceof DiscordAPIError
        ? `Discord refused: ${error.message} (${error.status})`
        : `Discord was not reached: ${error instanceof Error ? error.message : error}`
  process.stderr.write(`${words}\n`)
  process.exitCode = 1
}

/** Exit status: 0 registered or unchanged, 2 called wrongly. */
async function register(): Promise<number> {
  const { guild, force, wrong } = readLine()
  if (wrong) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  readEnvironmentFile()
  const { discordKeys: keys, databaseFile } = readConfig(process.env)
  if (keys === undefined) {
    process.stderr.write('Set DISCORD_TOKEN and DISCORD_APPLICATION_ID first; README tells how.\n')
    return 2
  }
  const file = join(dirname(databaseFile), 'discord-commands.json')
  const { count, isUnchanged } = await registerCommands({
    keys,
    commands,
    file,
    isForced: force,
    ...(guild !== undefined && { guildId: guild }),
  })
  const where =
    guild === undefined ? 'everywhere (it may take a minute to show)' : `in guild ${guild}`
  process.stdout.write(
    isUnchanged
      ? `Nothing changed since the last time; ${count} commands stay as they are.\n`
      : `${count} commands registered ${where}.\n`,
  )
  return 0
}

function readLine() {
  try {
    const { values } = parseArgs({
      options: { guild: { type: 'string' }, force: { type: 'boolean', default: false } },
    })
    return { guild: values.guild, force: values.force, wrong: false }
  } catch {
    return { guild: undefined, force: false, wrong: true }
  }
}
