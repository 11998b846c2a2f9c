import { BadInputError } from '#src/errors.ts'
import type { Assumption, Origin } from './estimate.ts'

/** Inputs as far as they are known, each with where it came from. */
export type Given<T> = {
  readonly [K in keyof T]?: { readonly value: NonNullable<T[K]>; readonly origin: Origin }
}

type Shown = Assumption['value']

/** Hands out inputs one by one and remembers each that was used, with its origin. */
export class Inputs<T> {
  readonly assumptions: Assumption[] = []
  readonly #given: Given<T>

  constructor(given: Given<T>) {
    this.#given = given
  }

  /** The value as given, or nothing; shown when there is one. */
  find<K extends keyof T & string>(
    name: K,
    show: (value: NonNullable<T[K]>) => Shown = plainly,
  ): NonNullable<T[K]> | undefined {
    const entry = this.#given[name]
    if (entry === undefined) return undefined
    this.assume(name, show(entry.value), entry.origin)
    return entry.value
  }

  /** The value as given, or a default that is shown as one. */
  take<K extends keyof T & string>(name: K, fallback: NonNullable<T[K]>): NonNullable<T[K]> {
    const value = this.find(name)
    if (value !== undefined) return value
    this.assume(name, plainly(fallback), 'default')
    return fallback
  }

  /** @throws {BadInputError} with `question` when the input is absent */
  need<K extends keyof T & string>(
    name: K,
    question: string,
    show: (value: NonNullable<T[K]>) => Shown = plainly,
  ): NonNullable<T[K]> {
    const value = this.find(name, show)
    if (value === undefined) throw new BadInputError(question)
    return value
  }

  /** A count or an amount: `take`, and refuses what is not a positive number. */
  positive<K extends keyof T & string>(name: K, fallback: NonNullable<T[K]> & number): number {
    return positive(name, Number(this.take(name, fallback)))
  }

  /** As `positive`, without a default. */
  positiveIfGiven<K extends keyof T & string>(name: K): number | undefined {
    const value = this.find(name)
    return value === undefined ? undefined : positive(name, Number(value))
  }

  /** A whole number of things, at least one. */
  count<K extends keyof T & string>(name: K, fallback: NonNullable<T[K]> & number): number {
    return whole(name, this.positive(name, fallback))
  }

  /** As `count`, without a default. */
  countIfGiven<K extends keyof T & string>(name: K): number | undefined {
    const value = this.positiveIfGiven(name)
    return value === undefined ? undefined : whole(name, value)
  }

  isGiven(name: keyof T): boolean {
    return this.#given[name] !== undefined
  }

  /** Whether a person said so, here or in the project's profile. */
  isStated(name: keyof T): boolean {
    const origin = this.#given[name]?.origin
    return origin === 'user' || origin === 'profile'
  }

  assume(name: string, value: Shown, origin: Origin): void {
    this.assumptions.push({ name, value, origin })
  }
}

/** @throws {BadInputError} unless the value is a positive, finite number */
export function positive(name: string, value: number): number {
  if (value > 0 && Number.isFinite(value)) return value
  throw new BadInputError(`${name} is ${value}, and must be a number above zero, for example 1000.`)
}

function whole(name: string, value: number): number {
  if (Number.isInteger(value)) return value
  throw new BadInputError(
    `${name} is ${value}, and must be a whole number, for example ${Math.ceil(value)}.`,
  )
}

function plainly(value: unknown): Shown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value
  }
  return String(value)
}
