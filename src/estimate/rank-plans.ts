import type { Planning, PlanRole } from './estimate.ts'
import { headroom } from './training-layouts.ts'

/** A plan as far as it is ranked. */
export interface Candidate<T> {
  readonly plan: T
  /** Likely money; null without a dated price. */
  readonly usd: number | null
  /** Likely time: of the run, or of one answer. */
  readonly hours: number
  /** Share of the card's memory that likely stays free. */
  readonly freeShare: number
  readonly gpus: number
  readonly isTight: boolean
}

export interface Limits {
  readonly deadlineHours: number | undefined
  readonly budgetUsd: number | undefined
}

export interface Chosen<T> {
  readonly role: PlanRole
  readonly candidate: Candidate<T>
  readonly because: string
}

export interface Ranking<T> {
  readonly chosen: readonly Chosen<T>[]
  readonly bindingConstraint: Planning['bindingConstraint']
  /** Cheapest first; each next one is faster. */
  readonly paretoFront: readonly Candidate<T>[]
}

/** One per cent of money or time is not worth a second card. */
export const sameWithin = 1.01
/** A second machine has to be worth at least a tenth of the score. */
const oneNodeWithin = 1.1
export const gpusOfOneNode = 8

/**
 * Cheapest, fastest and best of what fits; of what is tight where nothing surely fits. The same
 * candidates in the same order always give the same ranking.
 */
export function rankPlans<T>(candidates: readonly Candidate<T>[], limits: Limits): Ranking<T> {
  const sure = candidates.filter((each) => !each.isTight)
  const pool = sure.length > 0 ? sure : candidates
  const { deadlineHours = Number.POSITIVE_INFINITY, budgetUsd = Number.POSITIVE_INFINITY } = limits
  const inTime = pool.filter((each) => each.hours <= deadlineHours)
  const inBudget = pool.filter((each) => (each.usd ?? 0) <= budgetUsd)
  const isLate = inTime.length === 0
  const isOver = inBudget.length === 0
  // What misses one limit is answered by the plan that comes nearest to it.
  const cheapest = isLate ? (isOver ? cheapestOf(pool) : undefined) : cheapestOf(inTime)
  const fastest = isOver ? (isLate ? fastestOf(pool) : undefined) : fastestOf(inBudget)
  const both = inTime.filter((each) => inBudget.includes(each))
  const best = bestOf(both.filter((each) => each.freeShare >= headroom))
  const tight = sure.length > 0 ? cheaperTight(candidates, cheapest, deadlineHours) : undefined

  const chosen: Chosen<T>[] = []
  // What cannot win is not counted, so no number of plans would mean much to a person.
  const among = `of all plans that ${sure.length > 0 ? 'fit' : 'may fit'}`
  if (cheapest !== undefined) {
    const meets = limits.deadlineHours === undefined ? '' : ' and meet the deadline'
    const because = isOver
      ? 'No plan stays within the budget; this one comes nearest.'
      : `The least money ${among}${meets}.`
    chosen.push({ role: 'cheapest', candidate: cheapest, because })
  }
  if (fastest !== undefined) {
    const keeps = limits.budgetUsd === undefined ? '' : ' and stay within the budget'
    const because = isLate
      ? 'No plan meets the deadline; this one comes nearest.'
      : `The shortest time ${among}${keeps}.`
    chosen.push({ role: 'fastest', candidate: fastest, because })
  }
  if (best !== undefined) {
    const because =
      'The least money × √time with a tenth of the card free; a second machine only where it pays.'
    chosen.push({ role: 'best', candidate: best, because })
  }
  if (tight !== undefined) {
    const because = 'Cheaper than all that surely fit, and may run out of memory: try it first.'
    chosen.push({ role: 'tight', candidate: tight, because })
  }
  return {
    chosen,
    bindingConstraint: binding(pool, inTime, inBudget, { cheapest, fastest }),
    paretoFront: frontOf(pool),
  }
}

function least<T>(
  pool: readonly Candidate<T>[],
  measure: (each: Candidate<T>) => number,
  within: number,
): readonly Candidate<T>[] {
  const lowest = Math.min(...pool.map(measure))
  return pool.filter((each) => measure(each) <= lowest * within)
}

/** The first of those that are lowest by each measure in turn. */
function firstBy<T>(
  pool: readonly Candidate<T>[],
  ...measures: readonly ((each: Candidate<T>) => number)[]
): Candidate<T> | undefined {
  let left = pool
  for (const measure of measures) left = least(left, measure, 1)
  return left[0]
}

const usdOf = <T>({ usd }: Candidate<T>) => usd ?? Number.POSITIVE_INFINITY
const hoursOf = <T>({ hours }: Candidate<T>) => hours
const gpusOf = <T>({ gpus }: Candidate<T>) => gpus
const scoreOf = <T>(each: Candidate<T>) => usdOf(each) * Math.sqrt(each.hours)

function cheapestOf<T>(pool: readonly Candidate<T>[]): Candidate<T> | undefined {
  const priced = pool.filter(({ usd }) => usd !== null)
  return firstBy(least(priced, usdOf, sameWithin), gpusOf, hoursOf, usdOf)
}

function fastestOf<T>(pool: readonly Candidate<T>[]): Candidate<T> | undefined {
  return firstBy(least(pool, hoursOf, sameWithin), usdOf, gpusOf, hoursOf)
}

function bestOf<T>(pool: readonly Candidate<T>[]): Candidate<T> | undefined {
  const priced = pool.filter(({ usd }) => usd !== null)
  const near = least(priced, scoreOf, oneNodeWithin).filter(({ gpus }) => gpus <= gpusOfOneNode)
  return firstBy(least(near.length > 0 ? near : priced, scoreOf, sameWithin), gpusOf, scoreOf)
}

function cheaperTight<T>(
  candidates: readonly Candidate<T>[],
  cheapest: Candidate<T> | undefined,
  deadlineHours: number,
): Candidate<T> | undefined {
  const tight = cheapestOf(candidates.filter((each) => each.isTight && each.hours <= deadlineHours))
  if (tight === undefined || cheapest === undefined) return undefined
  return usdOf(tight) * sameWithin < usdOf(cheapest) ? tight : undefined
}

function binding<T>(
  pool: readonly Candidate<T>[],
  inTime: readonly Candidate<T>[],
  inBudget: readonly Candidate<T>[],
  { cheapest, fastest }: Record<'cheapest' | 'fastest', Candidate<T> | undefined>,
): Planning['bindingConstraint'] {
  if (pool.length === 0) return 'memory'
  if (pool.every(({ usd }) => usd === null)) return 'no price'
  if (inTime.length === 0) return 'deadline'
  if (inBudget.length === 0) return 'budget'
  if (pool.some((each) => usdOf(each) * sameWithin < usdOf(cheapest ?? each))) return 'deadline'
  if (pool.some((each) => each.hours * sameWithin < (fastest ?? each).hours)) return 'budget'
  return 'none'
}

function frontOf<T>(pool: readonly Candidate<T>[]): readonly Candidate<T>[] {
  const byMoney = pool
    .filter(({ usd }) => usd !== null)
    .toSorted((a, b) => usdOf(a) - usdOf(b) || a.hours - b.hours || a.gpus - b.gpus)
  let shortest = Number.POSITIVE_INFINITY
  return byMoney.filter(({ hours }) => {
    const isFaster = hours < shortest
    shortest = Math.min(shortest, hours)
    return isFaster
  })
}
