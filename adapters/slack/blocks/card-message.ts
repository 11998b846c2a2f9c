import type { KnownBlock } from '@slack/types'
import type { Card } from '#src/card/card.ts'
import { renderText } from '#src/card/text.ts'

export type SlackBlock = KnownBlock
export interface SlackMessage {
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}
export interface CardView {
  readonly askedBy: string
  readonly savedId: string | null
  readonly audience: 'asker' | 'channel'
  readonly sharedBy?: string
  readonly spent?: boolean
  readonly plain?: boolean
  readonly spentNote?: string
}

/** A stand-in until the renderer is merged. */
export function cardMessage(card: Card, view: CardView): SlackMessage {
  const text = renderText(card, { width: 80, colour: false, commandPrefix: '/crossroads ' })
  const by = view.sharedBy === undefined ? '' : `Shared by <@${view.sharedBy}>\n`
  return {
    text: card.title,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `${by}${text}`.slice(0, 3000) } }],
  }
}
