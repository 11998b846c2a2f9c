import { fieldLabel, formatField } from '#src/card/field.ts'
import type { NextQuestion } from '#src/decision/decision.ts'
import { isNumberField } from '#src/profile/field-kinds.ts'
import { type ProfileField, questionFor } from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import { withAdded } from './added-amounts.ts'
import type { CommandContext } from './command.ts'
import { recountedIn } from './recounted-answer.ts'
import type { Understood } from './understand.ts'

/** One field that the rules and the language model read differently, or that is stored otherwise. */
export interface Dispute {
  readonly field: ProfileField
  readonly heard: Statement
  readonly proposed: Statement
}

export interface Heard extends Understood {
  readonly disputes: readonly Dispute[]
}

/** The only intents in which more fields make a better answer. */
const describing: ReadonlySet<Understood['intent']> = new Set(['advise', 'estimate', 'none'])
/** "thanks a lot" needs no second reader. */
const fewestWords = 4

/** What a message says by the rules, and what the language model finds beside it. */
export async function hear(
  text: string,
  read: Understood,
  { model, project }: CommandContext,
  open: readonly ProfileField[] = [],
): Promise<Heard> {
  const isWorthIt = describing.has(read.intent) && text.trim().split(/\s+/).length >= fewestWords
  const proposed = isWorthIt ? await model?.extract(text, open) : undefined
  const { answers } = project
  const heard = proposed === undefined ? { ...read, disputes: [] } : joined(read, proposed, answers)
  const fields = Object.keys(heard.fields).length > 0 ? heard.fields : recountedIn(text, answers)
  const intent = heard.intent === 'none' && Object.keys(fields).length > 0 ? 'advise' : heard.intent
  return { ...heard, intent, fields: withAdded(text, fields, answers) }
}

/**
 * Joins the two readings. The model may add fields. A number that a person stated, now or before,
 * stays; a choice on which the two differ is left open; either way the person is asked.
 */
export function joined(read: Understood, proposed: Statements, stored: Statements): Heard {
  const fields: Partial<Record<ProfileField, Statement>> = { ...read.fields }
  const disputes: Dispute[] = []
  for (const [name, statement] of Object.entries(proposed)) {
    const field = name as ProfileField
    const heard = read.fields[field]
    if (heard === undefined) {
      const before = stored[field]
      const isNumber = isNumberField(field)
      if (isNumber && before !== undefined && before.value !== statement.value) {
        disputes.push({ field, heard: before, proposed: statement })
      } else if (!read.notSure.includes(field)) fields[field] = statement
      continue
    }
    if (sameAnswer(heard, statement)) continue
    const both = bothGaps(heard, statement)
    if (both !== undefined) {
      fields[field] = both
      continue
    }
    disputes.push({ field, heard, proposed: statement })
    if (!isNumberField(field)) delete fields[field]
  }
  const answers = Object.keys(fields).length
  const intent = read.intent === 'none' && answers > 0 ? 'advise' : read.intent
  return { intent, fields: fields as Statements, notSure: read.notSure, disputes }
}

export function disputeQuestion(dispute: Dispute): NextQuestion {
  const { field } = dispute
  return {
    fields: [field],
    ask: `Which is right for ${fieldLabel(field)}: ${bothReadings(dispute)}? ${questionFor(field).ask}`,
    why: 'What you wrote can be read in two ways, and I would rather ask than guess.',
  }
}

/** The same where another question already stands. */
export function disputeRemark(dispute: Dispute): string {
  return `- For ${fieldLabel(dispute.field)} I can read ${bothReadings(dispute)}. Say which by ${dispute.field}=…`
}

function bothReadings({ field, heard, proposed }: Dispute): string {
  const option = ({ value, words }: Statement) => `${formatField(field, value)} (“${words}”)`
  return `${option(heard)} or ${option(proposed)}`
}

function sameAnswer(a: Statement, b: Statement): boolean {
  return JSON.stringify(sorted(a.value)) === JSON.stringify(sorted(b.value))
}

const sorted = (value: unknown) => (Array.isArray(value) ? value.toSorted() : value)

/** Two gaps are named often, and each reader may have found one. */
function bothGaps(heard: Statement, proposed: Statement): Statement | undefined {
  if (!Array.isArray(heard.value) || !Array.isArray(proposed.value)) return undefined
  const value = [...new Set([...heard.value, ...proposed.value])]
  return value.length > 2
    ? heard
    : ({ value, words: `${heard.words}, ${proposed.words}` } as Statement)
}
