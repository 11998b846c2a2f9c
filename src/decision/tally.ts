import { type Approach, approaches } from './approach.ts'
import type { Effect } from './rule.ts'

/** Points and gates per approach, in the order of `approaches`. */
export interface Tally {
  readonly points: number[]
  /** How many gates rule the approach out. */
  readonly gates: number[]
}

const position = new Map<Approach, number>(approaches.map((approach, index) => [approach, index]))

export function emptyTally(): Tally {
  return { points: approaches.map(() => 0), gates: approaches.map(() => 0) }
}

export function copyOf(tally: Tally): Tally {
  return { points: tally.points.slice(), gates: tally.gates.slice() }
}

/** Adds the effect of a rule that fired; `times` −1 takes it back. */
export function addEffect(tally: Tally, effect: Effect, times: 1 | -1 = 1): void {
  const index = position.get(effect.approach) ?? 0
  switch (effect.kind) {
    case 'favours':
      tally.points[index] = (tally.points[index] ?? 0) + times * effect.weight
      return
    case 'opposes':
      tally.points[index] = (tally.points[index] ?? 0) - times * effect.weight
      return
    case 'rules-out':
      tally.gates[index] = (tally.gates[index] ?? 0) + times
      return
    case 'advice':
      return
  }
}

export function pointsOf(tally: Tally, approach: Approach): number {
  return tally.points[position.get(approach) ?? 0] ?? 0
}

export function isRuledOut(tally: Tally, approach: Approach): boolean {
  return (tally.gates[position.get(approach) ?? 0] ?? 0) > 0
}

/** The best approach that no gate rules out; a tie goes to the earlier, cheaper one. */
export function firstPlace(tally: Tally): Approach {
  let best: Approach = 'prompting'
  let bestPoints = Number.NEGATIVE_INFINITY
  approaches.forEach((approach, index) => {
    const points = tally.points[index] ?? 0
    if ((tally.gates[index] ?? 0) === 0 && points > bestPoints) {
      best = approach
      bestPoints = points
    }
  })
  return best
}
