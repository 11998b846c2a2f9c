import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { hoursPerMonth } from './api-cost.ts'
import { bands } from './bands.ts'
import { type CopySplit, cardsIn, copySplitsOf } from './copy-splits.ts'
import { servingFactors } from './factors-serving.ts'
import { fitProbability } from './fit.ts'
import { specOf } from './gpu-spec.ts'
import { times } from './range.ts'
import { cardsToPropose, type Rent, type RentTerms, rentOf } from './rent.ts'
import { cardsOfCopy, type ServingCase } from './serving-case.ts'
import { type RequestShape, type ServingLoad, servingLoad } from './serving-load.ts'
import { type ServingMemory, servingMemory } from './serving-memory.ts'
import { schedulingShare } from './serving-speed.ts'
import { scatter, type Uncertain } from './uncertain.ts'
import { suits } from './weight-kernels.ts'

export interface ServingRequest {
  readonly model: Omit<ServingCase, 'gpu' | keyof CopySplit>
  readonly request: RequestShape
  /** Requests per second in the busiest hour. */
  readonly peakRate: number
  /** In order of preference; none means any card with a recent price. */
  readonly cards: readonly GpuId[]
  readonly gpus: number | undefined
  /** Copies beside those the peak needs, so that one may fail. */
  readonly spareCopies: number
  readonly terms: RentTerms
  readonly asOf: string
}

export interface ServingPlan {
  readonly gpu: GpuId
  readonly serving: ServingCase
  readonly load: ServingLoad
  /** Output tokens per second of one copy. */
  readonly copyTokensPerSecond: Uncertain
  readonly copies: number
  /** Copies that the peak needs, should the speed be as low or as high as it may. */
  readonly copiesNeeded: Uncertain
  readonly gpus: number
  /** Sequences at once on one copy in the busiest hour. */
  readonly sequences: number
  readonly memory: ServingMemory
  readonly memoryGiBPerGpu: Uncertain
  /** Probability, in closed form: plans are chosen by it. `fitShare` draws it for those that are shown. */
  readonly fits: number
  readonly rent: Rent | null
  readonly usdPerMonth: Uncertain | null
}

/** Weights on more of a card leave too little for the cache to be worth its rent. */
const weightShareLimit = 0.6
export const cardsOfOneMachine = 8

/** The cheapest cards that hold the model, keep the limits and carry the peak. */
export function chooseServingPlan(wanted: ServingRequest): ServingPlan {
  const cards = wanted.cards.length > 0 ? wanted.cards : proposedServers(wanted)
  let best: ServingPlan | undefined
  for (const gpu of cards) {
    const plan = servingPlanOn(wanted, gpu)
    if (best === undefined || isBetter(plan, best, wanted)) best = plan
  }
  if (best === undefined) throw new RangeError('no card to plan with')
  return best
}

/**
 * On one kind of card: the fewest cards that share the weights and keep the limits, and among as
 * many the way that answers soonest of those that carry about as much.
 */
export function servingPlanOn(wanted: ServingRequest, gpu: GpuId): ServingPlan {
  const plans = soonestOfEqual(servingPlansOn(wanted, gpu), wanted)
  const { memoryGB } = gpuById(gpu)
  const roomy = plans.find(
    (plan) =>
      gradeOf(plan, wanted) === 2 && plan.memory.weights.likely <= weightShareLimit * memoryGB,
  )
  const sure = plans.find((plan) => gradeOf(plan, wanted) === 2)
  const tight = plans.find((plan) => meets(plan, wanted))
  const best = plans.reduce((a, b) => (pressure(b) < pressure(a) ? b : a))
  return roomy ?? sure ?? tight ?? best
}

/**
 * A plan for every way to spread one copy, the fewest cards first, and among as many cards the way
 * that carries most. More than one machine to a copy only where one does not hold it.
 */
export function servingPlansOn(wanted: ServingRequest, gpu: GpuId): readonly ServingPlan[] {
  const spec = specOf(gpuById(gpu))
  const most = wanted.gpus ?? Number.POSITIVE_INFINITY
  const splits = copySplitsOf(wanted.model.shape, spec).filter((split) => cardsIn(split) <= most)
  const within = splits.filter((split) => cardsIn(split) <= cardsOfOneMachine)
  const across = splits.filter((split) => cardsIn(split) > cardsOfOneMachine)
  const plansOf = (some: readonly CopySplit[]) =>
    some.map((split) => planWith(wanted, gpu, { ...wanted.model, ...split, gpu: spec }))
  const plans = plansOf(within)
  // Whoever names more cards than a machine has may also join them, where one holds a copy just so.
  const enough = wanted.gpus === undefined ? 1 : 2
  const isHeld = plans.some((plan) => gradeOf(plan, wanted) >= enough)
  return (isHeld ? plans : [...plans, ...plansOf(across)]).toSorted(
    (a, b) =>
      cardsOfCopy(a.serving) - cardsOfCopy(b.serving) ||
      gradeOf(b, wanted) - gradeOf(a, wanted) ||
      b.copyTokensPerSecond.likely - a.copyTokensPerSecond.likely,
  )
}

/** A tenth more is less than the formulas can tell apart; a reader notices half the speed. */
const aboutAsMuch = 0.9

