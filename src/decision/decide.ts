import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { type Approach, approaches, verdictOf } from './approach.ts'
import type { Decision, RuledOut, RuleOutcome } from './decision.ts'
import { estimatedFacts } from './estimated-facts.ts'
import type { FactsFor } from './facts.ts'
import { stateOf } from './outcome.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { addEffect, emptyTally, isRuledOut, pointsOf } from './tally.ts'

/** What a decision rests on beside the profile. */
export interface DecisionContext {
  readonly rules: readonly Rule[]
  /** ISO date the decision is made for. */
  readonly asOf: string
  readonly facts: FactsFor
}

/** Our rules, with facts from the estimator, on one day. */
export function decisionContext(asOf: string): DecisionContext {
  return { rules, asOf, facts: estimatedFacts(asOf) }
}

/**
 * Ranks the approaches for a profile and keeps the reasons. Pure: the same profile, rules
 * and day give the same decision, in whatever order the rules stand.
 */
export function decide(profile: Profile, context: DecisionContext): Decision {
  const tally = emptyTally()
  const gates: Rule[] = []
  const trace = context.rules.map((rule) => {
    const outcome = outcomeOf(rule, profile, context.facts)
    if (outcome.state === 'fired') {
      addEffect(tally, rule.effect)
      if (rule.effect.kind === 'rules-out') gates.push(rule)
    }
    return outcome
  })
  const ranking = approaches
    .filter((approach) => !isRuledOut(tally, approach))
    .map((approach) => ({ approach, points: pointsOf(tally, approach) }))
    // The sort is stable, so a tie keeps the order of `approaches`.
    .sort((a, b) => b.points - a.points)
  return {
    asOf: context.asOf,
    verdict: verdictOf(ranking[0]?.approach ?? 'prompting'),
    ranking,
    ruledOut: ruledOutBy(gates),
    trace,
  }
}

function outcomeOf(rule: Rule, profile: Profile, facts: FactsFor): RuleOutcome {
  const state = stateOf(rule, profile, facts)
  const evidence: Record<string, unknown> = {}
  const missing: ProfileField[] = []
  for (const field of rule.reads) {
    if (profile[field] === undefined) missing.push(field)
    else evidence[field] = profile[field]
  }
  return { rule, state, evidence, missing }
}

/** One entry for each approach that a gate rules out, with the first such gate by id. */
function ruledOutBy(gates: readonly Rule[]): readonly RuledOut[] {
  const firstGate = new Map<Approach, Rule>()
  for (const gate of gates) {
    const known = firstGate.get(gate.effect.approach)
    if (known === undefined || gate.id < known.id) firstGate.set(gate.effect.approach, gate)
  }
  return approaches.flatMap((approach) => {
    const gate = firstGate.get(approach)
    return gate === undefined ? [] : [{ approach, ruleId: gate.id, because: gate.because }]
  })
}
