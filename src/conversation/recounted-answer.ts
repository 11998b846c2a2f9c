import { isNumberField } from '#src/profile/field-kinds.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { type ProfileField, profileFields } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'
import { foldText } from './folded-text.ts'

const counted = /(?<![\w.,$€£#])(\d[\d.,]{0,12} ?(?:k|m|thousand|million)?) ([a-z]{4,})\b/
/** A count of something by time, or of time itself, is another amount. */
const byTime = /^(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|dollars?|euros?|tokens?)$/
const rate =
  /\b(?:per|a|each|every) (?:day|hour|minute|second|week|month|year)\b|\/ ?(?:day|h|s|month)/

/** Longer messages say of what they speak. */
const mostWords = 14

/**
 * "We have 9,000 clauses now", after "lawyers annotated 6,500 clauses": the answer that was given in
 * the same noun, counted anew. Nothing where no answer was, or more than one.
 */
export function recountedIn(text: string, answers: Statements): Statements {
  const folded = foldText(text)
  const found = counted.exec(folded.text)
  const [typed = '', number = '', noun = ''] = found ?? []
  const tooMuch = folded.text.split(/\s+/).length > mostWords
  if (found === null || tooMuch || byTime.test(noun) || rate.test(folded.text)) return {}
  const stem = noun.replace(/s$/, '')
  const named = (Object.entries(answers) as [ProfileField, Statements[ProfileField]][]).filter(
    ([field, statement]) =>
      isNumberField(field) &&
      statement !== undefined &&
      new RegExp(`\\b${stem}s?\\b`).test(foldText(statement.words).text),
  )
  const [only, other] = named
  const parsed = parseQuantity(number.replace('thousand', 'k').replace('million', 'M'), 'count')
  if (only === undefined || other !== undefined || !parsed.ok) return {}
  const [field] = only
  if (!profileFields[field].safeParse(parsed.value).success) return {}
  const words = folded.wordsAt(found.index, found.index + typed.length)
  return { [field]: { value: parsed.value, words } } as Statements
}
