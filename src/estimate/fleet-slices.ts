import { type MigProfile, migProfiles, migSlices } from '#src/catalog/mig.ts'
import type { Range } from './estimate.ts'
import { requestOf } from './fleet-copy.ts'
import { copiesFor, type FleetMember, type FleetRules, peakOf } from './fleet-plan.ts'
import type { GpuSpec } from './gpu-spec.ts'
import { servingLoad } from './serving-load.ts'

/** Slices of one card that serve a model, and how many of them. */
export interface SliceChoice {
  readonly member: FleetMember
  readonly profile: MigProfile
  readonly copies: number
}

export interface SlicedFleet {
  readonly choices: readonly SliceChoice[]
  readonly cards: number
}

/**
 * Models that need less than a card, each in slices of its own, always on; undefined where a model
 * of this card does not fit in a slice, or the card has none.
 */
export function slicedFleet(
  members: readonly FleetMember[],
  rules: FleetRules,
  point: keyof Range,
): SlicedFleet | undefined {
  const choices: SliceChoice[] = []
  for (const member of members) {
    const choice = member.copy.cards === 1 ? cheapestSlices(member, rules, point) : undefined
    if (choice === undefined) return undefined
    choices.push(choice)
  }
  return choices.length === 0 ? undefined : { choices, cards: cardsFor(choices) }
}

function cheapestSlices(
  member: FleetMember,
  rules: FleetRules,
  point: keyof Range,
): SliceChoice | undefined {
  const { demand, copy } = member
  const { serving, load } = copy.plan
  // The doubt about a whole card's capacity is taken for its slices too.
  const doubt = (copy.capacity.range[point] * demand.outputTokens) / load.tokensPerSecond
  const peak = peakOf(demand.rates)
  let best: SliceChoice | undefined
  for (const profile of migProfiles(copy.gpu)) {
    const sliced = { ...serving, gpu: sliceOf(serving.gpu, profile) }
    const { batch, tokensPerSecond } = servingLoad(sliced, requestOf(demand))
    if (batch === 0) continue
    const capacity = (tokensPerSecond * doubt) / demand.outputTokens
    const copies = copiesFor(peak / capacity, { ...rules, scaleToZero: false })
    const choice = { member, profile, copies }
    if (best === undefined || shareOf(choice) < shareOf(best)) best = choice
  }
  return best
}

/** The slice as a card of its own: compute by its compute slices, bandwidth by its memory's. */
function sliceOf(gpu: GpuSpec, { computeSlices, memorySlices, memoryGB }: MigProfile): GpuSpec {
  const compute = computeSlices / migSlices.compute
  const scaled = (tflops: number | null) => (tflops === null ? null : tflops * compute)
  return {
    ...gpu,
    memoryGB,
    memoryBandwidthGBps: (gpu.memoryBandwidthGBps * memorySlices) / migSlices.memory,
    peak16Tflops: gpu.peak16Tflops * compute,
    fp8Tflops: scaled(gpu.fp8Tflops),
    fp4Tflops: scaled(gpu.fp4Tflops),
  }
}

/** Cards that the slices take, were they divisible. */
function shareOf({ profile, copies }: SliceChoice): number {
  return (
    copies *
    Math.max(profile.computeSlices / migSlices.compute, profile.memorySlices / migSlices.memory)
  )
}

/**
 * Cards for these slices: the largest first, each at the first place of the first card that has
 * one. A place is a run of memory slices that begins where the card lets this profile begin.
 */
export function cardsFor(choices: readonly SliceChoice[]): number {
  const slices = choices
    .flatMap(({ profile, copies }) => Array<MigProfile>(copies).fill(profile))
    .sort((a, b) => b.memorySlices - a.memorySlices || b.computeSlices - a.computeSlices)
  const cards: SlicedCard[] = []
  for (const profile of slices) {
    if (cards.some((card) => place(card, profile))) continue
    const card: SlicedCard = { compute: 0, taken: new Set() }
    place(card, profile)
    cards.push(card)
  }
  return cards.length
}

interface SlicedCard {
  compute: number
  /** Memory slices in use. */
  readonly taken: Set<number>
}

/** Puts the slice on the card where it fits; false where it does not. */
function place(card: SlicedCard, { computeSlices, memorySlices, starts }: MigProfile): boolean {
  if (card.compute + computeSlices > migSlices.compute) return false
  const slicesFrom = (start: number) => Array.from({ length: memorySlices }, (_, at) => start + at)
  // From the back, so that the front stays free for the profiles that can only begin there.
  const start = starts.findLast((each) => slicesFrom(each).every((slice) => !card.taken.has(slice)))
  if (start === undefined) return false
  card.compute += computeSlices
  for (const slice of slicesFrom(start)) card.taken.add(slice)
  return true
}
