import { judgement } from './sources.ts'

/**
 * What the choice between a cached corpus and retrieval rests on. Prices are those of a
 * mid-priced hosted model with caching; a retrieval prompt of 5,000 tokens is typical.
 */
export const cachedPrefix = {
  usdPerMillionInputTokens: 3,
  /** A cached token costs a tenth of a fresh one. */
  cachedPriceRatio: 0.1,
  retrievalPromptTokens: 5000,
  /** Building, checking and keeping an index: about eight weeks of an engineer in the first year. */
  retrievalFirstYearUsd: 28_000,
  source: judgement('$3 a million tokens, 90 % off when cached, eight engineer-weeks for an index'),
} as const

/** Requests a day above which a cached corpus costs more in its first year than retrieval. */
export function cachedPrefixBreakEven(corpusTokens: number): number {
  const { usdPerMillionInputTokens, cachedPriceRatio } = cachedPrefix
  const extraTokens = corpusTokens * cachedPriceRatio - cachedPrefix.retrievalPromptTokens
  if (extraTokens <= 0) return Number.POSITIVE_INFINITY
  const extraUsdPerRequest = (extraTokens / 1e6) * usdPerMillionInputTokens
  return cachedPrefix.retrievalFirstYearUsd / (extraUsdPerRequest * 365)
}
