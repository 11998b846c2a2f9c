import { type Factor, factor } from './factor.ts'
import { sources } from './sources.ts'

/** How full training keeps its states. A branch, not a band: 8 against 16 bytes is a factor of 2. */
export const recipes = [
  'bf16',
  'bf16-stock',
  'bf16-8bit',
  'fp32',
  'mixed',
  'mixed-fp32-grads',
] as const

export type Recipe = (typeof recipes)[number]

interface RecipeBytes {
  readonly label: string
  readonly weights: number
  readonly gradients: number
  readonly optimiser: number
}

/** Bytes for each trained parameter. */
export const recipeBytes: Readonly<Record<Recipe, RecipeBytes>> = {
  bf16: { label: 'pure bf16 AdamW, lean loop', weights: 2, gradients: 2, optimiser: 4 },
  'bf16-stock': {
    label: 'pure bf16 AdamW, stock trainer (2 of its optimiser bytes are temporary)',
    weights: 2,
    gradients: 2,
    optimiser: 6,
  },
  'bf16-8bit': { label: 'bf16 with 8-bit AdamW', weights: 2, gradients: 2, optimiser: 2 },
  fp32: { label: 'fp32 weights with autocast', weights: 4, gradients: 4, optimiser: 8 },
  mixed: { label: 'mixed precision, fp32 master weights', weights: 2, gradients: 2, optimiser: 12 },
  'mixed-fp32-grads': {
    label: 'mixed precision, fp32 master weights and gradients',
    weights: 2,
    gradients: 4,
    optimiser: 12,
  },
}

/** fp32 adapter, gradient and two moments: the default of PEFT. */
export const adapterBytes = 16

/** Bytes per token and vocabulary entry that the loss keeps. */
export const lossBytes = {
  fused: factor(0.05, 0.3, 1, sources.torchtune),
  lean: factor(8, 12, 14, sources.torchtune),
  stock: factor(16, 18, 22, sources.msSwift),
} as const satisfies Record<string, Factor>

export type LossKind = keyof typeof lossBytes

export const activationFactors = {
  compiled: factor(0.65, 0.72, 0.85, sources.torchtune),
  selective: factor(0.45, 0.52, 0.6, sources.recomputation),
  qloraUncheckpointed: factor(1, 1.2, 1.7, sources.litgpt),
  moeImbalance: factor(1, 1.2, 1.5, sources.judgement),
  /** How far the per-layer sum itself may be off. */
  layerSum: factor(0.88, 1, 1.15, sources.calibration),
}

export const memoryOverheads = {
  /** Reserved over allocated. */
  fragmentation: factor(1.02, 1.06, 1.15, sources.calibration),
  /** The same for activations when a fused loss makes its logits in blocks of one size. */
  fragmentationOfEqualBlocks: factor(1.01, 1.02, 1.06, sources.calibration),
  contextGiB: factor(0.5, 0.9, 1.5, sources.calibration),
  /** NCCL's buffers, when there is more than one card. */
  collectiveGiB: factor(0.35, 0.8, 1.5, sources.calibration),
  stockTrainerGiB: factor(0.3, 0.6, 1, sources.calibration),
  zero3GiB: factor(2, 6, 9, sources.calibration),
  /** Buckets of gradients and groups of communicators, with the context. */
  megatronDeepspeedGiB: factor(6, 8.5, 10, sources.calibration),
}
