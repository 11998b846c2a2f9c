import type { Reply } from '#src/app.ts'
import type { NumberStyle } from '#src/card/number-style.ts'
import { cardMessages, type DiscordMessage } from '../components/card-messages.ts'
import { type Accent, accents } from '../components/card-view.ts'
import { fileMessage } from '../components/file-message.ts'

export interface ShownTo {
  readonly by: string
  readonly isPublic: boolean
  readonly sharedBy?: string
  readonly numbers?: NumberStyle | undefined
}

/** A reply as messages, its colour by what it is. */
export function messagesOf(
  reply: Reply,
  { numbers, ...shownTo }: ShownTo,
): readonly DiscordMessage[] {
  const savedId = reply.ok ? reply.data.id : null
  if (isExport(reply)) {
    const content = JSON.stringify(reply.data.export, undefined, 2)
    return [fileMessage(reply.card.title, { name: 'crossroads.json', content })]
  }
  return cardMessages(reply.card, {
    ...shownTo,
    ...(numbers !== undefined && { numbers }),
    savedId,
    accent: accentOf(reply),
    asks: fieldsAsked(reply),
  })
}

/** All that is kept: a file, and nothing to show to others. */
export function isExport(reply: Reply): reply is Extract<Reply, { ok: true }> {
  return reply.ok && reply.data.export !== undefined
}

/** The fields of the question that the reply puts, or leaves open. */
function fieldsAsked(reply: Reply): readonly string[] {
  if (!reply.ok) return []
  const question = reply.data.nextQuestion as { readonly fields?: unknown } | null | undefined
  return Array.isArray(question?.fields) ? question.fields.map(String) : []
}

function accentOf(reply: Reply): Accent {
  if (!reply.ok) return 'problem'
  const { verdict, intent } = reply.data
  if (typeof verdict === 'string' && verdict in accents) return verdict as Accent
  return intent === 'estimate' ? 'estimate' : 'answer'
}

/** One sentence as a message, for what no card is made of. */
export function sentenceMessages(text: string, by: string): readonly DiscordMessage[] {
  return cardMessages(
    { title: 'Crossroads', blocks: [{ type: 'text', markdown: text }] },
    { by, savedId: null, accent: 'answer', isPublic: false },
  )
}
