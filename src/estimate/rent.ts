import {
  gpuOffers,
  type ProviderClass,
  type RankedOffer,
  rentalOffers,
  spreadOf,
} from '#src/catalog/gpu-prices.ts'
import { type Gpu, type GpuId, gpus as listedGpus } from '#src/catalog/gpus.ts'
import { nearestTo } from '#src/catalog/words.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import type { Range } from './estimate.ts'
import type { Inputs } from './given.ts'

/** What a number of cards rents for, on demand, in whole instances. */
export interface Rent {
  readonly usdPerHour: Range
  readonly cheapest: RankedOffer
  readonly providerClass: ProviderClass
  readonly providers: readonly string[]
  /** Date of the oldest price behind the range. */
  readonly oldest: string
  readonly isStale: boolean
}

/** Sellers with contracts first; a marketplace only where nobody else rents the card. */
const classOrder: readonly ProviderClass[] = ['specialist', 'hyperscaler', 'marketplace']

/** Cards rented over cards used, beyond which an instance does not count as an offer. */
const idleLimit = 1.5

/** Whoever rents out a card that we have a price of. */
export const gpuProviders: readonly string[] = [
  ...new Set(gpuOffers.map((offer) => offer.provider)),
]

/** Whose prices count, as people may say it. */
export interface RentInputs {
  readonly provider: string
  /** Providers a team prefers: their prices alone count where they rent the card. */
  readonly providers: readonly string[]
  /** What a team pays for a GPU-hour of its own, in the place of any listed price. */
  readonly ownUsdPerGpuHour: OwnPrices
}

export type OwnPrices = Readonly<Partial<Record<GpuId, number>>>

export interface RentTerms {
  readonly provider?: string
  readonly preferred?: readonly string[]
  readonly own?: OwnPrices
}

/** Reads the terms from an estimate's inputs; what was stated is shown as assumed. */
export function rentTerms(inputs: Pick<Inputs<RentInputs>, 'find'>): RentTerms {
  const provider = inputs.find('provider')?.trim().toLowerCase()
  const preferred = inputs.find('providers', (names) => names.join(', '))
  const own = inputs.find('ownUsdPerGpuHour', (prices) =>
    Object.entries(prices)
      .map(([gpu, usd]) => `${gpu} ${usd} USD`)
      .join(', '),
  )
  return {
    ...(provider !== undefined && { provider }),
    ...(preferred !== undefined && { preferred }),
    ...(own !== undefined && { own }),
  }
}

const memory = new Map<string, Rent | null>()

/**
 * The rent of `gpus` cards: each provider's cheapest way to get them, then the least, the middle
 * and the most of one class of provider, the class with the lowest middle. A team's own price of
 * the card stands for them all. null without a dated offer.
 *
 * @throws {BadInputError} when the provider named does not rent the card
 */
export function rentOf(gpu: GpuId, gpus: number, asOf: string, terms: RentTerms = {}): Rent | null {
  const { provider = '', preferred = [], own } = terms
  const key = `${gpu} ${gpus} ${asOf} ${provider} ${preferred.join()} ${own?.[gpu] ?? ''}`
  const known = memory.get(key)
  if (known !== undefined) return known
  const rent = computeRent(gpu, gpus, asOf, terms)
  if (memory.size > 2000) memory.clear()
  memory.set(key, rent)
  return rent
}

function computeRent(gpu: GpuId, gpus: number, asOf: string, terms: RentTerms): Rent | null {
  const own = terms.own?.[gpu]
  if (own !== undefined && terms.provider === undefined) return ownRent(gpu, gpus, own, asOf)
  const offers = sellingSoFew(offersUnder(terms, gpu, asOf), gpu, gpus, asOf, terms)
  const candidates = classOrder.flatMap((providerClass) => {
    const rent = rentWithin(offers, providerClass, gpus)
    return rent === null ? [] : [rent]
  })
  const contracts = candidates.filter((rent) => rent.providerClass !== 'marketplace')
  const [first, ...others] = contracts.length > 0 ? contracts : candidates
  if (first === undefined) return null
  return others.reduce(
    (best, rent) => (rent.usdPerHour.likely < best.usdPerHour.likely ? rent : best),
    first,
  )
}

const rentedOf = (gpus: number, { gpuCount }: RankedOffer) => Math.ceil(gpus / gpuCount) * gpuCount

/** Where today's prices are of eight cards and one is wanted, an older price of one is the better guide. */
function sellingSoFew(
  offers: readonly RankedOffer[],
  gpu: GpuId,
  gpus: number,
  asOf: string,
  { provider }: RentTerms,
): readonly RankedOffer[] {
  const sellsFew = (offer: RankedOffer) =>
    offer.providerClass !== 'marketplace' && rentedOf(gpus, offer) <= idleLimit * gpus
  if (offers.length === 0 || offers.some(sellsFew)) return offers
  return [...offers, ...rentalOffers(gpu, asOf, provider).aged.filter(sellsFew)]
}

function offersUnder(
  { provider, preferred = [] }: RentTerms,
  gpu: GpuId,
  asOf: string,
): readonly RankedOffer[] {
  if (provider !== undefined) return ofProvider(gpu, asOf, provider)
  const all = rentalOffers(gpu, asOf).ranked
  const liked = preferred.flatMap((name) => rentalOffers(gpu, asOf, name).ranked)
  return liked.length > 0 ? liked : all
}

