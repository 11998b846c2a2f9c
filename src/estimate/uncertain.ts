import {
  amountDraws,
  bandDraws,
  type Drawn,
  type Draws,
  drawCount,
  endsOf,
  ratioDraws,
} from './draws.ts'
import type { Range } from './estimate.ts'

/**
 * A figure with what may move it. `likely` has every doubt at its middle: the sum that a line's
 * working shows, and the one that plans are chosen by. Draws are made only when somebody asks for
 * the range, so that a planner can weigh thousands of plans and draw the three it returns.
 */
export class Uncertain {
  readonly likely: number
  readonly #draw: () => Draws
  readonly #ends: (() => Omit<Drawn, 'draws'>) | undefined
  #isCertain = false
  #draws: Draws | undefined
  #range: Range | undefined

  static exactly(value: number): Uncertain {
    const figure = new Uncertain(
      value,
      () => new Float64Array(drawCount).fill(value),
      () => ({ p5: value, p95: value }),
    )
    figure.#isCertain = true
    return figure
  }

  /** @param ends where they are known without looking through the draws */
  constructor(likely: number, draw: () => Draws, ends?: () => Omit<Drawn, 'draws'>) {
    this.likely = likely
    this.#draw = draw
    this.#ends = ends
  }

  get draws(): Draws {
    this.#draws ??= this.#draw()
    return this.#draws
  }

  /** Low and high are the P5 and the P95 of the draws. */
  get range(): Range {
    if (this.#range === undefined) {
      const { likely } = this
      const { p5, p95 } = this.#ends?.() ?? endsOf(this.draws)
      this.#range = { low: Math.min(p5, likely), likely, high: Math.max(p95, likely) }
    }
    return this.#range
  }

  times(factor: number): Uncertain {
    return this.mapped((each) => each * factor)
  }

  inverse(): Uncertain {
    return this.mapped((each) => 1 / each)
  }

  /** What follows from the figure alone. `change` only ever grows, or only ever falls. */
  mapped(change: (each: number) => number): Uncertain {
    if (this.#isCertain) return Uncertain.exactly(change(this.likely))
    return new Uncertain(
      change(this.likely),
      () => eachOf(this.draws, change),
      () => {
        const [a, b] = [change(this.range.low), change(this.range.high)]
        return { p5: Math.min(a, b), p95: Math.max(a, b) }
      },
    )
  }

  /** Draw by draw: what two figures share moves both alike. */
  with(other: Uncertain, join: (mine: number, its: number) => number): Uncertain {
    if (other.#isCertain) return this.mapped((mine) => join(mine, other.likely))
    if (this.#isCertain) return other.mapped((its) => join(this.likely, its))
    return new Uncertain(join(this.likely, other.likely), () => {
      const [mine, its] = [this.draws, other.draws]
      const joined = new Float64Array(drawCount)
      for (let index = 0; index < drawCount; index += 1) {
        joined[index] = join(mine[index] ?? Number.NaN, its[index] ?? Number.NaN)
      }
      return joined
    })
  }

  by(other: Uncertain): Uncertain {
    return this.with(other, (mine, its) => mine * its)
  }

  plus(other: Uncertain): Uncertain {
    return this.with(other, (mine, its) => mine + its)
  }

  minus(other: Uncertain): Uncertain {
    return this.with(other, (mine, its) => mine - its)
  }

  /** The share of the draws that are at most `limit`. */
  shareWithin(limit: number): number {
    let within = 0
    for (const each of this.draws) if (each <= limit) within += 1
    return within / drawCount
  }
}

/** Faster than the array's own `map`, which was half of an estimate's time. */
function eachOf(draws: Draws, change: (each: number) => number): Draws {
  const changed = new Float64Array(drawCount)
  for (let index = 0; index < drawCount; index += 1) changed[index] = change(draws[index] ?? 0)
  return changed
}

/** A number with nothing uncertain about it. */
export function certain(value: number): Uncertain {
  return Uncertain.exactly(value)
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

export function sumOf(...parts: readonly Uncertain[]): Uncertain {
  return parts.reduce((total, part) => total.plus(part))
}
