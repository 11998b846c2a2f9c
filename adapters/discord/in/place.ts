import {
  ApplicationIntegrationType,
  type BaseInteraction,
  ChannelType,
  type Message,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js'
import type { RoleOf, TeamId } from '#src/app.ts'

/** Who speaks and where, in our own words. */
export interface Place {
  readonly teamId: TeamId
  readonly userId: string
  /** A thread's own id, else the channel's. */
  readonly threadId: string
  /** The channel a thread is in. */
  readonly channelId: string
  /** Absent where a person is by themselves: the place is theirs. */
  readonly role?: RoleOf
  readonly isGuild: boolean
}

/**
 * A guild that installed the app is a team. Everywhere else (direct messages, a guild that only
 * this person brought the app to) a person is their own team.
 */
export function placeOfInteraction(interaction: BaseInteraction): Place {
  const { guildId, channelId, channel, user, memberPermissions } = interaction
  const owners = interaction.authorizingIntegrationOwners
  const isInstalled = owners[ApplicationIntegrationType.GuildInstall] === guildId
  const threadId = channelId ?? user.id
  const parentId = channel?.isThread() ? channel.parentId : null
  const place = { userId: user.id, threadId, channelId: parentId ?? threadId }
  if (guildId === null || !isInstalled) {
    return { ...place, teamId: `discord-user:${user.id}`, isGuild: guildId !== null }
  }
  return {
    ...place,
    teamId: `discord:${guildId}`,
    isGuild: true,
    role: async () => roleWith(memberPermissions),
  }
}

export function placeOfMessage(message: Message): Place {
  const { guildId, channelId, channel, author, member } = message
  const parentId = channel.isThread() ? channel.parentId : null
  const place = { userId: author.id, threadId: channelId, channelId: parentId ?? channelId }
  if (guildId === null) return { ...place, teamId: `discord-user:${author.id}`, isGuild: false }
  return {
    ...place,
    teamId: `discord:${guildId}`,
    isGuild: true,
    role: async () => roleWith(permissionsOf(member)),
  }
}

/** Discord sends permissions with each interaction: they are as of now. */
function roleWith(permissions: Readonly<PermissionsBitField> | null) {
  return permissions?.has(PermissionFlagsBits.ManageGuild)
    ? ('admin' as const)
    : ('member' as const)
}

/** A guild that is not in memory cannot say; then nobody is an admin. */
function permissionsOf(member: Message['member']): Readonly<PermissionsBitField> | null {
  try {
    return member?.permissions ?? null
  } catch {
    return null
  }
}

export function isThread(message: Message): boolean {
  const { type } = message.channel
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  )
}
