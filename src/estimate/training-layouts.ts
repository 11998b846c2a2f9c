import { bands } from './bands.ts'
import type { Range } from './estimate.ts'
import { trainingFactors } from './factors-training.ts'
import { fitProbability } from './fit.ts'
import { type GpuSpec, usableShare } from './gpu-spec.ts'
import { gradientSyncSeconds, gradientSyncSlowdown } from './gradient-sync.ts'
import { type Checkpointing, microBatches, type TrainingCase } from './training-case.ts'
import { gatherSeconds } from './training-exchange.ts'
import { bytesPerGiB, stateBytes, trainingMemory } from './training-memory.ts'
import type { RunSettings } from './training-plan.ts'
import { type TrainingSpeed, trainingSpeed } from './training-speed.ts'
import { type Split, splitsOf, splitWords, unsplit } from './training-splits.ts'
import {
  memoryBand,
  neededGiB,
  type RunKind,
  runHours,
  type TrainingTotals,
  trainingTotals,
} from './training-total.ts'

/** What a planner may choose for itself. A list of one is a person's own wish. */
export interface Freedom {
  /** Ascending. */
  readonly microBatches: readonly number[]
  readonly checkpointings: readonly Checkpointing[]
  /** The global batch may be rounded up to what the cards can share. */
  readonly roundsBatch: boolean
  /** Hours beside the training itself (rollouts). */
  readonly moreHours?: (run: TrainingCase) => Range
}

/** A run that could be started as it stands. */
export interface Layout {
  readonly run: TrainingCase
  readonly totals: TrainingTotals
  /** Likely hours, waiting for each other's gradients included. */
  readonly hours: number
}

/** What to spread, over which cards. */
export interface LayoutQuestion {
  readonly settings: RunSettings
  readonly freedom: Freedom
  readonly gpu: GpuSpec
  readonly gpus: number
  readonly tokens: number
  readonly kind: RunKind
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
}

export type ZeroStage = TrainingCase['zeroStage']

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
 */
export function searchLayouts(question: LayoutQuestion): LayoutSearch {
  const { settings, freedom, gpu, gpus, tokens, kind } = question
  let fastest: Layout | undefined
  let roomy: Layout | undefined
  let nearest: TrainingCase | undefined
  let leastGiB = Number.POSITIVE_INFINITY
  /** Of layouts that do not fit by their states alone. */
  let statesOnlyGiB = Number.POSITIVE_INFINITY
  let considered = 0

  const isBeaten = (hours: number) => roomy !== undefined && hours >= roomy.hours * worthwhile

  /** Time is worth computing only for what fits. */
  const evaluate = (run: TrainingCase): Layout | undefined => {
    const memory = trainingMemory(run)
    const needed = neededGiB(run, memory, kind)
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

  /** The smallest micro-batch, and the largest that fits where that could be faster. */
  const tryBatches = (runs: readonly TrainingCase[], least: number) => {
    const [first] = runs
    if (first === undefined) return
    const smallest = evaluate(first)
    if (smallest === undefined || least >= smallest.hours * worthwhile) return
    for (let at = largestLikelyToFit(smallest, runs); at > 0; at--) {
      const run = runs[at]
      if (run !== undefined && evaluate(run) !== undefined) return
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
        const least = Math.max(bare, exchangeHours(question, runs.at(-1)))
        if (!isBeaten(least)) tryBatches(runs, least)
      }
    }
  }
  const sure = [fastest, roomy].filter((each) => each !== undefined)
  const isTight = sure.length === 0 && nearest !== undefined
  return {
    sure: [...new Set(sure)],
    nearest: isTight && nearest ? layoutOf(nearest, tokens, kind) : undefined,
    leastGiB: Number.isFinite(leastGiB) ? leastGiB : statesOnlyGiB,
    considered: considered + (isTight ? 1 : 0),
  }
}

function layoutOf(run: TrainingCase, tokens: number, kind: RunKind): Layout {
  const totals = trainingTotals(run, tokens, kind)
  const hours = totals.wallClockHours.likely * gradientSyncSlowdown(run, totals.speed)
  return { run, totals, hours }
}

/** GiB of one card for weights, gradients and optimiser alone, however few tokens it works on. */
function statesGiBOf(question: LayoutQuestion, split: Split, stage: ZeroStage): number {
  const run = { ...anyRunOn(question), ...split, zeroStage: stage }
  return (stateBytes(run) / bytesPerGiB) * bands[memoryBand(run, question.kind)].likely
}

/** The least of it that any layout on these cards needs. */
export function leastStatesGiB(question: LayoutQuestion): number {
  const { settings, gpus } = question
  const each = splitsOf(settings, gpus).flatMap((split) =>
    stagesFor(settings, gpus, split).map((stage) => statesGiBOf(question, split, stage)),
  )
  return Math.min(...each)
}

/** Hours that no layout on these cards goes below, waiting and restarts included. */
export function leastHoursOn(question: LayoutQuestion): number {
  const { checkpointings } = question.freedom
  return Math.min(...checkpointings.map((each) => leastHours(question, unsplit, each)))
}

