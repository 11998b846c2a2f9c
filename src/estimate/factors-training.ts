import { type Factor, factor } from './factor.ts'
import type { Generation } from './gpu-spec.ts'
import { sources } from './sources.ts'

const { llmFoundry, megatronBridge, torchtune, calibration, judgement, mlperf } = sources

/** Share of the 16-bit dense peak that a plain bf16 training loop reaches. */
export interface PlainEfficiency {
  readonly none: Factor
  /** With full checkpointing; the recompute is inside. Absent: none measured. */
  readonly full?: Factor
  /** Contexts of 16k tokens and more. */
  readonly longNone?: Factor
  readonly longFull?: Factor
  /** Models below half a billion parameters. */
  readonly small?: Factor
  /** Hundreds of cards with tensor and pipeline parallelism and full recompute. */
  readonly pipeline?: Factor
}

const a100: PlainEfficiency = {
  none: factor(0.52, 0.6, 0.63, llmFoundry),
  full: factor(0.49, 0.55, 0.58, llmFoundry),
  longNone: factor(0.48, 0.55, 0.6, llmFoundry),
  longFull: factor(0.4, 0.47, 0.52, llmFoundry),
  small: factor(0.39, 0.47, 0.53, llmFoundry),
  pipeline: factor(0.24, 0.31, 0.37, calibration),
}

const h100: PlainEfficiency = {
  none: factor(0.37, 0.41, 0.46, llmFoundry),
  full: factor(0.37, 0.41, 0.46, llmFoundry),
  longNone: factor(0.29, 0.34, 0.39, llmFoundry),
  longFull: factor(0.24, 0.285, 0.33, llmFoundry),
}

export const unknownEfficiency: PlainEfficiency = { none: factor(0.25, 0.4, 0.55, judgement) }

export const plainEfficiency: Readonly<Partial<Record<Generation, PlainEfficiency>>> = {
  'a100-80': a100,
  'a100-40': {
    ...a100,
    none: factor(0.44, 0.55, 0.57, llmFoundry),
    full: factor(0.44, 0.51, 0.57, llmFoundry),
  },
  h100,
  h200: h100,
  geforce: { none: factor(0.38, 0.45, 0.52, torchtune) },
  // PaLM on TPU v4 reached 0.46, Gopher on TPU v3 0.33 (table 3).
  tpu: { none: factor(0.33, 0.46, 0.55, sources.palm) },
}

/** One A100 or workstation card tuning a model whole, without checkpoints. */
export const singleCardEfficiency = {
  a100Eager: factor(0.47, 0.53, 0.58, torchtune),
  a100Compiled: factor(0.62, 0.68, 0.72, torchtune),
  geforceCompiled: factor(0.55, 0.62, 0.68, torchtune),
}

/** LoRA on short texts that are not packed. */
export const l40sShortTexts = factor(0.15, 0.25, 0.4, calibration)

/** Vendor-tuned stacks, as a share of the bf16 peak: above 1 is right for FP8 and FP4. */
export interface TunedEfficiency {
  readonly bf16?: Factor
  readonly fp8?: Factor
  readonly fp8Lora?: Factor
  readonly fp4?: Factor
  readonly moeBf16?: Factor
  readonly moeFp8?: Factor
}

const assumedBf16 = (likely: number) => factor(likely * 0.8, likely, likely * 1.15, judgement)

