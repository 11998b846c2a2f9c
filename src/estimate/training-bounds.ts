import { bands } from './bands.ts'
import { trainingFactors } from './factors-training.ts'
import { gradientSyncSeconds } from './gradient-sync.ts'
import {
  type Checkpointing,
  dataParallel,
  microBatches,
  type TrainingCase,
} from './training-case.ts'
import { gatherSeconds } from './training-exchange.ts'
import { bytesPerGiB, stateBytes } from './training-memory.ts'
import { busySeconds, launchSeconds, type TrainingSpeed, trainingSpeed } from './training-speed.ts'
import { type Split, splitsOf, unsplit } from './training-splits.ts'
import {
  anyRunOn,
  type LayoutQuestion,
  spreadOver,
  stagesFor,
  type ZeroStage,
} from './training-spread.ts'
import { memoryBand, runHours } from './training-total.ts'

// What a layout needs at least, by so little arithmetic that most need not be computed whole.

/** GiB of one card for weights, gradients and optimiser alone, however few tokens it works on. */
export function statesGiBOf(question: LayoutQuestion, split: Split, stage: ZeroStage): number {
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

/**
 * The same for one way to split and to checkpoint: arithmetic and exchange within a copy with the
 * bubble, or the launch of its kernels where that takes longer, and the optimiser's step.
 */
export function leastHours(
  question: LayoutQuestion,
  split: Split,
  checkpointing: Checkpointing,
): number {
  const { freedom } = question
  const smallest = freedom.microBatches[0] ?? 1
  const largest = freedom.microBatches.at(-1) ?? 1
  // Products are widest, and weights unpacked least, in the largest micro-batch; a pipeline idles
  // least in the smallest.
  const run = spreadOver(question, split, 0, checkpointing, largest)
  const speed = trainingSpeed(run, question.kind)
  const steps = microBatches(spreadOver(question, split, 0, checkpointing, smallest))
  const bubble = speed.efficiency.includesLayout ? 1 : 1 + (split.pipelineParallel - 1) / steps
  const tokensPerGpu = tokensOfStep(run)
  const perToken =
    busySeconds(run, speed.arithmeticSeconds / tokensPerGpu, launchPerToken(question, run)) *
      bubble +
    optimiserPerToken(question, run, largest)
  return hoursAt(question, run, speed, perToken * tokensPerGpu)
}

/**
 * Kernels of a layer are launched once for a micro-batch: least often in the largest that leaves each
 * stage of a pipeline one of its own. No split makes it less: of fewer copies, each has more to do.
 */
function launchPerToken({ freedom, settings }: LayoutQuestion, run: TrainingCase): number {
  const copies = dataParallel(run)
  const listed = freedom.microBatches.at(-1) ?? 1
  const shared = settings.minGlobalBatch / (copies * run.pipelineParallel)
  const largest = freedom.roundsBatch ? listed : Math.min(listed, shared)
  return (launchSeconds(run) * (run.gpus / copies)) / (largest * run.seqLen)
}

/** One step of the optimiser, over the most sequences that a step may be rounded up to. */
function optimiserPerToken(
  { freedom, settings }: LayoutQuestion,
  run: TrainingCase,
  largest: number,
): number {
  if (settings.optimiserInBackward) return 0
  const rounding = freedom.roundsBatch ? dataParallel(run) * largest : 0
  const most = settings.minGlobalBatch + rounding
  return (trainingFactors.optimiserStepSeconds.likely * run.gpus) / (most * run.seqLen)
}

function tokensOfStep(run: TrainingCase): number {
  return (run.globalBatch * run.seqLen) / run.gpus
}

/** What exchanging shards or gradients takes at least, in the largest micro-batch. */
export function exchangeHours(question: LayoutQuestion, run: TrainingCase | undefined): number {
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
  const least = { ...speed, tokensPerSecondPerGpu: tokensOfStep(run) / secondsPerStep }
  return runHours(run, tokens, least, kind).likely
}
