import type { Flip } from '#src/decision/decision.ts'

/** How many changes of one answer are shown before those of another. */
const ofOneAnswer = { is: 2, 'at-least': 1, 'at-most': 1 } as const satisfies Record<
  Flip['direction'],
  number
>

/**
 * As many flips as there is room for: of a number the nearest on either side, of a choice two,
 * and what is left over only where room is. Flips come with the nearest first.
 */
export function tellingFlips(flips: readonly Flip[], most: number): readonly Flip[] {
  const shown = new Map<string, number>()
  const first: Flip[] = []
  const rest: Flip[] = []
  for (const flip of flips) {
    const key = `${flip.field} ${flip.direction}`
    const before = shown.get(key) ?? 0
    shown.set(key, before + 1)
    if (before < ofOneAnswer[flip.direction]) first.push(flip)
    else rest.push(flip)
  }
  const chosen = new Set([...first, ...rest].slice(0, most))
  return flips.filter((flip) => chosen.has(flip))
}
