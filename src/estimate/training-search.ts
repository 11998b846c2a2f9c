import { type GpuId, gpuById, gpus as listedGpus } from '#src/catalog/gpus.ts'
import type { Plan, Planning } from './estimate.ts'
import { cards as cardsInWords, figure } from './figures.ts'
import { usableShare } from './gpu-spec.ts'
import { exactly } from './range.ts'
import {
  type Candidate,
  type Chosen,
  gpusOfOneNode,
  type Limits,
  rankPlans,
  sameWithin,
} from './rank-plans.ts'
import { leastStatesGiB } from './training-bounds.ts'
import { headroom, type Layout, mayFit, searchLayouts, sureToFit } from './training-layouts.ts'
import { type Least, leastOf, type Option, optionsOf, startHours } from './training-options.ts'
import { type PlanRequest, proposedCards, type TrainingPlan } from './training-plan.ts'
import { type Freedom, type LayoutQuestion, layoutWords } from './training-spread.ts'
import { usdOf, withDrawnFit } from './training-total.ts'

export interface Planned {
  readonly plans: readonly Plan[]
  readonly planning: Planning
}

/**
 * The cheapest, the fastest and the best way to train, over every card with a price, every count
 * of them, and every layout, with what was ruled out and why. Whatever the request fixes is kept.
 *
 * Cards are tried in the order of what they would cost at least. Those that could at best be slower
 * and dearer than a plan already found are passed over.
 */
