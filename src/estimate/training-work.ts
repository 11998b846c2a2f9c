import type { ModelShape } from '#src/catalog/models.ts'
import { fullLayers } from './kv-cache.ts'
import type { ModelSize } from './parameters.ts'

/** Floating-point operations of forward and backward, for one token. */
export interface TokenWork {
  readonly weights: number
  /** Scores and their values over the whole sequence, not halved for the causal mask. */
  readonly attention: number
}

/** The convention in which model FLOPs utilisation is published. */
export function workPerToken(shape: ModelShape, size: ModelSize, seqLen: number): TokenWork {
  return { weights: 6 * size.matmul, attention: 6 * attentionWidth(shape, seqLen) }
}

/** Sum over the layers of heads × (key + value size) × tokens seen. */
export function attentionWidth(shape: ModelShape, seqLen: number, windowed?: number): number {
  const { layers, heads, headDim, mla, slidingWindow, linearAttention, globalLayers } = shape
  const ends = mla ? mla.nopeHeadDim + mla.ropeHeadDim + mla.valueHeadDim : 2 * headDim
  const full = fullLayers(shape)
  const wide = heads * (globalLayers ? 2 * globalLayers.headDim : ends) * seqLen * full
  if (linearAttention || !slidingWindow) return wide
  const seen = windowed ?? Math.min(seqLen, slidingWindow.windowTokens)
  return wide + heads * ends * seen * (layers - full)
}
