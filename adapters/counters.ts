/** What is counted of a platform's deliveries; scraped as `crossroads_<name>_total`. */
export const countedNames = {
  repeated_deliveries: 'Deliveries that came again and had no second effect',
  retries: 'Requests to the platform that were tried again',
  rate_limited: 'Turns refused because somebody sent too many at once',
  dropped_too_old: 'Deliveries that nobody waited for any more when they came',
  unreadable_deliveries: 'Deliveries of a shape that we do not know, skipped',
  late_answers: 'Answers that the platform no longer took',
  invalid_requests: 'Requests that count towards a ban of our address (401, 403, 429)',
  prose_cuts: 'Explanations that ended before their last sentence',
} as const

export type Counted = keyof typeof countedNames

/** Counts for one platform. Knows no tenant, no person and no text. */
export interface Counters {
  count(what: Counted): void
  /** A delivery was acknowledged so long after it came. */
  acknowledged(afterMs: number): void
}

/** For whoever is not interested. */
export const uncounted: Counters = { count() {}, acknowledged() {} }
