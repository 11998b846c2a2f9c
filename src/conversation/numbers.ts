import { readNumeral } from '#src/profile/numeral.ts'
import {
  messageMultipliers,
  messageUnits,
  numberWords,
  vagueNumbers,
  vaguePlurals,
} from './phrases/amount-words.ts'
import type { Token } from './tokens.ts'

/** How the language of a message writes numbers. */
export interface NumberHabits {
  readonly marks: 'english' | 'continental'
  /** What "mil" means: a thousand in Spanish and Portuguese, else a million. */
  readonly milTens: number
}

/** A number of a message with its multipliers applied. */
export interface ReadNumber {
  readonly value: number
  readonly factor: number
  readonly multiplied: boolean
  readonly next: number
}

/** The number that begins at a token, in digits or in words; undefined when none does. */
export function readNumber(
  tokens: readonly Token[],
  index: number,
  habits: NumberHabits,
): ReadNumber | undefined {
  const token = tokens[index]
  if (token === undefined) return undefined
  const start =
    token.kind === 'number' ? readDigits(tokens, index, habits) : readWord(tokens, index)
  if (start === undefined) return undefined
  let { next, decimal } = start
  let tens = 0
  const each = eachOfGroup(tokens, index, next)
  if (each !== undefined) {
    decimal = String(Number(decimal) * each)
    next += 1
  }
  // "one and a half million"
  const andHalf = ['and', 'a', 'half'].every((word, i) => tokens[next + i]?.text === word)
  if (andHalf && messageMultipliers.has(tokens[next + 3]?.text ?? '')) {
    decimal = String(Number(decimal) + 0.5)
    next += 3
  }
  for (let more = tokens[next]; more !== undefined; more = tokens[next]) {
    // "5 m" may be metres or minutes and "2 b or not": a lone letter must touch its number.
    const beforeSign = /^[€$£]$/.test(tokens[next + 1]?.text ?? '') && tokens[next + 1]?.glued
    if (more.text.length === 1 && !more.glued && !beforeSign) break
    const power = more.text === 'mil' ? habits.milTens : messageMultipliers.get(more.text)
    if (power === undefined) break
    tens += power
    next += 1
    if (tokens[next]?.text === '.' && tokens[next]?.glued && abbreviated.has(more.text)) next += 1
  }
  if (start.needsMultiplier && tens === 0) return undefined
  const value = Number(`${decimal}e${tens}`)
  if (!Number.isFinite(value) || value > Number.MAX_SAFE_INTEGER) return undefined
  return { value, factor: 10 ** tens, multiplied: tens > 0, next }
}

/** "six dozen", "three score labelled sermons": how many one of the group is. */
function eachOfGroup(tokens: readonly Token[], index: number, next: number): number | undefined {
  const [group, after] = [tokens[next]?.text, tokens[next + 1]?.text ?? '']
  if (tokens[index]?.text === 'dozen') return undefined
  if (group === 'dozen') return 12
  return group === 'score' && afterScore.has(after) ? 20 : undefined
}

/** Before another word "score" is what somebody reaches: "three score points". */
const afterScore: ReadonlySet<string> = new Set(
  'labelled labeled annotated tagged graded gold golden test eval hand-labelled examples samples'.split(
    ' ',
  ),
)

const abbreviated: ReadonlySet<string> = new Set(['mill', 'mio', 'mrd', 'tsd', 'bil', 'mil'])

interface NumberStart {
  readonly decimal: string
  readonly next: number
  readonly needsMultiplier: boolean
}

function readDigits(
  tokens: readonly Token[],
  index: number,
  habits: NumberHabits,
): NumberStart | undefined {
  const before = tokens[index - 1]
  const token = tokens[index]
  if (token === undefined) return undefined
  // "-5", "#5", "v2.1:3" and the tail of a longer name are not amounts.
  if (token.glued && before !== undefined && !openers.has(before.text)) return undefined
  // "0049", "007": codes.
  if (/^0\d+$/.test(token.text)) return undefined
  let text = token.text
  let next = index + 1
  while (
    /^\d{1,3}(?: \d{3}){0,3}$/.test(text) &&
    /^\d{3}$/.test(tokens[next]?.text ?? '') &&
    !tokens[next]?.glued
  ) {
    text += ` ${tokens[next]?.text}`
    next += 1
  }
  // "1e5 examples"
  const decimal = /^\d+e\d+$/.test(text) ? String(Number(text)) : readNumeral(text, habits.marks)
  return decimal === null ? undefined : { decimal, next, needsMultiplier: false }
}

const openers: ReadonlySet<string> = new Set([
  ...'~$€£(["\'/=:<>+≈≤≥,;-',
  'usd',
  'eur',
  'gbp',
  'chf',
  'x',
])

