import type { SlackMessage } from '../blocks/card-message.ts'
import { inertMrkdwn } from '../blocks/escape.ts'

interface Given {
  readonly text: string
  readonly blocks: readonly unknown[]
}

/** A message as Slack sent it back, its buttons replaced by a line that says what was pressed. */
export function spentMessage({ text, blocks }: Given, note: string): SlackMessage {
  const kept = blocks.filter((block) => !isActions(block))
  const line = { type: 'context', elements: [{ type: 'mrkdwn', text: inertMrkdwn(note) }] } as const
  return { text, blocks: [...kept, line] as SlackMessage['blocks'] }
}

function isActions(block: unknown): boolean {
  return typeof block === 'object' && block !== null && 'type' in block && block.type === 'actions'
}
