import { type ApiPrice, batchDiscounts } from '#src/catalog/api-prices.ts'
import { type ApiUse, usdPerRequest } from '#src/estimate/api-cost.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Block, Card } from './card.ts'
import { formatCount, formatNumber, formatRange, listOf } from './format.ts'
import { isOld, listPrice, priceDay } from './list-price.ts'

/** A hosted model's price, and its month where a load was said. */
export interface PricedModel {
  readonly price: ApiPrice
  readonly usdPerMonth: Range | undefined
}

export interface AskedPrices {
  readonly models: readonly PricedModel[]
  /** What the sums are of. */
  readonly use: ApiUse
  readonly hasLoad: boolean
  /** Which lengths nobody said. */
  readonly isAssumed: boolean
  /** Names that were taken for others, or are in no list. */
  readonly remarks: readonly string[]
  readonly asOf: string
}

/** Hosted models by the million tokens, the cheapest first for requests of one length. */
export function apiPricesCard({
  models,
  use,
  hasLoad,
  isAssumed,
  remarks,
  asOf,
}: AskedPrices): Card {
  const usdOf = ({ price }: PricedModel) => usdPerRequest(price, use)
  const sorted = models.toSorted((a, b) => usdOf(a) - usdOf(b))
  const [cheapest] = sorted
  const notes = [
    ...remarks,
    ...(cheapest === undefined ? [] : [answer(sorted, { use, hasLoad, isAssumed })]),
    ...(hasLoad || cheapest === undefined ? [] : ['Say how many a day, and I compute the month.']),
  ]
  const isStale = sorted.some(({ price }) => isOld(price.asOf, asOf))
  const more = [
    ...sorted.flatMap(({ price }) => notesOf(price)),
    ...batchNotes(sorted),
    ...(isStale ? ['- Prices marked old are more than 90 days old: check them.'] : []),
  ]
  return {
    title: titleOf(sorted),
    blocks: [
      { type: 'text', markdown: notes.join(' ') },
      ...(sorted.length === 0 ? [] : [table(sorted, use, hasLoad, asOf)]),
      ...(more.length === 0
        ? []
        : [{ type: 'text' as const, markdown: [...new Set(more)].join('\n') }]),
      { type: 'sources', sources: sorted.map(({ price }) => price.source) },
    ],
    nextStep: `estimate api${cheapest === undefined ? '' : ` model=${cheapest.price.id}`} requestsPerDay=10k promptTokens=1500 outputTokens=250`,
  }
}

function table(models: readonly PricedModel[], use: ApiUse, hasLoad: boolean, asOf: string): Block {
  return {
    type: 'table',
    headers: [
      'Model',
      'At',
      'In, per 1M',
      'Cached in',
      'Out, per 1M',
      '1,000 requests',
      ...(hasLoad ? ['A month'] : []),
      'Price from',
    ],
    rows: models.map(({ price, usdPerMonth }) => [
      price.model,
      price.provider,
      tokenPrice(price.usdPerMillionInputTokens),
      tokenPrice(price.usdPerMillionCachedInputTokens),
      tokenPrice(price.usdPerMillionOutputTokens),
      listPrice(1000 * usdPerRequest(price, use)),
      ...(hasLoad ? [usdPerMonth === undefined ? '' : formatRange(usdPerMonth, 'USD')] : []),
      priceDay(price.asOf, asOf),
    ]),
  }
}

/** Which costs least, what that comes to, and by how much the next model costs more. */
function answer(
  [cheapest, ...others]: readonly PricedModel[],
  { use, hasLoad, isAssumed }: Pick<AskedPrices, 'use' | 'hasLoad' | 'isAssumed'>,
): string {
  if (cheapest === undefined) return ''
  const usd = usdPerRequest(cheapest.price, use)
  const { model, provider } = cheapest.price
  const same = others.filter(
    ({ price }) => price.model === model && usdPerRequest(price, use) === usd,
  )
  const at = listOf([provider, ...same.map(({ price }) => price.provider)])
  const length = `${formatCount(use.promptTokens)} tokens in and ${formatCount(use.outputTokens)} out${isAssumed ? ' (our default)' : ''}`
  const is = others.length > same.length ? 'is the cheapest with' : 'costs'
  const other = others.find(({ price }) => price.model !== model)
  const more =
    other === undefined
      ? ''
      : ` ${other.price.model} at ${other.price.provider} costs ${formatNumber(usdPerRequest(other.price, use) / usd)} times as much.`
  const spread = isAssumed ? ', if requests are half to twice as long as that' : ''
  const month =
    cheapest.usdPerMonth === undefined || !hasLoad
      ? ''
      : ` At ${formatCount(use.requestsPerDay)} a day that is ${formatRange(cheapest.usdPerMonth, 'USD')} a month${spread}.`
  return `For a thousand requests of ${length} **${model}** at ${at} ${is} ${listPrice(1000 * usd)}.${month}${more}`
}

function titleOf(models: readonly PricedModel[]): string {
  const names = [...new Set(models.map(({ price }) => price.model))]
  const [only] = names
  return names.length === 1 && only !== undefined
    ? `What ${only} costs by the token`
    : 'What hosted models cost by the token'
}

const tokenPrice = (usd: number | null) => (usd === null ? '' : `$${usd}`)

/** Long prompts, announced prices, batches and what the list itself remarks. */
function notesOf(price: ApiPrice): readonly string[] {
  const { id, longContextAboveTokens: above, note, scheduled } = price
  const long = price.usdPerMillionLongContextInputTokens
  const out = price.usdPerMillionLongContextOutputTokens
  const [next] = scheduled
  return [
    ...(above === null || long === null
      ? []
      : [
          `- ${id}, prompts above ${formatCount(above)} tokens: $${long} in${out === null ? '' : `, $${out} out`}.`,
        ]),
    ...(next === undefined
      ? []
      : [
          `- ${id} from ${next.from}: $${next.usdPerMillionInputTokens} in, $${next.usdPerMillionOutputTokens} out.`,
        ]),
    ...(note === null ? [] : [`- ${id}: ${note}.`]),
  ]
}

/** What providers take off for requests that may wait. */
function batchNotes(models: readonly PricedModel[]): readonly string[] {
  const providers = [...new Set(models.map(({ price }) => price.provider))]
  const byShare = Map.groupBy(
    providers.filter((provider) => batchDiscounts[provider] !== undefined),
    (provider) => batchDiscounts[provider] ?? 0,
  )
  return [...byShare].map(
    ([off, those]) =>
      `- In batches that may wait: ${Math.round(off * 100)} % off at ${listOf(those)}.`,
  )
}