/** The same for one way to split and to checkpoint: arithmetic, exchange within a copy, bubble. */
function leastHours(question: LayoutQuestion, split: Split, checkpointing: Checkpointing): number {
  const { freedom, settings } = question
  const smallest = freedom.microBatches[0] ?? 1
  // Unpacking 4-bit weights costs least in the largest micro-batch; a pipeline idles least in the smallest.
  const microBatch = split.pipelineParallel > 1 ? smallest : (freedom.microBatches.at(-1) ?? 1)
  const run = spreadOver(question, split, 0, checkpointing, microBatch)
  const speed = trainingSpeed(run, question.kind)
  const bubble = speed.efficiency.includesLayout
    ? 1
    : 1 + (split.pipelineParallel - 1) / microBatches(run)
  const isFixed = !freedom.roundsBatch && !settings.optimiserInBackward
  const optimiser = isFixed ? trainingFactors.optimiserStepSeconds.likely : 0
  return hoursAt(question, run, speed, speed.arithmeticSeconds * bubble + optimiser)
}

/** What exchanging shards or gradients takes at least, in the largest micro-batch. */
function exchangeHours(question: LayoutQuestion, run: TrainingCase | undefined): number {
  if (run === undefined) return 0
  const seconds = Math.max(microBatches(run) * gatherSeconds(run), gradientSyncSeconds(run))
  return seconds === 0 ? 0 : hoursAt(question, run, trainingSpeed(run, question.kind), seconds)
}

function hoursAt(
  { tokens, kind }: LayoutQuestion,
  run: TrainingCase,
  speed: TrainingSpeed,
  secondsPerStep: number,
): number {
  const tokensPerGpu = (run.globalBatch * run.seqLen) / run.gpus
  const least = { ...speed, tokensPerSecondPerGpu: tokensPerGpu / secondsPerStep }
  return runHours(run, tokens, least, kind).likely
}

/** Index of the largest micro-batch whose memory, which grows in proportion to it, should fit. */
function largestLikelyToFit({ run, totals }: Layout, runs: readonly TrainingCase[]): number {
  const { memory, memoryGiBPerGpu } = totals
  const { likely, high } = memoryGiBPerGpu
  // 0.9 of the normal distribution lies below 1.28 deviations, 0.95 below 1.645.
  const mostGiB = (run.gpu.memoryGB * usableShare) / (high / likely) ** (1.282 / 1.645)
  const growing = memory.activations.likely + memory.loss.likely
  const perSequence = ((growing / memory.needed.likely) * likely) / run.microBatch
  const predicted = (each: TrainingCase) =>
    likely + perSequence * (each.microBatch - run.microBatch)
  return runs.findLastIndex((each) => predicted(each) <= mostGiB)
}

export function stagesFor(
  { trains }: RunSettings,
  gpus: number,
  split: Split,
): readonly ZeroStage[] {
  const { tensorParallel, pipelineParallel } = split
  if (gpus === tensorParallel * pipelineParallel) return [0]
  // An adapter's states are too small to be worth sharding without its base.
  if (trains !== 'full') return [0, 3]
  return pipelineParallel > 1 ? [0, 1] : [0, 1, 2, 3]
}

/** undefined when the batch cannot be shared out that way. */
export function runWith(
  question: LayoutQuestion,
  split: Split,
  zeroStage: ZeroStage,
  checkpointing: Checkpointing,
  microBatch: number,
): TrainingCase | undefined {
  const run = spreadOver(question, split, zeroStage, checkpointing, microBatch)
  const isWhole = run.globalBatch === question.settings.minGlobalBatch
  if (!isWhole && !question.freedom.roundsBatch) return undefined
  // A pipeline needs a micro-batch for each of its stages.
  return microBatches(run) < split.pipelineParallel ? undefined : run
}

/** The run on these cards at its plainest, whether it fits or not. */
export function anyRunOn(question: LayoutQuestion): TrainingCase {
  const { microBatches: sizes, checkpointings } = question.freedom
  return spreadOver(question, unsplit, 0, checkpointings[0] ?? 'full', sizes[0] ?? 1)
}

/** The run with as many sequences to a step as were asked for, rounded up to what the cards share. */
function spreadOver(
  { settings, gpu, gpus }: LayoutQuestion,
  split: Split,
  zeroStage: ZeroStage,
  checkpointing: Checkpointing,
  microBatch: number,
): TrainingCase {
  const { minGlobalBatch, ...rest } = settings
  const { tensorParallel, pipelineParallel, contextParallel } = split
  const copies = gpus / (tensorParallel * pipelineParallel * contextParallel)
  const atOnce = copies * microBatch
  const globalBatch = Math.ceil(minGlobalBatch / atOnce) * atOnce
  return { ...rest, ...split, gpu, gpus, zeroStage, checkpointing, microBatch, globalBatch }
}

const stageNames = ['plain data parallel', 'ZeRO-1', 'ZeRO-2', 'ZeRO-3 (FSDP)'] as const
const checkpointNames: Readonly<Record<Checkpointing, string>> = {
  none: 'no checkpointing',
  selective: 'selective checkpointing',
  full: 'full checkpointing',
}

/** "ZeRO-3 (FSDP), micro-batch 4, no checkpointing". */
export function layoutWords(run: TrainingCase): string {
  const { tensorParallel, pipelineParallel, gpus } = run
  return [
    ...splitWords(run),
    ...(gpus > tensorParallel * pipelineParallel ? [stageNames[run.zeroStage]] : []),
    `micro-batch ${run.microBatch}`,
    checkpointNames[run.checkpointing],
  ].join(', ')
}
