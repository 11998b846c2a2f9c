import { type BandName, bandCaps, bandNames, bandOf } from '#src/estimate/bands.ts'
import type { ConstantName, Constants } from '#src/estimate/fitted-constants.ts'
import { fitScore, type Score, type Scored, scoresOf } from '../evaluate/scores.ts'
import { constantPriors } from './constant-priors.ts'
import type { FittedResiduals } from './fit-bands.ts'
import type { FittedConstants } from './fit-constants.ts'
import type { Measurements } from './measured-case.ts'
import { levels, scoreOfLevel, speaksOf } from './section-levels.ts'

export interface Outcome {
  readonly measurements: Measurements
  readonly residuals: Record<BandName, FittedResiduals>
  readonly inSample: readonly Scored[]
  readonly leftOut: readonly Scored[]
  /** Whether others published figures of the same kind; in the order of the scored ones. */
  readonly isShared: readonly boolean[]
  readonly constants: Constants
  readonly evidence: FittedConstants['evidence']
  /** Of measurements that nothing was fitted to. */
  readonly others: readonly (readonly string[])[]
}

/** The generated parts of docs/accuracy.md, by the name of their place in it. */
export function pageTables(outcome: Outcome): Readonly<Record<string, string>> {
  return {
    levels: levelTable(outcome),
    constants: constantTable(outcome),
    scores: scoreTable(outcome),
    bands: bandTable(outcome),
    sources: sourceTable(outcome),
    fits: fitLines(outcome),
    others: table(
      [
        'Quantity',
        'Target',
        'Rows',
        'Sources',
        'Median',
        'Coverage',
        'Studied: median',
        'Coverage',
        'Not studied: median',
        'Coverage',
      ],
      outcome.others,
    ),
  }
}

function levelTable({ inSample, leftOut, isShared }: Outcome): string {
  const ofSharedKinds = leftOut.filter((_, index) => isShared[index])
  return table(
    [
      'Quantity',
      'Rows',
      'Level',
      'In sample',
      'Left out',
      'Target',
      'Coverage left out',
      'Rows of a kind others published',
      'Left out',
      'Coverage',
    ],
    levels.map((each) => {
      const here = scoreOfLevel(each, inSample)
      const out = scoreOfLevel(each, leftOut)
      return [
        each.name,
        String(here.answered),
        percent(each.level),
        percent(here.medianError),
        percent(out.medianError),
        each.target === null ? '–' : percent(each.target),
        percent(out.coverage),
        ...sharedCells(
          ofSharedKinds.filter((its) => speaksOf(each, its)),
          each,
        ),
      ]
    }),
  )
}

function sharedCells(scored: readonly Scored[], level: (typeof levels)[number]): string[] {
  if (scored.length === 0) return ['0', '–', '–']
  const { medianError, coverage } = scoreOfLevel(level, scored)
  return [String(scored.length), percent(medianError), percent(coverage)]
}

function constantTable({ constants, evidence }: Outcome): string {
  const fitted = Object.entries(constants) as [ConstantName, number][]
  return table(
    ['Constant', 'Value', 'Rows', 'Publishers', 'Without any'],
    fitted.map(([name, value]) => {
      const its = evidence.get(name)
      return [
        name,
        String(value),
        String(its?.rows ?? 0),
        String(its?.publishers ?? 0),
        constantPriors[name].isOptional
          ? 'computed'
          : constantPriors[name].from(constants).toPrecision(2),
      ]
    }),
  )
}

function scoreTable({ measurements, inSample, leftOut }: Outcome): string {
  const here = scoresOf(inSample, measurements.asked)
  const out = scoresOf(leftOut, measurements.asked)
  return table(
    [
      'Metric',
      'Method',
      'Answered',
      'Median',
      'Plain',
      'P90',
      'Within 1.5×',
      'Bias',
      'Coverage',
      'High/low',
      'Left out: median',
      'Bias',
      'Coverage',
      'High/low',
    ],
    here.map((score) => [
      score.metric,
      score.methodId,
      `${score.answered}/${score.rows}`,
      percent(score.medianError),
      percent(score.medianErrorPlain),
      percent(score.p90Error),
      percent(score.within1_5, 0),
      bias(score),
      percent(score.coverage, 0),
      score.medianHighOverLow.toFixed(2),
      ...leftOutCells(
        out.find(({ metric, methodId }) => metric === score.metric && methodId === score.methodId),
      ),
    ]),
  )
}

function leftOutCells(score: Score | undefined): string[] {
  if (score === undefined) return ['–', '–', '–', '–']
  return [
    percent(score.medianError),
    bias(score),
    percent(score.coverage, 0),
    score.medianHighOverLow.toFixed(2),
  ]
}

function sourceTable({ inSample, leftOut }: Outcome): string {
  const bySource = (scored: readonly Scored[]) =>
    scoresOf(
      scored.map((each) => ({ ...each, methodId: `${each.methodId}|${each.source}` })),
      new Map(),
    )
  const out = bySource(leftOut)
  return table(
    [
      'Source',
      'Metric',
      'Method',
      'Rows',
      'Median',
      'Bias',
      'Coverage',
      'Left out: median',
      'Coverage',
    ],
    bySource(inSample)
      .map((score) => {
        const [method = '', source = ''] = score.methodId.split('|')
        const other = out.find((o) => o.metric === score.metric && o.methodId === score.methodId)
        return [
          source,
          score.metric,
          method,
          String(score.answered),
          percent(score.medianErrorPlain),
          bias(score),
          percent(score.coverage, 0),
          other === undefined ? '–' : percent(other.medianErrorPlain),
          other === undefined ? '–' : percent(other.coverage, 0),
        ]
      })
      .toSorted((a, b) => a.join(' ').localeCompare(b.join(' '), 'en')),
  )
}

function bandTable({ residuals }: Outcome): string {
  return table(
    ['Band', 'Rows', 'Publishers', 'P5', 'P50', 'P95', 'High/low as shown', 'Cap', ''],
    bandNames.map((name) => {
      const { rows, publishers, p5, p50, p95 } = residuals[name]
      const { low, high } = bandOf(name, residuals[name])
      const isWide = high / low > bandCaps[name]
      return [
        name,
        String(rows),
        String(publishers),
        p5.toFixed(2),
        p50.toFixed(2),
        p95.toFixed(2),
        (high / low).toFixed(2),
        bandCaps[name].toFixed(2),
        isWide ? 'wider than its cap: confidence is lowered' : '',
      ]
    }),
  )
}

function fitLines({ inSample, leftOut }: Outcome): string {
  const rows = (['training', 'serving'] as const).flatMap((kind) => {
    const mine = (scored: readonly Scored[]) =>
      fitScore(scored.filter(({ methodId }) => (methodId === 'serve') === (kind === 'serving')))
    const [here, out] = [mine(inSample), mine(leftOut)]
    if (here === null || out === null) return []
    return [
      [
        kind,
        String(here.rows),
        percent(here.right, 0),
        here.brier.toFixed(3),
        percent(out.right, 0),
        out.brier.toFixed(3),
      ],
    ]
  })
  return table(['Fits', 'Rows', 'Right side', 'Brier', 'Left out: right side', 'Brier'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function bias(score: Score): string {
  const share = Math.exp(score.bias) - 1
  return `${share >= 0 ? '+' : '−'}${percent(Math.abs(share))}`
}

function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)} %`
}
