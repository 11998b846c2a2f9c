import { createHash } from 'node:crypto'
import type { Message, Reply } from '#src/app.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import type { Delivery } from '#src/store/ports.ts'
import { uncounted } from '../../counters.ts'
import { createRateLimiter } from '../../rate-limit.ts'
import type { DiscordParts } from '../discord-parts.ts'
import type { Place } from '../in/place.ts'
import { createRecent } from '../in/recent.ts'

/** One thing that a person did, by Discord's own id of it. */
export interface Asked {
  readonly id: string
  readonly place: Place
  readonly text: string
  /** The question that it is about, and no other. */
  readonly question?: readonly string[]
  readonly signal?: AbortSignal
}

/** `again` was here before: nothing is to be done. A sentence says why it is not done now. */
export type Admission = 'new' | 'again' | { readonly sentence: string }

export interface Turns {
  /** Whether anything may be done about it; asked once for each id. */
  admit(asked: Pick<Asked, 'id' | 'place'>): Admission
  /**
   * The reply to what was admitted, once: what comes a second time resolves to undefined and has no
   * second effect. What writes is recorded before it is answered.
   */
  answer(asked: Asked): Promise<Reply | undefined>
  /** Both: a sentence where it was not admitted. */
  reply(asked: Asked): Promise<Reply | string | undefined>
}

/** An interaction comes again after a resume, within minutes. */
const mostRemembered = 20_000

export function createTurns(parts: DiscordParts): Turns {
  const { app, commands, deliveries, log, limits, counters = uncounted } = parts
  const limiter = createRateLimiter(limits)
  // A second delivery while the first is at work, and of what writes nothing.
  const seen = createRecent(mostRemembered)

  function countRepeated(): void {
    counters.count('repeated_deliveries')
    log.info({ event: 'delivery-repeated', platform: 'discord' })
  }

  function admit({ id, place: { teamId, userId } }: Pick<Asked, 'id' | 'place'>): Admission {
    if (seen.isKnown(id)) {
      countRepeated()
      return 'again'
    }
    const busy = limiter.take(teamId, userId)
    if (busy === undefined) return 'new'
    counters.count('rate_limited')
    log.info({ event: 'rate-limited', platform: 'discord' })
    const unit = busy.waitSeconds === 1 ? 'second' : 'seconds'
    return { sentence: `That was a lot at once. Try again in ${busy.waitSeconds} ${unit}.` }
  }

  async function answer({ id, place, text, question, signal }: Asked): Promise<Reply | undefined> {
    const { teamId, userId, threadId, channelId, role } = place
    const delivery: Delivery | undefined = isReadOnlyText(text, commands)
      ? undefined
      : {
          platform: 'discord',
          tenant: teamId,
          key: id,
          userId,
          parametersHash: createHash('sha256').update(text).digest('hex'),
        }
    if (delivery !== undefined && (await deliveries.begin(delivery)) !== 'new') {
      countRepeated()
      return undefined
    }
    const message: Message = {
      teamId,
      userId,
      threadId,
      text,
      ...(channelId !== threadId && { channelId }),
      ...(role !== undefined && { role }),
      ...(question !== undefined && { question }),
      ...(signal !== undefined && { signal }),
    }
    const reply = await app.message(message)
    if (delivery !== undefined) {
      // Whoever asked does not wait for it, and is answered all the same: it is known to be begun.
      deliveries
        .finish(delivery, { id: reply.ok ? reply.data.id : null })
        .catch((error: unknown) => log.error({ event: 'delivery-not-finished', err: error }))
    }
    return reply
  }

  return {
    admit,
    answer,
    async reply(asked) {
      const admission = admit(asked)
      if (admission === 'new') return answer(asked)
      return admission === 'again' ? undefined : admission.sentence
    },
  }
}
