import type { Range } from '#src/estimate/estimate.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { scaledUsd } from './approach-costs.ts'
import { breakEvenRequestsPerDay } from './break-even.ts'
import { efforts } from './effort.ts'
import type { Facts, FactsFor } from './facts.ts'

/** Facts from the estimator on one day, each from the named answers alone. */
export function estimatedFacts(asOf: string): FactsFor {
  return (profile, reads) => new EstimatedFacts(profile, reads, asOf)
}

/** A class, because one is made for each rule of each decision and few are ever asked. */
class EstimatedFacts implements Facts {
  readonly asOf: string
  private readonly profile: Profile
  private readonly reads: readonly ProfileField[]

  constructor(profile: Profile, reads: readonly ProfileField[], asOf: string) {
    this.profile = profile
    this.reads = reads
    this.asOf = asOf
  }

  usd(approach: Approach): Range | null {
    return scaledUsd(approach, this.known(), this.asOf)
  }

  weeks(approach: Approach): Range {
    return efforts[approach].weeks
  }

  breakEvenRequestsPerDay(): number | null {
    return breakEvenRequestsPerDay(this.known(), this.asOf)
  }

  private known(): Profile {
    return Object.fromEntries(this.reads.map((field) => [field, this.profile[field]])) as Profile
  }
}
