import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import { bands } from './bands.ts'
import { factor } from './factor.ts'
import { loraParameters, sizeOf } from './parameters.ts'
import type { RentTerms } from './rent.ts'
import { cardsOfCopy } from './serving-case.ts'
import type { RequestShape } from './serving-load.ts'
import { servingMemory } from './serving-memory.ts'
import {
  cardsOfOneMachine,
  meets,
  type ServingPlan,
  type ServingRequest,
  servingPlansOn,
  soonestOfEqual,
} from './serving-plan.ts'
import { sources } from './sources.ts'
import { sureToFit } from './training-layouts.ts'
import { bytesPerGiB } from './training-memory.ts'
import { amount, ratio, type Uncertain } from './uncertain.ts'
import { likelyWeightBytes, type WeightFormat } from './weight-bytes.ts'
import { suits } from './weight-kernels.ts'

/** What a model of a fleet has to do. */
export interface FleetDemand {
  readonly model: Model
  readonly format: WeightFormat
  readonly promptTokens: number
  readonly outputTokens: number
  /** Nineteen of twenty prompts are shorter; for the cache and the wait. */
  readonly promptTokensP95: number | undefined
  /** Nineteen of twenty answers are shorter; for the wait. */
  readonly outputTokensP95: number | undefined
  /** An adapter on the model's weights, which others may share. */
  readonly isAdapter: boolean
  /** Nobody named a card: only those that suit the format are looked at. */
  readonly anyCard: boolean
  /** Requests per second, hour by hour. */
  readonly rates: readonly number[]
}

/** One copy of a model on the cards it takes. */
export interface FleetCopy {
  readonly gpu: GpuId
  readonly plan: ServingPlan
  readonly cards: number
  /** Requests per second at full load. */
  readonly capacity: Uncertain
}

/** The copies that a kind of card could run, by how many cards share one; none where none fits. */
export function copiesOn(
  demand: FleetDemand,
  gpu: GpuId,
  asOf: string,
  terms: RentTerms,
): readonly FleetCopy[] {
  const { published } = demand.model
  const isMade = demand.format === 'fp4' && published.format !== 'fp4'
  const isFit = suits(gpuById(gpu), demand.format, published)
  if ((isMade || demand.anyCard) && !isFit) return []
  const wanted: ServingRequest = {
    model: {
      shape: demand.model.shape,
      size: sizeOf(demand.model),
      format: demand.format,
      stored: published,
      kvBytes: 2,
    },
    request: requestOf(demand),
    // Only the split is wanted here; how many copies there are is the fleet's matter.
    peakRate: 0,
    cards: [gpu],
    gpus: undefined,
    spareCopies: 0,
    terms,
    asOf,
  }
  const held = servingPlansOn(wanted, gpu).filter(
    (plan) => meets(plan, wanted) && plan.fits >= sureToFit,
  )
  const surely = soonestOfEqual(held, wanted)
  // More than one machine to a copy only where one does not hold it.
  const inOneMachine = surely.filter(({ serving }) => cardsOfCopy(serving) <= cardsOfOneMachine)
  return (inOneMachine.length > 0 ? inOneMachine : surely.slice(0, 1)).map((plan) => ({
    gpu,
    plan,
    cards: cardsOfCopy(plan.serving),
    capacity: plan.copyTokensPerSecond.times(1 / demand.outputTokens),
  }))
}

export function requestOf(demand: FleetDemand): RequestShape {
  const { promptTokens, promptTokensP95, outputTokens } = demand
  return {
    promptTokens,
    promptTokensP95,
    outputTokens,
    sharedPrefixTokens: 0,
    contextTokens: (promptTokensP95 ?? promptTokens) + outputTokens,
    concurrency: undefined,
    latencyMs: undefined,
    ttftMs: undefined,
  }
}

/** GiB that a copy takes of a shared card while it is busy for this share of the time. */
export function sharedMemoryGiB(demand: FleetDemand, { plan }: FleetCopy, busy: number): number {
  const sequences = Math.max(1, Math.ceil(busy * plan.load.batch))
  const { contextTokens } = requestOf(demand)
  const { needed } = servingMemory(plan.serving, sequences, contextTokens)
  const adapter = demand.isAdapter
    ? (2 * loraParameters(demand.model.shape, usualRank)) / bytesPerGiB
    : 0
  return needed.likely * bands.servingMemory.likely + adapter
}

/** The part of it that adapters of one base share: the weights and the server around them. */
export function baseMemory({ model, format, isAdapter }: FleetDemand, { plan }: FleetCopy) {
  if (!isAdapter) return undefined
  const { weights, reserve } = plan.memory
  const memoryGiB = (weights.likely + reserve.likely) * bands.servingMemory.likely
  return { id: `${model.id} ${format}`, memoryGiB }
}

const usualRank = 16

/** Reading weights from disk or network, and booking and starting a machine. */
export const startFactors = {
  secondsPerGB: factor(0.2, 0.5, 1, sources.judgement),
  bootSeconds: factor(60, 120, 180, sources.judgement),
}

/** Weights that a new copy reads, in gigabytes. */
export function loadedGB({ plan }: FleetCopy): number {
  const { size, format, stored } = plan.serving
  return likelyWeightBytes(size, format, stored) / 1e9
}

/** Hours until a new copy answers. */
export function startHours(copy: FleetCopy): Uncertain {
  const { secondsPerGB, bootSeconds } = startFactors
  return ratio('reading weights', secondsPerGB)
    .times(loadedGB(copy))
    .plus(amount('booting', bootSeconds))
    .times(1 / 3600)
}
