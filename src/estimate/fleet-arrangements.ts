import type { GpuId } from '#src/catalog/gpus.ts'
import { BadInputError } from '#src/errors.ts'
import type { FleetArrangement, Range } from './estimate.ts'
import { figure } from './figures.ts'
import { arrangementOf, type Instance, instanceOf, rented, savingOf } from './fleet-money.ts'
import {
  type Arrangement,
  copiesFor,
  type FleetHours,
  type FleetMember,
  type FleetRules,
  fleetHours,
  peakOf,
} from './fleet-plan.ts'
import { type SlicedFleet, slicedFleet } from './fleet-slices.ts'
import type { RentTerms } from './rent.ts'

/** Everything about a fleet but its words. */
export interface FleetPlan {
  readonly members: readonly FleetMember[]
  readonly gpus: readonly GpuId[]
  readonly instances: readonly Instance[]
  readonly rules: FleetRules
  readonly horizonHours: number
  readonly points: Readonly<Record<keyof Range, FleetHours>>
  /** Plain first; the sliced one only where every model fits in a slice. */
  readonly arrangements: readonly FleetArrangement[]
  readonly sliced: SlicedFleet | undefined
  /** The one with the least money, or the fewest hours where nothing has a price. */
  readonly best: FleetArrangement
  /** Of the best beside own cards that are always on; null without a price. */
  readonly saving: Range | null
  /** Card-hours of each kind that the best rents, and those that the load itself takes. */
  readonly hoursByKind: readonly number[]
  readonly busyHoursByKind: readonly number[]
  /** Those of all kinds: where copies carry less, the load takes more. */
  readonly busyHours: Range
  readonly asOf: string
}

const arrangementNames: Readonly<Record<Arrangement, string>> = {
  aloneAlwaysOn: 'Own cards, always on',
  aloneAutoscaled: 'Own cards, autoscaled',
  sharedAlwaysOn: 'Shared cards, always on',
  sharedAutoscaled: 'Shared cards, autoscaled',
}

/** Every arrangement of a fleet whose cards are chosen, and the best of them. */
export function planOf(
  members: readonly FleetMember[],
  rules: FleetRules,
  horizonHours: number,
  asOf: string,
  terms: RentTerms,
): FleetPlan {
  const gpus = [...new Set(members.map(({ copy }) => copy.gpu))]
  const instances = gpus.map((gpu) => {
    const here = members.filter(({ copy }) => copy.gpu === gpu)
    return instanceOf(gpu, peakOf(here.map(({ copy }) => copy.cards)), asOf, terms)
  })
  const mayShare = copiesAtMost(members, rules) <= mostSharing
  const points = {
    low: fleetHours(members, gpus, rules, 'low', mayShare),
    likely: fleetHours(members, gpus, rules, 'likely', mayShare),
    high: fleetHours(members, gpus, rules, 'high', mayShare),
  }
  // Where capacities are low there is more work: that point has the most busy hours.
  const busyHours = {
    low: busyCardHours(points.high, members),
    likely: busyCardHours(points.likely, members),
    high: busyCardHours(points.low, members),
  }
  const offered = (Object.keys(arrangementNames) as Arrangement[]).map((name) => ({
    name: arrangementNames[name],
    low: rented(points.low.cards[name], instances),
    likely: rented(points.likely.cards[name], instances),
    high: rented(points.high.cards[name], instances),
  }))
  const sliced = gpus.length === 1 && mayShare ? slicedFleet(members, rules, 'likely') : undefined
  if (sliced !== undefined) {
    const at = (point: keyof Range) => {
      const { cards } = slicedFleet(members, rules, point) ?? sliced
      return rented([Array<number>(horizonHours).fill(cards)], instances)
    }
    offered.push({
      name: 'Slices of cards (MIG), always on',
      low: at('low'),
      likely: at('likely'),
      high: at('high'),
    })
  }
  const arrangements = offered.map((each) => arrangementOf(each.name, each, busyHours))
  const best = arrangements.reduce((a, b) => (worthOf(b) < worthOf(a) ? b : a))
  const [plainest] = offered
  const chosen = offered.find(({ name }) => name === best.name)
  const saving = plainest && chosen && savingOf(plainest, chosen)
  return {
    members,
    gpus,
    instances,
    rules,
    horizonHours,
    points,
    arrangements,
    sliced,
    best,
    saving: saving ?? null,
    hoursByKind: chosen?.likely.hoursByKind ?? [],
    busyHours,
    busyHoursByKind: gpus.map((gpu) =>
      busyCardHours(points.likely, members, ({ copy }) => copy.gpu === gpu),
    ),
    asOf,
  }
}

/** Beyond so many copies nearly all are busy, and sharing the rest is not worth computing. */
export const mostSharing = 200
const mostCopies = 100_000

/**
 * Copies of the whole fleet, should each carry as little as it may.
 *
 * @throws {BadInputError} for more than any fleet has
 */
export function copiesAtMost(members: readonly FleetMember[], rules: FleetRules): number {
  const copies = members.map(({ demand, copy }) =>
    copiesFor(peakOf(demand.rates) / copy.capacity.range.low, { ...rules, scaleToZero: false }),
  )
  for (const [index, count] of copies.entries()) {
    if (count <= mostCopies) continue
    throw new BadInputError(
      `The busiest hour of ${members[index]?.demand.model.name} would take about ${figure(Number(count.toPrecision(2)))} copies; I plan up to ${figure(mostCopies)}. Check its load and the spare copies.`,
    )
  }
  return copies.reduce((total, count) => total + count, 0)
}

/** Dollars, or hours where nothing has a price. */
export function worthOf({ usd, gpuHours }: FleetArrangement): number {
  return usd?.likely ?? gpuHours.likely
}

function busyCardHours(
  { loads }: FleetHours,
  members: readonly FleetMember[],
  counts: (member: FleetMember) => boolean = () => true,
): number {
  return members.reduce((total, member, model) => {
    if (!counts(member)) return total
    return total + member.copy.cards * (loads[model] ?? []).reduce((sum, load) => sum + load, 0)
  }, 0)
}
