import { apiPriceTable, batchDiscountTable } from './data/api-prices.ts'
import type { Source } from './source.ts'

/** What a hosted model costs: standard tier. */
export interface ApiPrice {
  /** `provider/model`. */
  readonly id: string
  readonly provider: string
  readonly model: string
  readonly usdPerMillionInputTokens: number
  /** null when the provider publishes no cache price: cached tokens then cost the same. */
  readonly usdPerMillionCachedInputTokens: number | null
  /** null for embedding models, which write nothing. */
  readonly usdPerMillionOutputTokens: number | null
  readonly usdPerMillionBatchInputTokens: number | null
  readonly usdPerMillionBatchOutputTokens: number | null
  readonly contextTokens: number | null
  /** Requests whose prompt is longer than this pay the long-context prices, for all of their tokens. */
  readonly longContextAboveTokens: number | null
  readonly usdPerMillionLongContextInputTokens: number | null
  readonly usdPerMillionLongContextCachedInputTokens: number | null
  readonly usdPerMillionLongContextOutputTokens: number | null
  /** Announced changes, soonest first. */
  readonly scheduled: readonly ScheduledPrice[]
  /** The same open-weight model in our list of models; its version may differ. */
  readonly modelId: string | null
  /** Date of the price. */
  readonly asOf: string
  readonly note: string | null
  readonly source: Source
}

export interface ScheduledPrice {
  readonly from: string
  readonly usdPerMillionInputTokens: number
  readonly usdPerMillionCachedInputTokens: number | null
  readonly usdPerMillionOutputTokens: number
}

/** Share taken off by a provider's batch service; absent means that it has none we know of. */
export const batchDiscounts: Readonly<Record<string, number>> = batchDiscountTable

/** The newest price of every hosted model, as listed. */
export const listedApiPrices: readonly ApiPrice[] = apiPriceTable

/** Hosted models with the prices in force on a day. */
export function apiPrices(asOf: string): readonly ApiPrice[] {
  return listedApiPrices.map((price) => {
    const due = price.scheduled.findLast((change) => change.from <= asOf)
    if (due === undefined) return price
    const { from: _, ...inForce } = due
    return { ...price, ...inForce, longContextAboveTokens: null }
  })
}
