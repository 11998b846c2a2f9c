import { currencyNamed } from '#src/catalog/currencies.ts'
import { dayMs, daysPerYear, type Unit } from '#src/profile/quantity-words.ts'
import { type NumberHabits, readNumber } from './numbers.ts'
import { messageUnits, periodAdverbs, perWords } from './phrases/amount-words.ts'
import type { Token } from './tokens.ts'

/** A number of the message with its unit and its period, not yet bound to a field. */
export interface Amount {
  /** In the unit's base (ms, tokens, GB, a share of one), per day when `perMs` is set. */
  readonly value: number
  readonly unit: Unit['kind'] | 'bare'
  /** The unit as written, when there is one: "pages". */
  readonly unitWord: string
  readonly perMs: number | undefined
  /** Written with a multiplier: "3k". */
  readonly multiplied: boolean
  /** First token, the token after the number and its unit, and the token after the period. */
  readonly first: number
  readonly bodyEnd: number
  readonly next: number
  /** Where the words of the period begin: after `tickets` in "40 tickets a day". */
  readonly periodStart: number
}

/** More numbers than this are a table, not a message; the rest is left unread. */
const mostAmounts = 60

/** Every amount of a message in order, ranges taken at their middle. */
export function amountsIn(tokens: readonly Token[], habits: NumberHabits): readonly Amount[] {
  const amounts: Amount[] = []
  let index = 0
  while (index < tokens.length && amounts.length < mostAmounts) {
    const amount = readAmount(tokens, index, habits)
    if (amount !== undefined) amounts.push(amount)
    index = amount?.next ?? index + 1
  }
  return amounts
}

function readAmount(
  tokens: readonly Token[],
  first: number,
  habits: NumberHabits,
): Amount | undefined {
  let next = first
  const currency = currencyAt(tokens, next)
  if (currency !== undefined) next += 1
  const low = readNumber(tokens, next, habits)
  if (low === undefined) return undefined
  next = low.next
  let number = low
  const between = tokens[first - 1]?.text === 'between' && tokens[next]?.text === 'and'
  if (between || rangeMarks.has(tokens[next]?.text ?? '')) {
    const high = readNumber(tokens, next + (currencyAt(tokens, next + 1) ? 2 : 1), habits)
    // "3k to 5k" and "3 to 5k" mean the same; "300 to 5" is no range.
    const lowValue = high && !low.multiplied ? low.value * high.factor : low.value
    if (high !== undefined && high.value > lowValue) {
      const changed = changes.test(textBefore(tokens, first))
      number = { ...high, value: changed ? high.value : (lowValue + high.value) / 2 }
      next = high.next
    }
  }
  // "30 grand" is money without a sign.
  const grand = tokens[next - 1]?.text === 'grand'
  if (isDecade(tokens, first, next) || isShare(tokens, first, next)) return undefined
  const unit = currency ?? readUnit(tokens, next) ?? (grand ? dollars : undefined)
  if (unit === 'unknown') return undefined
  if (unit !== undefined) {
    const written = currency !== undefined || unit === dollars
    if (!written) next += tokens[next]?.text === '-' || isOf(tokens[next]) ? 2 : 1
    else if (messageUnits.get(tokens[next]?.text ?? '')?.kind === 'money') next += 1
  }
  if (unit !== undefined && isAndAHalf(tokens, next)) {
    number = { ...number, value: number.value + 0.5 }
    next += 3
  }
  const named = unit?.kind === 'rate' ? undefined : readPeriod(tokens, next)
  // "3x the yearly average" and "15x of a normal day" compare; "3x a year" counts.
  const compares =
    unit?.kind === 'factor' &&
    (/^(?:average|mean|peak)/.test(tokens[named?.next ?? 0]?.text ?? '') ||
      (tokens[next]?.text !== 'on' && comparedDays.has(tokens[(named?.next ?? 0) - 2]?.text ?? '')))
  const per = compares ? undefined : named
  const rate = unit?.kind === 'rate' ? dayMs / unit.size : per?.lengthMs
  const size = unit === undefined || unit.kind === 'rate' ? 1 : unit.size
  return {
    value: rounded(number.value * size * (rate === undefined ? 1 : dayMs / rate)),
    unit: unit?.kind ?? 'bare',
    unitWord: unit === undefined ? '' : (tokens[next - 1]?.text ?? ''),
    perMs: rate,
    multiplied: number.multiplied,
    first,
    bodyEnd: next,
    next: per?.next ?? next,
    periodStart: per?.start ?? next,
  }
}

