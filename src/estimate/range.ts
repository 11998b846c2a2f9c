import type { Range } from './estimate.ts'

/** A number with nothing uncertain about it. */
export function exactly(value: number): Range {
  return { low: value, likely: value, high: value }
}

export function times(range: Range, factor: number): Range {
  return { low: range.low * factor, likely: range.likely * factor, high: range.high * factor }
}
