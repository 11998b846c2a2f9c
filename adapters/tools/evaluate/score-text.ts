import type { EstimateEvaluation } from './estimates.ts'
import type { Score } from './scores.ts'

const columns: readonly (readonly [string, (score: Score) => string])[] = [
  ['metric', (score) => score.metric],
  ['method', (score) => score.methodId],
  ['rows', (score) => `${score.answered}/${score.rows}`],
  ['median error', (score) => percent(score.medianError)],
  ['plain', (score) => percent(score.medianErrorPlain)],
  ['p90', (score) => percent(score.p90Error)],
  ['within 1.5×', (score) => percent(score.within1_5)],
  ['bias', (score) => percent(Math.exp(score.bias) - 1)],
  ['coverage', (score) => percent(score.coverage)],
  ['high/low', (score) => score.medianHighOverLow.toFixed(2)],
]

/** The scores as a table for a terminal. */
export function scoreText({ predictions, scores, fits }: EstimateEvaluation): string {
  const table = [
    columns.map(([title]) => title),
    ...scores.map((score) => columns.map(([, show]) => show(score))),
  ]
  const widths = columns.map((_, index) => Math.max(...table.map((row) => row[index]?.length ?? 0)))
  const lines = table.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  if (fits !== null) {
    lines.push(
      `fits: ${fits.rows} rows, ${percent(fits.right)} on the right side, Brier score ${fits.brier.toFixed(3)}`,
    )
  }
  const reasons = predictions.flatMap((each) => ('skipped' in each ? [each.skipped] : []))
  for (const [reason, group] of Map.groupBy(reasons, (each) => each)) {
    lines.push(`skipped ${group.length}: ${reason}`)
  }
  return lines.join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
