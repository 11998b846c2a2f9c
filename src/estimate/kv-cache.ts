import type { ModelShape } from '#src/catalog/models.ts'
import type { Source } from '#src/catalog/source.ts'
import { figure, gib } from './figures.ts'
import { sources } from './sources.ts'

/** How a model's cache grows: which formula was used, and how sure it is. */
export type KvPath = 'full' | 'sliding-window' | 'latent' | 'hybrid' | 'upper-bound'

export interface KvCache {
  readonly path: KvPath
  /** Keys and values of one sequence. */
  readonly bytes: number
  /** Constant state of the linear-attention layers; 0 elsewhere. */
  readonly stateBytes: number
}

/**
 * Cache of one sequence of `contextTokens`, with `bytesPerElement` 2 for 16-bit and 1 for FP8.
 *
 * Sparse and compressed attention (DeepSeek-V4, GLM-5, Kimi-K3) has no formula here: their figure
 * is an upper bound.
 */
export function kvCache(
  shape: ModelShape,
  contextTokens: number,
  bytesPerElement: number,
): KvCache {
  const stateBytes = linearState(shape)
  const bytes = elements(shape, contextTokens) * bytesPerElement
  return { path: kvPath(shape), bytes, stateBytes }
}

export function kvPath(shape: ModelShape): KvPath {
  if (shape.approximateAttention) return 'upper-bound'
  if (shape.mla) return 'latent'
  if (shape.linearAttention) return 'hybrid'
  if (shape.slidingWindow) return 'sliding-window'
  return 'full'
}

/** Cached numbers of one sequence, all layers. */
function elements(shape: ModelShape, context: number): number {
  const { layers, kvHeads, headDim, mla, linearAttention, slidingWindow, globalLayers } = shape
  const keysAndValues = 2
  if (mla) return layers * (mla.kvLoraRank + mla.ropeHeadDim) * context
  const perToken = keysAndValues * kvHeads * headDim
  if (linearAttention) {
    return Math.floor(layers / linearAttention.fullAttentionEvery) * perToken * context
  }
  if (!slidingWindow) return layers * perToken * context
  const full = fullLayers(shape)
  const seen = Math.min(context, slidingWindow.windowTokens)
  // A shared K = V projection saves weights; the cache still holds both.
  const perGlobalToken = globalLayers
    ? keysAndValues * globalLayers.kvHeads * globalLayers.headDim
    : perToken
  return full * perGlobalToken * context + (layers - full) * perToken * seen
}

/** Layers that see the whole context. */
export function fullLayers({ layers, slidingWindow, linearAttention }: ModelShape): number {
  if (linearAttention) return Math.floor(layers / linearAttention.fullAttentionEvery)
  if (!slidingWindow) return layers
  return slidingWindow.fullEvery === 0 ? 0 : Math.floor(layers / slidingWindow.fullEvery)
}

function linearState({ layers, linearAttention }: ModelShape): number {
  if (!linearAttention) return 0
  const { keyHeads, keyDim, valueHeads, valueDim, convKernel } = linearAttention
  const linearLayers = layers - Math.floor(layers / linearAttention.fullAttentionEvery)
  // The recurrent state is kept in fp32, the convolution's tail in 16 bits.
  const recurrent = valueHeads * keyDim * valueDim * 4
  const tail = (2 * keyHeads * keyDim + valueHeads * valueDim) * (convKernel - 1) * 2
  return linearLayers * (recurrent + tail)
}

/** Heads are split over cards until each has one; a latent is copied to every card. */
export function kvShards(shape: ModelShape, tensorParallel: number): number {
  return shape.mla ? 1 : Math.min(tensorParallel, shape.kvHeads)
}

const pathSources: Readonly<Record<KvPath, Source>> = {
  full: sources.pagedAttention,
  'sliding-window': sources.pagedAttention,
  latent: sources.deepseekV2,
  hybrid: sources.gatedDelta,
  'upper-bound': sources.judgement,
}

export function kvSource(path: KvPath): Source {
  return pathSources[path]
}

/** The sum as a person would write it. */
export function kvWorking(
  shape: ModelShape,
  contextTokens: number,
  bytesPerElement: number,
): string {
  const { layers, kvHeads, headDim, mla, slidingWindow, globalLayers } = shape
  const tail = `× ${bytesPerElement} bytes`
  if (mla) {
    return `${layers} layers × (${mla.kvLoraRank} + ${mla.ropeHeadDim}) × ${figure(contextTokens)} tokens ${tail}`
  }
  const heads = `2 × ${kvHeads} heads × ${headDim}`
  if (shape.linearAttention) {
    const state = gib(linearState(shape))
    return `(${fullLayers(shape)} full layers × ${heads} × ${figure(contextTokens)} tokens ${tail} + ${state} GiB of constant state)`
  }
  if (!slidingWindow) return `${layers} layers × ${heads} × ${figure(contextTokens)} tokens ${tail}`
  const full = fullLayers(shape)
  const seen = Math.min(contextTokens, slidingWindow.windowTokens)
  const wide = globalLayers ? `2 × ${globalLayers.kvHeads} heads × ${globalLayers.headDim}` : heads
  return `(${full} layers × ${wide} × ${figure(contextTokens)} tokens + ${layers - full} × ${heads} × ${seen}) ${tail}`
}
