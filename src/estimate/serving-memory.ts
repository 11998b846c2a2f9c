import { servingFactors } from './factors-serving.ts'
import { kvShards } from './kv-cache.ts'
import { type ServingCase, sequenceBytes } from './serving-case.ts'
import { amount, certain, sumOf, type Uncertain } from './uncertain.ts'
import { weightBytes } from './weight-bytes.ts'

const bytesPerGiB = 2 ** 30
/** Servers hand out the cache in blocks of this many tokens. */
const blockTokens = 16

/** GiB on one card. */
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
  const { shape, size, format, gpu, tensorParallel: tp } = serving
  const { activationGiB, graphsGiB, contextGiB, memoryUtilisation } = servingFactors
  const weights = weightBytes(size, format).times(1 / tp / bytesPerGiB)
  const rounded = Math.ceil(contextTokens / blockTokens) * blockTokens
  const kvPerSequence = sequenceBytes(serving, rounded) / kvShards(shape, tp) / bytesPerGiB
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
