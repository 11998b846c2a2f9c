import type { App as Bolt } from '@slack/bolt'
import { incomingText } from '../in/incoming-text.ts'
import { turnIn } from '../turn.ts'
import type { Answers } from './answers.ts'
import { threadIdOf } from './conversation.ts'

/** Both lead to the one command parser: `/estimate …` is short for `/crossroads estimate …`. */
export const slashCommands = [
  { slash: '/crossroads', prefix: '' },
  { slash: '/estimate', prefix: 'estimate ' },
] as const

/** What a slash command says, in the words of the command list. */
export function commandText(slash: string, text: string): string {
  const prefix = slashCommands.find((each) => each.slash === slash)?.prefix ?? ''
  const typed = `${prefix}${text}`.trim()
  return typed === '' ? 'help' : typed
}

/** Slack drops a slash command that is not acknowledged within three seconds. */
export function registerCommands(bolt: Bolt, answers: Answers): void {
  for (const { slash } of slashCommands) {
    bolt.command(slash, async ({ ack, command, context }) => {
      await ack()
      const turn = turnIn(context)
      const { channel_id: channel, text } = command
      const typed = commandText(slash, incomingText(text, turn.workspace.botUserId))
      const threadId = threadIdOf(turn.userId, channel, undefined)
      const reply = await answers.ask(turn, { text: typed, threadId })
      await answers.show(turn, { channel, userId: turn.userId }, reply)
    })
  }
}
