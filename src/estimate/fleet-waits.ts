import { queueWait } from './erlang.ts'
import type { Range } from './estimate.ts'
import type { FleetPlan } from './fleet-arrangements.ts'
import type { FleetDemand } from './fleet-copy.ts'
import { peakOf } from './fleet-plan.ts'
import { amount, certain, type Uncertain } from './uncertain.ts'

/** Squared variation of arrivals: regular traffic, Poisson arrivals, bursts. Ours. */
const arrivals: Range = { low: 0.5, likely: 1, high: 2 }

/** Mean of the squared variations of arrivals and service, for Allen and Cunneen's formula. */
function variability(demand: FleetDemand | undefined): Uncertain {
  const arriving = amount('arrivals', arrivals)
  // Unless stated, lengths vary with the arrivals: Poisson arrivals, exponential lengths.
  if (demand?.outputTokensP95 === undefined) return arriving
  const service = squaredVariation(demand.outputTokens, demand.outputTokensP95)
  return arriving.plus(certain(service)).times(1 / 2)
}

const normalP95 = 1.645
/** How far the 95th percentile of a log-normal distribution can lie above its mean: 3.87 times. */
export const mostOverMean = Math.exp(normalP95 ** 2 / 2)

/**
 * Squared coefficient of variation of lengths with this mean and 95th percentile, taken as
 * log-normal: ln(p95 / mean) = 1.645 σ − σ² / 2, and the variation is exp(σ²) − 1.
 *
 * @throws {RangeError} for a percentile below the mean, or beyond what the distribution can have
 */
export function squaredVariation(mean: number, p95: number): number {
  if (!(p95 >= mean && p95 <= mean * mostOverMean)) {
    throw new RangeError(`p95 must be 1 to 3.87 times the mean, got ${p95} of ${mean}`)
  }
  const sigma = normalP95 - Math.sqrt(Math.max(0, normalP95 ** 2 - 2 * Math.log(p95 / mean)))
  return Math.exp(sigma ** 2) - 1
}

/** Waiting for a free copy in a model's busiest hour, all copies on. */
export function peakWaits(
  { members, points }: Pick<FleetPlan, 'members' | 'points'>,
  model: number,
): { meanSeconds: Range; p95Seconds: number; waits: number } {
  const copies = points.likely.alwaysOn[model] ?? 1
  const load = peakOf(points.likely.loads[model] ?? [])
  const serviceSeconds = 1 / (members[model]?.copy.capacity.likely ?? 1)
  const at = (each: number) => queueWait(copies, load, serviceSeconds, each)
  const varied = variability(members[model]?.demand)
  const likely = at(varied.likely)
  return {
    meanSeconds: varied.mapped((each) => at(each).meanSeconds).range,
    p95Seconds: likely.p95Seconds,
    waits: (likely.meanSeconds * (copies - load)) / serviceSeconds,
  }
}
