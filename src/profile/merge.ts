import { isProfileField, type ProfileField } from './schema.ts'
import type { Statement, Statements } from './statement.ts'

/** Two statements about one field with different values. */
export interface Contradiction {
  readonly field: ProfileField
  readonly before: Statement
  readonly after: Statement
}

export interface Merged {
  readonly merged: Statements
  readonly contradictions: readonly Contradiction[]
}

/**
 * Adds what was just stated to what is stored. The newer statement wins, so that people can
 * correct themselves; what it contradicts is reported, so that the reply can say so.
 */
export function mergeStatements(stored: Statements, stated: Statements): Merged {
  const contradictions: Contradiction[] = []
  for (const [field, after] of Object.entries(stated)) {
    if (!isProfileField(field)) continue
    const before = stored[field]
    if (before !== undefined && !sameValue(before.value, after.value)) {
      contradictions.push({ field, before, after })
    }
  }
  return { merged: { ...stored, ...stated }, contradictions }
}

/** Lists are sets here: the order in which two gaps are named says nothing. */
function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((each) => b.includes(each))
}
