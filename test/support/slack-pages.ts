import type { Card } from '#src/card/card.ts'
import {
  type CardView,
  cardMessages,
  type SlackMessage,
} from '../../adapters/slack/blocks/card-message.ts'

/** All messages of a card, in the form that the view asks for. */
export function messagesOf(card: Card, view: CardView): readonly SlackMessage[] {
  return cardMessages(card, view).map((page) => page(view.plain === true))
}

/** What a reader of all of them has before them. */
export function cardMessage(card: Card, view: CardView): SlackMessage {
  const messages = messagesOf(card, view)
  return { text: messages[0]?.text ?? '', blocks: messages.flatMap(({ blocks }) => blocks) }
}