export const tunedEfficiency: Readonly<Partial<Record<Generation, TunedEfficiency>>> = {
  'a100-80': { bf16: assumedBf16(0.5) },
  'a100-40': { bf16: assumedBf16(0.5) },
  h100: {
    bf16: assumedBf16(0.5),
    fp8: factor(0.68, 0.83, 0.87, megatronBridge),
    fp8Lora: factor(0.65, 0.73, 0.78, mlperf),
    moeBf16: factor(0.15, 0.2, 0.25, megatronBridge),
    moeFp8: factor(0.26, 0.29, 0.37, megatronBridge),
  },
  h200: {
    bf16: assumedBf16(0.5),
    fp8: factor(0.85, 0.96, 1.05, megatronBridge),
    fp8Lora: factor(0.8, 0.88, 0.93, mlperf),
  },
  b200: {
    bf16: assumedBf16(0.575),
    fp8: factor(0.77, 0.78, 0.79, megatronBridge),
    fp4: factor(0.85, 0.95, 1.05, megatronBridge),
    moeBf16: factor(0.16, 0.21, 0.26, megatronBridge),
    moeFp8: factor(0.24, 0.3, 0.38, megatronBridge),
  },
  b300: {
    bf16: assumedBf16(0.575),
    fp8: factor(0.78, 0.86, 0.94, megatronBridge),
    fp4: factor(1.03, 1.15, 1.27, megatronBridge),
    moeBf16: factor(0.18, 0.23, 0.28, megatronBridge),
    moeFp8: factor(0.33, 0.44, 0.49, megatronBridge),
  },
  gb200: {
    bf16: assumedBf16(0.575),
    fp8: factor(0.72, 0.78, 0.85, megatronBridge),
    fp4: factor(0.97, 1.08, 1.2, megatronBridge),
    moeBf16: factor(0.23, 0.29, 0.36, megatronBridge),
    moeFp8: factor(0.29, 0.42, 0.58, megatronBridge),
  },
  gb300: {
    bf16: assumedBf16(0.575),
    fp8: factor(0.9, 1, 1.07, megatronBridge),
    fp4: factor(1.41, 1.44, 1.48, megatronBridge),
    moeBf16: factor(0.27, 0.35, 0.44, megatronBridge),
    moeFp8: factor(0.47, 0.54, 0.68, megatronBridge),
  },
  mi300: {
    bf16: assumedBf16(0.38),
    fp8: factor(0.45, 0.55, 0.65, judgement),
    fp8Lora: factor(0.48, 0.55, 0.72, mlperf),
  },
  mi350: {
    bf16: assumedBf16(0.38),
    fp8: factor(0.45, 0.55, 0.65, judgement),
    fp4: factor(0.54, 0.66, 0.78, judgement),
  },
  l40s: { fp8Lora: factor(0.27, 0.33, 0.39, mlperf) },
}

/** FP8 in a plain loop, over bf16. */
export const plainFp8Gain = factor(1.1, 1.3, 1.5, calibration)

/** Experts in a plain loop, over a dense model of the same work. */
export const plainMoeShare = factor(0.3, 0.45, 0.6, judgement)

/** Vendors balance the routing and fill every sequence; real data does not. */
export const userMoeShare = factor(0.7, 0.8, 0.9, judgement)

/** Work of the weights relative to forward and backward of full training. */
export const passFactors = {
  recomputedOneCard: factor(1.07, 1.25, 1.3, llmFoundry),
  recomputedSplit: factor(1.33, 1.35, 1.4, calibration),
  selective: factor(1.02, 1.05, 1.12, judgement),
  /** Unpacking 4-bit weights: least at long micro-batches, most at small ones. */
  dequantisation: factor(1.02, 1.3, 1.6, torchtune),
  /** Tokens of the micro-batch at which it is the likely one. */
  dequantisationTokens: 2048,
}

/** Pipelines of hundreds of cards: their table was measured with weights split over eight. */
export const layoutFactors = {
  /** Fewer, wider slices: less to exchange, larger products. */
  wideSlices: factor(1.05, 1.17, 1.25, calibration),
  /** A slice whose width is no multiple of 64 leaves tensor cores idle. */
  oddWidth: factor(0.7, 0.8, 0.95, calibration),
  oddWidthMultiple: 64,
  /** Time of shards too narrow to fill a card: one sequence at a time on eight, or uneven widths. */
  narrowShards: factor(1, 1.15, 1.2, calibration),
  narrowWidthMultiple: 256,
}

/** Tuning steps are short: gradients are exchanged after few micro-batches. */
export const tunedFinetuneShare = factor(0.78, 0.87, 0.95, megatronBridge)

export const trainingFactors = {
  /** Share of the hours that a run of under a week on few cards spends training. */
  goodputShort: factor(0.85, 0.93, 0.98, calibration),
  goodputLarge: factor(0.6, 0.9, 0.95, calibration),
  /** Seconds per layer and micro-batch below which kernels wait for their launch. */
  launchSeconds: factor(0.0005, 0.001, 0.0015, calibration),
  optimiserStepSeconds: factor(0.01, 0.02, 0.03, calibration),
  pcieGatherShare: factor(0.6, 0.7, 0.8, calibration),
  padding: factor(1.1, 1.5, 3, calibration),
}

/** A share of the peak lost with every doubling beyond this many cards. */
export const scalingLoss = { fromGpus: 128, perDoubling: 0.01, source: llmFoundry }
