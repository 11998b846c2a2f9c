import type { Range } from '#src/estimate/estimate.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'

/** What a rule may know beside the profile: the date, and what each approach would take. */
export interface Facts {
  /** ISO date the decision is made for. The same profile may get another answer on another day. */
  readonly asOf: string
  /** One-off dollars of an approach for this profile; null when it cannot be estimated. */
  readonly usd: (approach: Approach) => Range | null
  /** Weeks to a first result, as far as people's work goes. */
  readonly weeks: (approach: Approach) => Range
  /**
   * Requests a day above which serving an own small model is cheaper each month than a
   * hosted one; null when it never is.
   */
  readonly breakEvenRequestsPerDay: () => number | null
}

/**
 * The facts that follow from those answers of the profile that are named in `reads`, and
 * from no others: so a rule that rests on an estimate does not change its mind when a field
 * it does not declare is answered.
 */
export type FactsFor = (profile: Profile, reads: readonly ProfileField[]) => Facts