export function searchTrainingPlans(
  request: PlanRequest,
  freedom: Freedom,
  limits: Limits,
): Planned {
  const cards = request.cards.length > 0 ? request.cards : proposedCards(request)
  const counts = request.gpus === undefined ? request.counts : [request.gpus]
  const candidates: Candidate<TrainingPlan>[] = []
  const found = new Map(cards.map((gpu) => [gpu, nothingFound()]))
  let considered = 0
  for (const option of optionsOf(request, freedom, cards, counts)) {
    const here = found.get(option.gpu)
    if (here === undefined) continue
    const betterThan = (least: Least) => candidates.find((each) => beats(each, option, least))
    const better = betterThan(option)
    if (better !== undefined) {
      here.beatenBy ??= better
      here.beaten.push(option.question)
      continue
    }
    let passedFor: Candidate<TrainingPlan> | undefined
    const search = searchLayouts(option.question, (hours) => {
      const winner = betterThan(leastOf(option, hours))
      passedFor ??= winner
      return winner !== undefined
    })
    if (passedFor !== undefined) {
      here.beatenBy ??= passedFor
      here.beaten.push(option.question)
    }
    considered += search.considered
    here.leastGiB = Math.min(here.leastGiB, search.leastGiB)
    const mayDo = (search.nearest?.totals.fits ?? 0) >= mayFit ? search.nearest : undefined
    for (const layout of mayDo ? [mayDo] : search.sure) {
      const candidate = candidateOf(option, layout)
      candidates.push(candidate)
      here.candidates.push(candidate)
    }
  }
  const mostCards = Math.max(...counts)
  const ruledOut: { gpu: string; because: string }[] = [...found].flatMap(([gpu, here]) => {
    const because = whyOut(gpu, here, mostCards, limits)
    return because === undefined ? [] : [{ gpu, because }]
  })
  if (request.cards.length === 0) ruledOut.push(...notProposed(cards))
  const { chosen, bindingConstraint, paretoFront } = rankPlans(candidates, limits)
  return {
    plans: chosen.map(({ role, candidate, because }) => ({
      role,
      ...planOf(candidate.plan),
      isTight: candidate.isTight,
      because: role === 'cheapest' ? `${because}${startNote(candidate, chosen)}` : because,
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

/** A plan that looks dearer than another one beside it wins by what its cards cost before they train. */
function startNote(
  { plan: { usd } }: Candidate<TrainingPlan>,
  chosen: readonly Chosen<TrainingPlan>[],
): string {
  const shown = usd?.likely ?? 0
  const looksDearer = chosen.some(
    ({ role, candidate }) =>
      role !== 'tight' && (candidate.plan.usd?.likely ?? Number.POSITIVE_INFINITY) < shown,
  )
  return looksDearer
    ? ' It counts the ten minutes in which cards are booked and loaded; the figures do not.'
    : ''
}

function candidateOf(
  { gpu, question, rent, more }: Option,
  { run, totals, hours }: Layout,
): Candidate<TrainingPlan> {
  const { likely } = totals.wallClockHours
  const wallClockHours = totals.wallClockHours.times(hours / likely).plus(more)
  const gpuHours = wallClockHours.times(run.gpus)
  const usd = usdOf(wallClockHours, rent)
  return {
    plan: { gpu, run, totals: { ...totals, wallClockHours, gpuHours }, rent, usd },
    usd: usd && rent && usd.likely + startHours * rent.usdPerHour.likely,
    hours: wallClockHours.likely + startHours,
    freeShare: 1 - totals.memoryGiBPerGpu.likely / question.gpu.memoryGB,
    gpus: run.gpus,
    isTight: totals.fits < sureToFit,
  }
}

/**
 * A comfortable plan that is cheaper than whatever takes so much of these cards, and as fast: what
 * would be faster by less than a hundredth is not looked for.
 */
function beats(
  plan: Candidate<TrainingPlan>,
  { question: { gpus } }: Option,
  { leastHours, leastUsd }: Least,
): boolean {
  return (
    plan.usd !== null &&
    plan.usd * sameWithin <= leastUsd &&
    plan.hours <= leastHours * sameWithin &&
    !plan.isTight &&
    plan.freeShare >= headroom &&
    (plan.gpus <= gpusOfOneNode || gpus > gpusOfOneNode)
  )
}

interface Found {
  readonly candidates: Candidate<TrainingPlan>[]
  /** Least memory that any layout needs of one card. */
  leastGiB: number
  beatenBy: Candidate<TrainingPlan> | undefined
  /** What was passed over for it. */
  readonly beaten: LayoutQuestion[]
}

function nothingFound(): Found {
  return { candidates: [], leastGiB: Number.POSITIVE_INFINITY, beatenBy: undefined, beaten: [] }
}

function whyOut(
  gpu: GpuId,
  { candidates, leastGiB, beatenBy, beaten }: Found,
  mostCards: number,
  { deadlineHours, budgetUsd }: Limits,
): string | undefined {
  const hours = Math.min(...candidates.map((each) => each.hours))
  const usd = Math.min(...candidates.map((each) => each.usd ?? Number.POSITIVE_INFINITY))
  const isLate = deadlineHours !== undefined && hours > deadlineHours
  const isOver = budgetUsd !== undefined && usd > budgetUsd
  const { memoryGB } = gpuById(gpu)
  const statesGiB = Math.min(...beaten.map(leastStatesGiB))
  if (beatenBy !== undefined && statesGiB <= memoryGB * usableShare) {
    if (candidates.length > 0 && !isLate && !isOver) return undefined
    const { run } = beatenBy.plan
    return `beaten: ${cardsInWords(run.gpus, beatenBy.plan.gpu)} cost less and are as fast`
  }
  if (candidates.length === 0) {
    const needGiB = Math.min(leastGiB, statesGiB)
    if (!Number.isFinite(needGiB)) return 'the batch cannot be shared out over so many cards'
    const on = mostCards === 1 ? 'one card' : `each of up to ${figure(mostCards)} cards`
    return `memory: at least ${figure(round(needGiB))} GiB on ${on}, of ${figure(memoryGB)}`
  }
  if (isLate) return `deadline: ${figure(round(hours))} hours at best`
  if (usd === Number.POSITIVE_INFINITY) return 'no dated price'
  return isOver ? `budget: ${figure(round(usd))} USD at least` : undefined
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
      contextParallel: run.contextParallel,
      expertParallel: run.expertParallel,
      sequenceParallel: run.sequenceParallel ? 'yes' : 'no',
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
