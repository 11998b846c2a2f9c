import { bands } from './bands.ts'
import { trainingFactors } from './factors-training.ts'
import { gradientSyncSeconds } from './gradient-sync.ts'
import { type Checkpointing, microBatches, type TrainingCase } from './training-case.ts'
import { gatherSeconds } from './training-exchange.ts'
import { bytesPerGiB, stateBytes } from './training-memory.ts'
import { type TrainingSpeed, trainingSpeed } from './training-speed.ts'
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

/** The same for one way to split and to checkpoint: arithmetic, exchange within a copy, bubble. */
export function leastHours(
  question: LayoutQuestion,
  split: Split,
  checkpointing: Checkpointing,
): number {
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
  const tokensPerGpu = (run.globalBatch * run.seqLen) / run.gpus
  const least = { ...speed, tokensPerSecondPerGpu: tokensPerGpu / secondsPerStep }
  return runHours(run, tokens, least, kind).likely
}
