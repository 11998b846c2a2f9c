import { createHash } from 'node:crypto'
import type { Message, Reply } from '#src/app.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import type { Delivery } from '#src/store/ports.ts'
import { createRateLimiter } from '../../rate-limit.ts'
import type { DiscordParts } from '../discord-parts.ts'
import type { Place } from '../in/place.ts'

/** One thing that a person did, by Discord's own id of it. */
export interface Asked {
  readonly id: string
  readonly place: Place
  readonly text: string
  readonly signal?: AbortSignal
}

export interface Turns {
  /**
   * The reply, once: what comes a second time resolves to undefined and has no second effect. What
   * writes is recorded before it is answered.
   */
  reply(asked: Asked): Promise<Reply | string | undefined>
}

/** An interaction comes again after a resume, within minutes. */
const mostRemembered = 20_000

export function createTurns(parts: DiscordParts): Turns {
  const { app, commands, deliveries, log, limits } = parts
  const limiter = createRateLimiter(limits)
  const seen = new Set<string>()

  /** In memory: a second delivery while the first is at work, and of what writes nothing. */
  function isSeen(id: string): boolean {
    if (seen.has(id)) return true
    seen.add(id)
    if (seen.size > mostRemembered) {
      const [oldest] = seen
      if (oldest !== undefined) seen.delete(oldest)
    }
    return false
  }

  return {
    async reply({ id, place, text, signal }) {
      if (isSeen(id)) {
        log.info({ event: 'delivery-repeated', platform: 'discord' })
        return undefined
      }
      const { teamId, userId, threadId, channelId, role } = place
      const busy = limiter.take(teamId, userId)
      if (busy !== undefined) {
        log.info({ event: 'rate-limited', platform: 'discord' })
        const unit = busy.waitSeconds === 1 ? 'second' : 'seconds'
        return `That was a lot at once. Try again in ${busy.waitSeconds} ${unit}.`
      }
      const delivery: Delivery | undefined = isReadOnlyText(text, commands)
        ? undefined
        : {
            platform: 'discord',
            tenant: teamId,
            key: id,
            userId,
            parametersHash: createHash('sha256').update(text).digest('hex'),
          }
      if (delivery !== undefined && (await deliveries.begin(delivery)) !== 'new') return undefined
      const message: Message = {
        teamId,
        userId,
        threadId,
        text,
        ...(channelId !== threadId && { channelId }),
        ...(role !== undefined && { role }),
        ...(signal !== undefined && { signal }),
      }
      const reply = await app.message(message)
      if (delivery !== undefined) {
        await deliveries.finish(delivery, { id: reply.ok ? reply.data.id : null })
      }
      return reply
    },
  }
}
