import { daysPerMonth } from './api-cost.ts'
import type { Line } from './estimate.ts'
import { figure } from './figures.ts'
import { line } from './line.ts'
import type { ServingPlan } from './serving-plan.ts'
import { scatter } from './uncertain.ts'

/** Rent spread over what is served: at this load, and on copies that never wait for work. */
export function unitCostLines(plan: ServingPlan, requestsPerDay: number): Line[] {
  const { rent, usdPerMonth, copies, copyTokensPerSecond } = plan
  if (rent === null || usdPerMonth === null) return []
  const perHour = scatter('rent', rent.usdPerHour)
  const tokensPerHour = copyTokensPerSecond.times(3600 * copies)
  const copiesNamed = `${figure(copies)} ${copies === 1 ? 'copy' : 'copies'}`
  return [
    line(
      'A thousand requests',
      usdPerMonth.times(1000 / (requestsPerDay * daysPerMonth)),
      'USD',
      `${figure(usdPerMonth.likely)} USD a month ÷ (${figure(requestsPerDay)} requests × ${figure(daysPerMonth)} days) × 1,000; at this load, idle hours included`,
      rent.cheapest.source,
    ),
    line(
      'A million output tokens, never idle',
      perHour.by(tokensPerHour.inverse()).times(1e6),
      'USD',
      `${figure(perHour.likely)} USD an hour ÷ (${copiesNamed} × ${figure(copyTokensPerSecond.likely)} tokens/s × 3,600 seconds) × 1,000,000; their prompts are read within it`,
      rent.cheapest.source,
    ),
  ]
}
