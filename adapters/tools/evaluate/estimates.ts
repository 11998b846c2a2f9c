import { type Bands, bands } from '#src/estimate/bands.ts'
import type { Range } from '#src/estimate/estimate.ts'
import { type Factors, factors as usual } from '#src/estimate/factors.ts'
import type { Uncertain } from '#src/estimate/uncertain.ts'
import { parseCsv } from './csv.ts'
import { predictServing } from './predict-serving.ts'
import { predictTraining } from './predict-training.ts'
import { type Row, readRow, SkippedRow } from './row.ts'
import { type FitScore, fitScore, groupOf, type Score, type Scored, scoresOf } from './scores.ts'

export type Prediction =
  | ({ readonly row_id: string } & Range)
  | { readonly row_id: string; readonly skipped: string }

export interface EstimateEvaluation {
  readonly predictions: readonly Prediction[]
  /** Empty when the file has no value column. */
  readonly scores: readonly Score[]
  readonly fits: FitScore | null
}

/** Columns that tell the answer, or who published it: no prediction may see them. */
const hidden = [
  'row_id',
  'case_id',
  'split_key',
  'value',
  'value_normalised',
  'mfu_pct',
  'model_tflops_per_gpu',
  'notes',
  'source',
  'source_title',
  'source_url_or_repo_path',
]

/** Predicts every row it can from that row's inputs alone, and scores where the values are known. */
export function evaluateEstimates(csvText: string): EstimateEvaluation {
  const rows = parseCsv(csvText)
  const scored: Scored[] = []
  const asked = new Map<string, number>()
  const predictions = rows.map((cells): Prediction => {
    const prediction = { row_id: cells.row_id ?? '', ...predict(inputsOf(cells), bands) }
    const actual = publishedValue(cells)
    if (actual === undefined) return prediction
    const known = { metric: cells.metric ?? '', methodId: cells.method_id ?? '', actual }
    asked.set(groupOf(known), (asked.get(groupOf(known)) ?? 0) + 1)
    if ('likely' in prediction) {
      const { low, likely, high } = prediction
      scored.push({ ...known, source: cells.source ?? '', low, likely, high })
    }
    return prediction
  })
  return { predictions, scores: scoresOf(scored, asked), fits: fitScore(scored) }
}

/** What a prediction may see of a row. */
export function inputsOf(
  cells: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => !hidden.includes(name)))
}

export function publishedValue(cells: Readonly<Record<string, string>>): number | undefined {
  const text = (cells.value_normalised ?? '').trim()
  const value = Number(text)
  return text === '' || !Number.isFinite(value) ? undefined : value
}

/** The answer to a row, its range drawn. */
export function predict(
  inputs: Readonly<Record<string, string>>,
  scatters: Bands,
  factors: Factors = usual,
): Range | { skipped: string } {
  const figure = predictedFigure(inputs, scatters, factors)
  return 'skipped' in figure ? figure : figure.range
}

/** The same before it is drawn: reading its likely value alone is quick. */
export function predictedFigure(
  inputs: Readonly<Record<string, string>>,
  scatters: Bands,
  factors: Factors = usual,
): Uncertain | { skipped: string } {
  try {
    const figure = figureOf(readRow(inputs), scatters, factors)
    const isSound = Number.isFinite(figure.likely)
    return isSound ? figure : { skipped: 'the inputs give no finite figure' }
  } catch (error) {
    if (error instanceof SkippedRow) return { skipped: error.message }
    throw error
  }
}

/** @throws {SkippedRow} for a row that the model has no answer to */
export function figureOf(row: Row, scatters: Bands, factors: Factors = usual): Uncertain {
  return row.methodId === 'serve'
    ? predictServing(row, scatters, factors)
    : predictTraining(row, scatters, factors)
}