/** "need mid 80s", "we are in the 70s": points of a score, or years; no seconds. */
function isDecade(tokens: readonly Token[], first: number, next: number): boolean {
  const tail = tokens[next]
  if (tail?.text !== 's' || !tail.glued || !/0$/.test(tokens[next - 1]?.text ?? '')) return false
  const [before, after] = [tokens[first - 1]?.text ?? '', tokens[next + 1]]
  return (
    partsOfTen.has(before) || (before === 'the' && (after === undefined || after.kind === 'sign'))
  )
}

/** "3/4 of our chats", "wrong 1 in 5 times": a share, and no count of either. */
function isShare(tokens: readonly Token[], first: number, next: number): boolean {
  const isNumber = (at: number) => tokens[at]?.kind === 'number'
  const isUpper = shareMarks.has(tokens[next]?.text ?? '') && isNumber(next + 1)
  const isLower = shareMarks.has(tokens[first - 1]?.text ?? '') && isNumber(first - 2)
  const over = isUpper ? next : first - 1
  if (!isUpper && !isLower) return false
  const after = tokens[over + 2]?.text ?? ''
  return tokens[over]?.text === '/' ? after === 'of' : partsOfAll.has(after)
}

const shareMarks: ReadonlySet<string> = new Set(['/', 'in'])
const partsOfAll: ReadonlySet<string> = new Set(
  'times cases answers tickets calls messages emails documents attempts tries'.split(' '),
)

/** Of a day or week that something is so many times of. */
const comparedDays: ReadonlySet<string> = new Set(
  'normal usual ordinary typical quiet average regular'.split(' '),
)

const partsOfTen: ReadonlySet<string> = new Set('mid low high upper lower early late'.split(' '))

/** "a month and a half" */
const isAndAHalf = (tokens: readonly Token[], index: number) =>
  ['and', 'a', 'half'].every((word, i) => tokens[index + i]?.text === word)

const dollars: Unit = { kind: 'money', size: 1 }

/** A currency before its number: "$5k", "EUR 5k", "£5k". */
function currencyAt(tokens: readonly Token[], index: number): Unit | undefined {
  const text = tokens[index]?.text ?? ''
  if (text === '$' || text === 'usd') return dollars
  const known = currencyNamed(text)
  return known === undefined ? undefined : { kind: 'money', size: known.usd }
}

/** "went from 4k to 19k": how it was and how it is, and no range. */
const changes =
  /\b(?:went|gone|going|goes|grew|grown|rose|jumped|jumps|got|climbed|moved|increased|improved|doubled|up|us|it) from ?[$€£~]?$/

const textBefore = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(Math.max(0, at - 3), at)
    .map(({ text }) => text)
    .join(' ')

const rangeMarks: ReadonlySet<string> = new Set(['-', 'to', 'bis', 'or'])
const rounded = (value: number) => Number(value.toPrecision(12))

/** The unit after a number; "unknown" when letters touch the number that are none (`12abc`, `2nd`). */
function readUnit(tokens: readonly Token[], index: number): Unit | 'unknown' | undefined {
  let token = tokens[index]
  // "a 220-item test set"
  const joined = token?.text === '-' && token.glued
  if (joined) token = tokens[index + 1]
  // "30 millions de tokens"
  if (isOf(token) && unitOfText(tokens[index + 1])) token = tokens[index + 1]
  if (token === undefined || (token.kind === 'name' && !token.glued)) return undefined
  const unit = unitNamed(token)
  if (unit === undefined)
    return token.glued && !joined && token.kind !== 'sign' ? 'unknown' : undefined
  return unit
}