/** The same for each provider by itself, cheapest first. A provider named, or an own price, leaves one. */
export function providerRents(
  gpu: GpuId,
  gpus: number,
  asOf: string,
  terms: RentTerms,
): readonly Rent[] {
  if (terms.provider !== undefined || terms.own?.[gpu] !== undefined) {
    const rent = rentOf(gpu, gpus, asOf, terms)
    return rent === null ? [] : [rent]
  }
  const names = new Set(offersUnder(terms, gpu, asOf).map((offer) => offer.provider))
  return [...names]
    .flatMap((provider) => rentOf(gpu, gpus, asOf, { provider }) ?? [])
    .toSorted((a, b) => a.usdPerHour.likely - b.usdPerHour.likely)
}

/** A team's own price, as an offer like any other. */
function ownRent(gpu: GpuId, gpus: number, usdPerGpuHour: number, asOf: string): Rent {
  const usd = usdPerGpuHour * gpus
  return {
    usdPerHour: { low: usd, likely: usd, high: usd },
    cheapest: {
      provider: 'your own price',
      providerClass: 'specialist',
      instance: gpu,
      gpu,
      gpuCount: 1,
      usdPerHour: usdPerGpuHour,
      spotUsdPerHour: null,
      usdPerGpuHour,
      asOf,
      ageDays: 0,
      isStale: false,
      region: null,
      note: null,
      source: {
        basis: 'judgement',
        title: 'Your own price, from settings',
        url: '',
        checkedOn: asOf,
      },
    },
    providerClass: 'specialist',
    providers: ['your own'],
    oldest: asOf,
    isStale: false,
  }
}

function rentWithin(
  offers: readonly RankedOffer[],
  providerClass: ProviderClass,
  gpus: number,
): Rent | null {
  const best = new Map<string, { offer: RankedOffer; usdPerHour: number }>()
  const sold = offers.filter((offer) => offer.providerClass === providerClass)
  const fewest = Math.min(...sold.map((offer) => rentedOf(gpus, offer)))
  for (const offer of sold) {
    // Nobody rents eight cards for the sake of one while somebody sells one.
    if (rentedOf(gpus, offer) > Math.max(fewest, idleLimit * gpus)) continue
    const usdPerHour = Math.ceil(gpus / offer.gpuCount) * offer.usdPerHour
    const known = best.get(offer.provider)
    if (known === undefined || usdPerHour < known.usdPerHour) {
      best.set(offer.provider, { offer, usdPerHour })
    }
  }
  const [first, ...others] = [...best.values()]
  if (first === undefined) return null
  const spread = spreadOf([...best.values()].map((each) => each.usdPerHour))
  const cheapest = others.reduce((a, b) => (b.usdPerHour < a.usdPerHour ? b : a), first).offer
  const dates = [...best.values()].map((each) => each.offer.asOf).sort()
  return {
    usdPerHour: { low: spread.min, likely: spread.median, high: spread.max },
    cheapest,
    providerClass,
    providers: [...best.keys()],
    oldest: dates[0] ?? cheapest.asOf,
    isStale: [...best.values()].some((each) => each.offer.isStale),
  }
}

function ofProvider(gpu: GpuId, asOf: string, provider: string): readonly RankedOffer[] {
  if (!gpuProviders.includes(provider)) throw unknownProvider(provider)
  const { ranked } = rentalOffers(gpu, asOf, provider)
  if (ranked.length > 0) return ranked
  const others = [...new Set(rentalOffers(gpu, asOf).ranked.map((offer) => offer.provider))]
  const instead =
    others.length === 0
      ? 'Nobody in our list has a dated price for it.'
      : `These do: ${others.slice(0, 5).join(', ')}.`
  throw new BadInputError(`I have no dated price of ${provider} for ${gpu}. ${instead}`)
}

interface WithCards {
  readonly cards: readonly GpuId[]
  readonly asOf: string
  readonly terms: RentTerms
}

/** Of a card's variants those that the provider named rents; all of them where it rents none, or nobody is named. */
export function atProvider<T extends WithCards>(request: T): T {
  const { cards, asOf, terms } = request
  const { provider } = terms
  if (provider === undefined) return request
  const rented = cards.filter((gpu) => rentalOffers(gpu, asOf, provider).ranked.length > 0)
  return rented.length === 0 ? request : { ...request, cards: rented }
}

/** A price of another year understates today's: such a card is priced if named, never proposed. */
const recentDays = 365

/**
 * Cards that common stacks run on in bf16, with a price of the last year.
 *
 * @throws {BadInputError} when the provider named has no such price at all
 */
export function cardsToPropose(
  asOf: string,
  { provider, preferred = [], own = {} }: RentTerms,
  accepts: (gpu: Gpu) => boolean,
): readonly GpuId[] {
  const usable = listedGpus.filter(
    (gpu) =>
      gpu.bf16DenseTflops !== null &&
      (gpu.vendor === 'NVIDIA' || gpu.vendor === 'AMD') &&
      accepts(gpu),
  )
  const pricedBy = (name?: string) =>
    usable.filter(({ id }) =>
      rentalOffers(id, asOf, name).ranked.some((offer) => offer.ageDays <= recentDays),
    )
  const liked = new Set(provider === undefined ? preferred.flatMap(pricedBy) : [])
  if (provider === undefined)
    for (const gpu of usable) if (own[gpu.id] !== undefined) liked.add(gpu)
  const priced =
    preferred.length > 0 && liked.size > 0
      ? [...liked]
      : [...new Set([...pricedBy(provider), ...liked])]
  if (priced.length === 0 && provider !== undefined) {
    if (!gpuProviders.includes(provider)) throw unknownProvider(provider)
    throw new BadInputError(
      `I have no price of ${provider} from the last year for such a card; leave the provider out to see who has.`,
    )
  }
  return (priced.length > 0 ? priced : usable).map((gpu) => gpu.id)
}

function unknownProvider(provider: string): UnknownNameError {
  return new UnknownNameError(
    'GPU provider',
    provider,
    nearestTo(provider, gpuProviders, String, 3),
  )
}
