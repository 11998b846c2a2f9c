import type { Answered, Profile, ProfileField } from '#src/profile/schema.ts'
import { type Approach, approaches, verdictOf } from './approach.ts'
import type { Decision, RuledOut, RuleOutcome } from './decision.ts'
import { estimatedFacts } from './estimated-facts.ts'
import type { FactsFor } from './facts.ts'
import type { Rule, RuleStatement } from './rule.ts'
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
  const gates: RuleStatement[] = []
  const trace = context.rules.map((rule) => outcomeOf(rule, profile, context.facts))
  for (const { rule, state } of trace) {
    if (state !== 'fired' || rule.effect.kind === 'advice') continue
    addEffect(tally, rule.effect)
    if (rule.effect.kind === 'rules-out') gates.push(rule)
  }
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

const nothingMissing: readonly ProfileField[] = []

/** As `stateOf`, with what was read and what is missing, in one pass: this is the hot path. */
function outcomeOf(rule: Rule, profile: Profile, facts: FactsFor): RuleOutcome {
  const evidence: Record<string, unknown> = {}
  let missing: ProfileField[] | undefined
  for (const field of rule.reads) {
    const answer = profile[field]
    if (answer !== undefined) evidence[field] = answer
    else if (missing === undefined) missing = [field]
    else missing.push(field)
  }
  if (missing !== undefined) return { rule, state: 'unknown', evidence, missing }
  // Every field the rule reads is answered, and the compiler keeps it to those.
  const holds = rule.when(profile as Answered, facts(profile, rule.reads))
  return { rule, state: holds ? 'fired' : 'quiet', evidence, missing: nothingMissing }
}

/** One entry for each approach that a gate rules out, with the first such gate by id. */
function ruledOutBy(gates: readonly RuleStatement[]): readonly RuledOut[] {
  const firstGate = new Map<Approach, RuleStatement>()
  for (const gate of gates) {
    const known = firstGate.get(gate.effect.approach)
    if (known === undefined || gate.id < known.id) firstGate.set(gate.effect.approach, gate)
  }
  return approaches.flatMap((approach) => {
    const gate = firstGate.get(approach)
    return gate === undefined ? [] : [{ approach, ruleId: gate.id, because: gate.because }]
  })
}
