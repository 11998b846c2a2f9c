import { trainingFactors } from './factors-training.ts'
import { fitProbability } from './fit.ts'
import { usableShare } from './gpu-spec.ts'
import { gradientSyncSlowdown } from './gradient-sync.ts'
import { exchangeHours, leastHours, leastHoursOn, statesGiBOf } from './training-bounds.ts'
import type { Checkpointing, RunKind, TrainingCase } from './training-case.ts'
import { trainingMemory } from './training-memory.ts'
import { behindEachOther } from './training-speed.ts'
import { type Split, splitsOf } from './training-splits.ts'
import { type LayoutQuestion, runWith, stagesFor, type ZeroStage } from './training-spread.ts'
import { screenedGiB, type TrainingTotals, trainingTotals } from './training-total.ts'

/** A run that could be started as it stands. */
export interface Layout {
  readonly run: TrainingCase
  readonly totals: TrainingTotals
  /** Likely hours, waiting for each other's gradients included. */
  readonly hours: number
}

export interface LayoutSearch {
  /** Surely fit: the fastest, and the fastest with a tenth of the card free. */
  readonly sure: readonly Layout[]
  /** The one closest to fitting, when none surely does. */
  readonly nearest: Layout | undefined
  /** Least memory that any layout needs of one card; infinite when the batch cannot be shared out. */
  readonly leastGiB: number
  /** Layouts whose memory and time were computed. */
  readonly considered: number
  /** Whether some could win nothing, by what is known of other cards: then none may be in `sure`. */
  readonly hasPassed: boolean
}

/** The bar for "fits", the same that a card's verdict has. */
export const sureToFit = 0.9
export const mayFit = 0.5

/** Share of a card's memory that a comfortable plan leaves free. */
export const headroom = 0.1
/** A plan that would be faster by less than a hundredth is not looked for. */
const worthwhile = 0.99

const fastestFirst: readonly Checkpointing[] = ['none', 'selective', 'full']

/**
 * The fastest layouts of a run on these cards. Whatever cannot be faster than one that is found and
 * leaves a tenth of the card free is passed over: its arithmetic alone would take as long. So is
 * what does not fit by its weights and optimiser alone.
 *
 * @param isPassed whether a layout of at least so many hours could win nothing on these cards
 */
