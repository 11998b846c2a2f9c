import type { Source } from '#src/catalog/source.ts'
import type { Line, Range } from './estimate.ts'
import { Uncertain } from './uncertain.ts'

/**
 * One line of an estimate. Its range is drawn, and a working given as a function put into words,
 * when somebody reads them: most estimates are compared by their totals alone.
 */
export function line(
  label: string,
  figure: Range | Uncertain,
  unit: string,
  working: string | (() => string),
  source: Source,
): Line {
  return new WorkedLine(label, figure, unit, working, source)
}

class WorkedLine implements Line {
  readonly label: string
  readonly likely: number
  readonly unit: string
  readonly source: Source
  readonly #figure: Range | Uncertain
  readonly #working: string | (() => string)

  constructor(
    label: string,
    figure: Range | Uncertain,
    unit: string,
    working: string | (() => string),
    source: Source,
  ) {
    this.label = label
    this.#figure = figure
    this.likely = figure.likely
    this.unit = unit
    this.source = source
    this.#working = working
  }

  get low(): number {
    return this.#range.low
  }

  get high(): number {
    return this.#range.high
  }

  get #range(): Range {
    return this.#figure instanceof Uncertain ? this.#figure.range : this.#figure
  }

  get working(): string {
    return typeof this.#working === 'string' ? this.#working : this.#working()
  }

  /** What is stored, and what scripts get. */
  toJSON(): Line {
    const { label, low, likely, high, unit, working, source } = this
    return { label, low, likely, high, unit, working, source }
  }
}
