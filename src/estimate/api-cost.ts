import { type ApiPrice, batchDiscounts } from '#src/catalog/api-prices.ts'

/** Requests of one month, and how much of them is cheap. */
export interface ApiUse {
  readonly requestsPerDay: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** Share of the prompt that the provider has cached. */
  readonly cachedShare: number
  /** Share of the requests that can wait for the batch service. */
  readonly batchShare: number
}

export const daysPerMonth = 365.25 / 12
export const hoursPerMonth = 24 * daysPerMonth

/** Dollars of one request. A model that writes nothing has no price here. */
export function usdPerRequest(price: ApiPrice, use: ApiUse): number {
  const outputPrice = price.usdPerMillionOutputTokens ?? 0
  const isLong =
    price.longContextFromTokens !== null && use.promptTokens >= price.longContextFromTokens
  const inputPrice =
    (isLong ? price.usdPerMillionLongContextInputTokens : null) ?? price.usdPerMillionInputTokens
  const cachedPrice = price.usdPerMillionCachedInputTokens ?? inputPrice
  const fresh = use.promptTokens * (1 - use.cachedShare) * inputPrice
  const cached = use.promptTokens * use.cachedShare * cachedPrice
  const standard = fresh + cached + use.outputTokens * outputPrice
  const batched = batchUsd(price, use, inputPrice, outputPrice)
  return (standard * (1 - use.batchShare) + batched * use.batchShare) / 1e6
}

/** A provider's own batch prices, else its discount on the whole request, else the full price. */
function batchUsd(price: ApiPrice, use: ApiUse, inputPrice: number, outputPrice: number): number {
  const discount = 1 - (batchDiscounts[price.provider] ?? 0)
  const input = price.usdPerMillionBatchInputTokens ?? inputPrice * discount
  const output = price.usdPerMillionBatchOutputTokens ?? outputPrice * discount
  return use.promptTokens * input + use.outputTokens * output
}

export function apiUsdPerMonth(price: ApiPrice, use: ApiUse): number {
  return use.requestsPerDay * daysPerMonth * usdPerRequest(price, use)
}
