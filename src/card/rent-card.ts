import type { RentRow } from '#src/estimate/rent-list.ts'
import { redoShare } from '#src/estimate/spot.ts'
import type { Block, Card } from './card.ts'
import { formatCount, listOf } from './format.ts'
import { isOld, listPrice, oldRents, priceDay } from './list-price.ts'

/** One card's rents, as somebody asked for them. */
export interface AskedRents {
  /** "H100", "A100-40GB". */
  readonly name: string
  readonly count: number
  /** Cheapest first; never none. */
  readonly rows: readonly RentRow[]
  readonly period: { readonly hours: number; readonly words: string } | undefined
  readonly isSpot: boolean
  /** What to say first: a seller without the card, a card without a rent. */
  readonly remarks: readonly string[]
  readonly asOf: string
}

const shown = 10

/** What some cards rent for, seller by seller, with the sum for the time that was named. */
export function rentBlocks(asked: AskedRents): readonly Block[] {
  const { rows, isSpot, asOf } = asked
  const listed = isSpot ? onSpot(rows) : rows
  const kept = listed.slice(0, shown)
  const dates = kept.map((row) => (isSpot && row.spot !== null ? row.spot.asOf : row.asOf))
  const more = listed.length - shown
  const notes = [
    ...asked.remarks,
    headline(asked, listed),
    ...(isSpot && listed.length > 0
      ? [
          `A spot machine may be taken away while you use it; work done again adds ${percent(redoShare.low - 1)} to ${percent(redoShare.high - 1)} % of the time.`,
        ]
      : []),
    ...(more > 0 ? [`${more} dearer ${more === 1 ? 'one is' : 'ones are'} left out.`] : []),
    ...(dates.some((date) => isOld(date, asOf)) ? [oldRents] : []),
  ]
  return [
    { type: 'text', markdown: notes.join(' ') },
    ...(kept.length === 0 ? [] : [table(asked, kept)]),
  ]
}

export function rentCard(asked: readonly AskedRents[]): Card {
  const [first] = asked
  const period = first?.period
  const what = listOf(
    asked.map(({ count, name }) => `${count} × ${name}`),
    'or',
  )
  const rows = asked.flatMap((each) =>
    (each.isSpot ? onSpot(each.rows) : each.rows).slice(0, shown),
  )
  const gpu = first?.rows[0]?.gpu
  return {
    title: `Renting ${what}${period === undefined ? '' : ` for ${period.words}`}`,
    blocks: [
      ...asked.flatMap(rentBlocks),
      { type: 'sources', sources: rows.map(({ offer }) => offer.source) },
    ],
    ...(gpu !== undefined && {
      nextStep: `estimate serve model=llama-3.1-8b gpu=${gpu} requestsPerDay=10k`,
    }),
  }
}

/** Those who list a spot price, by that. */
function onSpot(rows: readonly RentRow[]): readonly RentRow[] {
  return rows
    .filter(({ spot }) => spot !== null)
    .toSorted((a, b) => (a.spot?.usdPerGpuHour ?? 0) - (b.spot?.usdPerGpuHour ?? 0))
}

/** The cheapest whose price is not old, and what it comes to. */
function headline(asked: AskedRents, listed: readonly RentRow[]): string {
  const { name, isSpot, period, count, asOf } = asked
  const pricedOn = (row: RentRow) => (isSpot && row.spot !== null ? row.spot.asOf : row.asOf)
  const cheapest = listed.find((row) => !isOld(pricedOn(row), asOf)) ?? listed[0]
  if (cheapest === undefined) return `Nobody in my list has a dated spot price for ${name}.`
  const how = isSpot ? 'on spot' : 'on demand'
  const perHour = perCardHour(cheapest, isSpot)
  const many =
    cheapest.gpuCount === 1
      ? ''
      : `, ${listPrice(hourly(cheapest, isSpot))} for ${cheapest.gpuCount}`
  const sum =
    period === undefined
      ? ''
      : ` For ${period.words} (${formatCount(period.hours)} hours) ${listPrice(hourly(cheapest, isSpot) * period.hours)}.`
  const whole =
    cheapest.gpuCount > count ? ` It rents no fewer than ${cheapest.gpuCount} at once.` : ''
  const verb = new Set(listed.map(({ seller }) => seller)).size === 1 ? 'asks' : 'is the cheapest'
  const { note: remark } = cheapest.offer
  // The date says that already.
  const note = remark === null || remark === 'old' ? '' : ` (${remark})`
  return `**${cheapest.seller}** ${verb} ${how}: ${listPrice(perHour)} an hour for one ${cheapest.gpu}${many}, price from ${priceDay(pricedOn(cheapest), asOf)}${note}.${whole}${sum}`
}

const perCardHour = (row: RentRow, isSpot: boolean): number =>
  isSpot && row.spot !== null ? row.spot.usdPerGpuHour : row.usdPerGpuHour

/** Of all that is rented. */
const hourly = (row: RentRow, isSpot: boolean): number =>
  isSpot ? perCardHour(row, true) * row.gpuCount : row.usdPerHour

const percent = (share: number) => Math.round(share * 100)

function table({ rows, count, period, isSpot, asOf }: AskedRents, kept: readonly RentRow[]): Block {
  const isMixed = new Set(rows.map(({ gpu }) => gpu)).size > 1
  const hasSpot = kept.some(({ spot }) => spot !== null)
  return {
    type: 'table',
    headers: [
      'Seller',
      ...(isMixed ? ['Card'] : []),
      'One card, per hour',
      ...(hasSpot ? ['On spot'] : []),
      ...(period === undefined ? [] : [`${count} for ${period.words}`]),
      'Price from',
    ],
    rows: kept.map((row) => [
      sellerOf(row, count),
      ...(isMixed ? [row.gpu] : []),
      listPrice(row.usdPerGpuHour),
      ...(hasSpot ? [row.spot === null ? '' : listPrice(row.spot.usdPerGpuHour)] : []),
      ...(period === undefined ? [] : [listPrice(hourly(row, isSpot) * period.hours)]),
      priceDay(isSpot && row.spot !== null ? row.spot.asOf : row.asOf, asOf),
    ]),
  }
}

/** A marketplace rents out machines of others; some sell whole machines only. */
function sellerOf({ seller, providerClass, gpuCount }: RentRow, count: number): string {
  const remarks = [
    ...(providerClass === 'marketplace' && !seller.endsWith('community') ? ['marketplace'] : []),
    ...(gpuCount > count ? [`${gpuCount} at once`] : []),
  ]
  return remarks.length === 0 ? seller : `${seller} (${remarks.join(', ')})`
}
