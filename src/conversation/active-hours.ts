import type { NumberField } from '#src/profile/field-kinds.ts'
import type { Amount } from './amounts.ts'
import type { Token } from './tokens.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What a second amount makes of the first: the hours that a rate lasts. */
export function factorOf(
  field: NumberField,
  tokens: readonly Token[],
  amounts: readonly Amount[],
  index: number,
): number {
  const amount = amounts[index]
  if (amount === undefined) return 1
  if (field === 'requestsPerDay' && amount.perMs !== undefined && amount.perMs <= hourMs) {
    return activeShareOfDay(tokens, amounts, index)
  }
  return 1
}

/** "between 9 and 5", "from 8am to 6pm" */
const clockHours =
  /\b(?:between|from) (\d{1,2})(?: ?am)? (?:to|-|and|until|till) (\d{1,2})(?: ?pm)?(?! ?[a-z]*(?:requests|k))|\b9 (?:to|-) 5\b/

/** Hours from one o'clock to another; the afternoon is meant where the second is the smaller. */
function hoursBetween(from = 9, to = 5): number {
  const [start, end] = Number.isNaN(from) ? [9, 17] : [from, to <= from ? to + 12 : to]
  const hours = end - start
  return hours > 0 && hours < 24 ? hours : 24
}

/** "200 an hour during business hours (8h)", "300 rpm for one hour": the load is not round the clock. */
function activeShareOfDay(
  tokens: readonly Token[],
  amounts: readonly Amount[],
  index: number,
): number {
  const amount = amounts[index]
  const next = amounts[index + 1]
  const until = next?.first ?? tokens.length
  const between = tokens
    .slice(amount?.next ?? 0, Math.min(until, (amount?.next ?? 0) + 8))
    .map((token) => token.text)
    .join(' ')
  const hours = next?.unit === 'duration' && next.value >= hourMs && next.value <= dayMs
  const lasts = /\b(?:for|during|hours|over|only|x|active)\b|^[,(]?$/.test(between)
  if (next !== undefined && hours && lasts && until - (amount?.next ?? 0) <= 8) {
    return next.value / dayMs
  }
  const soon = tokens.slice(amount?.next ?? 0, (amount?.next ?? 0) + 8)
  const words = soon.map((token) => token.text).join(' ')
  const clock = clockHours.exec(words)
  if (clock !== null) return hoursBetween(Number(clock[1]), Number(clock[2])) / 24
  return /\b(?:business|office|working|work) hours\b/.test(words) ? 8 / 24 : 1
}
