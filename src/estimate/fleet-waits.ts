import { queueWait } from './erlang.ts'
import type { Range } from './estimate.ts'
import type { FleetPlan } from './fleet-arrangements.ts'
import type { FleetCopy } from './fleet-copy.ts'
import { type FleetMember, peakOf } from './fleet-plan.ts'
import { prefillSeconds } from './serving-speed.ts'
import { amount, certain, type Uncertain } from './uncertain.ts'

/** Squared variation of arrivals: regular traffic, Poisson arrivals, bursts. Ours. */
const arrivals: Range = { low: 0.5, likely: 1, high: 2 }

/** Mean of the squared variations of arrivals and service, for Allen and Cunneen's formula. */
function variability(member: FleetMember | undefined): Uncertain {
  const arriving = amount('arrivals', arrivals)
  const service = member && serviceVariation(member)
  // Unless stated, lengths vary with the arrivals: Poisson arrivals, exponential lengths.
  return service === undefined ? arriving : arriving.plus(certain(service)).times(1 / 2)
}

/** Squared variation of the work of a request: of its two parts, taken to be independent. */
function serviceVariation({ demand, copy }: FleetMember): number | undefined {
  const { promptTokens, promptTokensP95, outputTokens, outputTokensP95 } = demand
  if (promptTokensP95 === undefined && outputTokensP95 === undefined) return undefined
  // Answers of exponential lengths, where theirs are not stated.
  const writing =
    outputTokensP95 === undefined ? 1 : squaredVariation(outputTokens, outputTokensP95)
  if (promptTokensP95 === undefined) return writing
  const share = readingShare(copy, promptTokens, outputTokens)
  const reading = squaredVariation(promptTokens, promptTokensP95)
  return share ** 2 * reading + (1 - share) ** 2 * writing
}

/** Share of a copy's time for a request that goes into reading its prompt. */
function readingShare({ plan }: FleetCopy, promptTokens: number, outputTokens: number): number {
  const { serving, load } = plan
  const batch = Math.max(1, load.batch)
  const reads = prefillSeconds(serving, batch, promptTokens)
  return reads / (reads + outputTokens * load.stepSeconds)
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
  const varied = variability(members[model])
  const likely = at(varied.likely)
  return {
    meanSeconds: varied.mapped((each) => at(each).meanSeconds).range,
    p95Seconds: likely.p95Seconds,
    waits: (likely.meanSeconds * (copies - load)) / serviceSeconds,
  }
}
