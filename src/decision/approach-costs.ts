import type { Estimate, Range } from '#src/estimate/estimate.ts'
import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { efforts } from './effort.ts'

/** What one approach would take for one profile. */
export interface ApproachCost {
  /** One-off dollars for machines and services; null when it cannot be estimated. */
  readonly usd: Range | null
  readonly usdPerMonth: Range | null
  readonly weeks: Range
  readonly people: string
  readonly estimates: readonly Estimate[]
}

export function approachCost(approach: Approach, _known: Profile, _asOf: string): ApproachCost {
  const { weeks, people } = efforts[approach]
  return { usd: null, usdPerMonth: null, weeks, people, estimates: [] }
}

export function breakEvenRequestsPerDay(_known: Profile, _asOf: string): number | null {
  return null
}
