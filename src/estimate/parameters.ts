import type { MlaShape, Model, ModelShape } from '#src/catalog/models.ts'

/** Parameter counts by what happens to them: what is quantised, what multiplies every token. */
export interface ModelSize {
  readonly total: number
  /** Input embedding, and the output head where it is not the same matrix. */
  readonly vocabulary: number
  readonly vision: number
  /** Everything inside the layers: what quantisation shrinks. */
  readonly blocks: number
  /** Of these the routed experts'; 0 in a dense model. */
  readonly experts: number
  /** Takes part in a matrix product for each token: active experts and the head, no embedding. */
  readonly matmul: number
  /** Of one layer, experts and all. */
  readonly perLayer: number
}

/** Total by shape alone: within 2 % of the published one for all but a few families. */
export function countParameters(shape: ModelShape): number {
  const { layers, hidden } = shape
  const norms = (2 * layers + 1) * hidden
  return attention(shape) + feedForward(shape, 'all') + norms + vocabularyOf(shape)
}

const sizes = new WeakMap<ModelShape, { published: number | undefined; size: ModelSize }>()

/** Sizes of a catalog model; its published total wins over the computed one. */
export function sizeOf(model: Pick<Model, 'shape' | 'parameterCount' | 'visionParameterCount'>) {
  return sizeOfShape(model.shape, model.parameterCount, model.visionParameterCount)
}

/** Sizes from a shape; `published` replaces the computed total where there is one. */
export function sizeOfShape(shape: ModelShape, published?: number, vision = 0): ModelSize {
  const known = sizes.get(shape)
  if (known !== undefined && known.published === published) return known.size
  const total = published ?? countParameters(shape)
  const vocabulary = vocabularyOf(shape)
  const blocks = Math.max(total - vocabulary - vision, 1)
  const size: ModelSize = {
    total,
    vocabulary,
    vision,
    blocks,
    experts: Math.min(routedExperts(shape), blocks),
    matmul: attention(shape) + feedForward(shape, 'active') + shape.vocab * shape.hidden,
    perLayer: blocks / shape.layers,
  }
  sizes.set(shape, { published, size })
  return size
}

function vocabularyOf({ vocab, hidden, tiedEmbeddings }: ModelShape): number {
  return vocab * hidden * (tiedEmbeddings ? 1 : 2)
}

/** Attention weights of all layers. */
function attention(shape: ModelShape): number {
  const { layers, hidden, heads, kvHeads, headDim, mla, linearAttention, globalLayers } = shape
  if (mla) return layers * latentAttention(hidden, heads, mla)
  const bias = shape.qkvBias ? headDim * (heads + 2 * kvHeads) : 0
  const ordinary = hidden * headDim * (2 * heads + 2 * kvHeads) + bias
  if (linearAttention) {
    const full = Math.floor(layers / linearAttention.fullAttentionEvery)
    // The full layers of these families gate their output with a third query-sized matrix.
    const gated = hidden * headDim * (3 * heads + 2 * kvHeads)
    return full * gated + (layers - full) * gatedDelta(shape)
  }
  if (globalLayers) {
    const global = Math.floor(layers / globalLayers.every)
    const keyValue = globalLayers.sharedKv ? 1 : 2
    const wide = hidden * globalLayers.headDim * (2 * heads + keyValue * globalLayers.kvHeads)
    return global * wide + (layers - global) * ordinary
  }
  return layers * ordinary
}

function latentAttention(hidden: number, heads: number, mla: MlaShape): number {
  const { queryLoraRank, kvLoraRank, nopeHeadDim, ropeHeadDim, valueHeadDim } = mla
  const queryDim = heads * (nopeHeadDim + ropeHeadDim)
  const query =
    queryLoraRank > 0 ? hidden * queryLoraRank + queryLoraRank * queryDim : hidden * queryDim
  const keyValue =
    hidden * (kvLoraRank + ropeHeadDim) + kvLoraRank * heads * (nopeHeadDim + valueHeadDim)
  return query + keyValue + heads * valueHeadDim * hidden
}

