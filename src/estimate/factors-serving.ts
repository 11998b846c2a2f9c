import { type Factor, factor } from './factor.ts'
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
  h20: { weights: factor(0.38, 0.45, 0.55, calibration), compute: 0.7, computeFp8: 0.6 },
  b200,
  gb200: b200,
  l40s: { weights: factor(0.69, 0.76, 0.84, aiConfigurator), compute: 0.7, computeFp8: 0.6 },
}

export function kernelEfficiency(generation: Generation): KernelEfficiency {
  return byGeneration[generation] ?? unknown
}

export const servingFactors = {
  /** Exponent with which reading and arithmetic overlap: 1 would add them, infinity hide one. */
  overlap: 2.5,
  kvReadShare: factor(0.8, 0.85, 0.9, aiConfigurator),
  /** Kernel time of a layer that neither reads weights nor multiplies, in seconds. */
  layerSeconds: factor(17e-6, 35e-6, 45e-6, vidur),
  /** One all-reduce inside NVLink, and over PCIe, in seconds. */
  reduceSecondsNvlink: factor(12e-6, 30e-6, 45e-6, aiConfigurator),
  reduceSecondsPcie: factor(45e-6, 80e-6, 150e-6, judgement),
  /** Kernels that unpack 4-bit weights reach this much of the bandwidth that plain ones do. */
  unpackingShare: factor(0.55, 0.68, 0.85, calibration),
  /** Prefill efficiency, as a share of the large-matrix efficiency. */
  prefillShare: factor(0.7, 0.78, 0.86, calibration),
  prefillFp8: factor(0.45, 0.475, 0.5, calibration),
  /** Request handling before the first token, in seconds. */
  requestSeconds: 0.003,
  tensorParallelShare: factor(0.6, 0.75, 0.95, calibration),
  /** Share of the static-batch rate that a loaded server delivers. */
  schedulingDense: factor(0.5, 0.75, 0.95, judgement),
  /** A vendor's benchmark keeps its queue full and its engine tuned to one model. */
  schedulingTuned: factor(0.65, 0.88, 0.98, calibration),
  schedulingMoe: factor(0.25, 0.37, 0.6, calibration),
  schedulingAmd: factor(0.3, 0.44, 0.6, calibration),
  /** Sequences that servers run at once by default. */
  sequenceLimit: 256,
  memoryUtilisation: 0.9,
  activationGiB: factor(1, 1.5, 2.8, calibration),
  graphsGiB: factor(0.3, 1, 2.5, calibration),
  contextGiB: factor(0.4, 0.5, 0.6, calibration),
  /** Share of the time that a server is busy at its peak, so that queues stay short. */
  busyShare: factor(0.7, 0.75, 0.8, judgement),
}
