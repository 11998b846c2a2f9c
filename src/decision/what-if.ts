import {
  type Profile,
  type ProfileField,
  profileFieldNames,
  profileFields,
} from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import type { DecisionContext } from './decide.ts'
import type { Flip } from './decision.ts'
import { choicesOf, freeTextFields } from './possible-answers.ts'
import { Replay, rulesReading } from './replay.ts'
import { thresholdsOf } from './thresholds.ts'

/** The finest change worth telling, where it is not one. */
const steps: Partial<Record<ProfileField, number>> = {
  baseScore: 0.01,
  gpuUtilisation: 0.01,
  peakFactor: 0.1,
  weeksToFirstResult: 0.1,
}

/** Where the search for a flip ends. */
const limits: Partial<Record<ProfileField, number>> = {
  corpusTokens: 1e13,
  requestsPerDay: 1e9,
  budgetUsd: 1e9,
  baseScore: 1,
  gpuUtilisation: 1,
  weeksToFirstResult: 520,
  latencyMs: 3.6e6,
  lifetimeMonths: 240,
}
const usualLimit = 1e7

/**
 * Every change of one answer that would put another approach first, answered fields before
 * open ones. Choices are tried as listed; numbers over the thresholds and a log grid, with
 * each bracket halved down to the finest step. A decision may flip more than once.
 */
export function whatIf(profile: Profile, context: DecisionContext): readonly Flip[] {
  const replay = new Replay(profile, context)
  const now = replay.firstPlaceWith({})
  const tried = profileFieldNames.filter(
    (field) => !freeTextFields.includes(field) && rulesReading([field], context.rules).length > 0,
  )
  const answered = tried.filter((field) => profile[field] !== undefined)
  const open = tried.filter((field) => profile[field] === undefined)
  return [...answered, ...open].flatMap((field) => {
    const place = (answer: unknown) => replay.firstPlaceWith({ [field]: answer } as Profile)
    const current = profile[field]
    if (field === 'gap') return gapFlips(profile.gap, now, place)
    if (choicesOf(field) !== undefined) return choiceFlips(field, current, now, place)
    return numberFlips(field, typeof current === 'number' ? current : undefined, now, place)
  })
}

type Place = (answer: unknown) => Approach

function choiceFlips(
  field: ProfileField,
  current: unknown,
  now: Approach,
  place: Place,
): readonly Flip[] {
  return (choicesOf(field) ?? []).flatMap((choice) => {
    if (choice === current || typeof choice === 'object' || choice === undefined) return []
    const to = place(choice)
    return to === now ? [] : [{ field, threshold: choice, direction: 'is' as const, to }]
  })
}

/** A gap on its own, and a second one beside a single gap already named. */
function gapFlips(current: Profile['gap'], now: Approach, place: Place): readonly Flip[] {
  const named = current ?? []
  const alone = profileFields.gap.unwrap().options.map((gap) => [gap])
  const [only] = named
  const beside =
    named.length === 1 && only !== undefined
      ? alone.flatMap(([gap]) => (gap === undefined || gap === only ? [] : [[only, gap]]))
      : []
  const changed = alone.filter(([gap]) => !(named.length === 1 && gap === only))
  return [...changed, ...beside].flatMap((gaps) => {
    const to = place(gaps)
    if (to === now) return []
    return [{ field: 'gap' as const, threshold: gaps.join(','), direction: 'is' as const, to }]
  })
}

function numberFlips(
  field: ProfileField,
  current: number | undefined,
  now: Approach,
  place: Place,
): readonly Flip[] {
  const step = steps[field] ?? 1
  const grid = gridOf(field, step, current)
  const places = grid.map(place)
  const start = current === undefined ? unchangedEnd(places, now) : grid.indexOf(current)
  // Any answer at all would change the first place: the lowest one says so.
  if (start < 0) {
    const to = places[0] ?? now
    return [{ field, threshold: grid[0] ?? 0, direction: 'at-least', to }]
  }
  const edges = edgesOf(grid, places, step, place)
  const present = grid[start] ?? 0
  const upwards = edges
    .filter(({ above, to }) => above > present && to !== now)
    .map(({ above, to }) => ({ field, threshold: above, direction: 'at-least', to }) as const)
  const downwards = edges
    .filter(({ below, from }) => below < present && from !== now)
    .map(
      ({ below, from }) => ({ field, threshold: below, direction: 'at-most', to: from }) as const,
    )
  return [...upwards, ...downwards.toReversed()]
}

/** Where one place gives way to another: the last value of the one, the first of the other. */
interface Edge {
  readonly below: number
  readonly above: number
  readonly from: Approach
  readonly to: Approach
}

/** Every edge that the grid shows, lowest first; several where they stand close together. */
function edgesOf(
  grid: readonly number[],
  places: readonly Approach[],
  step: number,
  place: Place,
): readonly Edge[] {
  const edges: Edge[] = []
  for (const [index, high] of grid.entries()) {
    const to = places[index]
    let low = grid[index - 1]
    let from = places[index - 1]
    while (low !== undefined && from !== undefined && to !== undefined && from !== to) {
      const below = lastBelow(low, high, step, from, place)
      const above = Math.min(snapped(below + step, step), high)
      const next = place(above)
      if (next !== from) edges.push({ below, above, from, to: next })
      low = above
      from = next
    }
  }
  return edges
}

/** While there is no answer, flips are told from the end of the scale that changes nothing. */
function unchangedEnd(places: readonly Approach[], now: Approach): number {
  const top = places.length - 1
  if (places[top] === now) return top
  return places.indexOf(now)
}

/** Between a low value with a place and a high one without it: the highest that still has it. */
function lastBelow(
  low: number,
  high: number,
  step: number,
  lowPlace: Approach,
  place: Place,
): number {
  let inside = low
  let outside = high
  while (outside - inside > step * 1.5) {
    const middle = snapped((inside + outside) / 2, step)
    if (place(middle) === lowPlace) inside = middle
    else outside = middle
  }
  return inside
}

function snapped(value: number, step: number): number {
  return step === 1 ? Math.round(value) : Number((Math.round(value / step) * step).toFixed(4))
}

/** Three values in each power of ten, both sides of every threshold, and the present answer. */
function gridOf(field: ProfileField, step: number, current: number | undefined): readonly number[] {
  const limit = limits[field] ?? usualLimit
  const near = thresholdsOf(field).flatMap((value) => [value - step, value, value + step])
  const log: number[] = [0]
  for (let power = step; power <= limit; power *= 10) log.push(power, power * 2, power * 5)
  const accepted = [...log, ...near]
    .map((value) => snapped(value, step))
    .filter((value) => value <= limit && profileFields[field].safeParse(value).success)
  const all = current === undefined ? accepted : [...accepted, current]
  return [...new Set(all)].sort((a, b) => a - b)
}
