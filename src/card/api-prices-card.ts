import type { ApiPrice } from '#src/catalog/api-prices.ts'
import { batchDiscounts } from '#src/catalog/api-prices.ts'
import { type ApiUse, usdPerRequest } from '#src/estimate/api-cost.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Card } from './card.ts'
import { formatCount, formatRange } from './format.ts'
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
  const perThousand = ({ price }: PricedModel) => 1000 * usdPerRequest(price, use)
  const sorted = models.toSorted((a, b) => perThousand(a) - perThousand(b))
  const [cheapest] = sorted
  const length = `${formatCount(use.promptTokens)} tokens in and ${formatCount(use.outputTokens)} out${isAssumed ? ' (our default, half to twice in the month)' : ''}`
  const order =
    cheapest === undefined
      ? ''
      : `${sorted.length > 1 ? 'Cheapest first for requests' : 'For requests'} of ${length}${hasLoad ? `, ${formatCount(use.requestsPerDay)} a day` : ''}.`
  const notes = [
    ...remarks,
    order,
    ...(hasLoad ? [] : ['Say how many a day, and I compute the month.']),
  ]
  const isStale = sorted.some(({ price }) => isOld(price.asOf, asOf))
  const more = [
    ...sorted.flatMap(({ price }) => notesOf(price)),
    ...(isStale ? ['- Prices marked old are more than 90 days old: check them.'] : []),
  ]
  return {
    title: titleOf(sorted),
    blocks: [
      { type: 'text', markdown: notes.filter((note) => note !== '').join(' ') },
      {
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
        rows: sorted.map(({ price, usdPerMonth }) => [
          price.model,
          price.provider,
          tokenPrice(price.usdPerMillionInputTokens),
          tokenPrice(price.usdPerMillionCachedInputTokens),
          tokenPrice(price.usdPerMillionOutputTokens),
          listPrice(1000 * usdPerRequest(price, use)),
          ...(hasLoad
            ? [usdPerMonth === undefined ? '' : formatRange(usdPerMonth, 'USD/month')]
            : []),
          priceDay(price.asOf, asOf),
        ]),
      },
      ...(more.length === 0
        ? []
        : [{ type: 'text' as const, markdown: [...new Set(more)].join('\n') }]),
      { type: 'sources', sources: sorted.map(({ price }) => price.source) },
    ],
    nextStep: `estimate api${cheapest === undefined ? '' : ` model=${cheapest.price.id}`} requestsPerDay=10k promptTokens=1500 outputTokens=250`,
  }
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
  const { id, longContextAboveTokens: above, note, provider, scheduled } = price
  const long = price.usdPerMillionLongContextInputTokens
  const out = price.usdPerMillionLongContextOutputTokens
  const [next] = scheduled
  const off = batchDiscounts[provider]
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
    ...(off === undefined ? [] : [`- Batches at ${provider}: ${Math.round(off * 100)} % off.`]),
    ...(note === null ? [] : [`- ${id}: ${note}.`]),
  ]
}
