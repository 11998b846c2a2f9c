import { daysBetween } from '#src/catalog/days.ts'
import { formatCount, formatUsd } from './format.ts'

const freshDays = 90

/** A listed price to the cent: it is a fact, and no estimate. Fractions of a cent in full. */
export function listPrice(usd: number): string {
  if (usd >= 1000) return `$${formatCount(Math.round(usd))}`
  return usd >= 0.1 ? `$${usd.toFixed(2)}` : formatUsd(usd)
}

/** The day a price is from; "old" after 90 days, when it may have moved. */
export function priceDay(pricedOn: string | null, asOf: string): string {
  if (pricedOn === null) return 'undated'
  return isOld(pricedOn, asOf) ? `${pricedOn}, old` : pricedOn
}

export const isOld = (pricedOn: string, asOf: string): boolean =>
  daysBetween(pricedOn, asOf) > freshDays

/** For below a table of rents with such days in it. */
export const oldRents =
  'Prices marked old are more than 90 days old; rents rose in 2026, so check them.'
