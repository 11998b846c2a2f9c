import type { GpuSpec } from './gpu-spec.ts'
import {
  type Checkpointing,
  microBatches,
  type RunKind,
  type TrainingCase,
} from './training-case.ts'
import type { RunSettings } from './training-plan.ts'
import { type Split, splitWords, unsplit } from './training-splits.ts'
import type { Uncertain } from './uncertain.ts'

/** What a planner may choose for itself. A list of one is a person's own wish. */
export interface Freedom {
  /** Ascending. */
  readonly microBatches: readonly number[]
  readonly checkpointings: readonly Checkpointing[]
  /** The global batch may be rounded up to what the cards can share. */
  readonly roundsBatch: boolean
  /** Hours beside the training itself (rollouts). */
  readonly moreHours?: (run: TrainingCase) => Uncertain
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

export type ZeroStage = TrainingCase['zeroStage']

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
export function spreadOver(
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
