import { type Message, SnowflakeUtil, type TextBasedChannel } from 'discord.js'
import type { Reply } from '#src/app.ts'
import { plainText } from '#src/card/plain-text.ts'
import { uncounted } from '../../counters.ts'
import type { DiscordMessage } from '../components/card-messages.ts'
import { shortened } from '../components/escape.ts'
import type { DiscordParts } from '../discord-parts.ts'
import { isThread, type Place, placeOfMessage } from '../in/place.ts'
import { createRecent } from '../in/recent.ts'
import { isExport, messagesOf, sentenceMessages } from '../out/card-of.ts'
import { payload } from '../out/interaction-answer.ts'
import { createPace } from '../out/pace.ts'
import { type ProsePlace, writeProse } from '../out/prose-edits.ts'
import { withRetries } from '../out/retry.ts'
import type { Running } from '../out/running.ts'
import type { Turns } from './turns.ts'

export interface MessageParts extends DiscordParts {
  readonly turns: Turns
  readonly running: Running
}

/** A message's own address never grows old, and nobody waits for an hour. */
const lastEditMs = 60 * 60_000
const threadNameLength = 80
const aDayInMinutes = 1440
/** Who writes too fast is told so this often, or it would be a flood itself. */
const toldEveryMs = 10_000
const mostTold = 20_000
const exportWords = 'Others read here. `/privacy action:export` gives it to you alone.'
const unseenWords =
  'Discord shows me only what mentions me. Begin with my name, or use the buttons above.'

/** Answers mentions, and whatever is said to us directly; nothing else is read. */
export function createMessageHandler(parts: MessageParts) {
  const { turns, running, log, counters = uncounted } = parts
  const inPace = createPace()
  const toldAtMs = new Map<string, number>()
  const hinted = createRecent(mostTold)

  async function handle(message: Message): Promise<void> {
    if (isOfMachine(message)) return
    if (!isForUs(message)) return hintInThread(message)
    const place = placeOfMessage(message)
    const admission = turns.admit({ id: message.id, place })
    if (admission === 'again') return
    if (admission !== 'new') return tooFast(message, place, admission.sentence)
    const stopping = new AbortController()
    const ends = [running.begin(message.id, stopping)]
    try {
      const text = textOf(message)
      const channel = await whereToAnswer(message, text)
      void inPace(() => channel.sendTyping()).catch(() => undefined)
      const reply = await turns.answer({
        id: message.id,
        // What is said in a thread belongs to it, also what began it.
        place: { ...place, threadId: channel.id },
        text: text === '' ? 'help' : text,
        signal: stopping.signal,
      })
      if (reply === undefined) return
      if (isExport(reply) && place.isAmongOthers) return await tell(message, exportWords)
      const shown = messagesOf(reply, { by: place.userId, isPublic: place.isAmongOthers })
      for (const each of shown) await post(channel, each)
      await explain(reply, channel, place.userId, stopping, (id) =>
        ends.push(running.begin(id, stopping)),
      )
    } finally {
      for (const end of ends) end()
    }
  }

  async function explain(
    reply: Reply,
    channel: Sendable,
    by: string,
    stopping: AbortController,
    onPosted: (id: string) => void,
  ): Promise<void> {
    if (!reply.ok || reply.prose === undefined) return
    const { prose } = reply
    await writeProse(proseIn(channel), {
      sentences: (signal) => prose.read(signal),
      by,
      onPosted,
      stopping,
      lastEditMs,
      counters,
    })
  }

  /** A mention in a channel is answered in a thread, so that the channel stays readable. */
  async function whereToAnswer(message: Message, text: string): Promise<Sendable> {
    const { channel } = message
    if (message.guildId === null || isThread(message)) return channel as Sendable
    try {
      return await inPace(() =>
        message.startThread({
          name: shortened(plainText(text).trim() || 'Crossroads', threadNameLength),
          autoArchiveDuration: aDayInMinutes,
        }),
      )
    } catch (error) {
      log.info({ event: 'no-thread', because: error instanceof Error ? error.message : 'unknown' })
      return channel as Sendable
    }
  }

  async function tooFast(message: Message, place: Place, sentence: string): Promise<void> {
    const told = `${place.teamId} ${place.userId}`
    const nowMs = performance.now()
    if (nowMs - (toldAtMs.get(told) ?? Number.NEGATIVE_INFINITY) < toldEveryMs) return
    // Deleted first, so that the map's order is that of time.
    toldAtMs.delete(told)
    toldAtMs.set(told, nowMs)
    const [oldest] = toldAtMs.keys()
    if (toldAtMs.size > mostTold && oldest !== undefined) toldAtMs.delete(oldest)
    await tell(message, sentence)
  }

  /** Whoever answers in a thread of ours without our name is told once why nothing happens. */
  async function hintInThread(message: Message): Promise<void> {
    const { channel, client, content } = message
    if (!channel.isThread() || channel.ownerId !== client.user.id || content !== '') return
    if (!hinted.isKnown(channel.id)) await tell(message, unseenWords)
  }

  /** One sentence where the message was written. */
  async function tell(message: Message, sentence: string): Promise<void> {
    const [shown] = sentenceMessages(sentence, message.author.id)
    if (shown !== undefined) await post(message.channel as Sendable, shown)
  }

  /** One `nonce` for all tries: what arrived before its answer was lost is not posted twice. */
  async function post(
    channel: Sendable,
    message: DiscordMessage,
    nonce = SnowflakeUtil.generate().toString(),
  ): Promise<string> {
    const { id } = await withRetries<{ id: string }>(
      () =>
        inPace<{ id: string }>(() =>
          channel.send({ ...payload(message, false), nonce, enforceNonce: true }),
        ),
      { tries: 3, onRetry: () => counters.count('retries') },
    )
    return id
  }

  function proseIn(channel: Sendable): ProsePlace {
    return {
      knowsKeys: true,
      post: (message, key) => post(channel, message, key),
      async edit(id, message) {
        const { components, allowedMentions, flags } = payload(message, false)
        await inPace(() => channel.messages.edit(id, { components, allowedMentions, flags }))
      },
    }
  }

  return { handle, tell }
}

type Sendable = Extract<TextBasedChannel, { send: unknown }>

/** Of another bot or a webhook, or a notice of Discord's own. */
function isOfMachine({ author, system, webhookId }: Message): boolean {
  return author.bot || system || webhookId !== null
}

/** Mentions of us, and whatever people write to us alone. */
function isForUs({ client, guildId, mentions }: Message): boolean {
  return guildId === null || mentions.users.has(client.user.id)
}

/** What was written, without our name. */
function textOf({ content, client }: Message): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), '').trim()
}
