import { describe, expect, it } from 'vitest'
import { noBands } from '#src/estimate/bands.ts'
import type { Factor } from '#src/estimate/factor.ts'
import { factorsWith } from '#src/estimate/factors.ts'
import { type Constants, fittedConstants } from '#src/estimate/fitted-constants.ts'
import { sources } from '#src/estimate/sources.ts'
import { fitsTo, isSharedKind, predictedFresh } from '../../adapters/tools/accuracy/fits-without.ts'
import { leaveOneOut } from '../../adapters/tools/accuracy/leave-one-out.ts'
import {
  type MeasuredCase,
  measurementsIn,
  rowOf,
} from '../../adapters/tools/accuracy/measured-case.ts'
import { figureOf } from '../../adapters/tools/evaluate/estimates.ts'

const { cases } = measurementsIn('test/fixtures', ['measurements.csv'])

/** The extract as it would have been published in a world with other constants. */
function worldOf(constants: Constants, change: Partial<MeasuredCase> = {}): MeasuredCase[] {
  const factors = factorsWith(constants)
  return cases.map((each) => ({
    ...each,
    ...change,
    actual: figureOf(rowOf(each), noBands, factors).likely,
  }))
}

const none = fitsTo([])

describe('the fit of the constants', () => {
  it('finds again what a world was made with', () => {
    const planted = { ...fittedConstants, plainH100: 0.5, autoawqRead: 0.5, qloraActivations: 1.5 }
    const { constants } = fitsTo(worldOf(planted)).without([])
    // To the three digits that are kept.
    expect(constants.plainH100).toBeCloseTo(0.5, 2)
    expect(constants.autoawqRead).toBeCloseTo(0.5, 2)
    expect(constants.qloraActivations).toBeCloseTo(1.5, 2)
  })

  it('stays at what we would take without any figure: an unknown card reaches 0.4 of its peak', () => {
    const { constants, evidence } = none.without([])
    expect(constants.plainA100).toBe(0.4)
    // Recomputing costs a quarter of the time: 0.4 ÷ 1.25.
    expect(constants.plainA100Recomputed).toBe(0.32)
    expect(evidence.size).toBe(0)
  })

  it('computes a pipeline for which nobody published anything', () => {
    const { factors } = none.without([])
    expect(factors.training.plain['a100-80']).not.toHaveProperty('pipeline')
  })

  it('counts what each rests on', () => {
    const { evidence } = fitsTo(cases).without([])
    // llm-foundry alone printed H100 loops in the extract, and at least one row of each metric is there.
    expect(evidence.get('plainH100')?.publishers).toBe(1)
    expect(evidence.has('tunedMi300Fp8Lora')).toBe(false)
  })

  it('lets no publisher have more say for having more rows', () => {
    const [low, high] = [0.4, 0.5].map((plainH100) =>
      worldOf({ ...fittedConstants, plainH100 }, { publisher: String(plainH100) }),
    )
    const crowd = [...(low ?? []), ...(low ?? []), ...(low ?? []), ...(high ?? [])]
    const even = [...(low ?? []), ...(high ?? [])]
    const fitted = (rows: MeasuredCase[]) => fitsTo(rows).without([]).constants.plainH100
    // Three times the rows: 3n / (3n + 1) against n / (n + 1), and not 3 to 1.
    expect(fitted(crowd)).toBeGreaterThanOrEqual(0.4)
    expect(fitted(even)).toBeCloseTo(0.45, 1)
    expect(Math.abs(fitted(crowd) - fitted(even))).toBeLessThan(0.06)
  })

  it('has no ear for a speed that the card cannot reach', () => {
    const one = cases.filter(({ cells }) => cells.gpu_id === 'H100-SXM' && cells.stack !== 'tuned')
    const speeds = one.filter(({ fitted }) => fitted?.name === 'pretrainSpeed')
    expect(speeds.length).toBeGreaterThan(0)
    // Three times what it is: 1.2 of the peak, where 0.8 is the most that products alone reach.
    const tooFast = speeds.map((each) => ({ ...each, actual: each.actual * 3 }))
    expect(fitsTo(tooFast).without([]).evidence.has('plainH100')).toBe(false)
  })
})

