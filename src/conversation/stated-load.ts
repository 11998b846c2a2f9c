import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import type { Statements } from '#src/profile/statement.ts'
import { foldText } from './folded-text.ts'
import { namesIn } from './names.ts'
import { tokenLoadIn, usualOutputTokens } from './token-load.ts'

const tokenRate =
  /\b(\d[\d,]{0,12}(?:\.\d+)?k?) ?(?:tokens?|tok|t) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b(?!.{0,15}\b(?:per|each|for (?:each|every|a single)) ?(?:user|request|reader|stream)?)/i
const atOnce =
  /(?<![\d.,])(\d{1,6}) (?:concurrent|simultaneous|parallel) (?:users|people|requests|chats|streams|sessions|calls|connections)\b|\bat (\d{1,6}) users\b|(?<![\d.,])(\d{1,6}) (?:users|people|requests|chats|streams|sessions|calls) (?:at once|at the same time|in parallel|concurrently|simultaneously)\b/
const contextOf =
  /(?<![\d.,])(\d{1,4}(?:\.\d)?k|\d{3,7})(?: tokens?)?(?: of)? (?:context|ctx)\b|\b(?:context|ctx)(?: (?:length|window|size))?(?: of| at|:)? (\d{1,4}(?:\.\d)?k|\d{3,7})\b/

/** Requests a day of a hosted model, from "5M tokens a day". */
export function apiLoadIn(text: string, fields: Statements): Record<string, string> {
  const load = tokenLoadIn(text, fields)
  return load === undefined ? {} : { requestsPerDay: String(load.requestsPerDay) }
}

/**
 * What a sentence says of a server's load as `estimate serve` takes it: "5M tokens a day", "1,000
 * tokens/s" (all day long), "50 concurrent users", "at 32k context".
 */
export function serverLoadIn(text: string, fields: Statements): Record<string, string> {
  const folded = foldText(text).text
  const concurrency = atOnce.exec(folded)?.slice(1).find(Boolean)
  const context = contextOf.exec(folded)?.slice(1).find(Boolean)
  return {
    ...rateIn(text, fields),
    ...apiLoadIn(text, fields),
    ...(concurrency !== undefined && { concurrency }),
    ...(context !== undefined && { context }),
  }
}

function rateIn(
  text: string,
  { requestsPerDay, outputTokensPerRequest }: Statements,
): Record<string, string> {
  const [, rate = ''] = tokenRate.exec(text) ?? []
  const parsed = parseQuantity(rate, 'count')
  if (requestsPerDay !== undefined || !parsed.ok || !(parsed.value > 0)) return {}
  const each = outputTokensPerRequest?.value ?? usualOutputTokens
  return { requestsPerDay: String(Math.round((parsed.value / each) * 86_400)), peakFactor: '1' }
}

/** "gpt-4o-mini or hosting llama 8b ourselves?": what the bill is compared with. */
export function rivalIn(text: string, asOf: string): { readonly against?: string } {
  const words = hostedNameIn(text)
  return words !== undefined && 'prices' in findHostedModel(words, asOf) ? { against: words } : {}
}

/** A model that only its maker serves, as typed. */
export function hostedNameIn(text: string): string | undefined {
  const folded = foldText(text)
  const hosted = namesIn(folded.text).find(({ kind }) => kind === 'hosted')
  return hosted && folded.wordsAt(hosted.start, hosted.end)
}
