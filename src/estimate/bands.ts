import type { Range } from './estimate.ts'
import { exactly } from './range.ts'
import { type Residuals, residuals } from './residuals.ts'

export type BandName = keyof typeof residuals

/** Factors to multiply a figure by: the bias of its group, and the width that nine in ten fall in. */
export type Bands = Readonly<Record<BandName, Range>>

export const bandNames = Object.keys(residuals) as readonly BandName[]

/** Quantiles are of the rows they were fitted to; other runs scatter more. */
const usualWidening = 1.25

/**
 * Of publishers left out, and of others (docs/accuracy.md), only three speeds in four lay within the usual:
 * nine in ten are meant to, and coverage goes before narrowness.
 */
const widenings: Readonly<Partial<Record<BandName, number>>> = {
  pretrainSpeed: 1.5,
  finetuneSpeed: 1.5,
  decodeSpeed: 1.6,
}

export function bandOf(
  name: BandName,
  { p5, p50, p95 }: Pick<Residuals, 'p5' | 'p50' | 'p95'>,
): Range {
  const widening = widenings[name] ?? usualWidening
  return { low: p50 * (p5 / p50) ** widening, likely: p50, high: p50 * (p95 / p50) ** widening }
}

function bandsBy(rangeOf: (name: BandName) => Range): Bands {
  return Object.fromEntries(bandNames.map((name) => [name, rangeOf(name)])) as Record<
    BandName,
    Range
  >
}

export const bands: Bands = bandsBy((name) => bandOf(name, residuals[name]))

/** How wide high over low may be before a group counts as work to do. Coverage goes first all the same. */
export const bandCaps: Readonly<Record<BandName, number>> = {
  finetuneMemory: 1.8,
  pretrainMemory: 1.8,
  servingMemory: 1.8,
  pretrainSpeed: 2,
  finetuneSpeed: 2,
  wholeRunHours: 3,
  decodeSpeed: 2,
  batchOneSpeed: 2,
  prefillSpeed: 2,
  timeToFirstToken: 2,
  serverThroughput: 2,
}

/** Leaves the bare formulas: what residuals are measured against. */
export const noBands: Bands = bandsBy(() => exactly(1))
