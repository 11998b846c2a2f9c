import type { ModelShape } from '#src/catalog/models.ts'
import type { Factors } from './factors.ts'
import type { GpuSpec } from './gpu-spec.ts'
import { kvCache } from './kv-cache.ts'
import type { ModelSize } from './parameters.ts'
import { expertBytes, likelyWeightBytes, type Stored, type WeightFormat } from './weight-bytes.ts'

/** One copy of a model on the cards that share its weights. */
export interface ServingCase {
  readonly shape: ModelShape
  readonly size: ModelSize
  readonly format: WeightFormat
  /** How the model lies in its own format; counts while `format` is that one. */
  readonly stored?: Stored | undefined
  /** 2 for a 16-bit cache, 1 for FP8. Independent of the weights. */
  readonly kvBytes: 1 | 2
  readonly gpu: GpuSpec
  /** Cards that share every matrix. */
  readonly tensorParallel: number
  /** Groups of such cards that share the layers; one unless given. */
  readonly pipelineParallel?: number
  /** Other constants than the product's. */
  readonly factors?: Factors | undefined
}

export function stagesOf({ pipelineParallel = 1 }: ServingCase): number {
  return pipelineParallel
}

export function cardsOfCopy(serving: ServingCase): number {
  return serving.tensorParallel * stagesOf(serving)
}

/**
 * Sequences that pass through a stage together, in the largest group. A pipeline is busy only while
 * each of its stages works on another group; with fewer sequences than stages some stand idle.
 */
export function sequencesOfGroup(serving: ServingCase, batch: number): number {
  return Math.ceil(batch / stagesOf(serving))
}

/**
 * How much longer a round of a full pipeline takes than one of equal stages: every stage waits for the
 * slowest, which has a layer more, or the head beside its layers. 1 while one group is alone in it.
 */
export function stageImbalance(serving: ServingCase, batch: number): number {
  const stages = stagesOf(serving)
  if (stages === 1 || batch <= 1) return 1
  const { shape, size } = serving
  const head = shape.vocab * shape.hidden
  const perLayer = (size.matmul - head) / shape.layers
  const first = Math.ceil(shape.layers / stages) * perLayer
  const last = Math.floor(shape.layers / stages) * perLayer + head
  // Fewer groups than stages are never all waited for.
  const groups = Math.min(stages, batch)
  const slowest = (Math.max(first, last) * stages) / size.matmul
  return 1 + ((slowest - 1) * (groups - 1)) / (stages - 1)
}

/** Cache of one sequence, constant state included. */
export function sequenceBytes(
  { shape, kvBytes }: Pick<ServingCase, 'shape' | 'kvBytes'>,
  contextTokens: number,
): number {
  const { bytes, stateBytes } = kvCache(shape, contextTokens, kvBytes)
  return bytes + stateBytes
}

/**
 * Weights that one decode step reads: the blocks and the head, and of the experts those that a
 * batch touches.
 */
export function weightsReadBytes(serving: ServingCase, batch: number): number {
  const { shape, size, format, stored } = serving
  const all = likelyWeightBytes(size, format, stored)
  const embedding = shape.tiedEmbeddings ? 0 : shape.vocab * shape.hidden * 2
  const read = Math.max(all - embedding - size.vision * 2, 1)
  const { moe } = shape
  if (!moe) return read
  const experts = Math.min(expertBytes(size, format, stored), read)
  const touched = 1 - (1 - moe.activeExperts / moe.experts) ** batch
  return read - experts * (1 - touched)
}

/** Weight-only formats compute in 16 bits; FP8 and FP4 in their own where the card can. */
export function computePeakTflops({ gpu, format }: ServingCase): {
  tflops: number
  isFp8: boolean
} {
  if (format === 'fp8' && gpu.fp8Tflops !== null) return { tflops: gpu.fp8Tflops, isFp8: true }
  if (format === 'fp4' && gpu.fp4Tflops !== null) return { tflops: gpu.fp4Tflops, isFp8: true }
  return { tflops: gpu.peak16Tflops, isFp8: false }
}
