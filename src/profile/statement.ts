import type { Answered, Profile, ProfileField } from './schema.ts'

/** An answer with the words it rests on. */
export interface Statement<F extends ProfileField = ProfileField> {
  readonly value: Answered[F]
  readonly words: string
}

/** Answers found in one message, each with the words quoted from it. */
export type Statements = { readonly [F in ProfileField]?: Statement<F> }

/** The bare profile behind a set of statements. */
export function profileOf(statements: Statements): Profile {
  return Object.fromEntries(
    Object.entries(statements).map(([field, statement]) => [field, statement.value]),
  ) as Profile
}
