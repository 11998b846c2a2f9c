import { type Factors, factorsWith } from '#src/estimate/factors.ts'
import type { ConstantName } from '#src/estimate/fitted-constants.ts'
import type { Row } from '../evaluate/row.ts'
import {
  dependentsOf,
  dependentsWithout,
  type FittedConstants,
  fitConstants,
} from './fit-constants.ts'
import { type MeasuredCase, predictedWith, rowOf } from './measured-case.ts'

/** The constants as they would be without some publishers' figures. */
export interface Fits {
  without(publishers: readonly string[]): FittedConstants & { readonly factors: Factors }
  /** The constants that a figure rests on. */
  restsOn(each: MeasuredCase): readonly ConstantName[]
}

export function fitsTo(cases: readonly MeasuredCase[]): Fits {
  const dependents = dependentsOf(cases)
  const behind = new Map<Row, ConstantName[]>()
  const fitting = new Set<string>()
  for (const [name, figures] of dependents) {
    for (const { row, publisher } of figures) {
      fitting.add(publisher)
      behind.set(row, [...(behind.get(row) ?? []), name])
    }
  }
  const known = new Map<string, ReturnType<Fits['without']>>()
  return {
    without(publishers) {
      // Who fitted nothing is not missed.
      const missed = publishers.filter((each) => fitting.has(each)).toSorted()
      const key = missed.join(' ')
      const before = known.get(key)
      if (before !== undefined) return before
      const fitted = fitConstants(dependentsWithout(dependents, new Set(missed)))
      const fit = { ...fitted, factors: factorsWith(fitted.constants) }
      known.set(key, fit)
      return fit
    },
    restsOn: (each) => behind.get(rowOf(each)) ?? [],
  }
}

/**
 * Every case as a new publisher's would be predicted: by constants that nothing of its own publisher
 * went into. Where nobody else published anything of its kind, so that a constant would fall back
 * to its prior, it is predicted with them: the next such run will find that constant fitted.
 */
export function predictedFresh(
  cases: readonly MeasuredCase[],
  fits: Fits,
  leftOut: readonly string[] = [],
): MeasuredCase[] {
  const all = fits.without(leftOut)
  return cases.map((each) => {
    const others = fits.without([...leftOut, each.publisher])
    return predictedWith(each, (isSharedKind(each, fits, leftOut) ? others : all).factors)
  })
}

/** Whether other publishers' figures speak of every constant that this one rests on. */
export function isSharedKind(
  each: MeasuredCase,
  fits: Fits,
  leftOut: readonly string[] = [],
): boolean {
  const { evidence } = fits.without([...leftOut, each.publisher])
  return fits.restsOn(each).every((name) => evidence.has(name))
}
