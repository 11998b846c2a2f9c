import { type Factor, factor, fitted } from './factor.ts'
import type { Constants } from './fitted-constants.ts'
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

export const unknownEfficiency: PlainEfficiency = { none: factor(0.25, 0.4, 0.55, judgement) }

/**
 * What small models lose is time that their narrow layers spend on memory. Measured on A100; of H100's
 * arithmetic the same bytes take more: 989 TFLOP/s over 3,350 GB/s, against 312 over 2,039.
 */
function smallOnH100({ plainA100, plainA100Small, plainH100 }: Constants): number {
  const lost = 1 / plainA100Small - 1 / plainA100
  return 1 / (1 / plainH100 + lost * (989 / 3350 / (312 / 2039)))
}

function plainEfficiencies(fit: Constants): Readonly<Partial<Record<Generation, PlainEfficiency>>> {
  const a100: PlainEfficiency = {
    none: fitted(0.87, fit.plainA100, 1.05, llmFoundry),
    full: fitted(0.89, fit.plainA100Recomputed, 1.05, llmFoundry),
    longNone: fitted(0.87, fit.plainA100Long, 1.09, llmFoundry),
    longFull: fitted(0.85, fit.plainA100LongRecomputed, 1.11, llmFoundry),
    small: fitted(0.83, fit.plainA100Small, 1.13, llmFoundry),
    ...(fit.plainA100Pipeline > 0
      ? { pipeline: fitted(0.77, fit.plainA100Pipeline, 1.19, calibration) }
      : {}),
  }
  const h100: PlainEfficiency = {
    none: fitted(0.9, fit.plainH100, 1.12, llmFoundry),
    full: fitted(0.9, fit.plainH100, 1.12, llmFoundry),
    longNone: fitted(0.85, fit.plainH100Long, 1.15, llmFoundry),
    longFull: fitted(0.84, fit.plainH100LongRecomputed, 1.16, llmFoundry),
    small: fitted(0.8, smallOnH100(fit), 1.15, llmFoundry),
  }
  // No loop on these is published: the usual one, by what their largest products reach beside H100's 0.80.
  const unmeasured = (reached: number): PlainEfficiency => {
    const { low, likely, high } = unknownEfficiency.none
    const share = reached / 0.8
    return { none: factor(low * share, likely * share, high * share, sources.reachedMatmul) }
  }
  return {
    mi300: unmeasured(0.51),
    mi350: unmeasured(0.63),
    'a100-80': a100,
    'a100-40': {
      ...a100,
      none: fitted(0.8, fit.plainA100Of40GB, 1.04, llmFoundry),
      full: fitted(0.86, fit.plainA100Of40GBRecomputed, 1.12, llmFoundry),
    },
    h100,
    h200: h100,
    geforce: { none: factor(0.38, 0.45, 0.52, torchtune) },
    // PaLM on TPU v4 reached 0.46, Gopher on TPU v3 0.33 (table 3).
    tpu: { none: factor(0.33, 0.46, 0.55, sources.palm) },
  }
}

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

