import type { ActionsBlock, Button } from '@slack/types'
import { slackLimits } from './limits.ts'

/** Buttons in as many rows as Slack asks for. */
export function actionsBlocks(buttons: readonly Button[]): readonly ActionsBlock[] {
  const { actionsElements } = slackLimits
  return Array.from({ length: Math.ceil(buttons.length / actionsElements) }, (_, at) => ({
    type: 'actions',
    elements: buttons.slice(at * actionsElements, (at + 1) * actionsElements),
  }))
}
