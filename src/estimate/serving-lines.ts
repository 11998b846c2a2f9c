import { isPacked, type PublishedWeights } from '#src/catalog/published-weights.ts'
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
import { stagesOf } from './serving-case.ts'
import type { RequestShape } from './serving-load.ts'
import type { ServingPlan } from './serving-plan.ts'
import { decodeStep, schedulingShare } from './serving-speed.ts'
import { sources } from './sources.ts'
import { scatter, type Uncertain } from './uncertain.ts'
import { formatFacts, weightWorking } from './weight-bytes.ts'

export function servingMemoryLines(
  plan: ServingPlan,
  request: RequestShape,
  published: PublishedWeights,
): Line[] {
  const { serving, memory, memoryGiBPerGpu, sequences } = plan
  const { shape, size, format, stored, kvBytes, tensorParallel: tp } = serving
  const shards = kvShards(shape, tp)
  const stages = stagesOf(serving)
  const over = overCards(tp, stages)
  const { activationGiB, graphsGiB, contextGiB } = servingFactors
  const isAsPublished = isPacked(published) && format === published.format
  const weightSource = isAsPublished ? published.source : formatFacts[format].source
  return [
    line(
      'Weights',
      memory.weights,
      'GiB',
      `${weightWorking(size, format, stored)}${over}${isAsPublished ? ', as published' : ''}`,
      weightSource,
    ),
    line(
      'KV cache of one sequence',
      exactly(memory.kvPerSequence),
      'GiB',
      `${kvWorking(shape, request.contextTokens, kvBytes)}${overCards(shards, stages)}`,
      kvSource(kvPath(shape)),
    ),
    line(
      'Reserve',
      memory.reserve,
      'GiB',
      `${activationGiB.likely} GiB of activations + ${graphsGiB.likely} of captured graphs + ${contextGiB.likely} of context`,
      sources.judgement,
    ),
    line(
      'Memory of one card',
      memoryGiBPerGpu,
      'GiB',
      `(weights + ${figure(sequences)} × KV cache + reserve) × ${figure(bands.servingMemory.likely)}, the bias of published peaks; a server fills the rest of the card with cache`,
      residualsSource,
    ),
    line(
      'Sequences that fit at once',
      exactly(Math.max(memory.maxSequences, 0)),
      'sequences',
      `(0.9 × ${figure(serving.gpu.memoryGB)} GiB − weights − reserve) ÷ KV cache of one, at full length`,
      sources.pagedAttention,
    ),
  ]
}

/** " ÷ 2 cards, on the fullest of 4 stages". */
function overCards(cards: number, stages: number): string {
  return `${cards > 1 ? ` ÷ ${cards} cards` : ''}${stages > 1 ? `, on the fullest of ${stages} stages` : ''}`
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
  const ms = (seconds: number) => figure(Number((seconds * 1000).toPrecision(3)))
  const sigma = schedulingShare(serving)
  const decoding = scatter('decodeSpeed', bands.decodeSpeed)
  return [
    line(
      'Time to the first token',
      ttft(plan),
      'ms',
      `${figure(Math.max(1, request.promptTokens - request.sharedPrefixTokens))} prompt tokens read alone, + 3 ms; without waiting`,
      sources.aiConfigurator,
    ),
    ...longPromptLines(plan, request),
    line(
      'One decode step',
      decoding.inverse().times(step.total * 1000),
      'ms',
      `${figure(batch)} at once${stagesOf(serving) > 1 ? ` in ${stagesOf(serving)} groups` : ''}, ${figure(context)} tokens each: weights ${ms(step.weights)}, arithmetic ${ms(step.compute)}, cache ${ms(step.cache)}, layers ${ms(step.layers)}${step.links > 0 ? `, links ${ms(step.links)}` : ''} ms; bound by ${load.boundBy}`,
      sources.vidur,
    ),
    line(
      'Most that one reader sees',
      decoding.times(load.aloneTokensPerSecond),
      'tokens/s',
      'one sequence alone on the copy',
      sources.vidur,
    ),
    line(
      'Output of one copy under load',
      copyTokensPerSecond,
      'tokens/s',
      `${figure(batch)} at once, prompts read in between, × ${sigma.likely} for scheduling${stagesOf(serving) > 1 ? ` × ${servingFactors.stagePace.likely} for gaps between ${stagesOf(serving)} stages` : ''}`,
      sigma.source,
    ),
    line(
      'Copies for the busiest hour',
      copiesNeeded,
      'copies',
      `${figure(Number(peakRate.toPrecision(2)))} requests/s × ${figure(request.outputTokens)} tokens ÷ (${figure(Math.round(copyTokensPerSecond.likely))} tokens/s × ${servingFactors.busyShare.likely} busy)${copies === copiesNeeded.likely ? '' : `; ${copies} with those asked for`}`,
      servingFactors.busyShare.source,
    ),
  ]
}

function longPromptLines({ load }: ServingPlan, request: RequestShape): Line[] {
  const { promptTokensP95, sharedPrefixTokens } = request
  if (promptTokensP95 === undefined) return []
  return [
    line(
      'Time to the first token of a long prompt',
      scatter('timeToFirstToken', bands.timeToFirstToken).times(load.longTtftSeconds * 1000),
      'ms',
      `${figure(Math.max(1, promptTokensP95 - sharedPrefixTokens))} prompt tokens, nineteen of twenty are shorter, read alone, + 3 ms; without waiting`,
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
      `${cards(gpus, gpu)} at ${figure(rent.usdPerHour.likely)} USD an hour × ${figure(hoursPerMonth)} hours, never switched off`,
      rent.cheapest.source,
    ),
  ]
}
