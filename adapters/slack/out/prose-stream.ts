import type { KnownBlock } from '@slack/types'
import { type Counters, uncounted } from '../../counters.ts'
import { inertSentence, type ProseSentence, proseMessage, proseNotes } from './prose-text.ts'
import type { SlackApi, Spot } from './slack-api.ts'
import { slackErrorCode } from './slack-error.ts'

export interface StreamedProse {
  readonly sentences: AsyncIterable<ProseSentence>
  readonly spot: Spot & { readonly threadTs: string }
  readonly workspaceId: string
  /** Aborted by the stop button. */
  readonly signal: AbortSignal
  readonly counters?: Counters
  readonly log: { warn(event: object): void }
}

/** A stream's markdown_text holds 12,000 characters; so does what it ends as. */
const mostStreamed = 11_000
const stoppedNote = 'Stopped.'

/**
 * Streams sentences into a thread. One append is in flight at a time; what comes meanwhile goes
 * with the next. The whole text is kept here, so that a stream which died, or was never let in,
 * still ends as one complete message.
 */
export async function streamProse(api: SlackApi, prose: StreamedProse): Promise<void> {
  const { spot, workspaceId, signal, counters = uncounted, log } = prose
  const { channel, threadTs, userId } = spot
  const said: ProseSentence[] = []
  /** How many characters of the text the stream has taken. */
  let sent = 0
  let ts: string | undefined
  let isDead = false
  let flight: Promise<void> | undefined

  const textSoFar = () => said.map(inertSentence).join(' ')

  /** Sends what is not sent yet; false when the stream took nothing. */
  async function send(): Promise<boolean> {
    const text = textSoFar()
    const fresh = text.slice(sent)
    if (fresh === '' || text.length > mostStreamed) return false
    try {
      if (ts === undefined) {
        const started = await api.client.chat.startStream({
          channel,
          thread_ts: threadTs,
          markdown_text: fresh,
          recipient_user_id: userId,
          recipient_team_id: workspaceId,
        })
        ts = started.ts
        isDead = ts === undefined
      } else {
        await api.client.chat.appendStream({ channel, ts, markdown_text: fresh })
      }
      sent = text.length
      return true
    } catch (error) {
      const code = slackErrorCode(error)
      log.warn({ event: 'slack-stream', code })
      // After a wait that Slack asks for, the next append carries this text too.
      if (code !== 'ratelimited') {
        api.noteRefusal(error)
        isDead = true
      }
      return false
    }
  }

  /** Unless one is in flight: then what came meanwhile follows it. */
  function kick(): void {
    if (flight !== undefined || isDead) return
    flight = send().then((wasTaken) => {
      flight = undefined
      if (wasTaken) kick()
    })
  }

  for await (const sentence of prose.sentences) {
    said.push(sentence)
    kick()
  }
  while (flight !== undefined) await flight
  if (isDead || signal.aborted) counters.count('prose_cuts')
  if (said.length === 0) return

  const note = signal.aborted ? stoppedNote : undefined
  const whole = () => proseMessage(said, note)
  if (ts === undefined) {
    await api.post(spot, [whole])
    return
  }
  if (!isDead && (await stopped(ts))) return
  await api.update(channel, ts, whole())

  async function stopped(streamTs: string): Promise<boolean> {
    const text = textSoFar()
    if (text.length > mostStreamed) return false
    const rest = text.slice(sent)
    try {
      await api.client.chat.stopStream({
        channel,
        ts: streamTs,
        ...(rest !== '' && { markdown_text: rest }),
        blocks: proseNotes(said, note) as KnownBlock[],
      })
      return true
    } catch (error) {
      log.warn({ event: 'slack-stream', code: slackErrorCode(error) })
      return false
    }
  }
}
