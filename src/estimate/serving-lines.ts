import type { Model } from '#src/catalog/models.ts'
import { isPacked } from '#src/catalog/published-weights.ts'
import { hoursPerMonth } from './api-cost.ts'
import { bands } from './bands.ts'
import type { Line } from './estimate.ts'
import { servingFactors } from './factors-serving.ts'
import { cards, figure } from './figures.ts'
import { kvPath, kvShards, kvSource, kvWorking } from './kv-cache.ts'
import { line } from './line.ts'
import { rentLine } from './money-lines.ts'
import { exactly } from './range.ts'
import { residualsSource } from './residuals.ts'
import {
  type ServingCase,
  sequenceBytes,
  sequencesOfGroup,
  stagesOf,
  weightsReadBytes,
} from './serving-case.ts'
import type { RequestShape } from './serving-load.ts'
import { heaviestStage, layersOfStage, longestContext, servingMemory } from './serving-memory.ts'
import type { ServingPlan } from './serving-plan.ts'
import {
  type DecodeStep,
  decodeStep,
  type Prefill,
  prefill,
  prefillSeconds,
  schedulingShare,
  sharingOf,
} from './serving-speed.ts'
import { sources } from './sources.ts'
import { scatter, type Uncertain } from './uncertain.ts'
import { formatFacts, weightWorking } from './weight-bytes.ts'

export function servingMemoryLines(
  plan: ServingPlan,
  request: RequestShape,
  { published, maxContextTokens }: Model,
): Line[] {
  const { serving, memory, memoryGiBPerGpu, sequences } = plan
  const { shape, size, format, stored, kvBytes, tensorParallel: tp } = serving
  const shards = kvShards(shape, tp)
  const isSplit = tp * stagesOf(serving) > 1
  const over = overCards(tp, heaviestStage(serving), stagesOf(serving))
  const [weightsGiB, reserveGiB] = [memory.weights.likely, memory.reserve.likely].map(figure)
  const cacheGiB = figure(memory.kvPerSequence)
  const { activationGiB, graphsGiB, contextGiB } = servingFactors
  const isAsPublished = isPacked(published) && format === published.format
  const weightSource = isAsPublished ? published.source : formatFacts[format].source
  return [
    line(
      isSplit ? 'Weights on each card' : 'Weights',
      memory.weights,
      'GiB',
      `${weightWorking(size, format, stored)}${over}${isAsPublished ? ', as published' : ''}`,
      weightSource,
    ),
    line(
      isSplit ? 'KV cache of one sequence, on each card' : 'KV cache of one sequence',
      exactly(memory.kvPerSequence),
      'GiB',
      `${kvWorking(shape, request.contextTokens, kvBytes)}${overCards(shards, layersOfStage(serving), stagesOf(serving))}`,
      kvSource(kvPath(shape)),
    ),
    line(
      'Reserve',
      memory.reserve,
      'GiB',
      `${activationGiB.likely} GiB of activations + ${graphsGiB.likely} GiB of captured graphs + ${contextGiB.likely} GiB of context`,
      sources.judgement,
    ),
    line(
      'Memory of one card',
      memoryGiBPerGpu,
      'GiB',
      `(${weightsGiB} GiB + ${figure(sequences)} × ${cacheGiB} GiB + ${reserveGiB} GiB) × ${figure(bands.servingMemory.likely)}, the bias of published peaks; weights, cache of those at once and reserve; a server fills the rest of the card with cache`,
      residualsSource,
    ),
    line(
      'Sequences that fit at once',
      exactly(Math.max(memory.maxSequences, 0)),
      'sequences',
      `(${servingFactors.memoryUtilisation} × ${figure(serving.gpu.memoryGB)} GiB − ${weightsGiB} GiB − ${reserveGiB} GiB) ÷ ${cacheGiB} GiB, ${memory.room < 0 ? 'less than nothing' : 'rounded down'}; less weights and reserve, by the cache of one at full length`,
      sources.pagedAttention,
    ),
    ...longestContextLines(serving, maxContextTokens),
  ]
}

