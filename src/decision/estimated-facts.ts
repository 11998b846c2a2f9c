import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { approachCost, breakEvenRequestsPerDay } from './approach-costs.ts'
import type { FactsFor } from './facts.ts'

/** Facts from the estimator on one day, each from the named answers alone. */
export function estimatedFacts(asOf: string): FactsFor {
  return (profile, reads) => ({
    asOf,
    usd: (approach) => approachCost(approach, answersTo(profile, reads), asOf).usd,
    weeks: (approach) => approachCost(approach, answersTo(profile, reads), asOf).weeks,
    breakEvenRequestsPerDay: () => breakEvenRequestsPerDay(answersTo(profile, reads), asOf),
  })
}

function answersTo(profile: Profile, reads: readonly ProfileField[]): Profile {
  return Object.fromEntries(reads.map((field) => [field, profile[field]])) as Profile
}
