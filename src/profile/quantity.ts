import { readNumeral } from './numeral.ts'
import { type KindGrammar, kindGrammars, type QuantityKind } from './quantity-kinds.ts'
import { adverbs, multipliers, periods, type Unit, type UnitKind, units } from './quantity-words.ts'

export type { QuantityKind } from './quantity-kinds.ts'

export type ParsedQuantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: string }

/** Checked before anything else, so that no input costs more than a glance. */
const longestInput = 100

/**
 * Reads one quantity as people type it, in the unit its kind is named for. Never throws.
 *
 *     quantity = ["~" | "<" | "about" …] [currency] numeral ["e" exponent] {multiplier} [unit] [per period]
 *
 * | Part | Accepted | Not |
 * |---|---|---|
 * | numeral | `20,000` `20 000` `20'000` `1_000` `1,5` (= 1.5) `1,500` (= 1500) `1.500` (= 1.5) `1.234,5` `.5`, full-width digits | `0x10` `NaN` `Infinity` `1.2.3`, more than 40 characters |
 * | sign | none, `+` | `-`, also `-0`: no quantity here is negative |
 * | multiplier | `k` `M` `B` `T`, `bn` `mn`, `hundred` … `trillion`, `lakh`, `crore`; upper and lower case alike | in durations, memory and shares |
 * | `m` | a million for counts, tokens, money and rates; minutes in milliseconds and hours; months in weeks and months | a capital `M` in a duration |
 * | unit | the kind's own: `ms s min h days weeks months years`, `MB GB TB MiB GiB TiB`, `$ USD dollars`, `tokens words pages`, `%` | another kind's, which the problem names |
 * | period | `/day` `per hour` `a month`, `rps qps rpm qpm rph` for rates | `/m`: minute or month |
 *
 * A page is 400 tokens, a word 4/3; a month is 30.4375 days. The result is finite, at least 0 and
 * at most 2^53 - 1; counts and tokens are whole.
 *
 * The problem is a fragment: what was read, what is accepted, an example.
 */
export function parseQuantity(text: string, kind: QuantityKind): ParsedQuantity {
  const grammar = kindGrammars[kind]
  const { accepted, example } = grammar
  const read = readQuantity(text, grammar)
  if (typeof read === 'number') return { ok: true, value: read }
  return { ok: false, problem: `${read.problem}; give ${accepted}, such as ${example}` }
}

interface Problem {
  readonly problem: string
}

function readQuantity(text: string, grammar: KindGrammar): number | Problem {
  if (text.length > longestInput) {
    return { problem: `${quoted(text)} is too long (${text.length} characters)` }
  }
  const plain = text.normalize('NFKC').trim()
  const refuse = (reason: string): Problem => ({ problem: `${quoted(plain)} ${reason}` })
  if (plain === '') return { problem: 'nothing was given' }

  const parts = quantityParts.exec(plain)
  if (parts?.groups === undefined) return refuse('has no number')
  const { before = '', numeral = '', exponent = '0', after = '' } = parts.groups
  const lead = before.toLowerCase().replaceAll(approximately, '')
  if (/^[-−–]/.test(lead)) return refuse('is negative')
  const decimal = readNumeral(numeral)
  const words = wordsOf(after)
  if (decimal === null || words === null) return refuse('is not one number with a unit')

  const scale = readScale(lead === '' ? words : [lead, ...words], after, grammar)
  if ('problem' in scale) return refuse(scale.problem)
  // Scaled as text first: 1.1M is 1100000 and not 1100000.0000000001.
  const scaled = Number(`${decimal}e${Number(exponent) + scale.tens}`)
  const value = scale.factor === 1 ? scaled : Number((scaled * scale.factor).toPrecision(15))
  const counted = grammar.whole && scale.factor !== 1 ? Math.round(value) : value

  if (counted > Number.MAX_SAFE_INTEGER) return refuse('is too large')
  if (grammar.whole && !Number.isInteger(counted)) return refuse('is not a whole number')
  if (grammar === kindGrammars.share && counted > 1) return refuse('is more than the whole')
  return counted
}

