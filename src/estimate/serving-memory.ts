import { servingFactors } from './factors-serving.ts'
import { kvShards } from './kv-cache.ts'
import { type ServingCase, sequenceBytes, stagesOf } from './serving-case.ts'
import { amount, certain, sumOf, type Uncertain } from './uncertain.ts'
import { likelyWeightBytes, weightBytes, weightParts } from './weight-bytes.ts'

const bytesPerGiB = 2 ** 30
/** Servers hand out the cache in blocks of this many tokens. */
const blockTokens = 16

/** GiB on one card, the most loaded one. */
export interface ServingMemory {
  readonly weights: Uncertain
  readonly kvPerSequence: number
  readonly kv: Uncertain
  /** Activations of a prefill chunk, captured graphs, context. */
  readonly reserve: Uncertain
  /** Weights, cache for the sequences asked for, and reserve. */
  readonly needed: Uncertain
  /** What a server has left for its cache. */
  readonly room: number
  readonly maxSequences: number
}

/** Memory of `sequences` at once, each at most `contextTokens` long. */
export function servingMemory(
  serving: ServingCase,
  sequences: number,
  contextTokens: number,
): ServingMemory {
  const { shape, size, format, stored, gpu, tensorParallel: tp } = serving
  const { activationGiB, graphsGiB, contextGiB, memoryUtilisation } = servingFactors
  const weights = weightBytes(size, format, stored).times(heaviestStage(serving) / tp / bytesPerGiB)
  const rounded = Math.ceil(contextTokens / blockTokens) * blockTokens
  const kvBytes = (sequenceBytes(serving, rounded) * layersOfStage(serving)) / kvShards(shape, tp)
  const kvPerSequence = kvBytes / bytesPerGiB
  const reserve = sumOf(
    amount('prefill activations', activationGiB),
    amount('captured graphs', graphsGiB),
    amount('server context', contextGiB),
  )
  const kv = certain(kvPerSequence * sequences)
  const room = memoryUtilisation * gpu.memoryGB - weights.likely - reserve.likely
  return {
    weights,
    kvPerSequence,
    kv,
    reserve,
    needed: sumOf(weights, kv, reserve),
    room,
    maxSequences: Math.max(0, Math.floor(room / kvPerSequence)),
  }
}

/** The longest sequence whose cache one copy holds by itself, in tokens; 0 where nothing is left for it. */
export function longestContext(serving: ServingCase, mostTokens: number): number {
  const holds = (tokens: number) => servingMemory(serving, 1, tokens).maxSequences >= 1
  let [low, high] = [0, Math.floor(mostTokens / blockTokens)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle * blockTokens)) low = middle
    else high = middle - 1
  }
  return low * blockTokens
}

/** Share of the layers that the fullest stage has: 81 layers over 2 stages make 41. */
export function layersOfStage(serving: ServingCase): number {
  const { layers } = serving.shape
  return Math.ceil(layers / stagesOf(serving)) / layers
}

/** Share of the weights' bytes: its layers, and the embedding or the head with the first or the last. */
export function heaviestStage(serving: ServingCase): number {
  if (stagesOf(serving) === 1) return 1
  const { shape, size, format, stored } = serving
  const all = likelyWeightBytes(size, format, stored)
  const bytesOfEnds = weightParts(size, format, stored).at(-1)?.bytes.likely ?? 2
  const ends = (size.vocabulary + size.vision) * bytesOfEnds
  const atOneEnd = shape.tiedEmbeddings ? ends : Math.max(ends / 2, size.vision * 2)
  return ((all - ends) * layersOfStage(serving) + atOneEnd) / all
}