/** None where not even the weights leave room. */
function longestContextLines(serving: ServingCase, mostTokens: number): Line[] {
  const tokens = longestContext(serving, mostTokens)
  if (tokens === 0) return []
  const { room, kvPerSequence } = servingMemory(serving, 1, tokens)
  const isOwn = mostTokens - tokens < 16
  const working = isOwn
    ? `${figure(mostTokens)} tokens; the model’s own limit, of which the cache takes ${figure(kvPerSequence)} GiB`
    : `${figure(room)} GiB left for the cache ÷ (${figure(kvPerSequence)} GiB ÷ ${figure(tokens)} tokens); one sequence alone on the copy`
  return [
    line(
      'Longest context that fits',
      exactly(isOwn ? mostTokens : tokens),
      'tokens',
      working,
      sources.pagedAttention,
    ),
  ]
}

/** " ÷ 2 cards × 0.26 on the fullest of 4 stages". */
function overCards(cards: number, share: number, stages: number): string {
  const ofStage = stages > 1 ? ` × ${figure(share)} on the fullest stage` : ''
  return `${cards > 1 ? ` ÷ ${cards} cards` : ''}${ofStage}`
}

const ms = (seconds: number) => `${figure(seconds * 1000)} ms`

/** "((24.1 ms)^2.5 of weights + (16.7 ms)^2.5 of arithmetic)^0.4 + 19.6 ms of cache": what hides in part is less than its sum. */
function secondsWorking(spent: DecodeStep | Prefill): string {
  const { weights, compute, layers, links, waiting } = spent
  const p = servingFactors.overlap
  const hidden = `((${ms(weights)})^${p} of weights + (${ms(compute)})^${p} of arithmetic)^${figure(1 / p)}`
  const own =
    'cache' in spent ? `${ms(spent.cache)} of cache` : `${ms(spent.attention)} of attention`
  const linked = links > 0 ? ` + ${ms(links)} of links` : ''
  const sum = `${hidden} + ${own} + ${ms(layers)} of layers${linked}`
  return waiting === 1 ? sum : `(${sum}) × ${figure(waiting)} waiting for the fullest stage`
}

export function servingSpeedLines(
  plan: ServingPlan,
  request: RequestShape,
  peakRate: number,
): Line[] {
  const { serving, load, copyTokensPerSecond, copies, copiesNeeded } = plan
  const context = Math.round(request.promptTokens + request.outputTokens / 2)
  const batch = Math.max(1, load.batch)
  const step = decodeStep(serving, batch, context)
  const sigma = schedulingShare(serving)
  const decoding = scatter('decodeSpeed', bands.decodeSpeed)
  const alone = decodeStep(serving, 1, context)
  const read = Math.max(1, request.promptTokens - request.sharedPrefixTokens)
  const { shared, paced } = sharingOf(serving)
  const bias = (at: number) => `× ${figure(at)}, the bias of published rates`
  return [
    line(
      'Time to the first token',
      ttft(plan),
      'ms',
      `${ttftWorking(serving, read)}; ${figure(read)} prompt tokens read alone, without waiting`,
      sources.aiConfigurator,
    ),
    ...longPromptLines(plan, request),
    line(
      'One decode step',
      decoding.inverse().times(step.total * 1000),
      'ms',
      `(${secondsWorking(step)}) ÷ ${figure(bands.decodeSpeed.likely)}, the bias of published rates; ${figure(batch)} at once${stagesOf(serving) > 1 ? ` in ${stagesOf(serving)} groups` : ''}, ${figure(context)} tokens each: ${ratesOfStep(serving, step, batch, context)}; bound by ${load.boundBy}`,
      sources.vidur,
    ),
    line(
      'Most that one reader sees',
      decoding.times(load.aloneTokensPerSecond),
      'tokens/s',
      `1 ÷ (${secondsWorking(alone)}) ${bias(bands.decodeSpeed.likely)}; one sequence alone on the copy`,
      sources.vidur,
    ),
    line(
      'Output of one copy under load',
      copyTokensPerSecond,
      'tokens/s',
      `${figure(batch)} at once × ${figure(request.outputTokens)} tokens ÷ (${ms(prefillSeconds(serving, batch, read))} for their prompts + ${figure(request.outputTokens)} × ${ms(step.total)}) × ${sigma.likely} for scheduling${shared === 1 ? '' : ` × ${shared} among its cards`}${paced === 1 ? '' : ` × ${paced} for gaps between stages`} ${bias(bands.serverThroughput.likely)}`,
      sigma.source,
    ),
    line(
      'Copies for the busiest hour',
      copiesNeeded,
      'copies',
      `${figure(Number(peakRate.toPrecision(2)))} requests/s × ${figure(request.outputTokens)} tokens ÷ (${figure(Math.round(copyTokensPerSecond.likely))} tokens/s × ${servingFactors.busyShare.likely} busy), rounded up${copies === copiesNeeded.likely ? '' : `; ${copies} with those asked for`}`,
      servingFactors.busyShare.source,
    ),
  ]
}