function readWord(tokens: readonly Token[], index: number): NumberStart | undefined {
  const text = tokens[index]?.text ?? ''
  const written = readSpelledOut(tokens, index)
  if (written !== undefined) return written
  const lone = readLonePeriod(tokens, index)
  if (lone !== undefined) return lone
  const plural = readVaguePlural(tokens, index)
  if (plural !== undefined) return plural
  const vague = vagueNumbers.get(text)
  if (vague === undefined) return undefined
  let next = index + 1
  // "a couple of hundred", "a quarter of a million"
  if (tokens[next]?.text === 'of') next += 1
  if (tokens[next]?.text === 'a') next += 1
  if (tokens[next]?.text === 'dozen') {
    return { decimal: String(vague * 12), next: next + 1, needsMultiplier: false }
  }
  if ((messageMultipliers.get(tokens[next]?.text ?? '') ?? 0) < 2) return undefined
  return { decimal: String(vague), next, needsMultiplier: true }
}

/** "dozens of", "tens of thousands of", "hundreds of thousands of". */
function readVaguePlural(tokens: readonly Token[], index: number): NumberStart | undefined {
  const text = tokens[index]?.text ?? ''
  const isOf = (at: number) => tokens[at]?.text === 'of'
  const thousands = isOf(index + 1) && tokens[index + 2]?.text === 'thousands' && isOf(index + 3)
  if (thousands && (text === 'tens' || text === 'hundreds')) {
    const decimal = text === 'tens' ? '30000' : '300000'
    return { decimal, next: index + 4, needsMultiplier: false }
  }
  const value = vaguePlurals.get(text)
  if (value === undefined || !isOf(index + 1)) return undefined
  return { decimal: String(value), next: index + 2, needsMultiplier: false }
}

/** "twenty-five", "two hundred and fifty", "one hundred twenty": words that add up. */
function readSpelledOut(tokens: readonly Token[], index: number): NumberStart | undefined {
  if (isPronoun(tokens, index)) return undefined
  const first = belowHundred(tokens, index)
  if (first === undefined) return undefined
  if (tokens[first.next]?.text !== 'hundred') {
    return { decimal: String(first.value), next: first.next, needsMultiplier: false }
  }
  const at = first.next + 1
  const rest = belowHundred(tokens, tokens[at]?.text === 'and' ? at + 1 : at)
  // "two hundred" alone keeps its multiplier, which a range needs.
  if (rest === undefined || rest.value === 0) {
    return { decimal: String(first.value), next: first.next, needsMultiplier: false }
  }
  return {
    decimal: String(first.value * 100 + rest.value),
    next: rest.next,
    needsMultiplier: false,
  }
}

function belowHundred(
  tokens: readonly Token[],
  index: number,
): { readonly value: number; readonly next: number } | undefined {
  const text = tokens[index]?.text ?? ''
  const [tens = '', ones = ''] = text.split('-')
  const joined = numberWords.get(tens)
  const added = numberWords.get(ones)
  if (joined !== undefined && added !== undefined && isTens(joined) && added > 0 && added < 10) {
    return { value: joined + added, next: index + 1 }
  }
  if (
    text === 'due' &&
    (isEnglishDue(tokens[index - 1]) || afterDue.has(tokens[index + 1]?.text ?? ''))
  )
    return undefined
  const value = numberWords.get(text)
  if (value === undefined) return undefined
  const next = numberWords.get(tokens[index + 1]?.text ?? '')
  if (isTens(value) && next !== undefined && next > 0 && next < 10) {
    return { value: value + next, next: index + 2 }
  }
  return { value, next: index + 1 }
}

const isTens = (value: number) => value >= 20 && value % 10 === 0

/** "the wrong one", "this one": what is chosen, and no number. */
const isPronoun = (tokens: readonly Token[], index: number) =>
  tokens[index]?.text === 'one' && beforePronoun.has(tokens[index - 1]?.text ?? '')

const beforePronoun: ReadonlySet<string> = new Set(
  'single wrong right correct better best worse worst other another which that this every each any same no good bad new old next last first big small cheap preferred'.split(
    ' ',
  ),
)

/** "within a week", "half a second": an article that counts, because of the word before it. */
function readLonePeriod(tokens: readonly Token[], index: number): NumberStart | undefined {
  const text = tokens[index]?.text ?? ''
  const half = text === 'half' && ['a', 'an'].includes(tokens[index + 1]?.text ?? '')
  const at = half ? index + 2 : index + 1
  const isArticle = articles.has(text)
  const isLimit = ['a', 'an', 'one'].includes(text) && limits.has(tokens[at + 1]?.text ?? '')
  const counts = half || isLimit || (isArticle && timely.has(tokens[index - 1]?.text ?? ''))
  if (!counts || messageUnits.get(tokens[at]?.text ?? '')?.kind !== 'duration') return undefined
  return { decimal: half ? '0.5' : '1', next: at, needsMultiplier: false }
}

const articles: ReadonlySet<string> = new Set(
  'a an un una uno une ein eine einer einem um uma'.split(' '),
)
const timely: ReadonlySet<string> = new Set(
  'in within under than about hochstens maximal unter innerhalb entro menos moins meno de di'.split(
    ' ',
  ),
)
/** "a minute per document is plenty" */
const limits: ReadonlySet<string> = new Set('per is would max tops'.split(' '))

/** "the pilot is due in 6 weeks" is English, and no Italian two. */
const isEnglishDue = (before: Token | undefined) =>
  /^(?:is|are|was|be|comes|falls|'s|not|over|past)$/.test(before?.text ?? '')
const afterDue: ReadonlySet<string> = new Set(
  'in on by to for at date next this mid end until'.split(' '),
)