const isOf = (token: Token | undefined) =>
  token !== undefined && ['de', 'di', 'of'].includes(token.text)

const unitOfText = (token: Token | undefined) =>
  token?.kind === 'word' && messageUnits.get(token.text)?.kind === 'tokens'

function unitNamed(token: Token): Unit | undefined {
  const { text } = token
  // Single letters are units only when they touch the number: "5 s" is rare, "2 d" is a typo.
  if (text.length === 1 && !token.glued && !['%', '$', '€', '£', 's', 'h'].includes(text))
    return undefined
  const unit = messageUnits.get(text)
  return unit?.kind === 'things' ? undefined : unit
}

/** "150 million tokens and get revised every week": the period belongs to what follows. */
const otherClause: ReadonlySet<string> = new Set(
  'which that who whose changes change changing updated revised refreshed gets get is are was were but'.split(
    ' ',
  ),
)

interface Period {
  readonly lengthMs: number
  readonly start: number
  readonly next: number
}

/** "one call every 3 seconds" */
function severalPeriods(tokens: readonly Token[], at: number): Period | undefined {
  if (!everyWords.has(tokens[at]?.text ?? '')) return undefined
  const count = Number(tokens[at + 1]?.text)
  const unit = messageUnits.get(tokens[at + 2]?.text ?? '')
  if (unit?.kind !== 'duration' || !(count > 0)) return undefined
  return { lengthMs: count * unit.size, start: at, next: at + 3 }
}

const everyWords: ReadonlySet<string> = new Set(['every', 'each', 'cada', 'alle', 'ogni'])

/** A quarter is a period, unless it is one of something: "a quarter of them"; what comes each night comes each day. */
const periodNamed = (period = '', after = ''): Unit | undefined => {
  if (period === 'quarter' && after !== 'of') return quarter
  return messageUnits.get(nightly.has(period) ? 'day' : period)
}

const nightly: ReadonlySet<string> = new Set([
  'night',
  'workday',
  'noche',
  'noite',
  'nuit',
  'nacht',
])

const quarter: Unit = { kind: 'duration', size: (daysPerYear / 4) * dayMs }

/** "two engineers for a quarter": how long, and not how often. */
const lasts: ReadonlySet<string> = new Set(
  'for within after until till since during than almost nearly durante pendant fur wahrend per'.split(
    ' ',
  ),
)

const dayKinds: ReadonlySet<string> = new Set(
  'working business work single average normal typical calendar busy good week'.split(' '),
)
const isDay = (token: Token | undefined) => token?.text === 'day' || token?.text === 'week'

/** "per day", "tickets a day", "requests/s": at most three words may stand before the period. */
function readPeriod(tokens: readonly Token[], index: number): Period | undefined {
  for (let at = index; at < index + 4; at++) {
    const token = tokens[at]
    if (token === undefined) return undefined
    if (token.kind === 'sign' && token.text !== '/') return undefined
    if (otherClause.has(token.text)) return undefined
    const adverb = periodAdverbs.get(token.text)
    const several = severalPeriods(tokens, at)
    if (several !== undefined) return several
    // "per working day": the kind of day changes nothing that we could count on.
    const skipped = dayKinds.has(tokens[at + 1]?.text ?? '') && isDay(tokens[at + 2]) ? 1 : 0
    const named = tokens[at + 1 + skipped]?.text
    const period = adverb ?? (perWords.has(token.text) ? named : undefined)
    const unit = lasts.has(tokens[at - 1]?.text ?? '')
      ? undefined
      : periodNamed(period, tokens[at + 2 + skipped]?.text)
    if (unit?.kind === 'duration' && period !== 'm' && period !== 'ms') {
      return { lengthMs: unit.size, start: at, next: at + (adverb === undefined ? 2 + skipped : 1) }
    }
  }
  return undefined
}