/** One gated-delta layer: projections, gates, short convolution, output. */
function gatedDelta({ hidden, linearAttention }: ModelShape): number {
  if (!linearAttention) return 0
  const { keyHeads, keyDim, valueHeads, valueDim, convKernel } = linearAttention
  const keys = keyHeads * keyDim
  const values = valueHeads * valueDim
  const projections = hidden * (2 * keys + 2 * values) + 2 * hidden * valueHeads
  const convolution = (2 * keys + values) * convKernel
  return projections + convolution + 2 * valueHeads + valueDim + values * hidden
}

/** Layers with experts; the others have a dense feed-forward. */
export function moeLayers({ layers, moe }: ModelShape): number {
  return moe ? Math.floor((layers - moe.firstDenseLayers) / moe.every) : 0
}

/** Weights of all routed experts of all layers. */
function routedExperts(shape: ModelShape): number {
  const { moe, hidden } = shape
  if (!moe) return 0
  return moeLayers(shape) * moe.experts * 3 * (moe.latentHidden ?? hidden) * moe.expertFfn
}

function feedForward(shape: ModelShape, experts: 'all' | 'active'): number {
  const { layers, hidden, ffn, gatedMlp, moe, linearAttention } = shape
  const dense = (gatedMlp ? 3 : 2) * hidden * ffn
  if (!moe) return layers * dense
  const withExperts = moeLayers(shape)
  const width = moe.latentHidden ?? hidden
  const latent = moe.latentHidden === undefined ? 0 : 2 * hidden * moe.latentHidden
  const routed = (experts === 'all' ? moe.experts : moe.activeExperts) * 3 * width * moe.expertFfn
  const shared = moe.sharedExperts * 3 * hidden * moe.sharedExpertFfn
  const sharedGate = linearAttention ? hidden : 0
  const router = hidden * moe.experts
  return (
    (layers - withExperts) * dense + withExperts * (routed + shared + sharedGate + router + latent)
  )
}

/** Feed-forward width that one token passes through, and the experts' traffic beside it. */
export function activeFfn({ ffn, moe }: ModelShape): number {
  return moe ? moe.activeExperts * moe.expertFfn + moe.sharedExperts * moe.sharedExpertFfn : ffn
}

/**
 * Adapter parameters of rank r: each matrix of d_in × d_out gains r × (d_in + d_out). All linear
 * layers, except that routed experts stay as they are.
 */
export function loraParameters(shape: ModelShape, rank: number): number {
  const { layers, hidden } = shape
  let edges = 0
  if (shape.mla) {
    const { queryLoraRank, kvLoraRank, nopeHeadDim, ropeHeadDim, valueHeadDim } = shape.mla
    const queryDim = shape.heads * (nopeHeadDim + ropeHeadDim)
    edges +=
      layers * (queryLoraRank > 0 ? hidden + 2 * queryLoraRank + queryDim : hidden + queryDim)
    edges += layers * (hidden + 2 * kvLoraRank + ropeHeadDim)
    edges += layers * (shape.heads * (nopeHeadDim + 2 * valueHeadDim) + hidden)
  } else {
    const linear = shape.linearAttention
    const full = linear ? Math.floor(layers / linear.fullAttentionEvery) : layers
    const queryDim = shape.heads * shape.headDim
    const keyValueDim = shape.kvHeads * shape.headDim
    edges += full * (4 * hidden + 2 * queryDim + 2 * keyValueDim)
    if (linear) {
      const keys = linear.keyHeads * linear.keyDim
      const values = linear.valueHeads * linear.valueDim
      edges += (layers - full) * (2 * hidden + 2 * keys + 3 * values)
    }
  }
  const denseLayers = layers - moeLayers(shape)
  edges += denseLayers * (shape.gatedMlp ? 3 : 2) * (hidden + shape.ffn)
  if (shape.moe && shape.moe.sharedExperts > 0) {
    edges += moeLayers(shape) * 3 * (hidden + shape.moe.sharedExpertFfn)
  }
  return rank * edges
}
