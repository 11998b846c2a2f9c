import { shorten } from '../blocks/shorten.ts'
import { replyPrivately } from '../out/private-reply.ts'
import { streamProse } from '../out/prose-stream.ts'
import type { Posted } from '../out/slack-api.ts'
import type { SlackParts } from '../slack-parts.ts'
import { plainMessage, showableOf, type Turn } from '../turn.ts'
import type { Answers } from './answers.ts'
import type { Running } from './running.ts'

/** Something said to us where others can follow it: a mention, a direct message, a button below one. */
export interface Said {
  readonly channel: string
  /** The thread it belongs to; its own `ts` when it begins one. */
  readonly root: string
  readonly text: string
  /** The fields of the question that a pressed button stood below. */
  readonly question?: readonly string[]
}

export interface Conversation {
  /** Answers in the thread: a status, the card, then the words that explain it. */
  answer(turn: Turn, said: Said): Promise<void>
  /** The stop button: what is being written there ends, and so does the spinner. */
  stop(turn: Turn, channel: string, root: string): Promise<void>
  /** Its author took the question back: what is being written there ends. */
  abandon(turn: Turn, channel: string, root: string): void
}

export const isDirect = (channel: string) => channel.startsWith('D')

/** Direct messages are one conversation with their person; elsewhere each thread is one. */
export function threadIdOf(userId: string, channel: string, root: string | undefined): string {
  if (isDirect(channel)) return userId
  return root === undefined ? channel : `${channel}:${root}`
}

export type Watching = Pick<SlackParts, 'counters' | 'log'>

export function createConversation(
  answers: Answers,
  running: Running,
  { counters, log }: Watching,
): Conversation {
  const counting = counters === undefined ? {} : { counters }
  const keyOf = ({ teamId }: Turn, channel: string, root: string) => `${teamId} ${channel} ${root}`

  const setStatus = ({ api, userId }: Turn, { channel, root, text }: Said, status: string) =>
    api.quietly((client) =>
      client.agents.sessions.setStatus({
        channel_id: channel,
        thread_ts: root,
        status,
        ...(status === 'processing' && { title: titleOf(text), initiator_user_id: userId }),
      }),
    )

  return {
    async answer(turn, said) {
      const { channel, root, text, question } = said
      const { signal, end } = running.begin(keyOf(turn, channel, root))
      try {
        // The stop button comes with the status; the answer does not wait for either.
        const begun = setStatus(turn, said, 'processing')
        const threadId = threadIdOf(turn.userId, channel, root)
        const about = question === undefined ? {} : { question }
        const reply = await answers.ask(turn, {
          text,
          threadId,
          channelId: channel,
          signal,
          ...about,
        })
        const spot = { channel, threadTs: root, userId: turn.userId }
        if (!signal.aborted) {
          // Nothing of a conversation is shared elsewhere from where it stands.
          const view = { askedBy: turn.userId, audience: 'channel' } as const
          const posted = await turn.api.post(spot, showableOf(reply, view))
          await answers.sendExport(turn, reply)
          await explainFailure(turn, channel, posted)
          if (reply.ok && reply.prose !== undefined && 'ts' in posted && !posted.inDm) {
            const { workspaceId } = turn.incoming.place
            const sentences = reply.prose.read(signal)
            await streamProse(turn.api, { sentences, spot, workspaceId, signal, log, ...counting })
          }
        }
        await begun
        await setStatus(turn, said, 'active')
      } finally {
        end()
      }
    },

    abandon(turn, channel, root) {
      running.stop(keyOf(turn, channel, root))
    },

    async stop(turn, channel, root) {
      running.stop(keyOf(turn, channel, root))
      await setStatus(turn, { channel, root, text: '' }, 'active')
    },
  }
}

/** Slack asks for a wait that is too long to sit out: the person is told, not left in silence. */
async function explainFailure(turn: Turn, channel: string, posted: Posted): Promise<void> {
  if ('ts' in posted || posted.retryAfterSeconds === undefined) return
  const minutes = Math.ceil(posted.retryAfterSeconds / 60)
  const text = `Slack asks me to wait about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} before I write here again. Ask me again then.`
  await replyPrivately(turn, { channel, userId: turn.userId }, plainMessage(text))
}

/** A session's title holds 200 characters (docs.slack.dev, agents.sessions.setStatus). */
const longestTitle = 200

function titleOf(text: string): string {
  const [line = ''] = text.trim().split('\n')
  return line === '' ? 'Crossroads' : shorten(line, longestTitle)
}
