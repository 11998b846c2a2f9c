import type { App as Bolt } from '@slack/bolt'
import type { View } from '@slack/types'
import * as z from 'zod'
import type { Reply } from '#src/app.ts'
import type { Profile } from '#src/profile/schema.ts'
import { profileOf, type Statements } from '#src/profile/statement.ts'
import { viewIds } from '../blocks/action-ids.ts'
import { feedbackOfView, feedbackReasons } from '../blocks/feedback-view.ts'
import { type InterviewQuestion, interviewView } from '../blocks/interview-view.ts'
import { profileView } from '../blocks/profile-view.ts'
import { answerErrors, answersOfView, answerWords, changesOfView } from '../blocks/view-answers.ts'
import { parseViewMetadata, type ViewMetadata } from '../blocks/view-metadata.ts'
import type { Spot } from '../out/slack-api.ts'
import { plainMessage, showableOf, type Turn, turnIn } from '../turn.ts'
import type { Answers } from './answers.ts'
import { threadIdOf } from './conversation.ts'
import type { Pressed } from './pressed.ts'

export interface Forms {
  openInterview(turn: Turn, pressed: Pressed): Promise<void>
  openProfile(turn: Turn, pressed: Pressed): Promise<void>
  /** Listens for what is sent back. */
  register(bolt: Bolt): void
}

const submitted = z.looseObject({
  private_metadata: z.string(),
  state: z.unknown(),
})
/** Slack waits three seconds; the receiver acknowledges for us after two. */
const latestMs = 1800
const expired = 'Slack took too long to open the form. Type the answer instead, or press again.'

export function createForms(answers: Answers): Forms {
  /** Where a form's answers go, and where the person is told. */
  const placeOf = (turn: Turn, { channel, thread }: Pick<ViewMetadata, 'channel' | 'thread'>) => ({
    threadId: channel === undefined ? turn.userId : threadIdOf(turn.userId, channel, thread),
    ...(channel !== undefined && { channelId: channel }),
  })

  const spotOf = (
    turn: Turn,
    { channel, thread }: Pick<ViewMetadata, 'channel' | 'thread'>,
  ): Spot => ({
    channel: channel ?? turn.userId,
    userId: turn.userId,
    ...(thread !== undefined && { threadTs: thread }),
  })

  const metadataOf = (turn: Turn, { place }: Pressed) => ({
    by: turn.userId,
    ...(place !== undefined && { channel: place.channel }),
    ...(place?.threadTs !== undefined && { thread: place.threadTs }),
  })

  const ask = (turn: Turn, text: string, metadata: ViewMetadata, question?: readonly string[]) =>
    answers.ask(turn, {
      text,
      ...placeOf(turn, metadata),
      ...(question !== undefined && { question }),
    })

  async function tell(turn: Turn, metadata: ViewMetadata, reply: Reply): Promise<void> {
    const spot = spotOf(turn, metadata)
    const isHere = metadata.channel !== undefined && !metadata.channel.startsWith('D')
    const show = showableOf(reply, { askedBy: turn.userId, audience: 'asker' })
    await (isHere ? turn.api.whisper(spot, show) : turn.api.post(spot, show))
  }

  async function openOrTell(turn: Turn, triggerId: string, view: View, spot: Spot) {
    if (await turn.api.openView(triggerId, view)) return
    await turn.api.whisper(spot, plainMessage(expired))
  }

  return {
    async openInterview(turn, pressed) {
      const metadata = metadataOf(turn, pressed)
      const reply = await ask(turn, 'advise', metadata)
      const question = questionOf(reply)
      if (question === undefined) return tell(turn, metadata, reply)
      const known = await knownProfile(turn, metadata)
      const view = interviewView({ question, answers: known.profile, metadata })
      await openOrTell(turn, pressed.triggerId, view, spotOf(turn, metadata))
    },

    async openProfile(turn, pressed) {
      const metadata = metadataOf(turn, pressed)
      const known = await knownProfile(turn, metadata)
      if (known.refused !== undefined) return tell(turn, metadata, known.refused)
      const view = profileView({ project: known.project, profile: known.profile, metadata })
      await openOrTell(turn, pressed.triggerId, view, spotOf(turn, metadata))
    },

    register(bolt) {
      bolt.view(viewIds.interview, async ({ ack, view, context }) => {
        const turn = turnIn(context)
        const { private_metadata, state } = submitted.parse(view)
        const metadata = parseViewMetadata(private_metadata)
        const given = answersOfView(state)
        const errors = answerErrors(given)
        if (metadata === undefined) return ack()
        if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors })
        const text = given.length === 0 ? 'skip' : `advise ${answerWords(given)}`
        const begunMs = performance.now()
        // Nothing written is a skip of the question in the form, and of no other.
        const about = given.length === 0 ? metadata.fields : undefined
        const reply = await ask(turn, text, metadata, about)
        const question = questionOf(reply)
        // A form that Slack has given up on cannot show the next question.
        const isLate = performance.now() - begunMs > latestMs
        if (question === undefined || isLate) {
          await ack()
          return tell(turn, metadata, reply)
        }
        const known = await knownProfile(turn, metadata)
        const { fields: _, question: __, ...rest } = metadata
        await ack({
          response_action: 'update',
          view: interviewView({ question, answers: known.profile, metadata: rest }),
        })
      })

      bolt.view(viewIds.profile, async ({ ack, view, context }) => {
        const turn = turnIn(context)
        const form = submitted.parse(view)
        const metadata = parseViewMetadata(form.private_metadata)
        const errors = answerErrors(answersOfView(form.state))
        if (metadata === undefined) return ack()
        if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors })
        await ack()
        const before = await knownProfile(turn, metadata)
        const { set, unset } = changesOfView(
          { private_metadata: form.private_metadata, state: form.state },
          before.profile,
        )
        let reply: Reply | undefined
        for (const field of unset) reply = await ask(turn, `profile unset ${field}`, metadata)
        if (set.length > 0) reply = await ask(turn, `profile set ${answerWords(set)}`, metadata)
        await tell(turn, metadata, reply ?? (await ask(turn, 'profile', metadata)))
      })

      bolt.view(viewIds.feedback, async ({ ack, view, context }) => {
        await ack()
        const turn = turnIn(context)
        const { private_metadata, state } = submitted.parse(view)
        const metadata = parseViewMetadata(private_metadata)
        if (metadata?.id === undefined) return
        const { reason, comment = '' } = feedbackOfView(state)
        const words = [reason === undefined ? '' : feedbackReasons[reason], comment]
          .filter((each) => each !== '')
          .join('. ')
          .replaceAll(/["“”\s]+/g, ' ')
        if (words === '') return
        const text = `feedback down ${metadata.id} reason="${words}"`
        await tell(turn, metadata, await ask(turn, text, metadata))
      })
    },
  }

  async function knownProfile(
    turn: Turn,
    metadata: ViewMetadata,
  ): Promise<{ project: string; profile: Profile; refused?: Reply }> {
    const reply = await ask(turn, 'profile', metadata)
    if (!reply.ok) return { project: '', profile: {}, refused: reply }
    const { project, answers: known } = reply.data
    return {
      project: typeof project === 'string' ? project : 'default',
      profile: profileOf((known ?? {}) as Statements),
    }
  }
}

function questionOf(reply: Reply): InterviewQuestion | undefined {
  if (!reply.ok) return undefined
  const { question } = reply.data
  return typeof question === 'object' && question !== null
    ? (question as InterviewQuestion)
    : undefined
}
