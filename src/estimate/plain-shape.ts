import type { Model, ModelShape } from '#src/catalog/models.ts'
import { countParameters } from './parameters.ts'
import { sources } from './sources.ts'

const headDim = 128
/** Small models cannot afford the vocabulary of large ones. */
const smallModel = 5e8
const vocabularies = { small: 32_000, usual: 128_256 }

/** Head counts that divide well over cards. */
const headCounts = [2, 4, 6, 8, 12, 16, 20, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192]

/**
 * A dense decoder of about this many parameters, in the proportions of the Llama family: heads of
 * 128, at most eight KV heads, feed-forward 3.5 times as wide as the layers, about as many layers
 * as heads.
 */
export function plainShape(parameterCount: number): ModelShape {
  const shapes = headCounts.map((heads) => shapeOf(heads, parameterCount))
  return shapes.reduce((best, shape) => (slant(shape) < slant(best) ? shape : best))
}

/** The same shape as a model without a name, for which the count asked for is the truth. */
export function plainModel(parameterCount: number, name: string): Model {
  return {
    id: name,
    name,
    family: 'plain',
    kind: 'decoder',
    parameterCount,
    activeParameterCount: parameterCount,
    visionParameterCount: 0,
    shape: plainShape(parameterCount),
    published: { format: 'bf16', covers: 'layers', source: sources.judgement },
    maxContextTokens: 131_072,
    licence: 'your own',
    releasedOn: null,
    note: null,
    judgementFields: [],
    source: sources.judgement,
  }
}

/** As many layers of this width as the count allows. */
function shapeOf(heads: number, parameterCount: number): ModelShape {
  const hidden = heads * headDim
  const shape: ModelShape = {
    layers: 1,
    hidden,
    ffn: 3.5 * hidden,
    heads,
    kvHeads: Math.min(8, heads),
    headDim,
    vocab: parameterCount < smallModel ? vocabularies.small : vocabularies.usual,
    // Below a few billion parameters a second table would weigh more than the layers it serves.
    tiedEmbeddings: heads < 32,
    gatedMlp: true,
    qkvBias: false,
  }
  const one = countParameters(shape)
  const perLayer = countParameters({ ...shape, layers: 2 }) - one
  const layers = Math.round((parameterCount - one) / perLayer) + 1
  return { ...shape, layers: Math.max(2, layers) }
}

/** How far a shape is from as many layers as heads, and from what was asked for. */
function slant({ layers, heads }: ModelShape): number {
  return Math.abs(Math.log(layers / heads))
}
