import { onTestFinished } from 'vitest'
import type { AppParts } from '#src/app.ts'
import { commands } from '#src/conversation/commands/index.ts'
import type { Discord, DiscordParts } from '../../adapters/discord/discord-parts.ts'
import { startDiscord } from '../../adapters/discord/start.ts'
import { temporaryApp } from './app.ts'
import { type DiscordFake, type DiscordFakeOptions, startDiscordFake } from './discord-fake.ts'
import { applicationId, guild } from './discord-payloads.ts'

export const discordToken = 'canary.discord.token'

export interface DiscordTest {
  readonly fake: DiscordFake
  readonly discord: Discord
  readonly store: ReturnType<typeof temporaryApp>['store']
  /** The database's file. */
  readonly file: string
  /** All that was logged, as JSON lines. */
  readonly log: string[]
}

export interface DiscordTestOptions extends DiscordFakeOptions {
  readonly fake?: DiscordFake
  readonly parts?: Partial<DiscordParts>
  readonly app?: Partial<AppParts> & { readonly file?: string }
  /** Does not wait until the gateway is ready. */
  readonly isImpatient?: boolean
}

/** The Discord half as it is started, against the fake, on real sockets. */
export async function startDiscordTest(options: DiscordTestOptions = {}): Promise<DiscordTest> {
  const fake = options.fake ?? (await startDiscordFake(options))
  const { app, store, file } = temporaryApp(undefined, options.app)
  const log: string[] = []
  const write = (level: string) => (event: object) =>
    log.push(JSON.stringify({ level, ...event }, errorsToo))
  const discord = startDiscord({
    app,
    keys: { token: discordToken, applicationId, apiUrl: fake.apiUrl },
    commands,
    deliveries: store.deliveries,
    memberships: store.memberships,
    now: () => new Date(),
    newErrorId: () => 'err-1',
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    firstWaitMs: 50,
    ...options.parts,
  })
  onTestFinished(() => discord.close())
  if (!options.isImpatient) {
    await fake.gateway.ready()
    fake.gateway.dispatch('GUILD_CREATE', guild())
  }
  return { fake, discord, store, file, log }
}

function errorsToo(_key: string, value: unknown): unknown {
  return value instanceof Error
    ? { name: value.name, message: value.message, stack: value.stack }
    : value
}

/** All text of a message of components. */
export function textOf(message: unknown): string {
  return JSON.stringify(message)
}
