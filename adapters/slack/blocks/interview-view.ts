import type { KnownBlock, ModalView } from '@slack/types'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { viewIds } from './action-ids.ts'
import { inertMrkdwn } from './escape.ts'
import { decidesOthers, fieldsToShow } from './field-conditions.ts'
import { fieldInput } from './field-input.ts'
import { slackLimits } from './limits.ts'
import { shorten } from './shorten.ts'
import { mrkdwn, plain } from './text-objects.ts'
import { answersOfView, profileOfAnswers } from './view-answers.ts'
import { parseViewMetadata, type ViewMetadata, writeMetadata } from './view-metadata.ts'

/** The question that the core put next, as `data.question` of an answer has it. */
export interface InterviewQuestion {
  readonly fields: readonly ProfileField[]
  readonly why: string
  readonly number: number
  readonly most: number
}

export interface InterviewViewState {
  readonly question: InterviewQuestion
  /** What is known, and what stands in the form so far. */
  readonly answers: Profile
  /** Ready sentences: what was taken from the last answers, what they contradicted. */
  readonly remarks?: readonly string[]
  readonly metadata: Omit<ViewMetadata, 'fields' | 'question'>
}

/** One question of the interview as a form. Fields left blank are skipped. */
export function interviewView(state: InterviewViewState): ModalView {
  const { question, answers, remarks = [], metadata } = state
  const { fields, why, number, most } = question
  const intro = `Question ${number} of at most ${most}. What you leave blank is skipped.`
  const note = shorten(remarks.join('\n'), remarkChars)
  const blocks: KnownBlock[] = [
    ...(note === '' ? [] : [{ type: 'alert', text: plain(note), level: 'info' } as const]),
    { type: 'context', elements: [mrkdwn(inertMrkdwn(intro))] },
    ...fieldsToShow(fields, answers).map((field) =>
      fieldInput(field, {
        asks: 'question',
        value: answers[field],
        decides: decidesOthers(field),
      }),
    ),
    {
      type: 'context',
      elements: [mrkdwn(`*Why I ask:* ${inertMrkdwn(shorten(why, remarkChars))}`)],
    },
  ]
  return {
    type: 'modal',
    callback_id: viewIds.interview,
    private_metadata: writeMetadata({ ...metadata, fields, question: { number, most, why } }),
    title: plain('Your project', slackLimits.viewTitleChars),
    submit: plain('Next', slackLimits.viewTitleChars),
    close: plain('Stop here', slackLimits.viewTitleChars),
    blocks,
  }
}

const remarkChars = 500

/**
 * The form after an answer that opens or closes another question, for `views.update`. Slack keeps
 * what stands in inputs that stay. Undefined for a view that is none of ours.
 */
export function redrawnInterview(view: {
  readonly private_metadata: string
  readonly state: unknown
}): ModalView | undefined {
  const metadata = parseViewMetadata(view.private_metadata)
  if (metadata?.fields === undefined || metadata.question === undefined) return undefined
  const { fields, question, ...rest } = metadata
  return interviewView({
    question: { fields, ...question },
    answers: profileOfAnswers(answersOfView(view.state)),
    metadata: rest,
  })
}
