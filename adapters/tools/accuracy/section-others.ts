import type { Bands } from '#src/estimate/bands.ts'
import type { Factors } from '#src/estimate/factors.ts'
import type { Scored } from '../evaluate/scores.ts'
import { type MeasuredCase, measurementsIn, scoredWith } from './measured-case.ts'
import { type Level, levels, scoreOfLevel, speaksOf } from './section-levels.ts'

/** Measurements that no constant and no band was fitted to, and which of their sources were studied. */
export function otherMeasurements(fixtures: string): readonly MeasuredCase[] {
  const { cases, rows } = measurementsIn(fixtures, ['other-measurements.csv'])
  if (cases.length < rows * 0.9)
    throw new RangeError('more than a tenth of the others is unanswered')
  return cases
}

/** How the estimator does on what it was never fitted to, by whether anybody looked at why it was wrong. */
export function otherLines(
  cases: readonly MeasuredCase[],
  bands?: Bands,
  factors?: Factors,
): string[][] {
  const scored = cases.map((each) => ({
    score: scoredWith(each, bands, factors),
    isStudied: each.cells.looked_at === 'yes',
  }))
  const all = scored.map(({ score }) => score)
  const half = (isStudied: boolean) =>
    scored.filter((each) => each.isStudied === isStudied).map(({ score }) => score)
  return levels
    .filter((each) => all.some((its) => speaksOf(each, its)))
    .map((each) => [
      each.name,
      each.target === null ? '–' : percent(each.target),
      ...cellsOf(each, all),
      ...cellsOf(each, half(true)).slice(2),
      ...cellsOf(each, half(false)).slice(2),
    ])
}

function cellsOf(level: Level, scored: readonly Scored[]): string[] {
  const group = scored.filter((each) => speaksOf(level, each))
  if (group.length === 0) return ['–', '–', '–', '–']
  const { answered, medianError, coverage } = scoreOfLevel(level, group)
  const sources = new Set(group.map(({ source }) => source)).size
  return [String(answered), String(sources), percent(medianError), percent(coverage)]
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
