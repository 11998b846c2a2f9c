import type { Reply } from '#src/app.ts'
import { uncounted } from '../../counters.ts'
import type { DiscordParts } from '../discord-parts.ts'
import { numbersOf } from '../in/numbers.ts'
import type { Place } from '../in/place.ts'
import { messagesOf, sentenceMessages } from '../out/card-of.ts'
import {
  type Answer,
  type Answerable,
  type AnswerOptions,
  answerInteraction,
  proseBelow,
  tellOnly,
} from '../out/interaction-answer.ts'
import { writeProse } from '../out/prose-edits.ts'
import type { Running } from '../out/running.ts'
import type { Asked, Turns } from './turns.ts'

export interface AskingParts extends DiscordParts {
  readonly turns: Turns
  readonly running: Running
  /** How old an id is, by Discord's clock. */
  readonly ageMs: (snowflake: string) => number
}

/** A text, or what a button says of one question. */
export type Said = string | Pick<Asked, 'text' | 'question'>

export interface Asking {
  /** The app's answer to a text, shown to its asker or to everybody, and the words that explain it. */
  ask(
    interaction: Answerable,
    place: Place,
    said: Said,
    options: Pick<AnswerOptions, 'isPrivate' | 'spends'>,
  ): Promise<void>
  /** One sentence, to nobody else. */
  tell(interaction: Answerable, sentence: string): Promise<void>
  /** How long the first response may take, and who counts its retries. */
  outgoing(interaction: Answerable): Pick<AnswerOptions, 'leftMs' | 'onRetry'>
}

/** All that is kept of a team is for nobody else to see, whatever is set. */
const wholeExport = /^\s*privacy\s+(?:action=)?"?export\b/i

/** Discord waits three seconds for the first response; half a second is for the way. */
const firstWithinMs = 2500

/** An interaction's token lives for fifteen minutes; the last edit is made a minute before. */
const lastEditMs = 14 * 60_000

export function createAsking(parts: AskingParts): Asking {
  const { turns, running, ageMs, counters = uncounted } = parts
  const outgoing = (interaction: Answerable) => ({
    leftMs: () => firstWithinMs - ageMs(interaction.id),
    onRetry: () => counters.count('retries'),
  })

  async function tell(interaction: Answerable, sentence: string): Promise<void> {
    const [message] = sentenceMessages(sentence, interaction.user.id)
    if (message !== undefined) await tellOnly(interaction, message, outgoing(interaction))
  }

  async function ask(
    interaction: Answerable,
    place: Place,
    said: Said,
    { isPrivate: isAsked, spends = false }: Pick<AnswerOptions, 'isPrivate' | 'spends'>,
  ): Promise<void> {
    const stopping = new AbortController()
    const words = typeof said === 'string' ? { text: said } : said
    const isPrivate = isAsked || (place.isAmongOthers && wholeExport.test(words.text))
    const asked = turns.reply({ id: interaction.id, place, ...words, signal: stopping.signal })
    const work = asked.then((reply): Answer => {
      if (typeof reply !== 'object') return unadmitted(reply, place)
      const messages = messagesOf(reply, {
        by: place.userId,
        isPublic: !isPrivate,
        numbers: numbersOf(interaction.locale),
      })
      if (reply.ok) return { messages }
      // What failed concerns nobody but whoever pressed.
      return { messages, isFailure: true, ...(spends && { isPrivate: true }) }
    })
    await answerInteraction(interaction, work, { ...outgoing(interaction), isPrivate, spends })
    const reply = await asked
    if (typeof reply === 'object') await explain(interaction, reply, isPrivate, stopping)
  }

  async function explain(
    interaction: Answerable,
    reply: Reply,
    isPrivate: boolean,
    stopping: AbortController,
  ): Promise<void> {
    if (!reply.ok || reply.prose === undefined) return
    const { prose } = reply
    const ended: (() => void)[] = [running.begin(interaction.id, stopping)]
    try {
      await writeProse(proseBelow(interaction, isPrivate), {
        sentences: (signal) => prose.read(signal),
        by: interaction.user.id,
        numbers: numbersOf(interaction.locale),
        onPosted: (id) => ended.push(running.begin(id, stopping)),
        stopping,
        lastEditMs: lastEditMs - ageMs(interaction.id),
        counters,
      })
    } finally {
      for (const end of ended) end()
    }
  }

  return { ask, tell, outgoing }
}

/** For what came before there is nothing to say; for what came too fast, a sentence to its author. */
export function unadmitted(sentence: string | undefined, { userId }: Place): Answer {
  if (sentence === undefined) return { messages: [] }
  return { messages: sentenceMessages(sentence, userId), isPrivate: true, isFailure: true }
}