export function searchLayouts(
  question: LayoutQuestion,
  isPassed: (leastHours: number) => boolean = () => false,
): LayoutSearch {
  const { settings, freedom, gpu, gpus, tokens, kind } = question
  let fastest: Layout | undefined
  let roomy: Layout | undefined
  let nearest: TrainingCase | undefined
  let leastGiB = Number.POSITIVE_INFINITY
  /** Of layouts that do not fit by their states alone. */
  let statesOnlyGiB = Number.POSITIVE_INFINITY
  let considered = 0
  let hasPassed = false

  const isBeaten = (hours: number) => {
    if (roomy !== undefined && hours >= roomy.hours * worthwhile) return true
    if (!isPassed(hours)) return false
    hasPassed = true
    return true
  }

  /** Time is worth computing only for what fits. */
  const evaluate = (run: TrainingCase): Layout | undefined => {
    const memory = trainingMemory(run)
    const needed = screenedGiB(run, memory, kind)
    if (fitProbability(needed, gpu.memoryGB) < sureToFit) {
      if (needed.likely < leastGiB) nearest = run
      leastGiB = Math.min(leastGiB, needed.likely)
      return undefined
    }
    const totals = trainingTotals(run, tokens, kind, memory)
    const hours = totals.wallClockHours.likely * gradientSyncSlowdown(run, totals.speed)
    const layout = { run, totals, hours }
    considered += 1
    leastGiB = Math.min(leastGiB, needed.likely)
    if (hours < (fastest?.hours ?? Number.POSITIVE_INFINITY)) fastest = layout
    const isRoomy = needed.likely <= (1 - headroom) * gpu.memoryGB
    if (isRoomy && hours < (roomy?.hours ?? Number.POSITIVE_INFINITY)) roomy = layout
    return layout
  }

  /**
   * The smallest micro-batch, and the largest that fits where that could be faster. A pipeline launches
   * least with the largest and idles least with the smallest: there, smaller ones as long as they gain.
   */
  const tryBatches = (runs: readonly TrainingCase[], least: number) => {
    const [first] = runs
    if (first === undefined) return
    const smallest = evaluate(first)
    if (smallest === undefined || least >= smallest.hours * worthwhile) return
    // Memory does not grow quite in proportion: one more is tried than is likely to fit.
    const likely = largestLikelyToFit(smallest, runs, kind) + 1
    let best = Number.POSITIVE_INFINITY
    for (let at = Math.min(likely, runs.length - 1); at > 0; at--) {
      const run = runs[at]
      const layout = run && evaluate(run)
      if (layout === undefined) continue
      if (layout.run.pipelineParallel === 1 || layout.hours >= best) return
      best = layout.hours
    }
  }

  const holdsStates = (split: Split, stage: ZeroStage) => {
    const statesGiB = statesGiBOf(question, split, stage)
    if (statesGiB <= gpu.memoryGB * usableShare) return true
    statesOnlyGiB = Math.min(statesOnlyGiB, statesGiB)
    return false
  }

  const ideal = leastHoursOn(question)
  for (const split of splitsOf(settings, gpus)) {
    if (isBeaten(ideal)) break
    const stages = stagesFor(settings, gpus, split).filter((stage) => holdsStates(split, stage))
    if (stages.length === 0) continue
    for (const checkpointing of fastestFirst) {
      if (!freedom.checkpointings.includes(checkpointing)) continue
      const bare = leastHours(question, split, checkpointing)
      if (isBeaten(bare)) continue
      for (const stage of stages) {
        const runs = freedom.microBatches.flatMap(
          (microBatch) => runWith(question, split, stage, checkpointing, microBatch) ?? [],
        )
        const exchanging = exchangeHours(question, runs.at(-1))
        const least = behindEachOther(bare, exchanging, trainingFactors.gatherOverlap)
        if (!isBeaten(least)) tryBatches(runs, least)
      }
    }
  }
  const sure = [fastest, roomy].filter((each) => each !== undefined)
  const isTight = sure.length === 0 && nearest !== undefined && !hasPassed
  return {
    sure: [...new Set(sure)],
    nearest: isTight && nearest ? layoutOf(nearest, tokens, kind) : undefined,
    leastGiB: Number.isFinite(leastGiB) ? leastGiB : statesOnlyGiB,
    considered: considered + (isTight ? 1 : 0),
    hasPassed,
  }
}

function layoutOf(run: TrainingCase, tokens: number, kind: RunKind): Layout {
  const totals = trainingTotals(run, tokens, kind)
  const hours = totals.wallClockHours.likely * gradientSyncSlowdown(run, totals.speed)
  return { run, totals, hours }
}

/** Index of the largest micro-batch whose memory, which grows in proportion to it, should fit. */
function largestLikelyToFit(
  { run, totals: { memory } }: Layout,
  runs: readonly TrainingCase[],
  kind: RunKind,
): number {
  const { likely, high } = screenedGiB(run, memory, kind)
  // 0.9 of the normal distribution lies below 1.28 deviations, 0.95 below 1.645.
  const mostGiB = (run.gpu.memoryGB * usableShare) / (high / likely) ** (1.282 / 1.645)
  const growing = memory.activations.likely + memory.loss.likely
  const perSequence = ((growing / memory.needed.likely) * likely) / run.microBatch
  const predicted = (each: TrainingCase) =>
    likely + perSequence * (each.microBatch - run.microBatch)
  return runs.findLastIndex((each) => predicted(each) <= mostGiB)
}
