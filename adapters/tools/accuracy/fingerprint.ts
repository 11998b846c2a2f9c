import { createHash } from 'node:crypto'
import { type Bands, bands } from '#src/estimate/bands.ts'
import { type Factors, factors as usual } from '#src/estimate/factors.ts'
import { type MeasuredCase, scoredWith } from './measured-case.ts'

/** A hash of what the estimator answers to some cases; it changes when any answer does. */
export function fingerprint(
  cases: readonly MeasuredCase[],
  scatter: Bands = bands,
  factors: Factors = usual,
): string {
  const hash = createHash('sha256')
  for (const each of cases) {
    const { low, likely, high } = scoredWith(each, scatter, factors)
    // Four digits: the last ones may differ between builds of the mathematics library.
    const figures = [low, likely, high].map((figure) => figure.toPrecision(4)).join(' ')
    hash.update(`${each.cells.row_id} ${figures}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}
