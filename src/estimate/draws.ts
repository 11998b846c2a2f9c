import type { Range } from './estimate.ts'
import { normalBelow, normalDensity } from './normal.ts'

/** Samples of every uncertain figure. */
export const drawCount = 2000

/** One number for each sample; never changed once made. */
export type Draws = Float64Array

/** The two draws that nine in ten lie between. */
export interface Ends {
  readonly p5: number
  readonly p95: number
}

export interface Drawn extends Ends {
  readonly draws: Draws
}

const tail = drawCount / 20

const ranksByName = new Map<string, Uint16Array>()

/**
 * The order of a name's draws: each of the ranks once, shuffled by the name alone. The same name
 * is thus drawn alike in every estimate, so two estimates that share a doubt differ by their
 * inputs and never by chance.
 */
function ranksOf(name: string): Uint16Array {
  const known = ranksByName.get(name)
  if (known !== undefined) return known
  const ranks = Uint16Array.from({ length: drawCount }, (_, index) => index)
  const random = numbersFrom(name)
  for (let last = drawCount - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const moved = ranks[last] ?? 0
    ranks[last] = ranks[other] ?? 0
    ranks[other] = moved
  }
  ranksByName.set(name, ranks)
  return ranks
}

/** Even numbers from 0 to 1: a hash of the name (FNV-1a) starts a counter that is mixed (Mulberry32). */
function numbersFrom(name: string): () => number {
  let state = 0x811c9dc5
  for (const character of name) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const known = new Map<string, Drawn>()
const mostKnown = 100

/** The draws of a name, from what each rank's middle is worth; remembered by name and `shape`. */
function drawn(name: string, shape: string, valueAt: (rank: number) => number): Drawn {
  const key = `${name} ${shape}`
  const before = known.get(key)
  if (before !== undefined) return before
  const ranks = ranksOf(name)
  const draws = new Float64Array(drawCount)
  for (let index = 0; index < drawCount; index += 1) draws[index] = valueAt(ranks[index] ?? 0)
  const made = { draws, ...endsOf(draws) }
  if (known.size >= mostKnown) known.clear()
  known.set(key, made)
  return made
}

/**
 * A ratio between its low and high, relative to its likely value: a triangle over the logarithm
 * on either side, half of the draws on each, so that the middle draw is the likely one.
 */
export function ratioDraws(name: string, { low, likely, high }: Range): Drawn {
  const [down, up] = [Math.log(low / likely), Math.log(high / likely)]
  return drawn(name, `ratio ${down} ${up}`, (rank) => {
    const side = triangle(rank)
    return Math.exp(side < 0 ? -side * down : side * up)
  })
}

/** The same for an amount, over the amount itself. */
export function amountDraws(name: string, { low, likely, high }: Range): Drawn {
  const [down, up] = [low / likely - 1, high / likely - 1]
  return drawn(name, `amount ${down} ${up}`, (rank) => {
    const side = triangle(rank)
    return 1 + (side < 0 ? -side * down : side * up)
  })
}

/**
 * The scatter of published figures, relative to its middle: normal in the logarithm, with a width
 * of its own on either side, so that P5 and P95 of the draws are the band's own.
 */
export function bandDraws(name: string, { low, likely, high }: Range): Drawn {
  const [down, up] = [Math.log(likely / low), Math.log(high / likely)]
  const { draws } = drawn(name, `band ${down} ${up}`, (rank) => {
    const deviations = deviationAt(rank) / endDeviations
    return Math.exp(deviations * (deviations < 0 ? down : up))
  })
  return { draws, p5: low / likely, p95: high / likely }
}

/** Standard deviations between the middle and the ends of a band that nine in ten fall in. */
export const endDeviations = 1.6449

/** From -1 at the lowest rank to 1 at the highest: how far a triangle's draw lies from its peak. */
function triangle(rank: number): number {
  const share = (rank + 0.5) / drawCount
  return share < 0.5 ? Math.sqrt(2 * share) - 1 : 1 - Math.sqrt(2 * (1 - share))
}

let deviations: Draws | undefined

/** Standard deviations from the middle at a rank: the normal distribution turned round, by Newton. */
function deviationAt(rank: number): number {
  deviations ??= allDeviations()
  return deviations[rank] ?? 0
}

function allDeviations(): Draws {
  const all = new Float64Array(drawCount)
  // From the middle up, each a small step from the one before; the lower half mirrors the upper.
  let z = 0
  for (let rank = drawCount / 2; rank < drawCount; rank += 1) {
    const share = (rank + 0.5) / drawCount
    for (let step = 0; step < newtonSteps; step += 1) {
      z -= Math.max(-1, Math.min(1, (normalBelow(z) - share) / normalDensity(z)))
    }
    all[rank] = z
    all[drawCount - 1 - rank] = -z
  }
  return all
}

/** The outermost rank lies 0.4 from its neighbour; from there five steps reach ten digits. */
const newtonSteps = 5

/** One array to reorder in, again and again: thousands of copies would be work for the collector. */
const scratch = new Float64Array(drawCount)

function copied(draws: Draws): Draws {
  scratch.set(draws)
  return scratch
}

/** The ends of any draws: the 5 % that are least and most lie outside. */
export function endsOf(draws: Draws): Ends {
  const left = copied(draws)
  return { p5: smallest(left, tail), p95: smallest(left, drawCount - 1 - tail) }
}

/** Half of the draws are less, half are more. */
export function middleOf(draws: Draws): number {
  const left = copied(draws)
  const half = drawCount / 2
  return (smallest(left, half - 1) + smallest(left, half)) / 2
}

/** The value that `index` others are at most as large as (Hoare's selection). Reorders `values`. */
function smallest(values: Draws, index: number): number {
  let [from, to] = [0, values.length - 1]
  while (from < to) {
    const pivot = values[(from + to) >> 1] ?? 0
    let [low, high] = [from, to]
    while (low <= high) {
      while ((values[low] ?? pivot) < pivot) low += 1
      while ((values[high] ?? pivot) > pivot) high -= 1
      if (low > high) break
      const moved = values[low] ?? 0
      values[low] = values[high] ?? 0
      values[high] = moved
      low += 1
      high -= 1
    }
    if (index <= high) to = high
    else if (index >= low) from = low
    else break
  }
  return values[index] ?? Number.NaN
}
