import type { Answered, ProfileField } from '#src/profile/schema.ts'

/** What several frames say of one field. */
export interface Said<F extends ProfileField = ProfileField> {
  readonly field: F
  readonly value: Answered[F]
  /** The frames; see `frame.ts` for how they are written. */
  readonly says: readonly string[]
  /** What is said when a negation stands before; nothing when absent. */
  readonly negated?: Answered[F]
  /** These frames hold their own "not", and are not looked at for another before them. */
  readonly ownNegation?: true
  /** Not where the sentence says one of these too. */
  readonly unless?: RegExp
}

export function said<F extends ProfileField>(
  field: F,
  value: Answered[F],
  says: readonly string[],
  more: Pick<Said<F>, 'negated' | 'ownNegation' | 'unless'> = {},
): Said {
  return { field, value, says, ...more } as unknown as Said
}

export const own = { ownNegation: true } as const
