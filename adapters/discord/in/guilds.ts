import { type Client, Events, ShardClientUtil } from 'discord.js'
import * as z from 'zod'
import type { Memberships, TeamId } from '#src/store/ports.ts'
import { loggable } from '../out/retry.ts'

/** A shard's list of all its guilds, those that are away for the moment too. */
const readyPacket = z.looseObject({
  d: z.looseObject({
    guilds: z.array(z.looseObject({ id: z.string() })),
    shard: z.tuple([z.number(), z.number()]).default([0, 1]),
  }),
})

/** What was on its way when the app was taken out; whatever comes later was asked of an app that is there. */
const onItsWayMs = 5000

export interface GuildParts {
  readonly memberships: Memberships
  readonly now: () => Date
  readonly log: { info(event: object): void; error(event: object): void }
}

export interface Guilds {
  /** Hears where the app is put into and taken out of, as long as the client is the current one. */
  watch(client: Client, isCurrent: () => boolean): void
  /** Whether what comes from there may be answered: not right after the app was taken out. */
  admits(guildId: string): boolean
}

const teamOf = (guildId: string): TeamId => `discord:${guildId}`

/**
 * Where the app is. What is kept of a guild that took it out goes within a day; a guild that is away
 * (an outage) is still ours, and one that puts it in again meanwhile finds everything.
 */
export function createGuilds({ memberships, now, log }: GuildParts): Guilds {
  /** By guild: when the app was taken out, in ms; null while it is there. */
  const known = new Map<string, number | null>()
  let heard: Promise<void> = memberships.all().then(
    (all) => {
      for (const [team, leftAt] of all) {
        const guildId = team.replace(/^discord:/, '')
        if (!known.has(guildId)) known.set(guildId, leftAt?.getTime() ?? null)
      }
    },
    (error: unknown) => failed(error),
  )

  /** What came first is done first, and nothing before we know what was known. */
  function inOrder(job: () => void): void {
    heard = heard.then(job)
  }

  function failed(error: unknown): void {
    log.error({ event: 'discord-guild-not-recorded', err: loggable(error) })
  }

  function joined(guildId: string): void {
    if (known.get(guildId) === null) return
    known.set(guildId, null)
    memberships.joined(teamOf(guildId)).catch(failed)
  }

  function left(guildId: string): void {
    if (typeof known.get(guildId) === 'number') return
    known.set(guildId, now().getTime())
    log.info({ event: 'discord-guild-left' })
    memberships.left(teamOf(guildId)).catch(failed)
  }

  /** Whoever took it out while nobody listened shows by its absence. */
  function onReady(packet: unknown): void {
    const { success, data } = readyPacket.safeParse(packet)
    if (!success) return
    const { guilds, shard } = data.d
    const [shardId, shardCount] = shard
    const there = new Set(guilds.map(({ id }) => id))
    for (const guildId of there) joined(guildId)
    for (const [guildId, leftAt] of known) {
      const isItsShard = ShardClientUtil.shardIdForGuildId(guildId, shardCount) === shardId
      if (isItsShard && leftAt === null && !there.has(guildId)) left(guildId)
    }
  }

  return {
    watch(client, isCurrent) {
      client.on(Events.GuildCreate, ({ id }) => {
        if (isCurrent()) inOrder(() => joined(id))
      })
      // Not told for a guild that is away for the moment.
      client.on(Events.GuildDelete, ({ id }) => {
        if (isCurrent()) inOrder(() => left(id))
      })
      client.on(Events.Raw, (packet: { readonly t?: unknown } | null) => {
        if (packet?.t === 'READY' && isCurrent()) inOrder(() => onReady(packet))
      })
    },

    admits(guildId) {
      const leftAt = known.get(guildId)
      if (typeof leftAt !== 'number') return true
      if (now().getTime() - leftAt < onItsWayMs) return false
      // Put in again without a bot: Discord will not say when it is taken out.
      known.delete(guildId)
      memberships.forget(teamOf(guildId)).catch(failed)
      return true
    },
  }
}
