import { randomUUID } from 'node:crypto'

/** Discord counts from the first second of 2015. */
const epochMs = 1_420_070_400_000n
let counted = 0n

/** An id of that moment; two are never equal. */
export function snowflake(atMs: number = Date.now()): string {
  counted += 1n
  return String(((BigInt(atMs) - epochMs) << 22n) | (counted & 0x3fffffn))
}

export const applicationId = '1100000000000000001'
export const guildId = '1200000000000000001'
export const channelId = '1300000000000000001'
export const userId = '1400000000000000001'

/** Interaction types: 2 command, 3 component, 4 autocomplete, 5 modal. */
export interface InteractionOptions {
  readonly type?: 2 | 3 | 4 | 5
  readonly data: object
  readonly id?: string
  readonly token?: string
  readonly user?: string
  /** Null: a direct message. */
  readonly guild?: string | null
  readonly channel?: string
  readonly locale?: string
  /** Bits of what the author may do in the channel. */
  readonly permissions?: string
  /** Whether the guild has the app, or its author only. */
  readonly installedBy?: 'guild' | 'user'
  readonly message?: object
}

/** An interaction as Discord dispatches it (developer documentation, "Receiving and Responding"). */
export function interaction(options: InteractionOptions): Record<string, unknown> & {
  readonly id: string
  readonly token: string
} {
  const {
    type = 2,
    user = userId,
    guild = guildId,
    channel = channelId,
    permissions = '2147483648',
    installedBy = guild === null ? 'user' : 'guild',
  } = options
  const author = {
    id: user,
    username: `person-${user.slice(-3)}`,
    discriminator: '0',
    global_name: null,
    avatar: null,
  }
  const inGuild = guild !== null
  return {
    id: options.id ?? snowflake(),
    application_id: applicationId,
    type,
    token: options.token ?? `canary-token-${randomUUID()}`,
    version: 1,
    data: options.data,
    channel_id: channel,
    channel: { id: channel, type: inGuild ? 0 : 1, name: 'general' },
    locale: options.locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: installedBy === 'guild' ? { '0': guild ?? '0' } : { '1': user },
    context: inGuild ? 0 : 1,
    app_permissions: '2147483648',
    attachment_size_limit: 10_485_760,
    ...(inGuild
      ? {
          guild_id: guild,
          guild: { id: guild, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: {
            user: author,
            roles: [],
            permissions,
            joined_at: '2024-01-01T00:00:00.000000+00:00',
            deaf: false,
            mute: false,
            flags: 0,
          },
        }
      : { user: author }),
    ...(options.message !== undefined && { message: options.message }),
  }
}

/** Options of a slash command by name, as a person fills them in. */
export type Options = Readonly<Record<string, string | number | boolean>>

/** The data of a slash command: `estimate serve` is a subcommand. */
export function commandData(name: string, given: Options = {}): object {
  const [command, subcommand] = name.split(' ')
  const options = optionsOf(given)
  return {
    id: '1500000000000000001',
    name: command,
    type: 1,
    options: subcommand === undefined ? options : [{ type: 1, name: subcommand, options }],
  }
}

const optionTypes = { string: 3, number: 10, boolean: 5 } as const

function optionsOf(given: Options): object[] {
  return Object.entries(given).map(([name, value]) => ({
    name,
    value,
    type: optionTypes[typeof value as keyof typeof optionTypes],
  }))
}

/** What somebody is typing, with the options filled in before it. */
export function autocompleteData(
  name: string,
  typing: readonly [option: string, text: string],
  given: Options = {},
): object {
  const [command, subcommand] = name.split(' ')
  const options = [
    ...optionsOf(given),
    { type: 3, name: typing[0], value: typing[1], focused: true },
  ]
  return {
    id: '1500000000000000001',
    name: command,
    type: 1,
    options: subcommand === undefined ? options : [{ type: 1, name: subcommand, options }],
  }
}

export const buttonData = (customId: string) => ({ component_type: 2, custom_id: customId })

/** A message in a channel; `guild` null is a direct message. */
export function message(options: {
  readonly content: string
  readonly author?: string
  readonly guild?: string | null
  readonly channel?: string
  readonly isBot?: boolean
  readonly mentionsUs?: boolean
}): Record<string, unknown> & { readonly id: string } {
  const { guild = guildId, author = userId } = options
  const us = { id: applicationId, username: 'crossroads', discriminator: '0', bot: true }
  return {
    id: snowflake(),
    type: 0,
    channel_id: options.channel ?? channelId,
    channel_type: guild === null ? 1 : 0,
    ...(guild !== null && {
      guild_id: guild,
      member: {
        roles: [],
        joined_at: '2024-01-01T00:00:00.000000+00:00',
        deaf: false,
        mute: false,
        flags: 0,
      },
    }),
    author: {
      id: author,
      username: `person-${author.slice(-3)}`,
      discriminator: '0',
      avatar: null,
      bot: options.isBot ?? false,
    },
    content: options.content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: options.mentionsUs ? [us] : [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    components: [],
  }
}

/** A guild as it is dispatched once the gateway is ready, with one channel. */
export function guild(id: string = guildId): Record<string, unknown> {
  const everyone = { id, name: '@everyone', permissions: '2147483648', position: 0, color: 0 }
  return {
    id,
    name: 'A guild',
    owner_id: '1400000000000000009',
    roles: [{ ...everyone, hoist: false, managed: false, mentionable: false, flags: 0 }],
    emojis: [],
    stickers: [],
    features: [],
    members: [],
    presences: [],
    voice_states: [],
    threads: [],
    stage_instances: [],
    guild_scheduled_events: [],
    channels: [{ id: channelId, type: 0, name: 'general', position: 0, permission_overwrites: [] }],
    member_count: 3,
    preferred_locale: 'en-US',
    joined_at: '2024-01-01T00:00:00.000000+00:00',
  }
}
