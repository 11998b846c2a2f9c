import type { ActionsBlock, Button, ContextActionsBlock } from '@slack/types'
import { actionIds, actionValue, fitsButton } from './action-ids.ts'
import { actionsBlocks } from './actions-blocks.ts'
import { type CardView, isSavedId } from './card-view.ts'
import { plain } from './text-objects.ts'

const votes = [
  { vote: 'up', label: '👍', words: 'This helped' },
  { vote: 'down', label: '👎', words: 'This did not help' },
] as const

/** Thumbs on what is kept. */
export function feedbackRow({
  savedId,
  askedBy: by,
  plain: isPlain,
}: CardView): readonly (ActionsBlock | ContextActionsBlock)[] {
  if (savedId === null || !isSavedId(savedId)) return []
  const [up, down] = votes.map(({ vote, label, words }) => ({
    text: plain(label),
    accessibility_label: words,
    value: actionValue({ by, id: savedId, vote }),
  }))
  if (up === undefined || down === undefined || !fitsButton(down.value)) return []
  if (isPlain === true) {
    const buttons = [up, down].map(
      (each, at): Button => ({ ...each, type: 'button', action_id: `${actionIds.feedback}:${at}` }),
    )
    return actionsBlocks(buttons)
  }
  return [
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          action_id: actionIds.feedback,
          positive_button: up,
          negative_button: down,
        },
      ],
    },
  ]
}
