import type { Source } from '#src/catalog/source.ts'
import type { Range } from './estimate.ts'

/** A constant of the model: how uncertain it is, and who says so. */
export interface Factor extends Range {
  readonly source: Source
}

export function factor(low: number, likely: number, high: number, source: Source): Factor {
  return { low, likely, high, source }
}
