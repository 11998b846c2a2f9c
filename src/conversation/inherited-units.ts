import type { Amount } from './amounts.ts'
import { messageUnits } from './phrases/amount-words.ts'
import type { Token } from './tokens.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const targeted =
  /\b(?:under|within|below|less than|at most|no more than|max|maximum|target|goal|needs?|wants?|down to|should be|must be|aim(?:ing)? for|limit|sla|'d (?:really )?(?:like|love|prefer|want)|would (?:like|love|prefer)|hoping for|happy with|(?:must|has to|have to|needs to|need to|want to|should) (?:get|come|go|be) (?:down )?to|menos de|moins de|meno di|unter)(?: (?:is|of|it|to|be|in|about|around|at|:|=|~)){0,3}$/
const afterTarget: ReadonlySet<string> = new Set(
  'max tops please or at and but for maximum would is if should will instead'.split(' '),
)
/** "it takes 6 s today, 1.5 would be nice" */
const wished = /^(?:would (?:be|do|suffice)|is (?:the|our) (?:goal|target)|should do)\b/
const stop = /^[!?\n•|]$/

/**
 * "9 seconds on average, we want under 2": a bare target after a duration is in the same unit,
 * and the duration before it is how things are. Answers the amounts with the target's unit filled
 * in, and those that only say how things are.
 */
export function withInheritedUnits(
  tokens: readonly Token[],
  amounts: readonly Amount[],
): { amounts: readonly Amount[]; observed: ReadonlySet<Amount> } {
  const observed = new Set<Amount>()
  const filled = amounts.map((amount, index) => {
    const before = amounts[index - 1]
    const rate = [before, amounts[index + 1]].find(
      (each) => each?.unit === 'rate' && isAverageBeside(tokens, amount, each),
    )
    if (rate?.perMs !== undefined) {
      const value = Number((amount.value * (dayMs / rate.perMs)).toPrecision(12))
      return { ...amount, value, unit: rate.unit, unitWord: rate.unitWord, perMs: rate.perMs }
    }
    if (before !== undefined && isEarlier(tokens, amount, before)) {
      const size = messageUnits.get(before.unitWord)?.size ?? 0
      const value = amount.value * size
      if (value > 0 && value < before.value) {
        return { ...amount, value, unit: before.unit, unitWord: before.unitWord }
      }
    }
    if (before === undefined || !isTarget(tokens, amount, before)) return amount
    const size = messageUnits.get(before.unitWord)?.size
    const value = amount.value * (size ?? 0)
    if (size === undefined || value >= before.value || value === 0) return amount
    observed.add(before)
    return { ...amount, value, unit: before.unit, unitWord: before.unitWord }
  })
  return { amounts: filled, observed }
}

/** "25 rps peak, 6 avg": a bare average beside a rate is in the same unit. */
function isAverageBeside(tokens: readonly Token[], amount: Amount, rate: Amount): boolean {
  if (amount.unit !== 'bare' || amount.perMs !== undefined || amount.multiplied) return false
  const gap = rate.first > amount.first ? rate.first - amount.next : amount.first - rate.next
  if (gap > 6) return false
  const [before, after] = [tokens[amount.first - 1]?.text, tokens[amount.bodyEnd]?.text]
  return averages.has(before ?? '') || averages.has(after ?? '')
}

/** "in 20 weeks, first demo after 6": a bare number after the later date is in the same unit. */
function isEarlier(tokens: readonly Token[], amount: Amount, before: Amount): boolean {
  if (amount.unit !== 'bare' || amount.perMs !== undefined || amount.multiplied) return false
  if (before.unit !== 'duration' || before.value < dayMs) return false
  const between = tokens.slice(before.next, amount.first).map(({ text }) => text)
  const next = tokens[amount.bodyEnd]
  const alone = next === undefined || next.kind === 'sign'
  return alone && between.length <= 10 && firstResult.test(between.join(' '))
}

const firstResult =
  /\b(?:demo|pilot|mvp|poc|prototype|first [a-z]+|beta|draft)\b(?: [a-z]+){0,3} (?:after|in|within|by|at)$/

const averages: ReadonlySet<string> = new Set(
  'avg average mean sustained baseline typical typically usually steady normal normally'.split(' '),
)

function isTarget(tokens: readonly Token[], amount: Amount, before: Amount): boolean {
  if (amount.unit !== 'bare' || amount.perMs !== undefined || amount.multiplied) return false
  if (before.unit !== 'duration' || before.perMs !== undefined || before.value >= hourMs)
    return false
  const between = tokens.slice(before.next, amount.first).map(({ text }) => text)
  if (between.length > 10 || between.some((text) => stop.test(text))) return false
  const next = tokens[amount.bodyEnd]
  const alone = next === undefined || next.kind === 'sign' || afterTarget.has(next.text)
  const after = tokens.slice(amount.bodyEnd, amount.bodyEnd + 3).map(({ text }) => text)
  return alone && (targeted.test(between.join(' ')) || wished.test(after.join(' ')))
}
