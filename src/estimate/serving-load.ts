import { servingFactors } from './factors-serving.ts'
import type { ServingCase } from './serving-case.ts'
import { servingMemory } from './serving-memory.ts'
import { decodeStep, prefillSeconds, schedulingShare, staticThroughput } from './serving-speed.ts'

/** What each request brings, and what it may take. */
export interface RequestShape {
  readonly promptTokens: number
  /** Nineteen of twenty prompts are shorter. */
  readonly promptTokensP95?: number | undefined
  readonly outputTokens: number
  /** Start of every prompt that is cached once and never read again. */
  readonly sharedPrefixTokens: number
  /** Longest sequence the cache must hold. */
  readonly contextTokens: number
  readonly concurrency: number | undefined
  readonly latencyMs: number | undefined
  readonly ttftMs: number | undefined
}

/** The busiest a copy of the model can be while it keeps its promises. */
export interface ServingLoad {
  /** Sequences at once; 0 when not even one fits or meets the limit. */
  readonly batch: number
  readonly boundBy: 'memory' | 'latency' | 'concurrency' | 'sequence limit'
  readonly stepSeconds: number
  readonly ttftSeconds: number
  /** The same of a prompt at the 95th percentile; of any where that is not given. */
  readonly longTtftSeconds: number
  /** Output tokens per second of the copy under load. */
  readonly tokensPerSecond: number
  readonly requestsPerSecond: number
  /** Without any other request: the ceiling of what one reader sees. */
  readonly aloneTokensPerSecond: number
}

export function servingLoad(serving: ServingCase, request: RequestShape): ServingLoad {
  const { outputTokens } = request
  const read = Math.max(1, request.promptTokens - request.sharedPrefixTokens)
  const ttftSeconds = prefillSeconds(serving, 1, read) + servingFactors.requestSeconds
  const longTtftSeconds = longTtft(serving, request) ?? ttftSeconds
  const alone = decodeStep(serving, 1, meanContext(request)).total
  const { batch, boundBy } = largestBatch(serving, request, longTtftSeconds)
  const used = Math.max(1, batch)
  const sigma = schedulingShare(serving).likely
  const tokensPerSecond = staticThroughput(serving, used, read, outputTokens) * sigma
  return {
    batch,
    boundBy,
    stepSeconds: decodeStep(serving, used, meanContext(request)).total,
    ttftSeconds,
    longTtftSeconds,
    tokensPerSecond,
    requestsPerSecond: tokensPerSecond / outputTokens,
    aloneTokensPerSecond: 1 / alone,
  }
}

function longTtft(serving: ServingCase, request: RequestShape): number | undefined {
  const { promptTokensP95, sharedPrefixTokens } = request
  if (promptTokensP95 === undefined) return undefined
  const read = Math.max(1, promptTokensP95 - sharedPrefixTokens)
  return prefillSeconds(serving, 1, read) + servingFactors.requestSeconds
}

/** A sequence grows while it is written: its middle stands for it. */
function meanContext({ promptTokens, outputTokens }: RequestShape): number {
  return promptTokens + outputTokens / 2
}

function largestBatch(serving: ServingCase, request: RequestShape, ttftSeconds: number) {
  const { maxSequences } = servingMemory(serving, 1, meanContext(request))
  let batch: number = servingFactors.sequenceLimit
  let boundBy: ServingLoad['boundBy'] = 'sequence limit'
  if (maxSequences < batch) {
    batch = maxSequences
    boundBy = 'memory'
  }
  if (request.concurrency !== undefined && request.concurrency < batch) {
    batch = request.concurrency
    boundBy = 'concurrency'
  }
  const limit = secondsPerTokenLimit(request, ttftSeconds)
  if (limit === undefined) return { batch, boundBy }
  const inTime = largestWithin(batch, (size) => {
    return decodeStep(serving, size, meanContext(request)).total <= limit
  })
  return inTime < batch ? { batch: inTime, boundBy: 'latency' as const } : { batch, boundBy }
}

/** What the deadline of the whole answer leaves for each token after the first. */
function secondsPerTokenLimit(
  { latencyMs, outputTokens }: RequestShape,
  ttftSeconds: number,
): number | undefined {
  return latencyMs === undefined ? undefined : (latencyMs / 1000 - ttftSeconds) / outputTokens
}

/** The largest size up to `most` that passes; steps only slow down as batches grow. */
function largestWithin(most: number, passes: (size: number) => boolean): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (passes(middle)) low = middle
    else high = middle - 1
  }
  return low
}
