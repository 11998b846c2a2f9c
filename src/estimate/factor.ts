import type { Source } from '#src/catalog/source.ts'
import type { Range } from './estimate.ts'

/** A constant of the model: how uncertain it is, and who says so. */
export interface Factor extends Range {
  readonly source: Source
}

export function factor(low: number, likely: number, high: number, source: Source): Factor {
  return { low, likely, high, source }
}

/** A constant fitted to published runs, with the share of it that runs fall below and above. */
export function fitted(low: number, likely: number, high: number, source: Source): Factor {
  return factor(low * likely, likely, high * likely, source)
}
