import type { Source } from '#src/catalog/source.ts'
import type { Answered, ProfileField } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import type { Facts } from './facts.ts'

/** 1 leans, 2 argues, 3 argues strongly. */
export type Weight = 1 | 2 | 3

export type Effect =
  | { readonly kind: 'favours' | 'opposes'; readonly approach: Approach; readonly weight: Weight }
  | { readonly kind: 'rules-out'; readonly approach: Approach }
  /** Shown in the approach's stage of the plan, never scored. */
  | { readonly kind: 'advice'; readonly approach: Approach }

/**
 * A rule is data with one small predicate over the fields it declares. While one of them is
 * unanswered the rule is unknown, so answering a question never un-fires a rule that had fired.
 */
export interface Rule {
  /** Permanent: stored traces refer to it. */
  readonly id: string
  readonly reads: readonly ProfileField[]
  readonly when: (profile: Answered, facts: Facts) => boolean
  readonly effect: Effect
  /** The sentence a person reads: the reason, not the condition. */
  readonly because: string
  readonly source: Source
  /** The rule whose effect this one undoes; together the two say nothing. */
  readonly takesBack?: string
}

/** A rule without its predicate: what a trace keeps of it. */
export type RuleStatement = Omit<Rule, 'when'>

/** Declares a rule; the compiler refuses a predicate that touches a field outside `reads`. */
export function rule<const Reads extends readonly ProfileField[]>(
  spec: Omit<Rule, 'reads' | 'when'> & {
    readonly reads: Reads
    readonly when: (profile: Pick<Answered, Reads[number]>, facts: Facts) => boolean
  },
): Rule {
  return spec
}