/**
 * For each number of cards the way that carries most, or the one that answers soonest of those that
 * carry about as much. The plans come in the order of servingPlansOn.
 */
export function soonestOfEqual(
  plans: readonly ServingPlan[],
  wanted: ServingRequest,
): readonly ServingPlan[] {
  const byCards = Map.groupBy(plans, ({ serving }) => cardsOfCopy(serving))
  return [...byCards.values()].flatMap(([most, ...others]) => {
    if (most === undefined) return []
    return others.reduce((best, each) => {
      const isAsSure = gradeOf(each, wanted) === gradeOf(most, wanted)
      const carries = each.copyTokensPerSecond.likely / most.copyTokensPerSecond.likely
      const isSooner = each.load.aloneTokensPerSecond > best.load.aloneTokensPerSecond
      return isAsSure && carries >= aboutAsMuch && isSooner ? each : best
    }, most)
  })
}

function planWith(wanted: ServingRequest, gpu: GpuId, serving: ServingCase): ServingPlan {
  const { request, peakRate, asOf, terms } = wanted
  const load = servingLoad(serving, request)
  const sigma = schedulingShare(serving)
  const copyTokensPerSecond = scatter('serverThroughput', bands.serverThroughput)
    .by(scatter('scheduling', sigma))
    .times(load.tokensPerSecond / sigma.likely)
  const busy = servingFactors.busyShare.likely
  const needed = (tokensPerSecond: number) =>
    Math.max(1, Math.ceil((peakRate * request.outputTokens) / (tokensPerSecond * busy)))
  const copiesNeeded = copyTokensPerSecond.mapped(needed)
  const cards = cardsOfCopy(serving)
  const isHopeless = load.batch === 0
  const copies =
    wanted.gpus === undefined
      ? isHopeless
        ? 1
        : copiesNeeded.likely + wanted.spareCopies
      : Math.max(1, Math.floor(wanted.gpus / cards))
  const gpus = wanted.gpus ?? copies * cards
  const sequences = sequencesAtPeak(wanted, load, copies)
  const memory = servingMemory(serving, sequences, request.contextTokens)
  const bareGiB = memory.needed.likely
  const rent = rentOf(gpu, gpus, asOf, terms)
  return {
    gpu,
    serving,
    load,
    copyTokensPerSecond,
    copies,
    copiesNeeded,
    gpus,
    sequences,
    memory,
    memoryGiBPerGpu: scatter('servingMemory', bands.servingMemory).times(bareGiB),
    fits: fitProbability(times(bands.servingMemory, bareGiB), serving.gpu.memoryGB),
    rent,
    usdPerMonth:
      rent &&
      monthlyRent(
        rent,
        copiesNeeded.mapped((each) => each + wanted.spareCopies),
        wanted.gpus !== undefined || isHopeless,
      ),
  }
}

/** Little's law: arrivals times the seconds that each stays. */
function sequencesAtPeak({ request, peakRate }: ServingRequest, load: ServingLoad, copies: number) {
  const stay = load.ttftSeconds + request.outputTokens * load.stepSeconds
  const arriving = Math.ceil((peakRate / copies) * stay)
  return Math.max(1, request.concurrency ?? Math.min(arriving, Math.max(1, load.batch)))
}

function monthlyRent(rent: Rent, copies: Uncertain, isFixed: boolean): Uncertain {
  const month = scatter('rent', rent.usdPerHour).times(hoursPerMonth)
  if (isFixed) return month
  return month.by(copies).times(1 / copies.likely)
}

/** Holds the model and at least one sequence within the limits. */
export function meets({ load, fits }: ServingPlan, { request }: ServingRequest): boolean {
  const { ttftMs } = request
  const inTime = ttftMs === undefined || load.longTtftSeconds * 1000 <= ttftMs
  return load.batch >= 1 && fits >= 0.5 && inTime
}

/** 2 surely fits and keeps the limits, 1 probably, 0 not. */
function gradeOf(plan: ServingPlan, wanted: ServingRequest): 0 | 1 | 2 {
  if (!meets(plan, wanted)) return 0
  return plan.fits >= 0.9 ? 2 : 1
}

/** Memory needed over memory there. */
function pressure({ memoryGiBPerGpu, serving }: ServingPlan): number {
  return memoryGiBPerGpu.likely / serving.gpu.memoryGB
}

function isBetter(plan: ServingPlan, best: ServingPlan, wanted: ServingRequest): boolean {
  const [grade, bestGrade] = [gradeOf(plan, wanted), gradeOf(best, wanted)]
  if (grade !== bestGrade) return grade > bestGrade
  if (grade === 0) return pressure(plan) < pressure(best)
  if (wanted.cards.length > 0) return false
  if (plan.usdPerMonth === null || best.usdPerMonth === null) return plan.usdPerMonth !== null
  return plan.usdPerMonth.likely < best.usdPerMonth.likely * 0.99
}

/** Cards to plan with when none is named. */
export function proposedServers({ asOf, terms, model }: ServingRequest): readonly GpuId[] {
  return cardsToPropose(asOf, terms, (gpu) => suits(gpu, model.format, model.stored))
}
