import type { Source } from '#src/catalog/source.ts'
import type { Line, Range } from './estimate.ts'

/**
 * One line of an estimate. A working given as a function is put into words when somebody reads
 * it: most estimates are compared by their figures alone.
 */
export function line(
  label: string,
  range: Range,
  unit: string,
  working: string | (() => string),
  source: Source,
): Line {
  return new WorkedLine(label, range, unit, working, source)
}

class WorkedLine implements Line {
  readonly label: string
  readonly low: number
  readonly likely: number
  readonly high: number
  readonly unit: string
  readonly source: Source
  readonly #working: string | (() => string)

  constructor(
    label: string,
    { low, likely, high }: Range,
    unit: string,
    working: string | (() => string),
    source: Source,
  ) {
    this.label = label
    this.low = low
    this.likely = likely
    this.high = high
    this.unit = unit
    this.source = source
    this.#working = working
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
