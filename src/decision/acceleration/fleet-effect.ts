import { hoursPerMonth } from '#src/estimate/api-cost.ts'
import type { FleetArrangement } from '#src/estimate/estimate.ts'
import { fleetDefaults } from '#src/estimate/fleet-inputs.ts'
import { type LoadShape, shapedWeek } from '#src/estimate/fleet-load.ts'
import { estimateFleet } from '#src/estimate/index.ts'
import { times } from '#src/estimate/range.ts'
import type { ServingFigures, TechniqueEffect } from './technique.ts'
import { estimated, type Workload } from './workload.ts'

/** The load that nobody described: an office's day. Our judgement. */
const usualShape: LoadShape = 'office-hours'
/** More models of one profile would be a list, and every one costs time to place. */
const mostModels = 10

/** What a scheduler does with a fleet: several models on shared cards, or cards by the hour. */
type Arranged = 'shared' | 'scaled'

/**
 * Cards of its own for each model, always on, against the fleet arranged better, over a week of
 * this project's load; undefined where nothing can be arranged.
 */
export function fleetEffect(
  { profile, inputs, asOf }: Workload,
  arranged: Arranged,
): TechniqueEffect | undefined {
  const { requestsPerDay = 0, servedModels = 1, peakFactor } = profile
  const count = Math.min(Math.max(1, servedModels), mostModels)
  const model = inputs.model?.value
  if (model === undefined || (count === 1 && arranged === 'shared')) return undefined
  const requestsPerHour = weekWithPeak(requestsPerDay / count, peakFactor)
  const { gpu, promptTokens, outputTokens } = inputs
  const fleet = estimated(() =>
    estimateFleet(
      {
        models: {
          value: Array.from({ length: count }, () => ({
            model,
            requestsPerHour,
            load: usualShape,
          })),
          origin: 'profile',
        },
        ...(gpu !== undefined && { gpu: { value: [gpu.value].flat(), origin: gpu.origin } }),
        ...(promptTokens !== undefined && { promptTokens }),
        ...(outputTokens !== undefined && { outputTokens }),
      },
      asOf,
    ),
  )?.fleet
  const named = (name: string) => fleet?.arrangements.find((each) => each.name === name)
  const before = named('Own cards, always on')
  const after =
    arranged === 'scaled'
      ? named('Own cards, autoscaled')
      : (named('Shared cards, autoscaled') ?? named('Shared cards, always on'))
  if (before === undefined || after === undefined) return undefined
  const models = count === 1 ? 'one model' : `${count} models of this size`
  return {
    before: figuresOf(before),
    after: figuresOf(after),
    working: `${models} over a week of ${usualShape} load: ${after.name.toLowerCase()}, against ${before.name.toLowerCase()}; GPUs in the mean hour`,
  }
}

function figuresOf({ gpuHours, usd }: FleetArrangement): ServingFigures {
  return {
    latencyMs: null,
    tokensPerSecondPerGpu: null,
    usdPerMonth: usd && times(usd, hoursPerMonth / fleetDefaults.horizonHours),
    gpus: Math.ceil(gpuHours.likely / fleetDefaults.horizonHours),
  }
}

/** An office's week whose busiest hour is so many times the mean; nobody's load goes below nothing. */
function weekWithPeak(requestsPerDay: number, peakFactor: number | undefined): readonly number[] {
  const week = shapedWeek(usualShape, requestsPerDay)
  if (peakFactor === undefined) return week
  const mean = requestsPerDay / 24
  const stretch = (peakFactor - 1) / (Math.max(...week) / mean - 1)
  const stretched = week.map((each) => Math.max(0, mean + (each - mean) * stretch))
  const total = stretched.reduce((sum, each) => sum + each, 0)
  return stretched.map((each) => (each * requestsPerDay * 7) / total)
}