function tunedEfficiencies(fit: Constants): Readonly<Partial<Record<Generation, TunedEfficiency>>> {
  const assumedMi300Fp8 = factor(0.45, 0.55, 0.65, judgement)
  return {
    'a100-80': { bf16: assumedBf16(0.5) },
    'a100-40': { bf16: assumedBf16(0.5) },
    h100: {
      bf16: assumedBf16(0.5),
      fp8: fitted(0.82, fit.tunedH100Fp8, 1.05, megatronBridge),
      fp8Lora: fitted(0.89, fit.tunedH100Fp8Lora, 1.07, mlperf),
      moeBf16: fitted(0.75, fit.tunedH100Experts, 1.25, megatronBridge),
      moeFp8: fitted(0.9, fit.tunedH100ExpertsFp8, 1.28, megatronBridge),
    },
    h200: {
      bf16: assumedBf16(0.5),
      fp8: fitted(0.89, fit.tunedH200Fp8, 1.09, megatronBridge),
      fp8Lora: fitted(0.91, fit.tunedH200Fp8Lora, 1.06, mlperf),
    },
    b200: {
      bf16: assumedBf16(0.575),
      fp8: fitted(0.95, fit.tunedB200Fp8, 1.05, megatronBridge),
      fp4: factor(0.85, 0.95, 1.05, megatronBridge),
      moeBf16: fitted(0.76, fit.tunedB200Experts, 1.24, megatronBridge),
      moeFp8: fitted(0.8, fit.tunedB200ExpertsFp8, 1.27, megatronBridge),
    },
    b300: {
      bf16: assumedBf16(0.575),
      fp8: factor(0.78, 0.86, 0.94, megatronBridge),
      fp4: factor(1.03, 1.15, 1.27, megatronBridge),
      moeBf16: fitted(0.78, fit.tunedB300Experts, 1.22, megatronBridge),
      moeFp8: fitted(0.75, fit.tunedB300ExpertsFp8, 1.11, megatronBridge),
    },
    gb200: {
      bf16: assumedBf16(0.575),
      fp8: fitted(0.92, fit.tunedGB200Fp8, 1.09, megatronBridge),
      fp4: fitted(0.9, fit.tunedGB200Fp4, 1.11, megatronBridge),
      moeBf16: fitted(0.79, fit.tunedGB200Experts, 1.24, megatronBridge),
      moeFp8: fitted(0.69, fit.tunedGB200ExpertsFp8, 1.38, megatronBridge),
    },
    gb300: {
      bf16: assumedBf16(0.575),
      fp8: fitted(0.9, fit.tunedGB300Fp8, 1.07, megatronBridge),
      fp4: fitted(0.98, fit.tunedGB300Fp4, 1.03, megatronBridge),
      moeBf16: fitted(0.77, fit.tunedGB300Experts, 1.26, megatronBridge),
      moeFp8: fitted(0.87, fit.tunedGB300ExpertsFp8, 1.26, megatronBridge),
    },
    mi300: {
      bf16: assumedBf16(0.38),
      fp8: assumedMi300Fp8,
      fp8Lora: fitted(0.87, fit.tunedMi300Fp8Lora, 1.31, mlperf),
    },
    mi350: {
      bf16: assumedBf16(0.38),
      fp8: assumedMi300Fp8,
      fp4: factor(0.54, 0.66, 0.78, judgement),
    },
    l40s: { fp8Lora: fitted(0.82, fit.tunedL40sFp8Lora, 1.18, mlperf) },
  }
}

export type TrainingFactors = ReturnType<typeof trainingFactorsWith>

/** The constants of training's speed, those fitted to published runs among them. */
export function trainingFactorsWith(fit: Constants) {
  return {
    plain: plainEfficiencies(fit),
    tuned: tunedEfficiencies(fit),
    /** One A100 or workstation card tuning a model whole, without checkpoints. */
    singleCard: {
      a100Eager: fitted(0.89, fit.oneA100Eager, 1.09, torchtune),
      a100Compiled: fitted(0.91, fit.oneA100Compiled, 1.06, torchtune),
      geforceCompiled: fitted(0.89, fit.geforceCompiled, 1.1, torchtune),
    },
    /**
     * A stock trainer on Hopper and later, over the loops that the table was measured on: on A100 it keeps
     * 0.75 of them with recomputation (LongLoRA), 0.88 without.
     */
    stockLoop: factor(0.55, 0.8, 1.05, judgement),
    /** LoRA on short texts that are not packed. */
    l40sShortTexts: fitted(0.6, fit.l40sShortTexts, 1.6, calibration),
    /** FP8 in a plain loop, over bf16. */
    plainFp8Gain: factor(1.1, 1.3, 1.5, judgement),
    /** Work of the weights relative to forward and backward of full training. */
    passes: {
      /** The whole forward pass again would be 1.33; no one repeats all of it. */
      recomputedOneCard: factor(1.07, 1.25, 1.3, judgement),
      recomputedSplit: factor(1.33, 1.35, 1.4, judgement),
      selective: factor(1.02, 1.05, 1.12, judgement),
      /** Share of the bandwidth that kernels reach which unpack 4-bit weights: as when serving. */
      unpackingBandwidth: factor(0.3, 0.5, 0.8, judgement),
    },
    /** Pipelines of hundreds of cards: their table was measured with weights split over eight. */
    layouts: {
      /** Fewer, wider slices: less to exchange, larger products. */
      wideSlices: fitted(0.9, fit.wideSlices, 1.07, calibration),
      /** A slice whose width is no multiple of 64 leaves tensor cores idle. */
      oddWidth: fitted(0.88, fit.oddWidth, 1.19, calibration),
      oddWidthMultiple: 64,
      /** Time of shards too narrow to fill a card: one sequence at a time on eight, or uneven widths. */
      narrowShards: factor(1, 1.15, 1.2, judgement),
      narrowWidthMultiple: 256,
    },
    /** Tuning steps are short: gradients are exchanged after few micro-batches. */
    tunedFinetuneShare: fitted(0.9, fit.tunedFinetuneShare, 1.09, megatronBridge),
    /** A fixed global batch over more cards than sequences: the power of their ratio that is lost. */
    spreadExponent: fit.spreadExponent,
  }
}

