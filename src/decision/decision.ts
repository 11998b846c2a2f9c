import type { Source } from '#src/catalog/source.ts'
import type { Estimate, Range } from '#src/estimate/estimate.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import type { AccelerationPlan } from './acceleration/accelerate.ts'
import type { Approach, Verdict } from './approach.ts'
import type { RuleStatement } from './rule.ts'

export interface RuleOutcome {
  readonly rule: RuleStatement
  readonly state: 'fired' | 'quiet' | 'unknown'
  /** The answers the rule read. */
  readonly evidence: Profile
  /** The fields it still waits for; empty unless the state is unknown. */
  readonly missing: readonly ProfileField[]
}

export interface RuledOut {
  readonly approach: Approach
  readonly ruleId: string
  readonly because: string
}

export interface Decision {
  readonly asOf: string
  readonly verdict: Verdict
  /** Best first, without what was ruled out. */
  readonly ranking: readonly { readonly approach: Approach; readonly points: number }[]
  readonly ruledOut: readonly RuledOut[]
  readonly trace: readonly RuleOutcome[]
}

export interface Advice {
  readonly text: string
  readonly source: Source
}

export interface Stage {
  readonly stage: 'now' | 'next' | 'later'
  readonly approach: Approach
  readonly title: string
  /** The condition under which the stage begins: "when 50 graded examples show a gap". */
  readonly when: string
  /** How to tell that the stage is done. */
  readonly exitTest: string
  /** One-off dollars for compute and services; people's time is in `people`. */
  readonly usd: Range | null
  readonly usdPerMonth: Range | null
  readonly weeks: Range
  readonly people: string
  readonly advice: readonly Advice[]
  /** What the money and time rest on. */
  readonly estimates: readonly Estimate[]
}

/** A change of one answer that would put another approach first. */
export interface Flip {
  readonly field: ProfileField
  /** The value a choice must take, or the number from which the answer differs. */
  readonly threshold: number | string | boolean
  readonly direction: 'is' | 'at-least' | 'at-most'
  readonly to: Approach
}

export interface NextQuestion {
  readonly fields: readonly ProfileField[]
  readonly ask: string
  readonly why: string
}

/** Everything a recommendation card shows, computed from one profile on one day. */
export interface Recommendation {
  readonly decision: Decision
  /** The one-sentence answer to "fine-tune or pre-train?". */
  readonly sentence: string
  readonly lead: 'clear' | 'close'
  readonly plan: readonly Stage[]
  readonly confidence: 'high' | 'medium' | 'low'
  readonly confidenceReasons: readonly string[]
  readonly flips: readonly Flip[]
  readonly nextQuestion: NextQuestion | null
  /** What would make it faster or cheaper to run. */
  readonly acceleration: AccelerationPlan
  /** What should make the team decide again. */
  readonly triggers: readonly string[]
}
