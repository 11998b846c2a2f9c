import type { App as Bolt } from '@slack/bolt'
import * as z from 'zod'
import { incomingText } from '../in/incoming-text.ts'
import { turnIn } from '../turn.ts'
import type { Conversation } from './conversation.ts'
import type { Home } from './home.ts'
import { suggestedPrompts } from './suggested-prompts.ts'

/** The events that are handled; Slack is asked for no others (manifest.json). */
export const handledEvents: ReadonlySet<string> = new Set([
  'app_mention',
  'message',
  'app_home_opened',
  'agent_session_stopped',
])

const said = z.looseObject({
  channel: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  channel_type: z.string().nullish(),
})
const opened = z.looseObject({ user: z.string(), channel: z.string().default(''), tab: z.string() })
const stoppedSession = z.looseObject({ channel: z.string(), thread_ts: z.string() })

/** What people say with a file is answered too; edits, joins and the like are not. */
const answeredSubtypes: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast'])

/** Mentions, direct messages, the Home tab, and the stop button. */
export function registerEvents(bolt: Bolt, conversation: Conversation, home: Home): void {
  bolt.event('app_mention', async ({ event, context }) => {
    await answerSaid(event, context)
  })

  bolt.event('message', async ({ event, context }) => {
    if (said.safeParse(event).data?.channel_type === 'im') await answerSaid(event, context)
  })

  bolt.event('app_home_opened', async ({ event, context }) => {
    const { tab, channel } = opened.parse(event)
    const turn = turnIn(context)
    if (tab === 'home') return home.show(turn)
    await turn.api.quietly((client) =>
      client.assistant.threads.setSuggestedPrompts({
        channel_id: channel,
        title: 'For example',
        prompts: [...suggestedPrompts],
      }),
    )
  })

  bolt.event('agent_session_stopped', async ({ event, context }) => {
    const { channel, thread_ts } = stoppedSession.parse(event)
    await conversation.stop(turnIn(context), channel, thread_ts)
  })

  async function answerSaid(event: unknown, context: Readonly<Record<string, unknown>>) {
    const parsed = said.safeParse(event)
    // A message without an author or a text is an edit or a notice, and asks nothing.
    if (!parsed.success) return
    const { bot_id, subtype, user, channel, ts, thread_ts } = parsed.data
    const turn = turnIn(context)
    const isOther = typeof subtype === 'string' && !answeredSubtypes.has(subtype)
    if (typeof bot_id === 'string' || isOther || user === turn.workspace.botUserId) return
    const text = incomingText(parsed.data.text, turn.workspace.botUserId)
    await conversation.answer(turn, {
      channel,
      root: thread_ts ?? ts,
      text: text === '' ? 'help' : text,
    })
  }
}
