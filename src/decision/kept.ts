import type { ProfileField } from '#src/profile/schema.ts'
import type { Decision, Recommendation, RuleOutcome } from './decision.ts'

/**
 * What is kept and shown of a trace: the rules that decided, whole; of the others only that they
 * were quiet, or what they waited for. Advice decides nothing and stands in the plan.
 */
export interface KeptTrace {
  readonly fired: readonly RuleOutcome[]
  readonly quiet: readonly string[]
  readonly unknown: readonly {
    readonly ruleId: string
    readonly missing: readonly ProfileField[]
  }[]
}

/** A recommendation as it is stored, explained and shown again. */
export type KeptRecommendation = Omit<Recommendation, 'decision'> & {
  readonly decision: Omit<Decision, 'trace'> & { readonly trace: KeptTrace }
}

export function keptRecommendation(recommendation: Recommendation): KeptRecommendation {
  const { decision } = recommendation
  const scored = decision.trace.filter(({ rule }) => rule.effect.kind !== 'advice')
  const inState = (state: RuleOutcome['state']) =>
    scored.filter((outcome) => outcome.state === state)
  const trace: KeptTrace = {
    fired: inState('fired'),
    quiet: inState('quiet').map(({ rule }) => rule.id),
    unknown: inState('unknown').map(({ rule, missing }) => ({ ruleId: rule.id, missing })),
  }
  return { ...recommendation, decision: { ...decision, trace } }
}
