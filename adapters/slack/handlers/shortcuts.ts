import type { App as Bolt } from '@slack/bolt'
import * as z from 'zod'
import { isOrderText } from '#src/conversation/read-only.ts'
import { incomingText } from '../in/incoming-text.ts'
import { replyPrivately } from '../out/private-reply.ts'
import { plainMessage, turnIn } from '../turn.ts'
import type { Answers } from './answers.ts'
import { threadIdOf } from './conversation.ts'

/** "Ask Crossroads about this", on any message. */
export const messageShortcut = 'ask-about-message'

const asked = z.looseObject({
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({
    text: z.string().default(''),
    user: z.string().optional(),
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
    if (message.user !== turn.userId && isOrderText(text)) {
      const words = 'That is somebody else’s command. Type it yourself if you mean it.'
      await replyPrivately(turn, { channel: channel.id, userId: turn.userId }, plainMessage(words))
      return
    }
    const reply = await answers.ask(turn, {
      text: text === '' ? 'help' : text,
      threadId: threadIdOf(turn.userId, channel.id, message.thread_ts ?? message.ts),
      channelId: channel.id,
    })
    await answers.show(turn, { channel: channel.id, userId: turn.userId }, reply)
  })
}
