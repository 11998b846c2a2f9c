import { tuningPriceTable } from './data/tuning-prices.ts'
import type { Source } from './source.ts'

/** What a provider asks to tune a hosted model. No feed exists: show age and confidence. */
export interface TuningPrice {
  readonly provider: string
  /** A model's name, or a band of sizes such as "16.1B-80B". */
  readonly model: string
  /** Set when `model` is a band. */
  readonly parameterBand: { readonly from: number; readonly to: number | null } | null
  readonly method: 'sft' | 'dpo' | 'rft'
  /** null when the provider does not say which of the two it trains. */
  readonly weights: 'lora' | 'full' | null
  readonly usdPerMillionTrainingTokens: number | null
  readonly usdPerTrainingHour: number | null
  readonly tunedUsdPerMillionInputTokens: number | null
  readonly tunedUsdPerMillionOutputTokens: number | null
  readonly asOf: string | null
  /** `transcribed` from the price page, `secondary`: quoted by somebody else, or `unconfirmed`. */
  readonly confidence: 'transcribed' | 'secondary' | 'unconfirmed'
  readonly note: string | null
  readonly source: Source
}

export const tuningPrices: readonly TuningPrice[] = tuningPriceTable
