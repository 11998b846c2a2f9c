import type { GpuId } from '#src/catalog/gpus.ts'
import type { FleetArrangement, Range } from './estimate.ts'
import { times } from './range.ts'
import { type Rent, type RentTerms, rentOf } from './rent.ts'

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
  return { gpuHours, cardsByHour, usd }
}

/** One arrangement from what it rents when capacities are low, likely and high. */
export function arrangementOf(
  name: string,
  points: Readonly<Record<keyof Range, Rented>>,
  busyHours: Range,
): FleetArrangement {
  const { low, likely, high } = points
  const hours = [low, likely, high].map((each) => each.gpuHours)
  return {
    name,
    gpuHours: spanned(likely.gpuHours, hours),
    usd: usdOf(points),
    // Low capacities mean more work for each card: busy hours and rented hours of one point.
    busyShare: spanned(busyHours.likely / likely.gpuHours, [
      busyHours.low / high.gpuHours,
      busyHours.high / low.gpuHours,
    ]),
    cardsByHour: likely.cardsByHour,
  }
}

/** Doubts about capacity and about rent are independent: their spreads add as squares. */
function usdOf({ low, likely, high }: Readonly<Record<keyof Range, Rented>>): Range | null {
  if (low.usd === null || likely.usd === null || high.usd === null) return null
  const middle = likely.usd.likely
  const byCapacity = spanned(middle, [low.usd.likely, high.usd.likely])
  const apart = (a: number, b: number) => Math.hypot(a - middle, b - middle)
  return {
    low: Math.max(
      middle - apart(byCapacity.low, likely.usd.low),
      Math.min(byCapacity.low, likely.usd.low) / 2,
    ),
    likely: middle,
    high: middle + apart(byCapacity.high, likely.usd.high),
  }
}

/** Dollars that one arrangement saves beside another, capacities alike for both. */
export function savingOf(
  from: Readonly<Record<keyof Range, Rented>>,
  to: Readonly<Record<keyof Range, Rented>>,
): Range | null {
  const at = (capacity: keyof Range, rent: keyof Range) =>
    (from[capacity].usd?.[rent] ?? Number.NaN) - (to[capacity].usd?.[rent] ?? Number.NaN)
  const values = [
    at('low', 'likely'),
    at('high', 'likely'),
    at('likely', 'low'),
    at('likely', 'high'),
  ]
  const likely = at('likely', 'likely')
  return Number.isNaN(likely) ? null : spanned(likely, values)
}

export function spanned(likely: number, values: readonly number[]): Range {
  return { low: Math.min(likely, ...values), likely, high: Math.max(likely, ...values) }
}
