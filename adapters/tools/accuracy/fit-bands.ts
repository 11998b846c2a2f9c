import { type BandName, type Bands, bandNames, bandOf } from '#src/estimate/bands.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { MeasuredCase } from './measured-case.ts'
import { quantile } from './quantile.ts'

export interface FittedResiduals {
  readonly p5: number
  readonly p50: number
  readonly p95: number
  readonly rows: number
  readonly publishers: number
}

/**
 * No side of a band is narrower than this, squared when there is one publisher only: one cannot
 * show how far another may be. Our judgement.
 */
const leastSide = 1.18

/** How much further, over their number, publishers lie apart than a few of them show. Our judgement. */
const fewPublishers = 1 / 3

/** A group without any row left borrows from the one that is most like it. */
const nearest: Readonly<Partial<Record<BandName, BandName>>> = {
  pretrainMemory: 'finetuneMemory',
  batchOneSpeed: 'decodeSpeed',
}

/**
 * Quantiles of measured over predicted for every group, every publisher weighing the same.
 *
 * The spread is taken about the middle of the *other* publishers, as it will be met: a run that
 * is estimated tomorrow is of a publisher that is not in the data.
 */
export function fitResiduals(cases: readonly MeasuredCase[]): Record<BandName, FittedResiduals> {
  const groups = Map.groupBy(cases, (each) => each.fitted?.name)
  const fitted = (name: BandName): FittedResiduals => {
    const group = groups.get(name)
    if (group !== undefined) return quantilesOf(group)
    const other = nearest[name]
    if (other === undefined) throw new RangeError(`no row is left to fit ${name} to`)
    return fitted(other)
  }
  return Object.fromEntries(bandNames.map((name) => [name, fitted(name)])) as Record<
    BandName,
    FittedResiduals
  >
}

export function bandsFrom(residuals: Record<BandName, FittedResiduals>): Bands {
  const entries = bandNames.map((name): [BandName, Range] => [name, bandOf(name, residuals[name])])
  return Object.fromEntries(entries) as Record<BandName, Range>
}

function quantilesOf(group: readonly MeasuredCase[]): FittedResiduals {
  const folds = Map.groupBy(group, ({ publisher }) => publisher)
  const weight = (each: MeasuredCase) => 1 / (folds.get(each.publisher)?.length ?? 1)
  const middle = (cases: readonly MeasuredCase[]) =>
    quantileOfRatios(cases.map(ratio), cases.map(weight), 0.5)
  // A middle taken from few publishers says little about the next one: it is pulled towards 1.
  const p50 = middle(group) ** (folds.size / (folds.size + 1))
  const deviations: number[] = []
  const weights: number[] = []
  for (const [publisher, own] of folds) {
    const others = group.filter((each) => each.publisher !== publisher)
    const centre = others.length === 0 ? p50 : middle(others)
    for (const each of own) {
      deviations.push(ratio(each) / centre)
      weights.push(weight(each))
    }
  }
  const side = leastSide ** (1 + 1 / folds.size)
  const end = (share: number) =>
    quantileOfRatios(deviations, weights, share) ** (1 + fewPublishers / folds.size)
  return {
    p5: rounded(Math.min(1 / side, end(0.05)) * p50),
    p50: rounded(p50),
    p95: rounded(Math.max(side, end(0.95)) * p50),
    rows: group.length,
    publishers: folds.size,
  }
}

/** As the file of the fitted quantiles holds it. */
function rounded(figure: number): number {
  return Number(figure.toPrecision(4))
}

function ratio({ actual, bare, fitted }: MeasuredCase): number {
  return fitted?.isInverse ? bare / actual : actual / bare
}

/** The weighted quantile of positive numbers, between neighbours in proportion of logarithms. */
function quantileOfRatios(
  values: readonly number[],
  weights: readonly number[],
  share: number,
): number {
  return Math.exp(quantile(values.map(Math.log), weights, share))
}
