import type { Reply, RoleOf, TeamId } from '#src/app.ts'
import type { Card } from '#src/card/card.ts'
import type { CardView } from './blocks/card-message.ts'
import { cardMessages } from './blocks/card-message.ts'
import type { Incoming } from './in/incoming.ts'
import type { ResponseBody, ResponseOutcome } from './out/response-url.ts'
import type { Showable, SlackApi } from './out/slack-api.ts'
import type { Workspace } from './workspaces.ts'

/** One delivery being handled: who, where, and the way back. */
export interface Turn {
  readonly incoming: Incoming
  readonly teamId: TeamId
  readonly userId: string
  readonly workspace: Workspace
  readonly api: SlackApi
  readonly role: RoleOf
  /** Posts to the delivery's own address. */
  respond(body: ResponseBody): Promise<ResponseOutcome>
}

/** What Bolt hands a listener under `context`; put there by the receiver. */
export function turnIn(context: { readonly [key: string]: unknown }): Turn {
  return context.turn as Turn
}

/** A reply as one message, or as several. */
export function showableOf(reply: Reply, view: Omit<CardView, 'savedId' | 'plain'>): Showable {
  const savedId = reply.ok ? reply.data.id : null
  const isExport = reply.ok && reply.data.export !== undefined
  const card = isExport ? exportCard(reply.card.title) : reply.card
  return cardMessages(card, { ...view, savedId })
}

/** What was exported comes as a file; a message shows only that it does. */
function exportCard(title: string): Card {
  const markdown = 'It comes as a file in your direct messages with me.'
  return { title, blocks: [{ type: 'text', markdown }] }
}

export const plainMessage = (text: string): Showable => [() => ({ text, blocks: [] })]
