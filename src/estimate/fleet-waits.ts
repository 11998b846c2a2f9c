import { queueWait } from './erlang.ts'
import type { Range } from './estimate.ts'
import type { FleetPlan } from './fleet-arrangements.ts'
import { peakOf } from './fleet-plan.ts'

/**
 * Mean of the squared variations of arrivals and service: regular traffic, Poisson arrivals with
 * exponential lengths, bursts. Ours.
 */
export const variability: Range = { low: 0.5, likely: 1, high: 2 }

/** Waiting for a free copy in a model's busiest hour, all copies on. */
export function peakWaits(
  { members, points }: Pick<FleetPlan, 'members' | 'points'>,
  model: number,
): { meanSeconds: Range; p95Seconds: number; waits: number } {
  const copies = points.likely.alwaysOn[model] ?? 1
  const load = peakOf(points.likely.loads[model] ?? [])
  const serviceSeconds = 1 / (members[model]?.copy.capacity.likely ?? 1)
  const at = (each: number) => queueWait(copies, load, serviceSeconds, each)
  const likely = at(variability.likely)
  return {
    meanSeconds: {
      low: at(variability.low).meanSeconds,
      likely: likely.meanSeconds,
      high: at(variability.high).meanSeconds,
    },
    p95Seconds: likely.p95Seconds,
    waits: (likely.meanSeconds * (copies - load)) / serviceSeconds,
  }
}
