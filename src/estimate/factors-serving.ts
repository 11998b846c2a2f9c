import { type Factor, factor, fitted } from './factor.ts'
import { type Constants, fittedConstants } from './fitted-constants.ts'
import type { Generation } from './gpu-spec.ts'
import { sources } from './sources.ts'

const { aiConfigurator, vidur, calibration, judgement } = sources

interface KernelEfficiency {
  /** Share of the memory bandwidth while reading weights. */
  readonly weights: Factor
  /** Share of the dense peak of a large matrix product. */
  readonly compute: number
  /** The same in FP8 and FP4. */
  readonly computeFp8: number
}

const unknown: KernelEfficiency = {
  weights: factor(0.6, 0.72, 0.82, judgement),
  compute: 0.7,
  computeFp8: 0.6,
}

const a100: KernelEfficiency = {
  weights: factor(0.62, 0.7, 0.78, vidur),
  compute: 0.89,
  computeFp8: 0.6,
}
const b200: KernelEfficiency = {
  weights: factor(0.46, 0.66, 0.78, aiConfigurator),
  compute: 0.68,
  computeFp8: 0.6,
}

const byGeneration: Readonly<Partial<Record<Generation, KernelEfficiency>>> = {
  'a100-80': a100,
  'a100-40': a100,
  h100: { weights: factor(0.64, 0.79, 0.87, aiConfigurator), compute: 0.8, computeFp8: 0.62 },
  h200: { weights: factor(0.55, 0.74, 0.84, aiConfigurator), compute: 0.77, computeFp8: 0.6 },
  b200,
  gb200: b200,
  l40s: { weights: factor(0.69, 0.76, 0.84, aiConfigurator), compute: 0.7, computeFp8: 0.6 },
  // Llama of 7 to 34 B in 4 bits on the RTX 3090 Ti and 4090: 0.80 and 0.91, once its layers are taken off.
  geforce: { weights: factor(0.7, 0.83, 0.92, sources.exllama), compute: 0.7, computeFp8: 0.6 },
}

export type ServingFactors = ReturnType<typeof servingFactorsWith>

/** The constants of serving's speed and memory, those fitted to published runs among them. */
export function servingFactorsWith(fit: Constants) {
  const h20 = { ...unknown, weights: fitted(0.84, fit.h20Read, 1.22, calibration) }
  return {
    kernels: (generation: Generation): KernelEfficiency =>
      generation === 'h20' ? h20 : (byGeneration[generation] ?? unknown),
    /** Exponent with which reading and arithmetic overlap: 1 would add them, infinity hide one. */
    overlap: 2.5,
    kvReadShare: factor(0.8, 0.85, 0.9, aiConfigurator),
    /** Kernel time of a layer that neither reads weights nor multiplies, in seconds. */
    layerSeconds: factor(17e-6, 35e-6, 45e-6, vidur),
    /** What routing, permuting and grouped products add to a layer of experts. */
    expertLayerSeconds: factor(10e-6, 25e-6, 60e-6, sources.qwen3Speed),
    /**
     * The same on A100: of Qwen3-30B-A3B's layer 109 microseconds for one token, 403 for eight and 808 for
     * 32, so 55 beside the reading of the experts met; on H100, H200 and B200 25 to 30.
     */
    expertLayerSecondsA100: factor(40e-6, 55e-6, 75e-6, sources.fusedExperts),
    /** One all-reduce inside NVLink, and over PCIe, in seconds. */
    reduceSecondsNvlink: factor(12e-6, 30e-6, 45e-6, aiConfigurator),
    reduceSecondsPcie: factor(45e-6, 80e-6, 150e-6, judgement),
    /** Kernels that unpack 4-bit weights reach this much of the bandwidth that plain ones do. */
    unpackingShare: fitted(0.81, fit.unpackingShare, 1.25, calibration),
    /** Prefill efficiency, as a share of the large-matrix efficiency. */
    prefillShare: fitted(0.9, fit.prefillShare, 1.1, calibration),
    prefillFp8: fitted(0.95, fit.prefillFp8, 1.05, calibration),
    /** Request handling before the first token, in seconds. */
    requestSeconds: 0.003,
    /** What is left of the rate when several cards share a copy: today's reductions are inside its sum. */
    tensorParallelShare: factor(0.85, 1, 1.1, sources.nim),
    /** Groups that read a prompt hold up those that write: what a pipeline keeps of its rate. */
    stagePace: factor(0.7, 0.85, 0.97, sources.sarathi),
    /** Share of the static-batch rate that a loaded server delivers. */
    schedulingDense: factor(0.5, 0.75, 0.95, judgement),
    /** A vendor's benchmark keeps its queue full and its engine tuned to one model. */
    schedulingTuned: factor(0.75, 0.95, 1.1, sources.tensorRtLlm),
    schedulingMoe: factor(0.4, 0.65, 0.95, sources.tensorRtLlm),
    /** The same of engines of 2023 and 2024. */
    schedulingTunedEarly: fitted(0.74, fit.schedulingTuned, 1.11, calibration),
    schedulingMoeEarly: fitted(0.68, fit.schedulingMoe, 1.62, calibration),
    schedulingAmd: fitted(0.68, fit.schedulingAmd, 1.36, calibration),
    /** Sequences that servers run at once by default. */
    sequenceLimit: 256,
    memoryUtilisation: 0.9,
    activationGiB: factor(1, 1.5, 2.8, judgement),
    graphsGiB: factor(0.3, 1, 2.5, judgement),
    contextGiB: factor(0.4, 0.5, 0.6, judgement),
    /** Share of the time that a server is busy at its peak, so that queues stay short. */
    busyShare: factor(0.7, 0.75, 0.8, judgement),
  }
}

export const servingFactors = servingFactorsWith(fittedConstants)
