import { findModel } from '#src/catalog/lookup.ts'
import type { Model } from '#src/catalog/models.ts'
import type { Estimate, Line, QuantityName, Range } from '#src/estimate/estimate.ts'
import type { Given } from '#src/estimate/given.ts'

export const asOf = '2026-11-23'

/** Inputs as if a person had typed them all. */
export function typed<T extends object>(values: Partial<T>): Given<T> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, origin: 'user' }]),
  ) as Given<T>
}

export function modelCalled(name: string): Model {
  const found = findModel(name)
  if (!('model' in found)) throw new Error(`${name} is not in the catalog`)
  return found.model
}

export function quantity(estimate: Estimate, name: QuantityName): Range {
  const range = estimate.quantities[name]
  if (range === undefined) throw new Error(`the estimate has no ${name}`)
  return range
}

export function lineCalled(estimate: Estimate, label: string): Line {
  const line = estimate.lines.find((each) => each.label === label)
  if (line === undefined) {
    throw new Error(`no line ${label} among ${estimate.lines.map((each) => each.label).join(', ')}`)
  }
  return line
}

/** What is wrong with an estimate's numbers; empty when every range is finite and in order. */
export function faultsOf(estimate: Estimate): string[] {
  const ranges: [string, Range][] = [
    ...Object.entries(estimate.quantities),
    ...estimate.lines.map((line): [string, Range] => [line.label, line]),
  ]
  const faults = ranges.flatMap(([name, { low, likely, high }]) => {
    const finite = [low, likely, high].every(Number.isFinite)
    const ordered = low <= likely && likely <= high
    // A probability may be nothing, and so may a count of sequences that fit.
    const positive = low > 0 || name === 'fitsProbability' || name === 'Sequences that fit at once'
    return finite && ordered && positive ? [] : [`${name}: ${low} ${likely} ${high}`]
  })
  const words = estimate.lines.map((line) => `${line.label} ${line.working}`)
  const broken = [estimate.subject, ...words, ...estimate.warnings].filter((text) =>
    /NaN|Infinity|undefined|\[object/.test(text),
  )
  return [...faults, ...broken]
}
