import type { Range } from '#src/estimate/estimate.ts'
import type { Approach } from './approach.ts'

/** What a rule may know beside the profile: the date, and what each approach would take. */
export interface Facts {
  /** ISO date the decision is made for. The same profile may get another answer on another day. */
  readonly asOf: string
  /** One-off dollars of an approach for this profile; null when it cannot be estimated. */
  readonly usd: (approach: Approach) => Range | null
  /** Weeks to a first result. */
  readonly weeks: (approach: Approach) => Range
}