/** Every row but llm-foundry's has a second publisher, so that no band is ever without one. */
const published = cases.flatMap((each) =>
  each.publisher === 'llm-foundry'
    ? [each]
    : [each, { ...each, source: 'twin', publisher: 'twin', actual: each.actual * 1.01 }],
)

describe('leaving a publisher out', () => {
  it('gives its figures no say in the constants that predict them', () => {
    const lied = published.map((each) =>
      each.publisher === 'llm-foundry' ? { ...each, actual: each.actual * 2 } : each,
    )
    const likely = (rows: readonly MeasuredCase[]) =>
      leaveOneOut(rows, fitsTo(rows))
        .filter(({ source }) => source === 'llm-foundry')
        .map((each) => each.likely)
    expect(likely(published).length).toBeGreaterThan(0)
    expect(likely(lied)).toEqual(likely(published))
  })

  it('keeps the order of the rows', () => {
    const scored = leaveOneOut(published, fitsTo(published))
    expect(scored.map(({ actual }) => actual)).toEqual(published.map(({ actual }) => actual))
  })

  it('takes a kind that one publisher alone published as it was fitted', () => {
    const fits = fitsTo(cases)
    const alone = cases.filter((each) => !isSharedKind(each, fits))
    const { factors } = fits.without([])
    const fresh = predictedFresh(alone, fits)
    expect(alone.length).toBeGreaterThan(0)
    fresh.forEach((each) => {
      expect(each.bare).toBe(figureOf(rowOf(each), noBands, factors).likely)
    })
  })
})

/** P10 and P90 of the rows themselves, as estimation by hand had read them off before any fit. */
describe('the fitted constants', () => {
  it.each([
    ['plainA100', 0.52, 0.63],
    ['plainA100Recomputed', 0.49, 0.58],
    ['plainA100Small', 0.39, 0.53],
    ['plainA100Pipeline', 0.24, 0.37],
    ['plainH100', 0.37, 0.46],
    ['tunedGB200Fp8', 0.72, 0.85],
    ['tunedGB300Fp8', 0.9, 1.07],
    ['tunedGB200ExpertsFp8', 0.29, 0.58],
    ['zero3GiB', 2, 9],
    ['schedulingMoe', 0.25, 0.6],
    ['schedulingAmd', 0.3, 0.6],
    ['tensorParallelShare', 0.6, 0.95],
    ['autoawqRead', 0.65, 0.85],
  ] as const)('%s lies within what its rows show: %d to %d', (name, p10, p90) => {
    expect(fittedConstants[name]).toBeGreaterThanOrEqual(p10)
    expect(fittedConstants[name]).toBeLessThanOrEqual(p90)
  })
})

describe('the constants that say they are our fit', () => {
  /** Every factor of a tree, by its path. */
  function factorsIn(tree: object, path = ''): [string, Factor][] {
    return Object.entries(tree).flatMap(([name, value]): [string, Factor][] => {
      if (typeof value !== 'object' || value === null) return []
      if ('likely' in value && 'source' in value) return [[`${path}${name}`, value as Factor]]
      return factorsIn(value, `${path}${name}.`)
    })
  }

  it('are all of them fitted', () => {
    const half = Object.fromEntries(
      Object.entries(fittedConstants).map(([name, value]) => [name, value / 2]),
    ) as Constants
    const [now, then] = [factorsWith(fittedConstants), factorsWith(half)].map((each) =>
      factorsIn({ memory: each.memory, training: each.training, serving: each.serving }),
    )
    const ours = (now ?? []).filter(([, { source }]) => source === sources.calibration)
    expect(ours.length).toBeGreaterThan(10)
    const other = new Map(then)
    for (const [path, { likely }] of ours)
      expect([path, other.get(path)?.likely]).toEqual([path, likely / 2])
  })
})
