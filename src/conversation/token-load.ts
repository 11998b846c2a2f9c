import { parseQuantity } from '#src/profile/quantity.ts'
import type { Statements } from '#src/profile/statement.ts'
import { foldText } from './folded-text.ts'

/** A load in tokens, as requests of a length. */
export interface TokenLoad {
  readonly requestsPerDay: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** As typed. */
  readonly words: string
}

/** As the estimates have them where nobody says. */
const usualPromptTokens = 1000
export const usualOutputTokens = 300

const perPeriod =
  /(?<![\w.,])(\d[\d,.]{0,14}) ?(k|m|b|bn|thousand|million|billion)? (?:input |output |total )?tok(?:en)?s? ?(?:a|per|each|every|\/) ?(day|week|month|hour)\b/
const scales: Readonly<Record<string, string>> = {
  thousand: 'k',
  million: 'M',
  billion: 'B',
  bn: 'B',
}
const daysIn: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
}

/**
 * "5M tokens a day", prompts and answers together, as so many requests. Undefined where the text
 * counts no tokens by time, or says how many requests there are.
 */
export function tokenLoadIn(text: string, fields: Statements): TokenLoad | undefined {
  if (fields.requestsPerDay !== undefined) return undefined
  const folded = foldText(text)
  const found = perPeriod.exec(folded.text)
  if (found === null) return undefined
  const [typed, number = '', scale = '', period = ''] = found
  const parsed = parseQuantity(`${number}${scales[scale] ?? scale}`, 'tokens')
  if (!parsed.ok || !(parsed.value > 0)) return undefined
  const promptTokens = fields.promptTokensPerRequest?.value ?? usualPromptTokens
  const outputTokens = fields.outputTokensPerRequest?.value ?? usualOutputTokens
  const tokensPerDay = parsed.value / (daysIn[period] ?? 1)
  const requestsPerDay = Math.max(1, Math.round(tokensPerDay / (promptTokens + outputTokens)))
  const words = folded.wordsAt(found.index, found.index + typed.length)
  return { requestsPerDay, promptTokens, outputTokens, words }
}
