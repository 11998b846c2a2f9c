import type { Answered, ProfileField } from '#src/profile/schema.ts'

/** Words that answer a field outright. Patterns see one folded sentence: lower case, no accents. */
export interface Phrase<F extends ProfileField = ProfileField> {
  readonly field: F
  readonly value: Answered[F]
  readonly pattern: RegExp
  /** What the sentence says when a negation stands before the pattern; nothing when absent. */
  readonly negated?: Answered[F]
  /** Patterns that hold their own "not" are not looked at for another. */
  readonly ownNegation?: boolean
  /** The phrase does not count where this matches too. */
  readonly unless?: RegExp
  /** Looked for first: a short pattern that every match of a long one holds. */
  readonly needs?: RegExp
}

export function phrase<F extends ProfileField>(
  field: F,
  value: Answered[F],
  pattern: RegExp,
  more: Pick<Phrase<F>, 'negated' | 'ownNegation' | 'unless' | 'needs'> = {},
): Phrase {
  const { unless } = more
  const checks = unless === undefined ? {} : { unless: typed(unless) }
  return { field, value, pattern: typed(pattern), ...more, ...checks } as Phrase
}

/** Ways of saying the same, one a line, as one pattern. */
export function oneOf(...ways: readonly (RegExp | string)[]): RegExp {
  return new RegExp(ways.map((way) => (typeof way === 'string' ? way : way.source)).join('|'))
}

export const own = { ownNegation: true } as const

/** The "nt" of "dont" denies; that of "want" and "instantly" does not. */
const auxiliary =
  '(?<=\\b(?:do|does|did|ca|could|wo|would|is|are|was|were|has|have|had|should|must|might|need|ai|sha))'

/** As people type in a hurry, "dont" for "don't"; a covered name is a run of `¤`. */
export function typed(pattern: RegExp): RegExp {
  return new RegExp(
    pattern.source.replaceAll("n't", `${auxiliary}n'?t`).replaceAll('¤', '¤+'),
    pattern.flags,
  )
}
