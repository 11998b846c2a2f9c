/** Where a number or a claim comes from, how far to trust it, and when it was last read. */
export interface Source {
  /** Who says so: a seller is not a paper, and neither is our own judgement. Cards show which. */
  readonly basis: 'paper' | 'documentation' | 'vendor' | 'case' | 'measurement' | 'judgement'
  readonly title: string
  /** Empty only when the basis is our own judgement. */
  readonly url: string
  /**
   * ISO date of the last check; null is shown as "not re-checked". Prices older
   * than 90 days are shown as stale.
   */
  readonly checkedOn: string | null
}
