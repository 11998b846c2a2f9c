import { calcPrice, type ModelPrice, type PriceCalculation } from '@pydantic/genai-prices'
import type { ApiPrice } from '#src/catalog/api-prices.ts'
import type { Source } from '#src/catalog/source.ts'

type PricedFields = Pick<
  ApiPrice,
  | 'usdPerMillionInputTokens'
  | 'usdPerMillionCachedInputTokens'
  | 'usdPerMillionOutputTokens'
  | 'longContextAboveTokens'
  | 'usdPerMillionLongContextInputTokens'
  | 'usdPerMillionLongContextCachedInputTokens'
  | 'usdPerMillionLongContextOutputTokens'
  | 'scheduled'
>

/** What genai-prices has for a model at its provider on a day; undefined when it has nothing. */
export function packagePrice(listed: ApiPrice, day: string): PricedFields | undefined {
  const found = calculation(listed, day, { input_tokens: 1000, output_tokens: 0 })
  if (found === undefined) return undefined
  const input = bandsOf(found.model_price, 'input_mtok')
  const output = bandsOf(found.model_price, 'output_mtok')
  const cached = bandsOf(found.model_price, 'cache_read_mtok')
  if (input === undefined) return undefined
  if (listed.usdPerMillionOutputTokens !== null && output === undefined) return undefined
  const above = input.above ?? output?.above ?? cached?.above ?? null
  return {
    usdPerMillionInputTokens: input.short,
    usdPerMillionCachedInputTokens: cached?.short ?? null,
    usdPerMillionOutputTokens:
      listed.usdPerMillionOutputTokens === null ? null : (output?.short ?? null),
    longContextAboveTokens: above,
    usdPerMillionLongContextInputTokens: above === null ? null : input.long,
    usdPerMillionLongContextCachedInputTokens: above === null ? null : (cached?.long ?? null),
    usdPerMillionLongContextOutputTokens: above === null ? null : (output?.long ?? null),
    scheduled: announced(found, day),
  }
}

/** The package's own sum for some usage on a day; undefined when it does not price the model there. */
export function calculation(
  { provider, model }: Pick<ApiPrice, 'provider' | 'model'>,
  day: string,
  usage: Parameters<typeof calcPrice>[0],
): PriceCalculation | undefined {
  // It files some providers under their owner's name, and some models under their full path.
  const providerId = provider === 'bedrock' ? 'aws' : provider
  const name = provider === 'fireworks' ? `accounts/fireworks/models/${model}` : model
  const found = calcPrice(usage, name, { providerId, timestamp: new Date(`${day}T12:00:00Z`) })
  // Another provider's price for a model of that name is no price of this one.
  return found === null || found.provider.id !== providerId ? undefined : found
}

/** Prices that begin after the day, soonest first. */
function announced({ model: { prices } }: PriceCalculation, day: string): ApiPrice['scheduled'] {
  if (!Array.isArray(prices)) return []
  return prices
    .flatMap(({ constraint, prices: later }) => {
      if (constraint?.type !== 'start_date' || constraint.start_date <= day) return []
      const [input, output] = [bandsOf(later, 'input_mtok'), bandsOf(later, 'output_mtok')]
      if (input === undefined || output === undefined) return []
      return [
        {
          from: constraint.start_date,
          usdPerMillionInputTokens: input.short,
          usdPerMillionCachedInputTokens: bandsOf(later, 'cache_read_mtok')?.short ?? null,
          usdPerMillionOutputTokens: output.short,
        },
      ]
    })
    .sort((a, b) => a.from.localeCompare(b.from))
}

/** A listed price as the package has it, dated and sourced; as it is where the package has nothing. */
export function withPackagePrice(listed: ApiPrice, day: string, source: Source): ApiPrice {
  const priced = packagePrice(listed, day)
  return priced === undefined ? listed : { ...listed, ...priced, asOf: day, source }
}

interface TwoBands {
  readonly short: number
  readonly long: number
  /** Prompts of more tokens than this pay the second price, for all of their tokens. */
  readonly above: number | null
}

/** @throws when a price has more bands than two: a provider thought of something new */
function bandsOf(prices: ModelPrice, key: string): TwoBands | undefined {
  const price = prices[key]
  if (price === undefined) return undefined
  if (typeof price === 'number') return { short: price, long: price, above: null }
  const [tier, third] = price.tiers
  if (tier === undefined) return { short: price.base, long: price.base, above: null }
  if (third !== undefined) throw new Error(`a price has three bands: ${JSON.stringify(price)}`)
  return { short: price.base, long: tier.price, above: tier.start }
}
