import { modelTable } from './data/models.ts'
import type { PublishedWeights } from './published-weights.ts'
import type { Source } from './source.ts'

/** The dimensions that memory and speed are computed from. Counts unless the name says otherwise. */
export interface ModelShape {
  readonly layers: number
  readonly hidden: number
  readonly ffn: number
  readonly heads: number
  readonly kvHeads: number
  /** From the configuration; hidden / heads is wrong for many families. */
  readonly headDim: number
  readonly vocab: number
  readonly tiedEmbeddings: boolean
  readonly gatedMlp: boolean
  readonly qkvBias: boolean
  readonly moe?: MoeShape
  readonly mla?: MlaShape
  readonly slidingWindow?: SlidingWindow
  readonly linearAttention?: LinearAttention
  readonly globalLayers?: GlobalLayers
  /** Sparse or compressed attention that no formula of ours describes: figures are upper bounds. */
  readonly approximateAttention?: true
}

export interface MoeShape {
  readonly experts: number
  readonly activeExperts: number
  readonly expertFfn: number
  readonly sharedExperts: number
  readonly sharedExpertFfn: number
  readonly firstDenseLayers: number
  /** 2 means that every second layer has experts. */
  readonly every: number
  /** Width the experts act on when it is not the hidden width. */
  readonly latentHidden?: number
}

/** Multi-head latent attention: keys and values are cached as one compressed vector. */
export interface MlaShape {
  /** 0 when queries are not compressed. */
  readonly queryLoraRank: number
  readonly kvLoraRank: number
  readonly nopeHeadDim: number
  readonly ropeHeadDim: number
  readonly valueHeadDim: number
}

export interface SlidingWindow {
  readonly windowTokens: number
  /** Every n-th layer sees the whole context; 0 means that none does. */
  readonly fullEvery: number
}

/** Gated-delta layers with a constant state; every n-th layer is ordinary attention. */
export interface LinearAttention {
  readonly fullAttentionEvery: number
  readonly keyHeads: number
  readonly keyDim: number
  readonly valueHeads: number
  readonly valueDim: number
  readonly convKernel: number
}

/** Global layers whose heads differ from the local ones. */
export interface GlobalLayers {
  readonly every: number
  readonly headDim: number
  readonly kvHeads: number
  /** One projection serves as K and V; the cache still holds both. */
  readonly sharedKv: boolean
}

export interface Model {
  /** The Hugging Face id. */
  readonly id: string
  readonly name: string
  readonly family: string
  readonly kind: 'decoder' | 'encoder'
  /** Published total, vision tower included. */
  readonly parameterCount: number
  readonly activeParameterCount: number
  /** Part of the total; not in `shape`. */
  readonly visionParameterCount: number
  readonly shape: ModelShape
  /** How its weights are published: what engines load unless told otherwise. */
  readonly published: PublishedWeights
  readonly maxContextTokens: number
  /** `unconfirmed` must be shown as such. */
  readonly licence: string
  readonly releasedOn: string | null
  readonly note: string | null
  /** Fields that nobody has read at the source. */
  readonly judgementFields: readonly string[]
  readonly source: Source
}

export const models: readonly Model[] = modelTable
