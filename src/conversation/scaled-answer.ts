import type { Profile } from '#src/profile/schema.ts'
import { foldText } from './folded-text.ts'

/** Amounts that people multiply in a what-if, by how they name them. */
const amounts = [
  ['requestsPerDay', /\b(?:traffic|requests?|load|volume|calls|users|usage)\b/],
  ['budgetUsd', /\b(?:budget|money)\b/],
  ['labelledExamples', /\b(?:labels|labell?ed|examples|annotations|training data|data)\b/],
  ['corpusTokens', /\b(?:corpus|documents|docs|pages|domain text|own text)\b/],
  ['latencyMs', /\b(?:latency|time limit)\b/],
] as const

const factors: readonly (readonly [RegExp, (digits: string) => number])[] = [
  [/\b(\d{1,4}(?:\.\d+)?) ?(?:x|×|times)(?!\w)/, Number],
  [/\b(?:doubl(?:e|es|ed)|twice)\b/, () => 2],
  [/\b(?:tripl(?:e|es|ed)|three times)\b/, () => 3],
  [/\bten(?:fold| times)\b/, () => 10],
  [/\b(?:half|halves|halved|halving)\b/, () => 0.5],
]

/**
 * "5x the traffic", "if the budget doubled": the known amount, multiplied. Undefined when the text
 * multiplies nothing, or something nobody has said.
 */
export function scaledAnswer(text: string, profile: Profile): Profile | undefined {
  const folded = foldText(text).text
  const [field] = amounts.find(([, named]) => named.test(folded)) ?? []
  const before = field === undefined ? undefined : profile[field]
  if (field === undefined || before === undefined) return undefined
  for (const [pattern, read] of factors) {
    const found = pattern.exec(folded)
    const factor = found === null ? 0 : read(found[1] ?? '')
    if (factor > 0) return { [field]: before * factor }
  }
  return undefined
}
