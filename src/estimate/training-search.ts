import { type GpuId, gpuById, gpus as listedGpus } from '#src/catalog/gpus.ts'
import type { Plan, Planning } from './estimate.ts'
import { figure } from './figures.ts'
import { specOf } from './gpu-spec.ts'
import { gradientSyncSlowdown } from './gradient-sync.ts'
import { exactly } from './range.ts'
import { type Candidate, type Limits, rankPlans } from './rank-plans.ts'
import { rentOf } from './rent.ts'
import { type Freedom, layoutWords, mayFit, searchLayouts, sureToFit } from './training-layouts.ts'
import { type PlanRequest, proposedCards, type TrainingPlan } from './training-plan.ts'
import { usdOf, withDrawnFit } from './training-total.ts'

export interface Planned {
  readonly plans: readonly Plan[]
  readonly planning: Planning
}

/**
 * The cheapest, the fastest and the best way to train, over every card with a price, every count
 * of them, and every layout, with what was ruled out and why. Whatever the request fixes is kept.
 */
export function searchTrainingPlans(
  request: PlanRequest,
  freedom: Freedom,
  limits: Limits,
): Planned {
  const cards = request.cards.length > 0 ? request.cards : proposedCards(request)
  const candidates: Candidate<TrainingPlan>[] = []
  const ruledOut: { gpu: string; because: string }[] = []
  let considered = 0
  for (const gpu of cards) {
    const found = candidatesOn(request, freedom, gpu)
    considered += found.considered
    candidates.push(...found.candidates)
    const because = whyOut(found, limits)
    if (because !== undefined) ruledOut.push({ gpu, because })
  }
  if (request.cards.length === 0) ruledOut.push(...notProposed(cards))
  const { chosen, bindingConstraint, paretoFront } = rankPlans(candidates, limits)
  return {
    plans: chosen.map(({ role, candidate, because }) => ({
      role,
      ...planOf(candidate.plan),
      isTight: candidate.isTight,
      because,
    })),
    planning: {
      considered,
      ruledOut,
      bindingConstraint,
      paretoFront: paretoFront.flatMap(({ plan: { gpu, run, usd, totals }, isTight }) => {
        const hours = totals.wallClockHours.likely
        const layout = layoutWords(run)
        return usd ? [{ gpu, gpuCount: run.gpus, layout, usd: usd.likely, hours, isTight }] : []
      }),
    },
  }
}

/**
 * Before the first step, cards are booked, weights loaded and kernels compiled: without these ten
 * minutes (our judgement) a plan of a hundred cards for half a minute each would win. They decide
 * the ranking and are not in the figures.
 */
const startHours = 1 / 6

interface Found {
  readonly candidates: readonly Candidate<TrainingPlan>[]
  readonly considered: number
  /** Least memory that any layout needs of one card. */
  readonly leastGiB: number
  readonly cardGiB: number
  readonly mostCards: number
}

function candidatesOn(request: PlanRequest, freedom: Freedom, gpu: GpuId): Found {
  const { settings, kind, tokens } = request
  const spec = specOf(gpuById(gpu))
  const counts = request.gpus === undefined ? request.counts : [request.gpus]
  const candidates: Candidate<TrainingPlan>[] = []
  let considered = 0
  let leastGiB = Number.POSITIVE_INFINITY
  for (const count of counts) {
    const found = searchLayouts(settings, freedom, spec, count, tokens, kind)
    considered += found.considered
    const { nearest } = found
    if (nearest !== undefined) {
      leastGiB = Math.min(leastGiB, nearest.totals.memoryGiBPerGpu.likely)
    }
    const isTight = nearest !== undefined && nearest.totals.fits >= mayFit
    for (const { run, totals } of isTight ? [nearest] : found.sure) {
      const training = totals.wallClockHours.times(gradientSyncSlowdown(run, totals.speed))
      const more = freedom.moreHours?.(run)
      const wallClockHours = more === undefined ? training : training.plus(more)
      const gpuHours = wallClockHours.times(count)
      const rent = rentOf(gpu, count, request.asOf, request.terms)
      const usd = usdOf(wallClockHours, rent)
      candidates.push({
        plan: { gpu, run, totals: { ...totals, wallClockHours, gpuHours }, rent, usd },
        usd: usd && rent && usd.likely + startHours * rent.usdPerHour.likely,
        hours: wallClockHours.likely + startHours,
        freeShare: 1 - totals.memoryGiBPerGpu.likely / spec.memoryGB,
        gpus: count,
        isTight: totals.fits < sureToFit,
      })
    }
  }
  return {
    candidates,
    considered,
    leastGiB,
    cardGiB: spec.memoryGB,
    mostCards: Math.max(...counts),
  }
}

function whyOut(found: Found, { deadlineHours, budgetUsd }: Limits): string | undefined {
  const { candidates, leastGiB, cardGiB, mostCards } = found
  if (candidates.length === 0) {
    if (!Number.isFinite(leastGiB)) return 'the batch cannot be shared out over so many cards'
    const on = mostCards === 1 ? 'one card' : `each of up to ${figure(mostCards)} cards`
    return `memory: at least ${figure(round(leastGiB))} GiB on ${on}, of ${figure(cardGiB)}`
  }
  const hours = Math.min(...candidates.map((each) => each.hours))
  if (deadlineHours !== undefined && hours > deadlineHours) {
    return `deadline: ${figure(round(hours))} hours at best`
  }
  const usd = Math.min(...candidates.map((each) => each.usd ?? Number.POSITIVE_INFINITY))
  if (usd === Number.POSITIVE_INFINITY) return 'no dated price'
  if (budgetUsd !== undefined && usd > budgetUsd)
    return `budget: ${figure(round(usd))} USD at least`
  return undefined
}

function notProposed(cards: readonly GpuId[]): { gpu: string; because: string }[] {
  return listedGpus
    .filter(({ id }) => !cards.includes(id))
    .map((gpu) => ({ gpu: gpu.id, because: whyNotProposed(gpu) }))
}

export function whyNotProposed({ vendor, bf16DenseTflops }: (typeof listedGpus)[number]): string {
  if (vendor !== 'NVIDIA' && vendor !== 'AMD') return 'common stacks do not run on it unchanged'
  if (bf16DenseTflops === null) return 'it has no bf16'
  return 'no price of the last year, or not the number format asked for'
}

function planOf({
  gpu,
  run,
  totals,
  usd,
}: TrainingPlan): Omit<Plan, 'role' | 'isTight' | 'because'> {
  return {
    gpu,
    gpuCount: run.gpus,
    layout: layoutWords(run),
    settings: {
      microBatch: run.microBatch,
      checkpointing: run.checkpointing,
      sequencesPerStep: run.globalBatch,
      zeroStage: run.zeroStage,
      tensorParallel: run.tensorParallel,
      pipelineParallel: run.pipelineParallel,
    },
    quantities: {
      memoryGiBPerGpu: totals.memoryGiBPerGpu.range,
      fitsProbability: exactly(withDrawnFit(run, totals).fits),
      wallClockHours: totals.wallClockHours.range,
      gpuHours: totals.gpuHours.range,
      ...(usd !== null && { usd: usd.range }),
    },
  }
}

/** Two significant digits, for sentences. */
function round(value: number): number {
  return Number(value.toPrecision(2))
}
