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
  const trace = traceOf(profile, context)
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

/** Rules that read the same fields, with their places in the list. */
interface Readers {
  readonly reads: readonly ProfileField[]
  readonly rules: { readonly rule: Rule; readonly place: number }[]
}

const readersKnown = new WeakMap<readonly Rule[], readonly Readers[]>()

function readersOf(rules: readonly Rule[]): readonly Readers[] {
  const known = readersKnown.get(rules)
  if (known !== undefined) return known
  const byReads = new Map<string, Readers>()
  for (const [place, rule] of rules.entries()) {
    const key = rule.reads.join()
    const readers = byReads.get(key) ?? { reads: rule.reads, rules: [] }
    readers.rules.push({ rule, place })
    byReads.set(key, readers)
  }
  const readers = [...byReads.values()]
  readersKnown.set(rules, readers)
  return readers
}

/**
 * What each rule says, in the order of the rules. Those that read the same fields share what was
 * read, which is most of the work: this is the hot path.
 */
function traceOf(profile: Profile, { rules, facts }: DecisionContext): readonly RuleOutcome[] {
  const trace: RuleOutcome[] = new Array(rules.length)
  for (const readers of readersOf(rules)) {
    const evidence: Record<string, unknown> = {}
    const missing: ProfileField[] = []
    for (const field of readers.reads) {
      const answer = profile[field]
      if (answer !== undefined) evidence[field] = answer
      else missing.push(field)
    }
    if (missing.length > 0) {
      for (const { rule, place } of readers.rules) {
        trace[place] = { rule, state: 'unknown', evidence, missing }
      }
      continue
    }
    // Every field the rules read is answered, and the compiler keeps them to those.
    const known = facts(profile, readers.reads)
    for (const { rule, place } of readers.rules) {
      const state = rule.when(profile as Answered, known) ? 'fired' : 'quiet'
      trace[place] = { rule, state, evidence, missing }
    }
  }
  return trace
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
