import { noBands } from '#src/estimate/bands.ts'
import { type Factors, factorsWith } from '#src/estimate/factors.ts'
import type { ConstantName, Constants } from '#src/estimate/fitted-constants.ts'
import { figureOf } from '../evaluate/estimates.ts'
import type { Row } from '../evaluate/row.ts'
import { constantPriors } from './constant-priors.ts'
import { type MeasuredCase, rowOf } from './measured-case.ts'
import { quantile } from './quantile.ts'

/** How many published figures, of how many publishers, moved a constant. */
export interface Evidence {
  readonly rows: number
  readonly publishers: number
}

export interface FittedConstants {
  readonly constants: Constants
  /** Absent where no figure speaks of a constant: it stays at its prior. */
  readonly evidence: ReadonlyMap<ConstantName, Evidence>
}

const names = Object.keys(constantPriors) as readonly ConstantName[]
/** A step of a constant's logarithm, to see which figures it moves, and how far. */
const step = 0.02
/** A figure whose logarithm moves by less than this share of its constant's says nothing about it. */
const leastSlope = 0.05
/** Rounds through all constants; they settle in fewer. */
const rounds = 8

export interface Measured {
  readonly row: Row
  readonly publisher: string
  readonly logActual: number
}

export type Dependents = ReadonlyMap<ConstantName, readonly Measured[]>

interface Pull {
  readonly publisher: string
  /** How far the logarithm of the constant would have to move for this figure to be met. */
  readonly shift: number
  readonly slope: number
}

/**
 * Fits the constants of the formulas to published figures, one after the other, from their priors:
 * each moves to where the logarithms of measured over predicted have their middle, weighed by how
 * much a figure depends on it. What no figure speaks of stays at its prior.
 */
export function fitConstants(dependents: Dependents): FittedConstants {
  const evidence = new Map<ConstantName, Evidence>()
  const fit = priorsAlone()
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const { from, least, most, isOptional } = constantPriors[name]
      const pulls = pullsOn(name, fit, dependents.get(name) ?? [])
      if (pulls.length === 0) {
        evidence.delete(name)
        fit[name] = isOptional ? 0 : rounded(from(fit))
        continue
      }
      const publishers = Map.groupBy(pulls, ({ publisher }) => publisher)
      evidence.set(name, { rows: pulls.length, publishers: publishers.size })
      const wanted = fit[name] * Math.exp(middleShift(pulls, publishers))
      fit[name] = rounded(Math.min(most, Math.max(least, wanted)))
    }
  }
  return { constants: fit, evidence }
}

function priorsAlone(): Record<ConstantName, number> {
  const fit = {} as Record<ConstantName, number>
  for (const name of names) fit[name] = constantPriors[name].from(fit)
  return fit
}

/** Whole runs fit nothing: what their hours hide is not in the formulas. */
export function isFittedTo({ fitted }: MeasuredCase): boolean {
  return fitted !== null && fitted.name !== 'wholeRunHours'
}

/**
 * Which figures each constant moves, at the priors or at what is fitted from there: floors and limits
 * hide some of them at the one or the other.
 */
export function dependentsOf(cases: readonly MeasuredCase[]): Dependents {
  const measured = cases.filter(isFittedTo).map((each) => ({
    row: rowOf(each),
    publisher: each.publisher,
    logActual: Math.log(each.actual),
  }))
  const atPriors = movedAt([priorsAlone()], measured)
  return movedAt([priorsAlone(), fitConstants(atPriors).constants], measured)
}

function movedAt(places: readonly Constants[], measured: readonly Measured[]): Dependents {
  const before = places.map((fit) => figuresAt(measured, factorsWith(fit)))
  return new Map(
    names.map((name) => {
      const after = places.map((fit) => figuresAt(measured, moved(fit, name)))
      const moves = (index: number) => after.some((its, at) => its[index] !== before[at]?.[index])
      return [name, measured.filter((_, index) => moves(index))]
    }),
  )
}

/** The same without what some publishers published. */
export function dependentsWithout(
  dependents: Dependents,
  publishers: ReadonlySet<string>,
): Dependents {
  return new Map(
    [...dependents].map(([name, all]) => [
      name,
      all.filter(({ publisher }) => !publishers.has(publisher)),
    ]),
  )
}

function figuresAt(measured: readonly Measured[], factors: Factors): number[] {
  return measured.map((each) => logFigure(each, factors))
}

function logFigure({ row }: Measured, factors: Factors): number {
  return Math.log(figureOf(row, noBands, factors).likely)
}

function moved(fit: Constants, name: ConstantName): Factors {
  return factorsWith({ ...fit, [name]: fit[name] * Math.exp(step) })
}

function pullsOn(name: ConstantName, fit: Constants, dependents: readonly Measured[]): Pull[] {
  if (dependents.length === 0) return []
  const [here, there] = [factorsWith(fit), moved(fit, name)]
  const { isCeiling, most } = constantPriors[name]
  const ceiling = isCeiling ? Math.log(most / fit[name]) : Number.POSITIVE_INFINITY
  return dependents.flatMap((each) => {
    const before = logFigure(each, here)
    const slope = (logFigure(each, there) - before) / step
    if (Math.abs(slope) < leastSlope) return []
    const shift = (each.logActual - before) / slope
    return shift > ceiling ? [] : [{ publisher: each.publisher, shift, slope }]
  })
}

/**
 * The shift that leaves the least sum of distances. A publisher of n figures weighs n / (n + 1): as
 * publishers differ from one another about as much as the figures of each do, one figure alone is
 * worth half of what many are.
 */
function middleShift(
  pulls: readonly Pull[],
  publishers: ReadonlyMap<string, readonly Pull[]>,
): number {
  const weights = pulls.map(
    ({ publisher, slope }) => Math.abs(slope) / ((publishers.get(publisher)?.length ?? 0) + 1),
  )
  return quantile(
    pulls.map(({ shift }) => shift),
    weights,
    0.5,
  )
}

/** Three digits: no fit to published runs knows more. */
function rounded(figure: number): number {
  return Number(figure.toPrecision(3))
}
