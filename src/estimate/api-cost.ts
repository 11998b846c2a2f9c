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
  const inForce = tokenPrices(price, use.promptTokens)
  const fresh = use.promptTokens * (1 - use.cachedShare) * inForce.input
  const cached = use.promptTokens * use.cachedShare * inForce.cached
  const standard = fresh + cached + use.outputTokens * inForce.output
  const batched = batchUsd(price, use, inForce)
  return (standard * (1 - use.batchShare) + batched * use.batchShare) / 1e6
}

export interface TokenPrices {
  readonly input: number
  readonly cached: number
  readonly output: number
  /** The prompt is long enough for the provider's second band. */
  readonly isLong: boolean
}

/** Dollars per million tokens of a request with such a prompt. */
export function tokenPrices(price: ApiPrice, promptTokens: number): TokenPrices {
  const above = price.longContextAboveTokens
  const isLong = above !== null && promptTokens > above
  const short = price.usdPerMillionInputTokens
  const input = (isLong ? price.usdPerMillionLongContextInputTokens : null) ?? short
  const cached =
    (isLong ? price.usdPerMillionLongContextCachedInputTokens : null) ??
    price.usdPerMillionCachedInputTokens ??
    input
  const output =
    (isLong ? price.usdPerMillionLongContextOutputTokens : null) ?? price.usdPerMillionOutputTokens
  return { input, cached, output: output ?? 0, isLong }
}

/** A provider's own batch prices, else its discount on the whole request, else the full price. */
function batchUsd(price: ApiPrice, use: ApiUse, inForce: TokenPrices): number {
  const discount = 1 - (batchDiscounts[price.provider] ?? 0)
  // Its own batch prices are of short prompts.
  const own = inForce.isLong ? undefined : price
  const input = own?.usdPerMillionBatchInputTokens ?? inForce.input * discount
  const output = own?.usdPerMillionBatchOutputTokens ?? inForce.output * discount
  return use.promptTokens * input + use.outputTokens * output
}

export function apiUsdPerMonth(price: ApiPrice, use: ApiUse): number {
  return use.requestsPerDay * daysPerMonth * usdPerRequest(price, use)
}
