import { type ApiPrice, apiPrices } from '#src/catalog/api-prices.ts'
import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import type { Model } from '#src/catalog/models.ts'
import { UnknownNameError } from '#src/errors.ts'
import {
  type ApiUse,
  apiUsdPerMonth,
  daysPerMonth,
  hoursPerMonth,
  usdPerRequest,
} from './api-cost.ts'
import type { Line } from './estimate.ts'
import { servingFactors } from './factors-serving.ts'
import { figure } from './figures.ts'
import { line } from './line.ts'
import { exactly } from './range.ts'
import { type RentTerms, rentOf } from './rent.ts'
import { cardsOfCopy } from './serving-case.ts'
import type { ServingPlan } from './serving-plan.ts'
import { sources } from './sources.ts'
import { scatter } from './uncertain.ts'

export interface Terms {
  /** The busiest hour over the mean hour. */
  readonly peakFactor: number
  readonly asOf: string
  /** Who rents the cards. */
  readonly terms: RentTerms
}

export interface ApiComparison {
  readonly lines: readonly Line[]
  readonly warnings: readonly string[]
}

/** The hosted price to compare with: the one named, else the cheapest host of the same model. */
export function hostedRival(
  model: Model,
  against: string | undefined,
  use: ApiUse,
  asOf: string,
): ApiPrice | undefined {
  if (against === undefined) {
    return cheapest(
      apiPrices(asOf).filter((price) => price.modelId === model.id),
      use,
    )
  }
  const found = findHostedModel(against, asOf)
  if ('nearest' in found) throw new UnknownNameError('hosted model', against, found.nearest)
  return cheapest(found.prices, use)
}

function cheapest(prices: readonly ApiPrice[], use: ApiUse): ApiPrice | undefined {
  return prices.toSorted((a, b) => usdPerRequest(a, use) - usdPerRequest(b, use))[0]
}

/**
 * The same traffic by API, and from how many requests a day one's own cards are cheaper; without a
 * plan that runs, the bill alone.
 */
export function compareWithApi(
  plan: ServingPlan | null,
  model: Model,
  rival: ApiPrice,
  use: ApiUse,
  { peakFactor, asOf, terms }: Terms,
): ApiComparison {
  const perRequest = usdPerRequest(rival, use)
  const isSame = rival.modelId === model.id
  const bill = line(
    `${isSame ? 'The same' : 'Instead'} by ${rival.provider} ${rival.model}`,
    exactly(apiUsdPerMonth(rival, use)),
    'USD/month',
    `${figure(use.requestsPerDay)} requests × 30.4 days × ${figure(perRequest * 1000)} USD per 1,000; price from ${rival.asOf}`,
    rival.source,
  )
  const warnings = isSame
    ? []
    : [
        `${rival.model} is another model than ${model.name}: compare their answers before their prices.`,
      ]
  const rent = plan && rentOf(plan.gpu, cardsOfCopy(plan.serving), asOf, terms)
  if (plan === null || rent === null || perRequest === 0) return { lines: [bill], warnings }

  const month = scatter('rent', rent.usdPerHour).times(hoursPerMonth)
  const breakEven = month.times(1 / (perRequest * daysPerMonth))
  const capacity = requestsPerDayOf(plan, use, peakFactor)
  const evenLine = line(
    'Break-even',
    breakEven,
    'requests/day',
    `${figure(month.likely)} USD a month for one copy ÷ (${figure(perRequest * 1000)} USD per 1,000 requests × 30.4 days); one copy carries about ${figure(round(capacity))} a day at this peak`,
    sources.inputs,
  )
  if (breakEven.likely > capacity) {
    warnings.push(
      `Self-hosting cannot win at this price: a copy on ${plan.gpu} would have to carry ${figure(round(breakEven.likely))} requests a day to cost what ${rival.provider} asks, and carries about ${figure(round(capacity))}.`,
    )
  }
  const most = plan.copyTokensPerSecond.times(86_400 / use.outputTokens)
  const utilisation = line(
    'Break-even utilisation',
    breakEven.with(most, (even, able) => even / able),
    'share',
    `${figure(breakEven.likely)} ÷ ${figure(most.likely)} requests that a copy never idle would answer in a day; over 100 % self-hosting cannot win`,
    sources.inputs,
  )
  return { lines: [bill, evenLine, utilisation], warnings }
}

/** Requests that one copy carries in a day whose busiest hour is `peakFactor` times its mean. */
function requestsPerDayOf(plan: ServingPlan, use: ApiUse, peakFactor: number): number {
  const share = (servingFactors.busyShare.likely * 86_400) / (use.outputTokens * peakFactor)
  return plan.copyTokensPerSecond.likely * share
}

function round(value: number): number {
  return Number(value.toPrecision(2))
}
