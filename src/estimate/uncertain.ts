import {
  amountDraws,
  bandDraws,
  type Drawn,
  type Draws,
  drawCount,
  type Ends,
  endsOf,
  middleOf,
  ratioDraws,
} from './draws.ts'
import type { Range } from './estimate.ts'

/**
 * A figure with what may move it. `likely` has every doubt at its middle: the sum that a line's
 * working shows, the one that plans are chosen by, and the middle of the draws. Draws are made
 * only when somebody asks for the range, so that a planner can weigh thousands of plans and draw
 * the three it returns.
 */
export class Uncertain {
  readonly likely: number
  /** Absent where nothing is uncertain. */
  readonly #draw: (() => Draws) | undefined
  readonly #ends: (() => Ends) | undefined
  #draws: Draws | undefined
  #range: Range | undefined

  /** @param ends where they are known without looking through the draws */
  constructor(likely: number, draw?: () => Draws, ends?: () => Ends) {
    this.likely = likely
    this.#draw = draw
    this.#ends = ends
  }

  get isCertain(): boolean {
    return this.#draw === undefined
  }

  get draws(): Draws {
    this.#draws ??= this.#draw?.() ?? new Float64Array(drawCount).fill(this.likely)
    return this.#draws
  }

  /** Low, likely and high are the P5, the P50 and the P95 of the draws. */
  get range(): Range {
    this.#range ??= this.#ranged()
    return this.#range
  }

  #ranged(): Range {
    const { likely } = this
    if (this.isCertain) return { low: likely, likely, high: likely }
    const { p5, p95 } = this.#ends?.() ?? endsOf(this.draws)
    return { low: Math.min(p5, likely), likely, high: Math.max(p95, likely) }
  }

  times(factor: number): Uncertain {
    if (factor === 1) return this
    if (this.isCertain) return certain(this.likely * factor)
    return this.mapped((each) => each * factor)
  }

  inverse(): Uncertain {
    return this.mapped((each) => 1 / each)
  }

  /** What follows from the figure alone. `change` only ever grows, or only ever falls. */
  mapped(change: (each: number) => number): Uncertain {
    const likely = change(this.likely)
    if (this.isCertain) return certain(likely)
    return new Uncertain(
      likely,
      () => eachOf(this.draws, change),
      () => {
        const [a, b] = [change(this.range.low), change(this.range.high)]
        return { p5: Math.min(a, b), p95: Math.max(a, b) }
      },
    )
  }

  /** A positive figure that follows from two, draw by draw: what they share moves both alike. */
  with(other: Uncertain, join: (mine: number, its: number) => number): Uncertain {
    if (other.isCertain) return this.mapped((mine) => join(mine, other.likely))
    if (this.isCertain) return other.mapped((its) => join(this.likely, its))
    const likely = join(this.likely, other.likely)
    return new Uncertain(likely, () => scaledTo(likely, eachOfBoth(this.draws, other.draws, join)))
  }

  by(other: Uncertain): Uncertain {
    return other.isCertain ? this.times(other.likely) : this.with(other, (a, b) => a * b)
  }

  plus(other: Uncertain): Uncertain {
    return sumOf(this, other)
  }

  /** May be below zero, so its middle is moved to the likely difference, not scaled. */
  minus(other: Uncertain): Uncertain {
    if (other.isCertain) return this.mapped((mine) => mine - other.likely)
    const likely = this.likely - other.likely
    return new Uncertain(likely, () => {
      const draws = eachOfBoth(this.draws, other.draws, (a, b) => a - b)
      const off = likely - middleOf(draws)
      for (let index = 0; index < draws.length; index += 1) draws[index] = (draws[index] ?? 0) + off
      return draws
    })
  }

  /** The share of the draws that are at most `limit`. */
  shareWithin(limit: number): number {
    let within = 0
    for (const each of this.draws) if (each <= limit) within += 1
    return within / drawCount
  }
}

/**
 * The product or sum of lopsided doubts has its middle a few percent beside that of their likely
 * values. The bands were fitted to residuals of likely values, and hold that already: so the draws,
 * which nobody else holds yet, are scaled back in their place, and a figure is centred once.
 */
function scaledTo(likely: number, draws: Draws): Draws {
  const scale = likely / middleOf(draws)
  if (!(scale > 0 && Number.isFinite(scale))) return draws
  for (let index = 0; index < draws.length; index += 1) draws[index] = (draws[index] ?? 0) * scale
  return draws
}

function eachOfBoth(mine: Draws, its: Draws, join: (mine: number, its: number) => number): Draws {
  const joined = new Float64Array(mine.length)
  for (let index = 0; index < mine.length; index += 1) {
    joined[index] = join(mine[index] ?? Number.NaN, its[index] ?? Number.NaN)
  }
  return joined
}

/** Faster than the array's own `map`, which was half of an estimate's time. */
function eachOf(draws: Draws, change: (each: number) => number): Draws {
  const changed = new Float64Array(draws.length)
  for (let index = 0; index < draws.length; index += 1) changed[index] = change(draws[index] ?? 0)
  return changed
}

/** A number with nothing uncertain about it. */
export function certain(value: number): Uncertain {
  return new Uncertain(value)
}

/** A factor of the model, drawn by its name. */
export function ratio(name: string, range: Range): Uncertain {
  return leaf(range, () => ratioDraws(name, range))
}

/** An amount of its own, such as gigabytes of a library: drawn without logarithms. */
export function amount(name: string, range: Range): Uncertain {
  return leaf(range, () => amountDraws(name, range))
}

/** What was observed, nine in ten between low and high: published figures of a group, prices. */
export function scatter(name: string, range: Range): Uncertain {
  return leaf(range, () => bandDraws(name, range))
}

function leaf({ likely, low, high }: Range, relative: () => Drawn): Uncertain {
  if (low === likely && high === likely) return certain(likely)
  return new Uncertain(
    likely,
    () => eachOf(relative().draws, (each) => each * likely),
    () => ({ p5: relative().p5 * likely, p95: relative().p95 * likely }),
  )
}

/** The sum of amounts that are not below zero. */
export function sumOf(...parts: readonly Uncertain[]): Uncertain {
  let likely = 0
  for (const part of parts) likely += part.likely
  if (parts.every((part) => part.isCertain)) return certain(likely)
  return new Uncertain(likely, () => {
    const total = new Float64Array(drawCount)
    for (const { draws } of parts) {
      for (let index = 0; index < draws.length; index += 1) {
        total[index] = (total[index] ?? 0) + (draws[index] ?? Number.NaN)
      }
    }
    return scaledTo(likely, total)
  })
}
