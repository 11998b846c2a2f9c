import { type ApiPrice, apiPrices } from '#src/catalog/api-prices.ts'
import { daysBetween } from '#src/catalog/days.ts'
import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { type ApiUse, apiUsdPerMonth, tokenPrices, usdPerRequest } from './api-cost.ts'
import type { Estimate, Line, Range } from './estimate.ts'
import { figure } from './figures.ts'
import { type Given, Inputs } from './given.ts'
import { line } from './line.ts'
import { times } from './range.ts'

export interface ApiInputs {
  /** A hosted model by name, such as "gpt-4.1-mini"; absent: the cheapest of all. */
  readonly model: string
  readonly requestsPerDay: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** 0 to 1: share of the prompt tokens that the provider has cached. */
  readonly cachedShare: number
  /** 0 to 1: share of the requests that may wait for the batch service. */
  readonly batchShare: number
}

const shown = 12
const freshDays = 90
/** Guessed lengths may be half or twice what comes; stated ones are taken at their word. */
const guessed: Range = { low: 0.5, likely: 1, high: 2 }
const stated: Range = { low: 1, likely: 1, high: 1 }

/**
 * The monthly bill of hosted models, cheapest first.
 *
 * @throws {UnknownNameError} for a model nobody hosts, with the nearest names
 */
export function estimateApi(given: Given<ApiInputs>, asOf: string): Estimate {
  const inputs = new Inputs(given)
  const name = inputs.find('model')
  const use: ApiUse = {
    requestsPerDay: inputs.positive('requestsPerDay', 1000),
    promptTokens: inputs.positive('promptTokens', 1000),
    outputTokens: inputs.positive('outputTokens', 300),
    cachedShare: share('cachedShare', inputs.take('cachedShare', 0)),
    batchShare: share('batchShare', inputs.take('batchShare', 0)),
  }
  const spread =
    inputs.isStated('promptTokens') && inputs.isStated('outputTokens') ? stated : guessed
  const bills = pricesOf(name, use, asOf)
    .map((price) => ({ price, usdPerMonth: apiUsdPerMonth(price, use) }))
    .sort((a, b) => a.usdPerMonth - b.usdPerMonth)
    .slice(0, shown)
  const [cheapest] = bills
  if (cheapest === undefined) throw new RangeError('the price list is empty')
  return {
    kind: 'api',
    subject: subjectOf(name, cheapest.price, use),
    quantities: { usdPerMonth: times(spread, cheapest.usdPerMonth) },
    lines: bills.map(({ price, usdPerMonth }) => billLine(price, use, times(spread, usdPerMonth))),
    assumptions: inputs.assumptions,
    ...confidenceOf(spread === stated),
    warnings: warningsOf(
      bills.map((bill) => bill.price),
      use,
      asOf,
    ),
  }
}

/** @throws {BadInputError} unless the value lies between 0 and 1 */
function share(name: string, value: number): number {
  if (value >= 0 && value <= 1) return value
  throw new BadInputError(`${name} is ${value}, and must be a share from 0 to 1, for example 0.5.`)
}

/** Every host of the model named, or all models that write and can read such a request. */
function pricesOf(name: string | undefined, use: ApiUse, asOf: string): readonly ApiPrice[] {
  if (name === undefined) {
    const needed = use.promptTokens + use.outputTokens
    const writing = apiPrices(asOf).filter((price) => price.usdPerMillionOutputTokens !== null)
    const long = writing.filter((price) => (price.contextTokens ?? needed) >= needed)
    return long.length > 0 ? long : writing
  }
  const found = findHostedModel(name, asOf)
  if ('prices' in found) return found.prices
  throw new UnknownNameError('hosted model', name, found.nearest)
}

function subjectOf(name: string | undefined, { model }: ApiPrice, use: ApiUse): string {
  const what = name === undefined ? 'the cheapest hosted models' : model
  return `Calling ${what} for ${figure(use.requestsPerDay)} requests a day`
}

function billLine(price: ApiPrice, use: ApiUse, usdPerMonth: Range): Line {
  const { input, cached, output } = tokenPrices(price, use.promptTokens)
  const share = use.cachedShare
  const reading =
    share > 0
      ? `(${figure(1 - share)} × ${input} USD + ${figure(share)} from the cache × ${cached} USD)`
      : `${input} USD`
  const batched =
    use.batchShare > 0
      ? `, and ${figure(use.batchShare * 100)} % of them in batches at the provider’s discount`
      : ''
  return line(
    `${price.provider} ${price.model}`,
    usdPerMonth,
    'USD/month',
    `${figure(use.requestsPerDay)} requests × 30.4 days × ${figure(usdPerRequest(price, use) * 1000)} USD per 1,000; one is (${figure(use.promptTokens)} tokens × ${reading} + ${figure(use.outputTokens)} × ${output} USD) a million${batched}; price from ${price.asOf}`,
    price.source,
  )
}

function confidenceOf(isStated: boolean): Pick<Estimate, 'confidence' | 'confidenceReasons'> {
  return isStated
    ? { confidence: 'high', confidenceReasons: ['Listed prices times the tokens you gave.'] }
    : {
        confidence: 'medium',
        confidenceReasons: ['Listed prices; the tokens of a request are assumed, half to twice.'],
      }
}

function warningsOf(prices: readonly ApiPrice[], use: ApiUse, asOf: string): string[] {
  const warnings: string[] = []
  const oldest = prices.map((price) => price.asOf).sort()[0]
  if (oldest !== undefined && daysBetween(oldest, asOf) > freshDays) {
    warnings.push(`Some prices are from ${oldest}, more than 90 days before ${asOf}.`)
  }
  const needed = use.promptTokens + use.outputTokens
  const tooShort = prices.filter(
    (price) => price.contextTokens !== null && price.contextTokens < needed,
  )
  if (tooShort.length > 0) {
    warnings.push(
      `${tooShort.map((price) => price.id).join(', ')} cannot read ${figure(needed)} tokens at once.`,
    )
  }
  for (const { id, note } of prices) if (note !== null) warnings.push(`${id}: ${note}.`)
  warnings.push(
    'Models that reason first write more than the answer: those tokens are billed as output.',
  )
  return warnings
}
