import { daysBetween } from '#src/catalog/days.ts'
import {
  type GpuOffer,
  gpuOffers,
  type ProviderClass,
  type RankedOffer,
  rentalOffers,
} from '#src/catalog/gpu-prices.ts'
import { type Gpu, type GpuId, gpuById, gpus } from '#src/catalog/gpus.ts'
import { gpuProviders, type RentTerms, rentOf } from './rent.ts'

/** What one seller asks for some cards, in whole instances. */
export interface RentRow {
  readonly seller: string
  readonly providerClass: ProviderClass
  readonly gpu: GpuId
  /** Rented: more than asked for where only larger instances are sold. */
  readonly gpuCount: number
  /** On demand, for all that is rented. */
  readonly usdPerHour: number
  /** Of one card, on demand. */
  readonly usdPerGpuHour: number
  /** While nobody else wants it; null where the seller lists no dated one. */
  readonly spot: SpotPrice | null
  readonly asOf: string
  readonly isStale: boolean
  readonly offer: GpuOffer
}

export interface SpotPrice {
  readonly usdPerGpuHour: number
  readonly asOf: string
}

const yearDays = 365

/**
 * Every seller's cheapest way to rent `count` cards of one kind, the cheapest first. Prices of more
 * than a year ago are left out where anybody has a newer one. A team's own price comes first, and its
 * preferred providers stand for all where one of them rents the card.
 */
export function rentList(
  gpu: GpuId,
  count: number,
  asOf: string,
  { own, preferred = [] }: Pick<RentTerms, 'own' | 'preferred'> = {},
): readonly RentRow[] {
  const all = gpuProviders.flatMap((provider) => rowsOf(gpu, count, asOf, provider))
  const recent = all.filter((row) => daysBetween(row.asOf, asOf) <= yearDays)
  const kept = recent.length > 0 ? recent : all
  const liked = kept.filter((row) => preferred.includes(row.offer.provider))
  const ours = own?.[gpu] === undefined ? [] : ownRow(gpu, count, asOf, own)
  const listed = (liked.length > 0 ? liked : kept).toSorted((a, b) => a.usdPerHour - b.usdPerHour)
  return [...ours, ...listed]
}

/** One row for what a provider sells itself, one for what others sell through it. */
function rowsOf(gpu: GpuId, count: number, asOf: string, provider: string): RentRow[] {
  const groups = Map.groupBy(
    rentalOffers(gpu, asOf, provider).ranked,
    ({ providerClass }) => providerClass,
  )
  return [...groups.values()].map((offers) => {
    const usdPerHour = (offer: RankedOffer) => Math.ceil(count / offer.gpuCount) * offer.usdPerHour
    const offer = offers.reduce((best, each) => (usdPerHour(each) < usdPerHour(best) ? each : best))
    const { providerClass, usdPerGpuHour, isStale } = offer
    return {
      seller:
        groups.size > 1 && providerClass === 'marketplace' ? `${provider} community` : provider,
      providerClass,
      gpu,
      gpuCount: Math.ceil(count / offer.gpuCount) * offer.gpuCount,
      usdPerHour: usdPerHour(offer),
      usdPerGpuHour,
      spot: spotOf(gpu, provider, providerClass, asOf),
      asOf: offer.asOf,
      isStale,
      offer,
    }
  })
}

/** The least spot price of the last year that a provider lists for a card. */
function spotOf(
  gpu: GpuId,
  provider: string,
  providerClass: ProviderClass,
  asOf: string,
): SpotPrice | null {
  const prices = gpuOffers.flatMap((offer) => {
    const isAsked =
      offer.gpu === gpu && offer.provider === provider && offer.providerClass === providerClass
    if (!isAsked || offer.spotUsdPerHour === null || offer.asOf === null) return []
    if (daysBetween(offer.asOf, asOf) > yearDays) return []
    return [{ usdPerGpuHour: offer.spotUsdPerHour / offer.gpuCount, asOf: offer.asOf }]
  })
  return prices.toSorted((a, b) => a.usdPerGpuHour - b.usdPerGpuHour)[0] ?? null
}

function ownRow(gpu: GpuId, count: number, asOf: string, own: RentTerms['own']): RentRow[] {
  const rent = rentOf(gpu, count, asOf, own === undefined ? {} : { own })
  if (rent === null) return []
  const { cheapest, usdPerHour } = rent
  return [
    {
      seller: cheapest.provider,
      providerClass: rent.providerClass,
      gpu,
      gpuCount: count,
      usdPerHour: usdPerHour.likely,
      usdPerGpuHour: cheapest.usdPerGpuHour,
      spot: null,
      asOf: cheapest.asOf,
      isStale: false,
      offer: cheapest,
    },
  ]
}

/** The card most like another, by memory and bandwidth, that somebody rents out. */
export function nearestRented(gpu: GpuId, asOf: string): Gpu | undefined {
  const wanted = gpuById(gpu)
  const away = (each: Gpu) =>
    Math.abs(Math.log(each.memoryGB / wanted.memoryGB)) +
    Math.abs(Math.log(each.memoryBandwidthGBps / wanted.memoryBandwidthGBps))
  const rented = gpus.filter(({ id }) => id !== gpu && rentalOffers(id, asOf).ranked.length > 0)
  return rented.toSorted((a, b) => away(a) - away(b))[0]
}
