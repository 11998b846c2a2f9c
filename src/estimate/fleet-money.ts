import type { GpuId } from '#src/catalog/gpus.ts'
import type { FleetArrangement, Range } from './estimate.ts'
import { times } from './range.ts'
import { type Rent, type RentTerms, rentOf } from './rent.ts'
import { scatter, type Uncertain } from './uncertain.ts'

/** How cards of one kind are sold: in whole instances. */
export interface Instance {
  readonly gpu: GpuId
  /** Cards of one instance. */
  readonly cards: number
  readonly usdPerHour: Range | null
  /** Of the cards of the widest copy, which the price is taken from. */
  readonly rent: Rent | null
  readonly rentedCards: number
}

/** As the seller of the fleet's widest copy on this card sells it. */
export function instanceOf(
  gpu: GpuId,
  widestCopy: number,
  asOf: string,
  terms: RentTerms,
): Instance {
  const rent = rentOf(gpu, widestCopy, asOf, terms)
  const cards = rent?.cheapest.gpuCount ?? 1
  const instances = Math.ceil(widestCopy / cards)
  return {
    gpu,
    cards,
    usdPerHour: rent && times(rent.usdPerHour, 1 / instances),
    rent,
    rentedCards: widestCopy,
  }
}

/** What an arrangement rents at one point of the capacities. `cards` by kind, then by hour. */
export interface Rented {
  readonly gpuHours: number
  readonly hoursByKind: readonly number[]
  readonly cardsByHour: readonly number[]
  /** At each point of the rents; null when a kind has no price. */
  readonly usd: Range | null
}

export function rented(
  cards: readonly (readonly number[])[],
  instances: readonly Instance[],
): Rented {
  let gpuHours = 0
  let usd: Range | null = { low: 0, likely: 0, high: 0 }
  const cardsByHour: number[] = []
  const hoursByKind: number[] = []
  for (const [kind, byHour] of cards.entries()) {
    const instance = instances[kind]
    if (instance === undefined) continue
    let booked = 0
    for (const [hour, needed] of byHour.entries()) {
      const count = Math.ceil(needed / instance.cards)
      booked += count
      cardsByHour[hour] = (cardsByHour[hour] ?? 0) + count * instance.cards
    }
    gpuHours += booked * instance.cards
    hoursByKind[kind] = booked * instance.cards
    const perHour = instance.usdPerHour
    usd =
      usd &&
      (perHour
        ? {
            low: usd.low + booked * perHour.low,
            likely: usd.likely + booked * perHour.likely,
            high: usd.high + booked * perHour.high,
          }
        : null)
  }
  return { gpuHours, hoursByKind, cardsByHour, usd }
}

/** What is rented when capacities are low, likely and high. */
type ByCapacity = Readonly<Record<keyof Range, Rented>>

/** One arrangement from what it rents when capacities are low, likely and high. */
export function arrangementOf(
  name: string,
  points: ByCapacity,
  busyHours: Range,
): FleetArrangement {
  const { low, likely, high } = points
  const hours = [low, likely, high].map((each) => each.gpuHours)
  return {
    name,
    gpuHours: spanned(likely.gpuHours, hours),
    usd: usdOf(points)?.range ?? null,
    // Low capacities mean more work for each card: busy hours and rented hours of one point.
    busyShare: spanned(busyHours.likely / likely.gpuHours, [
      busyHours.low / high.gpuHours,
      busyHours.high / low.gpuHours,
    ]),
    cardsByHour: likely.cardsByHour,
  }
}

/**
 * Dollars with both doubts: what copies carry, which moves every model alike, and the rent. The
 * draws of capacity run through the three points; null where a kind of card has no price.
 */
function usdOf({ low, likely, high }: ByCapacity): Uncertain | null {
  if (low.usd === null || likely.usd === null || high.usd === null) return null
  const middle = likely.usd.likely
  // A whole fleet may be rented all the same at every capacity.
  const { low: least, high: most } = spanned(middle, [low.usd.likely, high.usd.likely])
  const carried = { low: 1 / most, likely: 1 / middle, high: 1 / least }
  const rent = scatter('rent', times(likely.usd, 1 / middle))
  return scatter('serverThroughput', carried).inverse().by(rent)
}

/** Dollars that one arrangement saves beside another, capacities and rents alike for both. */
export function savingOf(from: ByCapacity, to: ByCapacity): Range | null {
  const [before, after] = [usdOf(from), usdOf(to)]
  return before && after && before.minus(after).range
}

export function spanned(likely: number, values: readonly number[]): Range {
  return { low: Math.min(likely, ...values), likely, high: Math.max(likely, ...values) }
}
