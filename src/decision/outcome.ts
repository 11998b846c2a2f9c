import type { Answered, Profile } from '#src/profile/schema.ts'
import type { FactsFor } from './facts.ts'
import type { Rule } from './rule.ts'

export type RuleState = 'fired' | 'quiet' | 'unknown'

/** Whether a rule holds for a profile; unknown while a field it reads is unanswered. */
export function stateOf(rule: Rule, profile: Profile, facts: FactsFor): RuleState {
  for (const field of rule.reads) {
    if (profile[field] === undefined) return 'unknown'
  }
  // Every field the rule reads is answered, and the compiler keeps it to those.
  return rule.when(profile as Answered, facts(profile, rule.reads)) ? 'fired' : 'quiet'
}
