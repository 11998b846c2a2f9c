import { apiPricesCard, type PricedModel } from '#src/card/api-prices-card.ts'
import { formatCount } from '#src/card/format.ts'
import type { ApiPrice } from '#src/catalog/api-prices.ts'
import { estimateApi } from '#src/estimate/api.ts'
import type { ApiUse } from '#src/estimate/api-cost.ts'
import type { Statements } from '#src/profile/statement.ts'
import type { Answer, CommandContext } from './command.ts'
import { type HostedMeant, hostedIn } from './hosted-meant.ts'
import { tokenLoadIn } from './token-load.ts'

/** As `estimate api` has them where nobody says. */
const usual = { requestsPerDay: 1000, promptTokens: 1000, outputTokens: 300 }

/**
 * "gpt-4o-mini pricing", "claude sonnet vs gpt-4o price for 10k requests a day": hosted models by the
 * token, and the month of each where a load is said. Undefined for one model with a load: that is an
 * estimate.
 */
export function answerApiPrice(
  text: string,
  folded: string,
  fields: Statements,
  { asOf }: CommandContext,
): Answer | undefined {
  const hosted = hostedIn(folded, asOf)
  const tokens = tokenLoadIn(text, fields)
  const load = { ...loadOf(fields), ...(tokens && { requestsPerDay: tokens.requestsPerDay }) }
  const hasLoad = load.requestsPerDay !== undefined
  if (hasLoad && hosted.length < 2) return undefined
  const prices = atHosts(pricesOf(hosted), folded)
  if (prices.length === 0 && hosted.every(({ nearest }) => nearest.length === 0)) return undefined
  const use: ApiUse = { ...usual, ...defined(load), cachedShare: 0, batchShare: 0 }
  const models = prices.map((price) => ({
    price,
    usdPerMonth: hasLoad ? monthOf(price, load, asOf) : undefined,
  }))
  const isAssumed = load.promptTokens === undefined || load.outputTokens === undefined
  const remarks = [
    ...remarksOn(hosted),
    ...(tokens
      ? [`${tokens.words} are ${formatCount(tokens.requestsPerDay)} requests a day.`]
      : []),
  ]
  const card = apiPricesCard({ models, use, hasLoad, isAssumed, remarks, asOf })
  return { card, data: { intent: 'estimate', id: null, kind: 'api-price', models } }
}

type Load = Partial<Record<keyof typeof usual, number | undefined>>

function loadOf(fields: Statements): Load {
  return {
    requestsPerDay: fields.requestsPerDay?.value,
    promptTokens: fields.promptTokensPerRequest?.value,
    outputTokens: fields.outputTokensPerRequest?.value,
  }
}

const defined = (load: Load): Partial<typeof usual> =>
  Object.fromEntries(Object.entries(load).filter(([, value]) => value !== undefined))

const rowsInAll = 12

/** One model with everybody who serves it; of several the cheapest few of each. */
function pricesOf(hosted: readonly HostedMeant[]): readonly ApiPrice[] {
  const each = Math.max(2, Math.floor(rowsInAll / Math.max(1, hosted.length)))
  const prices = hosted.flatMap((meant) => meant.prices.slice(0, each))
  return prices.filter(({ id }, i) => prices.findIndex((other) => other.id === id) === i)
}

/** "Groq llama 70b price": of who is named alone, where one of them serves it. */
function atHosts(prices: readonly ApiPrice[], folded: string): readonly ApiPrice[] {
  const chosen = prices.filter(({ provider }) => new RegExp(`\\b${provider}\\b`).test(folded))
  return chosen.length > 0 && new Set(prices.map(({ modelId }) => modelId)).size === 1
    ? chosen
    : prices
}

/** The bill of this provider, as the estimate of the model has it. */
function monthOf(price: ApiPrice, load: Load, asOf: string): PricedModel['usdPerMonth'] {
  const given = Object.fromEntries(
    Object.entries(defined(load)).map(([name, value]) => [
      name,
      { value, origin: 'user' as const },
    ]),
  )
  const { lines } = estimateApi({ ...given, model: { value: price.id, origin: 'user' } }, asOf)
  const bill = lines.find(({ label }) => label === `${price.provider} ${price.model}`)
  return bill === undefined ? undefined : { low: bill.low, likely: bill.likely, high: bill.high }
}

function remarksOn(hosted: readonly HostedMeant[]): readonly string[] {
  return hosted.flatMap(({ words, prices, nearest, isTaken, isOpen }) => {
    if (prices.length === 0) {
      const like = nearest.length === 0 ? '' : ` Nearest: ${nearest.join(', ')}.`
      return [`I have no price of “${words}”.${like}`]
    }
    const taken = [...new Set(prices.map(({ model }) => model))]
    if (!isTaken) return []
    // Everybody has a name of his own for open weights.
    const open = isOpen ? prices.find(({ modelId }) => modelId !== null)?.modelId : undefined
    if (open)
      return [`I took “${words}” for ${open.slice(open.indexOf('/') + 1)}, the newest I have.`]
    return taken.length > 3
      ? [`Of “${words}” the newest of each kind I have.`]
      : [`I took “${words}” for ${taken.slice(0, 2).join(' and ')}, the newest I have.`]
  })
}
