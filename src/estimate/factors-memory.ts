import { type Factor, factor, fitted } from './factor.ts'
import { type Constants, fittedConstants } from './fitted-constants.ts'
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
  /** What the step makes and drops again, when activations are gone. */
  readonly temporary: number
}

/** Bytes for each trained parameter. */
export const recipeBytes: Readonly<Record<Recipe, RecipeBytes>> = {
  bf16: {
    label: 'pure bf16 AdamW, lean loop',
    weights: 2,
    gradients: 2,
    optimiser: 4,
    temporary: 0,
  },
  'bf16-stock': {
    label: 'pure bf16 AdamW, stock trainer',
    weights: 2,
    gradients: 2,
    optimiser: 4,
    // AdamW over all tensors at once makes the denominators of all of them.
    temporary: 2,
  },
  'bf16-8bit': {
    label: 'bf16 with 8-bit AdamW',
    weights: 2,
    gradients: 2,
    optimiser: 2,
    temporary: 0,
  },
  fp32: {
    label: 'fp32 weights with autocast',
    weights: 4,
    gradients: 4,
    optimiser: 8,
    temporary: 0,
  },
  mixed: {
    label: 'mixed precision, fp32 master weights',
    weights: 2,
    gradients: 2,
    optimiser: 12,
    temporary: 0,
  },
  'mixed-fp32-grads': {
    label: 'mixed precision, fp32 master weights and gradients',
    weights: 2,
    gradients: 4,
    optimiser: 12,
    temporary: 0,
  },
}

/** fp32 adapter, gradient and two moments: the default of PEFT. */
export const adapterBytes = 16

/**
 * A copy that learns beside the frozen one, its gradient and its moments, all as wide as the base, and
 * the step's own: 10.9 on Qwen-7B (its README).
 */
export const vocabularyBytes = 10

/**
 * Bytes for each score of an attention that writes them out: kept for the backward pass (the softmax in
 * 32 bits and its copy in 16), and at work in one layer (those, the scores before it in 16, and the
 * gradients in 16, 32 and 16).
 */
export const scoreBytes = { kept: 6, atWork: 14 }

/** How the loss is computed: in blocks, in one piece, or as the stock trainer does it. */
export type LossKind = 'fused' | 'lean' | 'stock'

export type MemoryFactors = ReturnType<typeof memoryFactorsWith>

/** The constants of training's memory, those fitted to published runs among them. */
export function memoryFactorsWith(fit: Constants) {
  return {
    /** Bytes per token and vocabulary entry that the loss keeps. */
    lossBytes: {
      fused: factor(0.05, 0.3, 1, sources.torchtune),
      // Logits in 16 bits, their softmax and its gradient in 32, the gradient in 16: 2 + 4 + 4 + 2.
      lean: factor(8, 12, 14, sources.torchtune),
      // The same, and a shifted copy in 32 bits and in 16.
      stock: factor(16, 18, 22, sources.msSwift),
    } satisfies Record<LossKind, Factor>,
    activations: {
      compiled: fitted(0.9, fit.compiledActivations, 1.18, sources.torchtune),
      selective: factor(0.45, 0.52, 0.6, sources.recomputation),
      qloraUncheckpointed: fitted(0.83, fit.qloraActivations, 1.42, sources.litgpt),
      moeImbalance: factor(1, 1.2, 1.5, sources.judgement),
      /** How far the per-layer sum itself may be off. */
      layerSum: factor(0.88, 1, 1.15, sources.judgement),
    },
    overheads: {
      /** Reserved over allocated. */
      fragmentation: factor(1.02, 1.06, 1.15, sources.judgement),
      /** The same for activations when a fused loss makes its logits in blocks of one size. */
      fragmentationOfEqualBlocks: factor(1.01, 1.02, 1.06, sources.judgement),
      contextGiB: factor(0.5, 0.9, 1.5, sources.judgement),
      /** NCCL's buffers, when there is more than one card. */
      collectiveGiB: factor(0.35, 0.8, 1.5, sources.judgement),
      stockTrainerGiB: factor(0.3, 0.6, 1, sources.judgement),
      /**
       * Buckets of ZeRO-1 and ZeRO-2 in full training: 4.5 times 2e8 or 5e8 numbers, reduced and gathered
       * while the backward pass goes on.
       */
      zero2GiB: factor(1.7, 5, 8.4, sources.deepspeedBuckets),
      /** ZeRO-3 whose buckets the trainer sizes by the model: 1e9 gathered parameters stay alive. */
      zero3AutoGiB: factor(0.5, 1.86, 2.5, sources.deepspeedAuto),
      zero3GiB: fitted(0.33, fit.zero3GiB, 1.5, sources.calibration),
      /** Buckets of gradients and groups of communicators, with the context. */
      megatronDeepspeedGiB: fitted(0.7, fit.megatronDeepspeedGiB, 1.18, sources.calibration),
    },
  }
}

export const memoryFactors = memoryFactorsWith(fittedConstants)