/** What stands before the first digit, the numeral, its exponent, and what follows. */
const quantityParts =
  /^(?<before>[^\d.]*(?:\.(?!\d)[^\d.]*)*)(?<numeral>\.?\d[\d_]*(?:[.,'’ ]\d[\d_]*)*)(?:e(?<exponent>[+-]?\d+)(?!\p{L}))?(?<after>.*)$/isu

const approximately = /\b(?:about|around|approx|under|up to)\b\.?|[~≈<≤=+\s]/g

/** Lower-case words and signs; null when there is anything else, such as a second number. */
function wordsOf(after: string): string[] | null {
  const word = /us\$|\p{L}+\.?|[%$€£¥/×]/gu
  const lower = after.toLowerCase()
  if (lower.replaceAll(word, '').trim() !== '') return null
  return (lower.match(word) ?? []).map((each) => each.replace(/\.$/, ''))
}

interface Scale {
  readonly tens: number
  readonly factor: number
}

/** The multipliers, the unit and the period, in the order in which people write them. */
function readScale(
  words: readonly string[],
  written: string,
  grammar: KindGrammar,
): Scale | Problem {
  const left = [...words]
  const leading = takeUnit(left, grammar, ['money'])
  if (leading !== undefined && 'problem' in leading) return leading
  let tens = 0
  while (grammar.multiplied && multipliers.has(left[0] ?? '')) {
    tens += multipliers.get(left.shift() ?? '') ?? 0
  }
  if (grammar.m !== undefined && left[0] === 'm' && /^\s*M\b/.test(written)) {
    return { problem: 'could be minutes or months (write min or months)' }
  }
  const unit = takeUnit(left, grammar, grammar.unitKinds)
  if (unit !== undefined && 'problem' in unit) return unit
  const perPeriod = takePeriod(left, grammar)
  if (typeof perPeriod !== 'number') return perPeriod
  if (left.length > 0) return { problem: `has "${left.join(' ')}", which I cannot read there` }
  return { tens, factor: (unit === undefined ? 1 : unit.size / grammar.base) * perPeriod }
}

/** Takes the next word if it is a unit; a unit of another kind is a problem worth naming. */
function takeUnit(
  left: string[],
  grammar: KindGrammar,
  looksFor: readonly UnitKind[],
): Unit | Problem | undefined {
  const next = left[0] ?? ''
  if (otherMoney.has(next)) return { problem: 'is not in dollars' }
  const unit = units.get(next === 'm' ? (grammar.m ?? '') : next)
  if (unit === undefined) return undefined
  const takesIt = grammar.unitKinds.includes(unit.kind)
  if (!takesIt) return { problem: `is ${unitKindNames[unit.kind]}, not ${grammar.what}` }
  if (!looksFor.includes(unit.kind)) return undefined
  left.shift()
  return unit
}

/** How many of the written periods make one of the kind's: 24 for "per hour" where days count. */
function takePeriod(left: string[], grammar: KindGrammar): number | Problem {
  const next = left[0] ?? ''
  if (!perWords.has(next) && !adverbs.has(next)) return 1
  if (grammar.per === undefined) return { problem: `is a rate, not ${grammar.what}` }
  left.shift()
  const period = adverbs.get(next) ?? left.shift() ?? ''
  if (period === 'm') return { problem: 'could be per minute or per month (write /min or /month)' }
  const lengthMs = periods.get(period)
  if (lengthMs === undefined) return { problem: `has no period I know after "per"` }
  return grammar.per / lengthMs
}

const perWords: ReadonlySet<string> = new Set(['/', 'per', 'a', 'an', 'each', 'every'])
const otherMoney: ReadonlySet<string> = new Set(
  '€ eur euro euros £ gbp pounds ¥ jpy yen chf francs'.split(' '),
)

const unitKindNames: Readonly<Record<UnitKind, string>> = {
  money: 'money',
  duration: 'a time',
  memory: 'memory',
  tokens: 'an amount of text',
  share: 'a percentage',
  rate: 'a rate',
  things: 'a count of things',
  factor: 'a factor',
}

/** As typed, without control and direction characters, short enough for a sentence. */
function quoted(text: string): string {
  const visible = text.slice(0, 80).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
  return `"${visible.length > 40 ? `${visible.slice(0, 39)}…` : visible}"`
}
