import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bands, bands, noBands } from '#src/estimate/bands.ts'
import { type Factors, factors as usual } from '#src/estimate/factors.ts'
import { parseCsv } from '../evaluate/csv.ts'
import { figureOf, inputsOf, predictedFigure, publishedValue } from '../evaluate/estimates.ts'
import { servingBand } from '../evaluate/predict-serving.ts'
import { type FittedBand, trainingBand } from '../evaluate/predict-training.ts'
import { type Row, readRow } from '../evaluate/row.ts'
import type { Scored } from '../evaluate/scores.ts'

export type Cells = Readonly<Record<string, string>>

/** A published value that the model has an answer to. */
export interface MeasuredCase {
  readonly cells: Cells
  readonly metric: string
  readonly methodId: string
  readonly source: string
  /** Who published it; editions of one benchmark are one publisher. Left out as a whole. */
  readonly publisher: string
  readonly actual: number
  /** Without any band. */
  readonly bare: number
  readonly fitted: FittedBand | null
}

export const files = ['pretrain.csv', 'finetune.csv', 'serving.csv'] as const

export interface Measurements {
  readonly cases: readonly MeasuredCase[]
  /** Rows with a value, answered or not, by "metric method". */
  readonly asked: ReadonlyMap<string, number>
  readonly rows: number
}

/** Reads the rows of a folder, or of the named file, and predicts each without its band. */
export function measurementsIn(folder: string, names: readonly string[] = files): Measurements {
  const asked = new Map<string, number>()
  const cases: MeasuredCase[] = []
  for (const name of names) {
    for (const cells of parseCsv(readFileSync(join(folder, name), 'utf8'))) {
      const actual = publishedValue(cells)
      if (actual === undefined) continue
      const { metric = '', method_id: methodId = '', source = '' } = cells
      const group = `${metric} ${methodId}`
      asked.set(group, (asked.get(group) ?? 0) + 1)
      const bare = predictedFigure(inputsOf(cells), noBands)
      if ('skipped' in bare) continue
      const row = rowOf({ cells })
      const fitted = methodId === 'serve' ? servingBand(row) : trainingBand(row)
      const publisher = source.replace(/-\d[\d.]*$/, '')
      cases.push({ cells, metric, methodId, source, publisher, actual, bare: bare.likely, fitted })
    }
  }
  return { cases, asked, rows: [...asked.values()].reduce((sum, count) => sum + count, 0) }
}

/** The case with its bare prediction by other constants than the product's. */
export function predictedWith(each: MeasuredCase, factors: Factors): MeasuredCase {
  return { ...each, bare: figureOf(rowOf(each), noBands, factors).likely }
}

/** The prediction of a case with other bands, and other constants, than the product's. */
export function scoredWith(
  each: MeasuredCase,
  scatter: Bands = bands,
  factors: Factors = usual,
): Scored {
  const { metric, methodId, source, actual } = each
  const { range } = figureOf(rowOf(each), scatter, factors)
  return { metric, methodId, source, actual, ...range }
}

const readRows = new WeakMap<Cells, Row>()

/** The row as it may be predicted from. Read once: a fit asks for it thousands of times. */
export function rowOf({ cells }: Pick<MeasuredCase, 'cells'>): Row {
  const known = readRows.get(cells)
  if (known !== undefined) return known
  const row = readRow(inputsOf(cells))
  readRows.set(cells, row)
  return row
}