/** What one card reads and multiplies in a step, and how fast: the seconds of a step come from these. */
function ratesOfStep(serving: ServingCase, step: DecodeStep, batch: number, context: number) {
  const { shape, size, tensorParallel: tp } = serving
  const group = sequencesOfGroup(serving, batch)
  const gigabytes = weightsReadBytes(serving, group) / tp / 1e9
  const teraflops = (2 * size.matmul * group) / tp / 1e12
  const cacheGB = (group * sequenceBytes(serving, context)) / kvShards(shape, tp) / 1e9
  return `${figure(gigabytes)} GB of weights at ${figure(gigabytes / step.weights)} GB/s, ${figure(teraflops)} TFLOP at ${figure(teraflops / step.compute)} TFLOP/s, ${figure(cacheGB)} GB of cache at ${figure(cacheGB / step.cache)} GB/s`
}

function ttftWorking(serving: ServingCase, tokens: number): string {
  const sum = `${secondsWorking(prefill(serving, 1, tokens))} + ${ms(servingFactors.requestSeconds)} of handling`
  return `(${sum}) × ${figure(bands.timeToFirstToken.likely)}, the bias of published times`
}

function longPromptLines({ serving, load }: ServingPlan, request: RequestShape): Line[] {
  const { promptTokensP95, sharedPrefixTokens } = request
  if (promptTokensP95 === undefined) return []
  const read = Math.max(1, promptTokensP95 - sharedPrefixTokens)
  return [
    line(
      'Time to the first token of a long prompt',
      scatter('timeToFirstToken', bands.timeToFirstToken).times(load.longTtftSeconds * 1000),
      'ms',
      `${ttftWorking(serving, read)}; ${figure(read)} prompt tokens, nineteen of twenty are shorter, read alone, without waiting`,
      sources.aiConfigurator,
    ),
  ]
}

export function ttft({ load }: ServingPlan): Uncertain {
  return scatter('timeToFirstToken', bands.timeToFirstToken).times(load.ttftSeconds * 1000)
}

export function servingMoneyLines({ rent, usdPerMonth, gpus, gpu }: ServingPlan): Line[] {
  if (rent === null || usdPerMonth === null) return []
  return [
    rentLine(rent, gpus, gpu),
    line(
      'Rent for a month',
      usdPerMonth,
      'USD/month',
      `${figure(hoursPerMonth)} hours × ${figure(rent.usdPerHour.likely)} USD an hour; ${cards(gpus, gpu)}, never switched off`,
      rent.cheapest.source,
    ),
  ]
}
