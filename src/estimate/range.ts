import type { Range } from './estimate.ts'

/** A number with nothing uncertain about it. */
export function exactly(value: number): Range {
  return { low: value, likely: value, high: value }
}

export function times(range: Range, factor: number): Range {
  return { low: range.low * factor, likely: range.likely * factor, high: range.high * factor }
}

/** One over the range: what was high is now low. */
export function inverse({ low, likely, high }: Range): Range {
  return { low: 1 / high, likely: 1 / likely, high: 1 / low }
}

/**
 * The product of independent positive factors. Their spreads add as squares of logarithms,
 * downwards and upwards apart, so that ten small doubts do not become one absurd one.
 */
export function product(...factors: readonly Range[]): Range {
  const [first] = factors
  if (first !== undefined && factors.length === 1) return first
  let likely = 1
  let down = 0
  let up = 0
  for (const factor of factors) {
    likely *= factor.likely
    if (factor.low !== factor.likely) down += Math.log(factor.likely / factor.low) ** 2
    if (factor.high !== factor.likely) up += Math.log(factor.high / factor.likely) ** 2
  }
  return {
    low: down === 0 ? likely : likely * Math.exp(-Math.sqrt(down)),
    likely,
    high: up === 0 ? likely : likely * Math.exp(Math.sqrt(up)),
  }
}

/** The sum of independent amounts: deviations add as squares. Never below zero for amounts that are not. */
export function sum(...parts: readonly Range[]): Range {
  let likely = 0
  let down = 0
  let up = 0
  for (const part of parts) {
    likely += part.likely
    down += (part.likely - part.low) ** 2
    up += (part.high - part.likely) ** 2
  }
  return { low: likely - Math.sqrt(down), likely, high: likely + Math.sqrt(up) }
}
