import type { GpuId } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import type { LossKind, Recipe } from './factors-memory.ts'
import type { RentInputs } from './rent.ts'
import type { Checkpointing } from './training-case.ts'

export const finetuneMethods = ['lora', 'qlora', 'full', 'dpo', 'grpo'] as const

export type FinetuneMethod = (typeof finetuneMethods)[number]

export interface FinetuneInputs extends RentInputs {
  readonly model: Model
  readonly method: FinetuneMethod
  /** Tokens of one pass over the data; wins over examples × tokensPerExample. */
  readonly tokens: number
  /** Examples, preference pairs (DPO) or prompts (GRPO). */
  readonly examples: number
  readonly tokensPerExample: number
  readonly epochs: number
  readonly seqLen: number
  /** Sequences (pairs for DPO) on one card at a time. */
  readonly microBatch: number
  readonly globalBatch: number
  readonly rank: number
  readonly checkpointing: Checkpointing
  /** What DPO and GRPO train. */
  readonly adapter: 'lora' | 'qlora' | 'none'
  readonly recipe: Recipe
  readonly loss: LossKind
  readonly packed: boolean
  /** GRPO: answers drawn for each prompt. */
  readonly groupSize: number
  /** GRPO: share of a rollout's tokens that the model writes itself. */
  readonly generatedShare: number
  /** Several: variants of one name, in order of preference. */
  readonly gpu: GpuId | readonly GpuId[]
  readonly gpus: number
  readonly deadlineHours: number
  readonly budgetUsd: number
  /** Grams of CO2 for each kWh of one's own electricity. */
  readonly gridGramsPerKwh: number
}

export const finetuneDefaults = {
  method: 'lora',
  examples: 1000,
  tokensPerExample: 500,
  seqLen: 2048,
  microBatch: 1,
  globalBatch: 16,
  rank: 16,
  groupSize: 8,
  generatedShare: 0.75,
} as const

export const methodNames: Readonly<Record<FinetuneMethod, string>> = {
  lora: 'LoRA fine-tuning',
  qlora: 'QLoRA fine-tuning',
  full: 'Full fine-tuning',
  dpo: 'Preference tuning (DPO)',
  grpo: 'Reinforcement fine-tuning (GRPO)',
}
