import type { ModalView, PlainTextOption } from '@slack/types'
import { actionIds, viewIds } from './action-ids.ts'
import { slackLimits } from './limits.ts'
import { plain } from './text-objects.ts'
import { inputsOfView } from './view-answers.ts'
import { type ViewMetadata, writeMetadata } from './view-metadata.ts'

export const feedbackReasons = {
  'wrong-figure': 'A figure is wrong',
  'wrong-advice': 'The advice does not fit us',
  misread: 'It misread what I said',
  unclear: 'Hard to understand',
  other: 'Something else',
} as const

export type FeedbackReason = keyof typeof feedbackReasons

const reasonBlock = 'reason'
const commentBlock = 'comment'
const commentChars = 1000

/** What was wrong, after a thumbs down; all of it may be left out. */
export function feedbackView(metadata: ViewMetadata & { readonly id: string }): ModalView {
  const options = Object.entries(feedbackReasons).map(
    ([value, words]): PlainTextOption => ({ text: plain(words, slackLimits.optionChars), value }),
  )
  return {
    type: 'modal',
    callback_id: viewIds.feedback,
    private_metadata: writeMetadata(metadata),
    title: plain('What was wrong?', slackLimits.viewTitleChars),
    submit: plain('Send', slackLimits.viewTitleChars),
    close: plain('Cancel', slackLimits.viewTitleChars),
    blocks: [
      {
        type: 'input',
        block_id: reasonBlock,
        label: plain(`What was wrong with ${metadata.id}?`, slackLimits.inputLabelChars),
        optional: true,
        element: { type: 'radio_buttons', action_id: `${actionIds.answer}:reason`, options },
      },
      {
        type: 'input',
        block_id: commentBlock,
        label: plain('In your words', slackLimits.inputLabelChars),
        hint: plain('Kept with your team’s answers.'),
        optional: true,
        element: {
          type: 'plain_text_input',
          action_id: `${actionIds.answer}:comment`,
          multiline: true,
          max_length: commentChars,
        },
      },
    ],
  }
}

/** What a submitted feedback form says. `state` is Slack's `view.state`. */
export function feedbackOfView(state: unknown): {
  readonly reason?: FeedbackReason
  readonly comment?: string
} {
  const inputs = inputsOfView(state)
  const reason = Object.keys(feedbackReasons).find((each) => each === inputs.get(reasonBlock))
  const comment = inputs.get(commentBlock)?.slice(0, commentChars)
  return {
    ...(reason !== undefined && { reason: reason as FeedbackReason }),
    ...(comment !== undefined && { comment }),
  }
}
