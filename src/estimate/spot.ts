import { daysBetween } from '#src/catalog/days.ts'
import { type GpuOffer, gpuOffers, spreadOf } from '#src/catalog/gpu-prices.ts'
import type { GpuId } from '#src/catalog/gpus.ts'
import type { Range } from './estimate.ts'
import { factor } from './factor.ts'
import type { RentTerms } from './rent.ts'
import { sources } from './sources.ts'

/** Work done again after machines were taken away, over the work itself. */
export const redoShare = factor(1.05, 1.1, 1.15, sources.judgement)

/** Above this a run without checkpoints will hardly end on spot machines. */
export const spotHoursWithoutCheckpoints = 24

export interface SpotRent {
  readonly usdPerHour: Range
  readonly providers: readonly string[]
  /** Date of the oldest price behind the range. */
  readonly oldest: string
  readonly cheapest: GpuOffer
}

const yearDays = 365

/** What a number of cards rents for while nobody else wants them, in whole instances; null without a dated price. */
export function spotRentOf(
  gpu: GpuId,
  gpus: number,
  asOf: string,
  { provider, preferred = [], own = {} }: RentTerms,
): SpotRent | null {
  // Cards of one's own are not on the spot market.
  if (own[gpu] !== undefined) return null
  const best = new Map<string, { offer: GpuOffer; usdPerHour: number; pricedOn: string }>()
  for (const offer of gpuOffers) {
    const { spotUsdPerHour, asOf: pricedOn } = offer
    if (offer.gpu !== gpu || spotUsdPerHour === null || pricedOn === null) continue
    if (offer.providerClass === 'managed' || daysBetween(pricedOn, asOf) > yearDays) continue
    if (provider !== undefined && offer.provider !== provider) continue
    if (preferred.length > 0 && !preferred.includes(offer.provider)) continue
    const usdPerHour = Math.ceil(gpus / offer.gpuCount) * spotUsdPerHour
    const known = best.get(offer.provider)
    if (known === undefined || usdPerHour < known.usdPerHour) {
      best.set(offer.provider, { offer, usdPerHour, pricedOn })
    }
  }
  const [first, ...others] = [...best.values()]
  if (first === undefined) return null
  const { min, median, max } = spreadOf([...best.values()].map((each) => each.usdPerHour))
  const cheapest = others.reduce((a, b) => (b.usdPerHour < a.usdPerHour ? b : a), first)
  const [oldest = first.pricedOn] = [...best.values()].map((each) => each.pricedOn).sort()
  return {
    usdPerHour: { low: min, likely: median, high: max },
    providers: [...best.keys()],
    oldest,
    cheapest: cheapest.offer,
  }
}