/**
 * Experts in a plain loop, over a dense model of the same work: the loop of a fine-tune computes one
 * expert after the other.
 */
export const plainMoeShare = factor(0.3, 0.55, 0.8, judgement)

/**
 * The same for who pre-trains, with the experts' products grouped. In DeepSeek's own loop DeepSeek-V2 took
 * 172,800 hours of H800 for a trillion tokens, its dense model of 67 B 300,600: 0.8 for the work of each.
 * By the hours of their cards JetMoE kept 0.59 and OLMoE 0.64, by Pai-Megatron's rates Qwen3-30B-A3B 0.75.
 */
export const pretrainMoeShare = factor(0.5, 0.7, 0.9, sources.deepseekV2Cost)

/** Pre-training balances its routing and fills every sequence, as vendors do, on text that varies. */
export const packedMoeShare = factor(0.8, 0.95, 1, judgement)

/** Vendors balance the routing and fill every sequence; real data does not. */
export const userMoeShare = factor(0.7, 0.8, 0.9, judgement)

/** Not fitted: what published hours hide stands in the band of whole runs. */
export const trainingFactors = {
  /** Share of the hours that a run of under a week on few cards spends training. */
  goodputShort: factor(0.85, 0.93, 0.98, judgement),
  goodputLarge: factor(0.6, 0.9, 0.95, judgement),
  /** Seconds per layer and micro-batch below which kernels wait for their launch. */
  launchSeconds: factor(0.0005, 0.001, 0.0015, judgement),
  /**
   * The same for one pass, forward or backward, of a stock trainer, and what adapters on every matrix
   * add: 0.76 ms in inference; LoRA with checkpoints 4.7 to 5.2 ms a layer on Qwen of 1.8 and 7 B.
   */
  stockLaunchSeconds: factor(0.0004, 0.00075, 0.00095, sources.qwenReadme),
  adapterLaunches: factor(1.6, 2.1, 2.5, sources.qwenReadme),
  /** Exponent with which a stock loop's launches hide behind its arithmetic: 1 would add them. */
  launchOverlap: 1.3,
  /**
   * The same for gathering weights behind arithmetic, which it slows: on four A100 or H100 one after the
   * other takes 10 % longer than both at once, and arithmetic 19 % longer than alone (Lee et al. 2025,
   * arXiv 2507.03114).
   */
  gatherOverlap: 1.4,
  optimiserStepSeconds: factor(0.01, 0.02, 0.03, judgement),
  pcieGatherShare: factor(0.6, 0.7, 0.8, judgement),
  /** Share of NVLink that gathering reaches; 0.53 when Qwen-72B's weights are gathered for 256 tokens. */
  nvlinkGatherShare: factor(0.45, 0.55, 0.8, sources.qwenReadme),
  /**
   * What gathering layer by layer reaches however fast the link: on eight B300, whose NVLink carries
   * 900 GB/s, one micro-batch of 4,096 tokens took 0.6 to 0.9 s longer than its share of one four times
   * as large, for 125 to 183 GB: 190 to 210 GB/s (FSDP2, three loops).
   */
  gatherLimitGBps: factor(180, 250, 400, sources.halo),
  padding: factor(1.1, 1.5, 3, judgement),
}

/** Share of the rate that is lost with every doubling beyond this many cards: a point of 40 % of the peak. */
export const scalingLoss = { fromGpus: 128, perDoubling: 0.025, source: judgement }
