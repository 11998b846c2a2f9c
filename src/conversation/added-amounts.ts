import type { ProfileField } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'

/** What a team has of something: more of it adds to what was there. */
const stocks: ReadonlySet<ProfileField> = new Set<ProfileField>([
  ...(['labelledExamples', 'unlabelledExamples', 'evaluationExamples'] as const),
  ...(['preferencePairs', 'corpusTokens', 'ownedGpus', 'servedModels', 'taskCount'] as const),
])

const more = /\b(?:more|additional|extra|further|on top)\b/i
const another = /\b(?:another|additional|extra|further)\s+$/i
const behind = /^\s+(?:more|on top|extra|in addition)\b/i
/** "More than 2,000" is how many there are. */
const comparing = /\bmore than\b/i

/** "We just got 2,000 more labels" where 300 were known: 2,300. */
export function withAdded(text: string, fields: Statements, stored: Statements): Statements {
  const sums = Object.entries(fields).flatMap(([name, statement]) => {
    const field = name as ProfileField
    const before = stored[field]?.value
    const { value, words } = statement
    if (!stocks.has(field) || typeof before !== 'number' || typeof value !== 'number') return []
    return adds(text, words) ? [[field, { ...statement, value: before + value }] as const] : []
  })
  return sums.length === 0 ? fields : ({ ...fields, ...Object.fromEntries(sums) } as Statements)
}

function adds(text: string, words: string): boolean {
  const at = text.indexOf(words)
  if (comparing.test(words)) return false
  if (more.test(words)) return true
  return at >= 0 && (another.test(text.slice(0, at)) || behind.test(text.slice(at + words.length)))
}
