import { type Client, Events, type Interaction, type Message, RESTEvents } from 'discord.js'
import { uncounted } from '../counters.ts'
import { createInFlight } from '../in-flight.ts'
import { createDiscordClient } from './client.ts'
import { openConnection } from './connection.ts'
import type { Discord, DiscordParts } from './discord-parts.ts'
import { createInteractionHandler } from './handlers/interactions.ts'
import { createMessageHandler } from './handlers/messages.ts'
import { createTurns } from './handlers/turns.ts'
import { createDiscordClock } from './in/age.ts'
import { createGuilds } from './in/guilds.ts'
import { guardPackets } from './in/packet-guard.ts'
import { placeOfInteraction } from './in/place.ts'
import { apologise, apologyWords, say } from './out/apology.ts'
import { failureOf, loggable } from './out/retry.ts'
import { createRunning } from './out/running.ts'

/** Older interactions have been given up by Discord. */
const tooOldMs = 3000
const leftWords =
  'Crossroads was taken out of this server. What it kept goes within 24 hours, unless it is invited again.'
/** Below the ten seconds that a stop may take in all. */
const usualDrainMs = 8000
/** What counts towards the ten thousand in ten minutes that ban an address. */
const invalid: ReadonlySet<number> = new Set([401, 403, 429])
const callbackPath = /^\/interactions\/(?<id>\d+)\/[^/]+\/callback/

/**
 * Brings the Discord half up. It never waits for Discord and never throws: a gateway that is away
 * shows in {@link Discord.part}, and is tried again.
 */
export function startDiscord(parts: DiscordParts): Discord {
  const { keys, log, counters = uncounted } = parts
  const clock = createDiscordClock(parts.now)
  const running = createRunning()
  const turns = createTurns(parts)
  const inFlight = createInFlight()
  const onInteraction = createInteractionHandler({ ...parts, turns, running, ageMs: clock.ageMs })
  const messages = createMessageHandler({ ...parts, turns, running })
  const guilds = createGuilds(parts)
  /** When an interaction came that waits for its first response. */
  const cameAtMs = new Map<string, number>()
  let isClosing = false

  function createClient(isCurrent: () => boolean): Client {
    const { requestsPerSecond, sweepEveryMs } = parts
    const made = createDiscordClient({
      ...(keys.apiUrl !== undefined && { apiUrl: keys.apiUrl }),
      ...(requestsPerSecond !== undefined && { requestsPerSecond }),
      ...(sweepEveryMs !== undefined && { sweepEveryMs }),
    })
    made.rest.setToken(keys.token)
    guardPackets(made, (error, type) => {
      log.warn({ event: 'discord-packet-skipped', type, err: loggable(error) })
    })
    watchRequests(made)
    made.on(Events.Error, (error) => log.warn({ event: 'discord-error', err: loggable(error) }))
    made.on(Events.ShardError, (error, shard) => {
      log.warn({ event: 'discord-shard-error', shard, err: loggable(error) })
    })
    const takes = () => isCurrent() && !isClosing
    guilds.watch(made, takes)
    made.on(Events.InteractionCreate, (interaction) => {
      if (takes()) inFlight.add(takeInteraction(interaction))
    })
    made.on(Events.MessageCreate, (message) => {
      if (takes()) inFlight.add(takeMessage(message))
    })
    made.on(Events.MessageDelete, ({ id }) => running.stop(id))
    made.on(Events.MessageBulkDelete, (deleted) => {
      for (const id of deleted.keys()) running.stop(id)
    })
    return made
  }

  function watchRequests({ rest }: Client): void {
    rest.on(RESTEvents.Response, ({ path }, { headers, ok, status }) => {
      clock.learn(headers.get('date'))
      const cameAt = ok ? cameAtMs.get(callbackPath.exec(path)?.groups?.id ?? '') : undefined
      if (cameAt !== undefined) counters.acknowledged(performance.now() - cameAt)
      if (invalid.has(status)) counters.count('invalid_requests')
      if (status !== 401) return
      // discord.js forgets its token at a 401, and would be mute from here on.
      rest.setToken(keys.token)
      log.error({ event: 'discord-unauthorised' })
    })
    rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
      log.warn({ event: 'discord-invalid-requests', count, remainingTimeMs: remainingTime })
    })
  }

  async function takeInteraction(interaction: Interaction): Promise<void> {
    const ageMs = clock.ageMs(interaction.id)
    if (ageMs > tooOldMs) {
      counters.count('dropped_too_old')
      log.info({ event: 'discord-interaction-too-old', ageMs: Math.round(ageMs) })
      return
    }
    cameAtMs.set(interaction.id, performance.now())
    try {
      if (isFromLeftGuild(interaction)) {
        if (interaction.isRepliable()) await say(interaction, leftWords)
        return
      }
      await onInteraction(interaction)
    } catch (error) {
      await failed(error, async (errorId) => {
        if (interaction.isRepliable()) await apologise(interaction, errorId)
      })
    } finally {
      cameAtMs.delete(interaction.id)
    }
  }

  /** In a guild that somebody brought the app to for themselves, they are their own team. */
  function isFromLeftGuild(interaction: Interaction): boolean {
    const { guildId } = interaction
    if (guildId === null || placeOfInteraction(interaction).teamId !== `discord:${guildId}`) {
      return false
    }
    return !guilds.admits(guildId)
  }

  async function takeMessage(message: Message): Promise<void> {
    if (message.guildId !== null && !guilds.admits(message.guildId)) return
    try {
      await messages.handle(message)
    } catch (error) {
      await failed(error, (errorId) => messages.tell(message, apologyWords(errorId)))
    }
  }

  /** Nobody may be left in silence: the person is told, with an id to find it by. */
  async function failed(error: unknown, tell: (errorId: string) => Promise<void>): Promise<void> {
    const isLate = failureOf(error) === 'gone'
    const errorId = parts.newErrorId()
    if (!isLate) log.error({ event: 'discord-handler-failed', errorId, err: loggable(error) })
    try {
      if (!isLate) return await tell(errorId)
    } catch {
      // Neither the answer nor the apology is taken.
    }
    counters.count('late_answers')
    log.info({ event: 'discord-answer-late' })
  }

  const connection = openConnection({ ...parts, createClient })
  return {
    part: connection.part,
    shards: connection.shards,
    async close() {
      isClosing = true
      running.stopAll()
      await inFlight.ended(parts.drainMs ?? usualDrainMs)
      await connection.close()
    },
  }
}
