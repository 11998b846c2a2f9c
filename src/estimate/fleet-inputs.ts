import type { GpuId } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import type { RentInputs } from './rent.ts'
import type { WeightFormat } from './weight-bytes.ts'

/** One model of a fleet and who asks for it when. */
export interface FleetModel {
  readonly model: Model
  /** Requests in each hour of a day or a week, midnight and Monday first: 24 or 168 values. */
  readonly requestsPerHour: readonly number[]
  /** The load in words, as it was given. */
  readonly load: string
  /** Instead of the fleet's. */
  readonly promptTokens?: number
  readonly outputTokens?: number
  readonly precision?: WeightFormat
  /** An adapter: on a shared card it uses the weights of other adapters of this model. */
  readonly isAdapter?: boolean
}

export interface FleetInputs extends RentInputs {
  readonly models: readonly FleetModel[]
  readonly horizonHours: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** Nineteen of twenty prompts are shorter. */
  readonly promptTokensP95: number
  /** Nineteen of twenty answers are shorter: how much lengths vary decides how long requests wait. */
  readonly outputTokensP95: number
  readonly precision: WeightFormat
  /** Each model runs on the one of these that serves it cheapest. */
  readonly gpu: readonly GpuId[]
  /** Copies beside those that the load needs; 1 survives a failure. */
  readonly redundancy: number
  readonly scaleToZero: boolean
  /** Training that could run in the idle hours. */
  readonly trainingGpuHours: number
  /** Of the person's own electricity; the world's unless given. */
  readonly gridGramsPerKwh: number
}

export const fleetDefaults = {
  horizonHours: 168,
  promptTokens: 1000,
  outputTokens: 300,
  redundancy: 0,
  scaleToZero: false,
} as const

/** More would be another tool's job, and a longer card than anybody reads. */
export const mostFleetModels = 50
export const longestHorizonHours = 8760
