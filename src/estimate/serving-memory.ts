import type { Range } from './estimate.ts'
import { servingFactors } from './factors-serving.ts'
import { kvShards } from './kv-cache.ts'
import { exactly, sum, times } from './range.ts'
import { type ServingCase, sequenceBytes } from './serving-case.ts'
import { weightBytes } from './weight-bytes.ts'

const bytesPerGiB = 2 ** 30
/** Servers hand out the cache in blocks of this many tokens. */
const blockTokens = 16

/** GiB on one card. */
export interface ServingMemory {
  readonly weights: Range
  readonly kvPerSequence: number
  readonly kv: Range
  /** Activations of a prefill chunk, captured graphs, context. */
  readonly reserve: Range
  /** Weights, cache for the sequences asked for, and reserve. */
  readonly needed: Range
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
  const weights = times(weightBytes(size, format), 1 / tp / bytesPerGiB)
  const rounded = Math.ceil(contextTokens / blockTokens) * blockTokens
  const kvPerSequence = sequenceBytes(serving, rounded) / kvShards(shape, tp) / bytesPerGiB
  const reserve = sum(activationGiB, graphsGiB, contextGiB)
  const kv = exactly(kvPerSequence * sequences)
  const room = memoryUtilisation * gpu.memoryGB - weights.likely - reserve.likely
  return {
    weights,
    kvPerSequence,
    kv,
    reserve,
    needed: sum(weights, kv, reserve),
    room,
    maxSequences: Math.max(0, Math.floor(room / kvPerSequence)),
  }
}
