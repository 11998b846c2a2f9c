import type { Range } from './estimate.ts'
import { servingFactors } from './factors-serving.ts'
import { baseMemory, type FleetCopy, type FleetDemand, sharedMemoryGiB } from './fleet-copy.ts'
import { hoursPerWeek } from './fleet-load.ts'
import { type BinLimits, type Item, pack } from './fleet-packing.ts'

/** A model with the copy that serves it. */
export interface FleetMember {
  readonly demand: FleetDemand
  readonly copy: FleetCopy
}

export interface FleetRules {
  /** Copies beside those that the load needs. */
  readonly redundancy: number
  /** A model that nobody asks for has no copy. */
  readonly scaleToZero: boolean
}

/** Share of the time that a copy may be busy on a card of its own, and on a shared one. */
export const busyLimits = { alone: servingFactors.busyShare.likely, shared: 0.7 } as const

/** Servers leave a tenth of the card free. */
const memoryShare = servingFactors.memoryUtilisation
/** Sums of shares that come to a whole number must not need one copy more. */
const rounding = 1e-9

/** Copies of each model and cards of each kind, hour by hour, at one point of the capacities. */
export interface FleetHours {
  /** By model: copies that are always on, and autoscaled by hour. */
  readonly alwaysOn: readonly number[]
  readonly autoscaled: readonly (readonly number[])[]
  /** By model: mean copies busy, by hour. */
  readonly loads: readonly (readonly number[])[]
  readonly cards: Readonly<Record<Arrangement, readonly (readonly number[])[]>>
}

export type Arrangement =
  | 'aloneAlwaysOn'
  | 'aloneAutoscaled'
  | 'sharedAlwaysOn'
  | 'sharedAutoscaled'

/**
 * What a fleet needs in every hour. `gpus` are the kinds of cards in use; the cards of each
 * arrangement are listed by kind, then by hour. Without `mayShare` every copy has its own cards.
 */
export function fleetHours(
  members: readonly FleetMember[],
  gpus: readonly string[],
  rules: FleetRules,
  point: keyof Range,
  mayShare: boolean,
): FleetHours {
  const hours = members[0]?.demand.rates.length ?? 0
  const loads = members.map(({ demand, copy }) =>
    demand.rates.map((rate) => rate / copy.capacity.range[point]),
  )
  // Starting a copy takes time, so each hour is ready for the next one; the last looks at the first.
  const ahead = loads.map((load) =>
    load.map((now, hour) => Math.max(now, load[(hour + 1) % hours] ?? 0)),
  )
  const alwaysOn = loads.map((load) => copiesFor(peakOf(load), { ...rules, scaleToZero: false }))
  const autoscaled = ahead.map((load) => load.map((each) => copiesFor(each, rules)))

  const byGpu = gpus.map((gpu) => {
    const here = members.flatMap(({ copy }, model) => (copy.gpu === gpu ? [model] : []))
    const alone = here.reduce(
      (total, model) => total + (alwaysOn[model] ?? 0) * cardsOf(members, model),
      0,
    )
    const aloneByHour = everyHour(hours, (hour) =>
      here.reduce(
        (total, model) => total + (autoscaled[model]?.[hour] ?? 0) * cardsOf(members, model),
        0,
      ),
    )
    // A copy that spans cards has them to itself.
    const wide = here.filter((model) => cardsOf(members, model) > 1)
    const narrow = here.filter((model) => cardsOf(members, model) === 1)
    const wideAlways = wide.reduce(
      (total, model) => total + (alwaysOn[model] ?? 0) * cardsOf(members, model),
      0,
    )
    const limits = limitsOf(members, narrow)
    const apart = narrow.reduce((total, model) => total + (alwaysOn[model] ?? 0), 0)
    const items = narrow.flatMap((model) => itemsOf(members, model, alwaysOn[model] ?? 0, loads))
    const shared = mayShare ? pack(items, limits).length : apart
    const packed = new Map<string, number>()
    const sharedByHour = everyHour(hours, (hour) => {
      const now = narrow.map((model) => autoscaled[model]?.[hour] ?? 0)
      const wideNow = wide.reduce(
        (total, model) => total + (autoscaled[model]?.[hour] ?? 0) * cardsOf(members, model),
        0,
      )
      if (!mayShare) return wideNow + now.reduce((total, copies) => total + copies, 0)
      // Days are alike: what was packed for these loads once is not packed again.
      const key = narrow.map((model) => ahead[model]?.[hour] ?? 0).join(' ')
      const known =
        packed.get(key) ??
        pack(
          narrow.flatMap((model, index) => itemsOf(members, model, now[index] ?? 0, ahead, hour)),
          limits,
        ).length
      packed.set(key, known)
      // The packing of all hours holds in each of them too.
      return wideNow + Math.min(shared, known)
    })
    return {
      aloneAlwaysOn: everyHour(hours, () => alone),
      aloneAutoscaled: aloneByHour,
      sharedAlwaysOn: everyHour(hours, () => wideAlways + shared),
      sharedAutoscaled: sharedByHour,
    }
  })
  const of = (name: Arrangement) => byGpu.map((each) => each[name])
  return {
    alwaysOn,
    autoscaled,
    loads,
    cards: {
      aloneAlwaysOn: of('aloneAlwaysOn'),
      aloneAutoscaled: of('aloneAutoscaled'),
      sharedAlwaysOn: of('sharedAlwaysOn'),
      sharedAutoscaled: of('sharedAutoscaled'),
    },
  }
}

/** Enough that none is busier than the limit; at least one, and the spare ones. */
export function copiesFor(load: number, { redundancy, scaleToZero }: FleetRules): number {
  const needed = Math.ceil(load / busyLimits.alone - rounding)
  if (needed <= 0 && scaleToZero) return 0
  return Math.max(1, needed) + redundancy
}

/** The copies of a model as items: all but the last are as busy as they may be. */
function itemsOf(
  members: readonly FleetMember[],
  model: number,
  copies: number,
  loads: readonly (readonly number[])[],
  onlyHour?: number,
): readonly Item[] {
  const member = members[model]
  const load = loads[model]
  if (member === undefined || load === undefined) return []
  const base = baseMemory(member.demand, member.copy)
  // Loads repeat after a week at the latest.
  const seen = onlyHour === undefined ? load.slice(0, hoursPerWeek) : [load[onlyHour] ?? 0]
  return Array.from({ length: copies }, (_, index) => {
    const busy = seen.map((each) => clamp(each - index * busyLimits.alone, busyLimits.alone))
    const memoryGiB = sharedMemoryGiB(member.demand, member.copy, peakOf(busy))
    return { model, memoryGiB, busy, ...(base && { base }) }
  })
}

function limitsOf(members: readonly FleetMember[], narrow: readonly number[]): BinLimits {
  const [first = -1] = narrow
  const memoryGB = members[first]?.copy.plan.serving.gpu.memoryGB ?? 0
  return { memoryGiB: memoryGB * memoryShare, busy: busyLimits.shared }
}

function cardsOf(members: readonly FleetMember[], model: number): number {
  return members[model]?.copy.cards ?? 0
}

function everyHour(hours: number, value: (hour: number) => number): readonly number[] {
  return Array.from({ length: hours }, (_, hour) => value(hour))
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}

export function peakOf(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0)
}
