import type { Message, TextBasedChannel } from 'discord.js'
import type { Reply } from '#src/app.ts'
import type { DiscordMessage } from '../components/card-messages.ts'
import { shortened } from '../components/escape.ts'
import type { DiscordParts } from '../discord-parts.ts'
import { isThread, placeOfMessage } from '../in/place.ts'
import { messagesOf, sentenceMessages } from '../out/card-of.ts'
import { payload } from '../out/interaction-answer.ts'
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

/** Answers mentions, and whatever is said to us directly; nothing else is read. */
export function createMessageHandler({ turns, running, log }: MessageParts) {
  return async function handle(message: Message): Promise<void> {
    if (message.author.bot || message.system) return
    const us = message.client.user
    const isDirect = message.guildId === null
    if (!isDirect && !message.mentions.users.has(us.id)) return
    const text = message.content.replaceAll(new RegExp(`<@!?${us.id}>`, 'g'), '').trim()
    const place = placeOfMessage(message)
    const stopping = new AbortController()
    const ends = [running.begin(message.id, stopping)]
    try {
      const channel = await whereToAnswer(message, text)
      // What is said in a thread belongs to it, also what began it.
      const threadId = channel.id
      void typing(channel)
      const reply = await turns.reply({
        id: message.id,
        place: { ...place, threadId },
        text: text === '' ? 'help' : text,
        signal: stopping.signal,
      })
      if (reply === undefined) return
      const shown =
        typeof reply === 'string'
          ? sentenceMessages(reply, place.userId)
          : messagesOf(reply, { by: place.userId, isPublic: !isDirect })
      for (const each of shown) await post(channel, each)
      if (typeof reply === 'object') {
        await explain(reply, channel, place.userId, stopping, (id) =>
          ends.push(running.begin(id, stopping)),
        )
      }
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
    })
  }

  /** A mention in a channel is answered in a thread, so that the channel stays readable. */
  async function whereToAnswer(message: Message, text: string): Promise<Sendable> {
    const { channel } = message
    if (message.guildId === null || isThread(message)) return channel as Sendable
    try {
      return await message.startThread({
        name: shortened(text === '' ? 'Crossroads' : text, threadNameLength),
        autoArchiveDuration: aDayInMinutes,
      })
    } catch (error) {
      log.info({ event: 'no-thread', because: error instanceof Error ? error.message : 'unknown' })
      return channel as Sendable
    }
  }
}

type Sendable = Extract<TextBasedChannel, { send: unknown }>

async function typing(channel: Sendable): Promise<void> {
  await channel.sendTyping().catch(() => undefined)
}

async function post(channel: Sendable, message: DiscordMessage): Promise<string> {
  const posted = await withRetries<{ id: string }>(() => channel.send(payload(message, false)), {
    tries: 3,
  })
  return posted.id
}

function proseIn(channel: Sendable): ProsePlace {
  return {
    post: (message) => post(channel, message),
    async edit(id, message) {
      const { components, allowedMentions, flags } = payload(message, false)
      await channel.messages.edit(id, { components, allowedMentions, flags })
    },
  }
}
