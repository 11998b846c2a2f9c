import type { ModelShape } from '#src/catalog/models.ts'
import type { Factors } from './factors.ts'
import type { LossKind, Recipe } from './factors-memory.ts'
import type { GpuSpec } from './gpu-spec.ts'
import type { ModelSize } from './parameters.ts'
import type { WeightFormat } from './weight-bytes.ts'

export const checkpointings = ['none', 'selective', 'full'] as const

export type Checkpointing = (typeof checkpointings)[number]

/** Runs that tune are short and their batches small; those that pre-train are neither. */
export type RunKind = 'finetune' | 'pretrain'

/** Which weights learn. */
export type Trains = 'full' | 'lora' | 'qlora'

/** LoRA keeps the base in 16 bits, QLoRA in 4. */
export function usualFormat(trains: Trains): WeightFormat {
  return trains === 'qlora' ? 'nf4-dq' : 'bf16'
}

/** One training run, with nothing left open: what the formulas of memory and time read. */
export interface TrainingCase {
  readonly shape: ModelShape
  readonly size: ModelSize
  readonly gpu: GpuSpec
  readonly gpus: number
  readonly trains: Trains
  /** How the base is held while adapters learn; full training holds it as its recipe says. */
  readonly frozenFormat: WeightFormat
  /** Full training only. */
  readonly recipe: Recipe
  /** Adapters only. */
  readonly adapterParameters: number
  /** For each adapter parameter; 16 unless an 8-bit optimiser makes it 10. */
  readonly adapterBytes?: number | undefined
  readonly trainsVocabulary: boolean
  readonly seqLen: number
  /** Sequences on one card at a time. */
  readonly microBatch: number
  /** Sequences in one step of the optimiser, on all cards. */
  readonly globalBatch: number
  readonly checkpointing: Checkpointing
  readonly loss: LossKind
  readonly zeroStage: 0 | 1 | 2 | 3
  readonly tensorParallel: number
  readonly pipelineParallel: number
  readonly contextParallel: number
  readonly expertParallel: number
  readonly sequenceParallel: boolean
  readonly precision: 'bf16' | 'fp8' | 'fp4'
  /** `tuned`: a vendor's benchmark recipe. */
  readonly stack: 'plain' | 'tuned'
  readonly compiled: boolean
  /** Kernels such as Liger's or Unsloth's keep no fp32 copy of a normalised layer. */
  readonly fusedNorms: boolean
  /** Attention that writes out its scores; usually a fused kernel does not. */
  readonly eagerAttention?: boolean | undefined
  /** A frozen base in 4 bits whose embedding and head were widened to 32 bits before training. */
  readonly wideVocabulary?: boolean | undefined
  readonly packed: boolean
  readonly optimiserInBackward: boolean
  readonly activationsOffloaded: boolean
  readonly optimiserOffloaded: boolean
  /** A second, frozen model scores every sequence (DPO, GRPO with a KL term). */
  readonly referenceForward: boolean
  /** Its weights are a copy, not the same base with the adapter switched off. */
  readonly referenceCopy: boolean
  /** Nobody says how its copies are split: what they exchange is taken as hidden. */
  readonly layoutUnknown?: boolean | undefined
  /** Other constants than the product's. */
  readonly factors?: Factors | undefined
}

export function dataParallel(run: TrainingCase): number {
  return Math.max(1, run.gpus / (run.tensorParallel * run.pipelineParallel * run.contextParallel))
}

/** Cards that hold the same weights: copies of the model, and the shares of a sequence within one. */
export function sequenceCopies(run: TrainingCase): number {
  return dataParallel(run) * run.contextParallel
}

/** Cards that share the experts of a stage: their own groups, or those that split the matrices. */
export function expertWays({ tensorParallel, expertParallel }: TrainingCase): number {
  return Math.max(tensorParallel, expertParallel)
}

/** Cards that hold the same experts. */
export function expertCopies(run: TrainingCase): number {
  return Math.max(1, (sequenceCopies(run) * run.tensorParallel) / expertWays(run))
}

/** Micro-batches of one step on one card. */
export function microBatches(run: TrainingCase): number {
  return Math.max(1, run.globalBatch / (dataParallel(run) * run.microBatch))
}

/** Tokens of one micro-batch on one card. */
export function microTokens(run: TrainingCase): number {
  return (run.seqLen * run.microBatch) / run.contextParallel
}
