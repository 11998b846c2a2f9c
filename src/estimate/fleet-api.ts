import { type ApiUse, usdPerRequest } from './api-cost.ts'
import { hostedRival } from './break-even.ts'
import type { Line } from './estimate.ts'
import { figure } from './figures.ts'
import type { FleetPlan } from './fleet-arrangements.ts'
import { line } from './line.ts'
import { exactly } from './range.ts'
import { sources } from './sources.ts'

/** The same load by the cheapest host of each model. Models that nobody hosts are named. */
export function apiLines(plan: FleetPlan): Line[] {
  const bills = plan.members.map(({ demand }) => {
    const requests = demand.rates.reduce((sum, rate) => sum + rate * 3600, 0)
    const use: ApiUse = {
      requestsPerDay: (requests / plan.horizonHours) * 24,
      promptTokens: demand.promptTokens,
      outputTokens: demand.outputTokens,
      cachedShare: 0,
      batchShare: 0,
    }
    const rival = hostedRival(demand.model, undefined, use, plan.asOf)
    return {
      name: demand.model.name,
      requests,
      rival,
      usd: rival && requests * usdPerRequest(rival, use),
    }
  })
  const hosted = bills.filter(({ usd }) => usd !== undefined)
  const total = hosted.reduce((sum, { usd = 0 }) => sum + usd, 0)
  if (total === 0) return []
  const parts = hosted.map(
    ({ name, requests, rival, usd = 0 }) =>
      `${figure(round(requests))} requests × ${figure((usd / requests) * 1000)} USD per 1,000 for ${name} at ${rival?.provider}`,
  )
  const rest = bills.filter(({ usd }) => usd === undefined).map(({ name }) => name)
  const missing = rest.length === 0 ? '' : `; I know no host of ${rest.join(', ')}`
  const label = rest.length === 0 ? 'The same load by API' : 'The hosted models’ load by API'
  return [line(label, exactly(total), 'USD', `${parts.join(' + ')}${missing}`, sources.inputs)]
}

function round(value: number): number {
  return Number(value.toPrecision(2))
}
