import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { specOf } from './gpu-spec.ts'
import { cardsToPropose, type Rent, type RentTerms, rentOf } from './rent.ts'
import type { TrainingCase } from './training-case.ts'
import { type Split, unsplit } from './training-splits.ts'
import { type RunKind, type TrainingTotals, trainingTotals, usdOf } from './training-total.ts'
import type { Uncertain } from './uncertain.ts'

/** A run without its cards and the way it is spread over them. */
export type RunSettings = Omit<
  TrainingCase,
  'gpu' | 'gpus' | 'zeroStage' | 'globalBatch' | keyof Split
> & { readonly minGlobalBatch: number }

export interface TrainingPlan {
  readonly gpu: GpuId
  readonly run: TrainingCase
  readonly totals: TrainingTotals
  readonly rent: Rent | null
  readonly usd: Uncertain | null
}

export interface PlanRequest {
  readonly settings: RunSettings
  readonly kind: RunKind
  /** Every pass counted. */
  readonly tokens: number
  readonly asOf: string
  /** In order of preference; none means any card with a dated price. */
  readonly cards: readonly GpuId[]
  readonly gpus: number | undefined
  readonly terms: RentTerms
  readonly deadlineHours: number | undefined
  /** How many cards may be tried, in ascending order. */
  readonly counts: readonly number[]
}

/** Surely fits, probably fits: the bars a plan is chosen by. */
const sure = 0.9
const probable = 0.5
/** One per cent of money is not worth a second card. */
const worthwhile = 0.99

/** The cheapest plan that fits; without one, the plan most likely to fit. */
export function chooseTrainingPlan(request: PlanRequest): TrainingPlan {
  const cards = request.cards.length > 0 ? request.cards : proposedCards(request)
  const counts = request.gpus === undefined ? request.counts : [request.gpus]
  let best: TrainingPlan | undefined
  for (const gpu of cards) {
    let fewer: TrainingPlan | undefined
    for (const count of counts) {
      if (best && fewer && cannotBeat(best, fewer, count, request)) continue
      const plan = planOn(request, gpu, count)
      fewer ??= plan
      if (best === undefined || isBetter(plan, best, request)) best = plan
    }
  }
  if (best === undefined) throw new RangeError('no card and no count to plan with')
  return best
}

/**
 * Whether more of a card can be passed over unseen. They never take fewer GPU-hours than fewer of
 * them do for the same steps, so that what they cost at least is known from what an hour of them
 * costs; only a batch that is rounded up for more cards saves steps.
 */
function cannotBeat(
  best: TrainingPlan,
  { gpu, run, totals }: TrainingPlan,
  count: number,
  { settings, deadlineHours, asOf, terms }: PlanRequest,
): boolean {
  if (gradeOf(best) < 2 || best.usd === null) return false
  const steps = Math.min(1, run.globalBatch / globalBatchOn(settings, count))
  const leastHours = (totals.gpuHours.likely / count) * steps
  if (deadlineHours !== undefined) {
    if (best.totals.wallClockHours.likely > deadlineHours) return false
    if (leastHours > deadlineHours) return true
  }
  const rent = rentOf(gpu, count, asOf, terms)
  return rent === null || leastHours * rent.usdPerHour.likely >= best.usd.likely * worthwhile
}

/** One plan on given cards. */
export function planOn(request: PlanRequest, gpu: GpuId, count: number): TrainingPlan {
  const { settings, kind, tokens, asOf, terms } = request
  let run = spread(settings, gpu, count, 0)
  let totals = trainingTotals(run, tokens, kind)
  if (count > 1 && (settings.trains === 'full' || totals.fits < sure)) {
    run = spread(settings, gpu, count, 3)
    totals = trainingTotals(run, tokens, kind)
  }
  const rent = rentOf(gpu, count, asOf, terms)
  return { gpu, run, totals, rent, usd: usdOf(totals.wallClockHours, rent) }
}

/** Plain data parallelism, whole or sharded: each card takes an equal share of every step. */
function spread(settings: RunSettings, gpu: GpuId, gpus: number, zeroStage: 0 | 3): TrainingCase {
  const { minGlobalBatch: _, ...kept } = settings
  return {
    ...kept,
    gpu: specOf(gpuById(gpu)),
    gpus,
    zeroStage,
    globalBatch: globalBatchOn(settings, gpus),
    ...unsplit,
  }
}

function globalBatchOn({ minGlobalBatch, microBatch }: RunSettings, gpus: number): number {
  const atOnce = gpus * microBatch
  return Math.ceil(minGlobalBatch / atOnce) * atOnce
}

/** Fitting comes first, then the deadline, then money; among named variants the first that fits. */
function isBetter(plan: TrainingPlan, best: TrainingPlan, request: PlanRequest): boolean {
  const [grade, bestGrade] = [gradeOf(plan), gradeOf(best)]
  if (grade !== bestGrade) return grade > bestGrade
  // When nothing fits, more cards must bring it much closer to be worth naming.
  if (grade === 0) return pressure(plan) < 0.9 * pressure(best)
  const { deadlineHours } = request
  if (deadlineHours !== undefined) {
    const [inTime, bestInTime] = [plan, best].map(
      ({ totals }) => totals.wallClockHours.likely <= deadlineHours,
    )
    if (inTime !== bestInTime) return inTime === true
    if (!inTime) return plan.totals.wallClockHours.likely < best.totals.wallClockHours.likely
  }
  if (request.cards.length > 0 && plan.gpu !== best.gpu) return false
  // Named cards without a price: the fewest of them.
  if (plan.usd === null || best.usd === null) return plan.usd !== null
  return plan.usd.likely < best.usd.likely * worthwhile
}

/** Memory needed over memory there. */
function pressure({ totals, run }: TrainingPlan): number {
  return totals.memoryGiBPerGpu.likely / run.gpu.memoryGB
}

function gradeOf({ totals }: TrainingPlan): 0 | 1 | 2 {
  return totals.fits >= sure ? 2 : totals.fits >= probable ? 1 : 0
}

/** Cards to plan with when none is named. */
export function proposedCards({ asOf, terms, settings }: PlanRequest): readonly GpuId[] {
  return cardsToPropose(
    asOf,
    terms,
    (gpu) => settings.precision === 'bf16' || gpu.fp8DenseTflops !== null,
  )
}
