import type { Scored } from '../evaluate/scores.ts'
import { bandsFrom, fitResiduals } from './fit-bands.ts'
import { type Fits, predictedFresh } from './fits-without.ts'
import { type MeasuredCase, scoredWith } from './measured-case.ts'

/** Every row, in its order, predicted with constants and bands that were fitted without its publisher. */
export function leaveOneOut(cases: readonly MeasuredCase[], fits: Fits): Scored[] {
  const scored = new Map<MeasuredCase, Scored>()
  for (const [publisher, own] of Map.groupBy(cases, (each) => each.publisher)) {
    const rest = cases.filter((each) => each.publisher !== publisher)
    const bands = bandsFrom(fitResiduals(predictedFresh(rest, fits, [publisher])))
    const { factors } = fits.without([publisher])
    for (const each of own) scored.set(each, scoredWith(each, bands, factors))
  }
  return cases.flatMap((each) => scored.get(each) ?? [])
}
