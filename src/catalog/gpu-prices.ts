import { gpuOfferTable } from './data/gpu-prices.ts'
import { daysBetween } from './days.ts'
import type { GpuId } from './gpus.ts'
import type { Source } from './source.ts'

/** `managed` includes a serving stack: it is shown, and never ranked among bare GPUs. */
export type ProviderClass = 'hyperscaler' | 'specialist' | 'marketplace' | 'managed'

/** What one provider asks for one instance. Prices are for the whole instance. */
export interface GpuOffer {
  readonly provider: string
  readonly providerClass: ProviderClass
  readonly instance: string
  readonly gpu: GpuId
  readonly gpuCount: number
  /** On demand; null when only spot is sold. */
  readonly usdPerHour: number | null
  readonly spotUsdPerHour: number | null
  readonly region: string | null
  /** Date of the price; null when nobody knows it. */
  readonly asOf: string | null
  readonly note: string | null
  readonly source: Source
}

export interface RankedOffer extends GpuOffer {
  readonly usdPerHour: number
  readonly asOf: string
  readonly usdPerGpuHour: number
  readonly ageDays: number
  /** Older than 90 days: shown with "price from DATE". */
  readonly isStale: boolean
}

export interface PriceSpread {
  readonly min: number
  readonly median: number
  readonly max: number
  readonly offers: number
}

export interface RentalOffers {
  /** On demand, cheapest per GPU-hour first. */
  readonly ranked: readonly RankedOffer[]
  /** Dated within a year and passed over for fresher ones: for a number of cards that those do not sell. */
  readonly aged: readonly RankedOffer[]
  /** Dollars per GPU-hour of the ranked offers, by class of provider. */
  readonly byClass: Readonly<Partial<Record<ProviderClass, PriceSpread>>>
  /** Undated, superseded, spot-only and managed offers: history, never ranked. */
  readonly unranked: readonly GpuOffer[]
}

export const gpuOffers: readonly GpuOffer[] = gpuOfferTable

const freshDays = 90
/** Past a year a price is history as soon as anything newer exists: rents rose sharply in 2026. */
const yearDays = 365

const offersByGpu = Map.groupBy(gpuOffers, (offer) => offer.gpu)
const cache = new Map<string, RentalOffers>()

/**
 * What the card rents for, at every provider or at one. Offers up to 90 days old rank; older ones
 * rank only where nothing fresher exists; undated ones never do.
 */
export function rentalOffers(gpu: GpuId, asOf: string, provider?: string): RentalOffers {
  const key = `${gpu} ${asOf} ${provider ?? ''}`
  const known = cache.get(key)
  if (known !== undefined) return known
  const offers = offersByGpu.get(gpu) ?? []
  const asked = (offer: GpuOffer) => provider === undefined || offer.provider === provider
  const result = rankOffers(offers.filter(asked), asOf)
  // The key is a function of the arguments, so this is a memory, not a state. A day has some 40 keys.
  if (cache.size > 400) cache.clear()
  cache.set(key, result)
  return result
}

/** Some offers of one card, in order. */
export function rankOffers(offers: readonly GpuOffer[], asOf: string): RentalOffers {
  const dated = newest(offers, asOf).flatMap((offer) => rankable(offer, asOf))
  const youngest = Math.min(...dated.map((offer) => offer.ageDays))
  const limit = youngest <= freshDays ? freshDays : youngest <= yearDays ? yearDays : Infinity
  const ranked = dated
    .filter((offer) => offer.ageDays <= limit)
    .sort((a, b) => a.usdPerGpuHour - b.usdPerGpuHour || compare(a.provider, b.provider))
  const rankedFrom = new Set(ranked.map(offerKey))
  return {
    ranked,
    aged: dated.filter((offer) => offer.ageDays > limit && offer.ageDays <= yearDays),
    byClass: spreadByClass(ranked),
    unranked: offers.filter((offer) => !rankedFrom.has(offerKey(offer))),
  }
}

/**
 * Of several entries for one instance the one that held on the day; of those that came later, the
 * first. The others are history.
 */
function newest(offers: readonly GpuOffer[], asOf: string): GpuOffer[] {
  const groups = Map.groupBy(offers, ({ provider, instance, gpuCount, region }) =>
    [provider, instance, gpuCount, region].join('|'),
  )
  return [...groups.values()].flatMap((group) => {
    const byDate = group
      .filter((offer) => offer.asOf !== null)
      .sort((a, b) => compare(a.asOf ?? '', b.asOf ?? ''))
    const chosen = byDate.findLast((offer) => (offer.asOf ?? '') <= asOf) ?? byDate[0]
    return chosen === undefined ? [] : [chosen]
  })
}

function rankable(offer: GpuOffer, asOf: string): RankedOffer[] {
  const { usdPerHour, asOf: pricedOn, providerClass, gpuCount } = offer
  if (usdPerHour === null || pricedOn === null || providerClass === 'managed') return []
  const ageDays = Math.max(0, daysBetween(pricedOn, asOf))
  return [
    {
      ...offer,
      usdPerHour,
      asOf: pricedOn,
      usdPerGpuHour: usdPerHour / gpuCount,
      ageDays,
      isStale: ageDays > freshDays,
    },
  ]
}

/** Min, median and max of numbers that are not none. */
export function spreadOf(values: readonly number[]): PriceSpread {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const at = (index: number) => sorted[index] ?? Number.NaN
  return {
    min: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    max: at(sorted.length - 1),
    offers: sorted.length,
  }
}

function spreadByClass(ranked: readonly RankedOffer[]) {
  const groups = Map.groupBy(ranked, (offer) => offer.providerClass)
  return Object.fromEntries(
    [...groups].map(([name, group]) => [name, spreadOf(group.map((offer) => offer.usdPerGpuHour))]),
  )
}

function offerKey({ provider, instance, region, note, usdPerHour, asOf }: GpuOffer): string {
  return [provider, instance, region, note, usdPerHour, asOf].join('|')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
