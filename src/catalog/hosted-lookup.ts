import { type ApiPrice, apiPrices, listedApiPrices } from './api-prices.ts'
import { nearestTo, wordsOf } from './words.ts'

export type HostedLookup =
  | { readonly prices: readonly ApiPrice[] }
  | { readonly nearest: readonly string[] }

/** Words in a hosted name that say how it is served, not what it is. */
const noise = new Set(['instruct', 'instant', 'versatile', 'turbo', 'it', 'meta', 'basic', 'chat'])

/**
 * The prices of a hosted model by "gpt-4.1 mini", "openai/gpt-4.1-mini" or a model's id, over all
 * providers, cheapest input first; the nearest names when there is none. Models that write no text
 * are left out.
 */
export function findHostedModel(text: string, asOf: string): HostedLookup {
  const writing = writingModels(apiPrices(asOf))
  const named = pricesNamed(text, writing)
  if (named.length > 0) return { prices: withTheirHosts(named, writing) }
  return { nearest: nearestTo(text, writing, (price) => price.model, 3).map(({ id }) => id) }
}

/** Whether anybody hosts a model of that name; this does not depend on the day. */
export function isHostedModel(text: string): boolean {
  return pricesNamed(text, writingModels(listedApiPrices)).length > 0
}

function writingModels(prices: readonly ApiPrice[]): readonly ApiPrice[] {
  return prices.filter((price) => price.usdPerMillionOutputTokens !== null)
}

/** By its exact name, else by the same words. */
function pricesNamed(text: string, writing: readonly ApiPrice[]): readonly ApiPrice[] {
  const typed = text.slice(0, 200).trim().toLowerCase()
  const exact = writing.filter(({ id, model, modelId }) =>
    [id, model, modelId ?? ''].some((name) => name.toLowerCase() === typed),
  )
  if (exact.length > 0) return exact
  const wanted = telling(text)
  return wanted.length === 0 ? [] : writing.filter((price) => sameWords(wanted, price))
}

/** All words wanted, and no word beside them but the provider's. */
function sameWords(wanted: readonly string[], price: ApiPrice): boolean {
  const own = new Set(telling(price.model))
  const provider = new Set(wordsOf(price.provider))
  const asked = wanted.filter((word) => own.has(word) || !provider.has(word))
  return (
    asked.length > 0 &&
    asked.every((word) => own.has(word)) &&
    [...own].every((word) => asked.includes(word) || provider.has(word))
  )
}

/** Hosts write "3.1" as "3-1" or "3p1". */
function telling(text: string): readonly string[] {
  const dotted = text.replaceAll(/(?<!\d)(\d)[-p](\d)(?![\d.a-z])/gi, '$1.$2')
  return wordsOf(dotted).filter((word) => !noise.has(word))
}

/** The prices found, and those of other hosts of the same open model; cheapest input first. */
function withTheirHosts(found: readonly ApiPrice[], all: readonly ApiPrice[]): readonly ApiPrice[] {
  const modelIds = new Set(found.map((price) => price.modelId).filter((id) => id !== null))
  const prices = all.filter(
    (price) => found.includes(price) || (price.modelId !== null && modelIds.has(price.modelId)),
  )
  return prices.toSorted((a, b) => a.usdPerMillionInputTokens - b.usdPerMillionInputTokens)
}
