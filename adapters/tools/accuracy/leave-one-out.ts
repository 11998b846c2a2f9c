import type { Scored } from '../evaluate/scores.ts'
import { bandsFrom, fitResiduals } from './fit-bands.ts'
import { type MeasuredCase, scoredWith } from './measured-case.ts'

/** Every row predicted with the bands that were fitted without its publisher. */
export function leaveOneOut(cases: readonly MeasuredCase[]): Scored[] {
  const folds = Map.groupBy(cases, ({ publisher }) => publisher)
  return [...folds].flatMap(([publisher, own]) => {
    const rest = cases.filter((each) => each.publisher !== publisher)
    const bands = bandsFrom(fitResiduals(rest))
    return own.map((each) => scoredWith(each, bands))
  })
}
