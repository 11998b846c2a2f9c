import type { App as Bolt } from '@slack/bolt'
import * as z from 'zod'
import { incomingText } from '../in/incoming-text.ts'
import { turnIn } from '../turn.ts'
import type { Answers } from './answers.ts'
import { threadIdOf } from './conversation.ts'

/** "Ask Crossroads about this", on any message. */
export const messageShortcut = 'ask-about-message'

const asked = z.looseObject({
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({
    text: z.string().default(''),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
})

/** Answered to the person alone: nobody else asked. */
export function registerShortcuts(bolt: Bolt, answers: Answers): void {
  bolt.shortcut(messageShortcut, async ({ ack, body, context }) => {
    await ack()
    const turn = turnIn(context)
    const { channel, message } = asked.parse(body)
    const text = incomingText(message.text, turn.workspace.botUserId)
    const reply = await answers.ask(turn, {
      text: text === '' ? 'help' : text,
      threadId: threadIdOf(turn.userId, channel.id, message.thread_ts ?? message.ts),
      channelId: channel.id,
    })
    await answers.show(turn, { channel: channel.id, userId: turn.userId }, reply)
  })
}
