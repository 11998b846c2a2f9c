import { readNumeral } from '#src/profile/numeral.ts'
import {
  messageMultipliers,
  messageUnits,
  numberWords,
  vagueNumbers,
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
  let { next } = start
  let tens = 0
  for (let more = tokens[next]; more !== undefined; more = tokens[next]) {
    // "5 m" may be metres or minutes and "2 b or not": a lone letter must touch its number.
    if (more.text.length === 1 && !more.glued) break
    const power = more.text === 'mil' ? habits.milTens : messageMultipliers.get(more.text)
    if (power === undefined) break
    tens += power
    next += 1
    if (tokens[next]?.text === '.' && tokens[next]?.glued && abbreviated.has(more.text)) next += 1
  }
  if (start.needsMultiplier && tens === 0) return undefined
  const value = Number(`${start.decimal}e${tens}`)
  if (!Number.isFinite(value) || value > Number.MAX_SAFE_INTEGER) return undefined
  return { value, factor: 10 ** tens, multiplied: tens > 0, next }
}

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
  const decimal = readNumeral(text, habits.marks)
  return decimal === null ? undefined : { decimal, next, needsMultiplier: false }
}

const openers: ReadonlySet<string> = new Set([...'~$(["\'/=:<>+≈≤≥,;-', 'usd', 'x'])

function readWord(tokens: readonly Token[], index: number): NumberStart | undefined {
  const text = tokens[index]?.text ?? ''
  const written = numberWords.get(text)
  if (written !== undefined) {
    return { decimal: String(written), next: index + 1, needsMultiplier: false }
  }
  const lone = readLonePeriod(tokens, index)
  if (lone !== undefined) return lone
  const vague = vagueNumbers.get(text)
  if (vague === undefined) return undefined
  let next = index + 1
  if (['of', 'a'].includes(tokens[next]?.text ?? '')) next += 1
  if (tokens[next]?.text === 'dozen' && vague >= 1) {
    return { decimal: String(vague * 12), next: next + 1, needsMultiplier: false }
  }
  if ((messageMultipliers.get(tokens[next]?.text ?? '') ?? 0) < 2) return undefined
  return { decimal: String(vague), next, needsMultiplier: true }
}

/** "within a week", "half a second": an article that counts, because of the word before it. */
function readLonePeriod(tokens: readonly Token[], index: number): NumberStart | undefined {
  const text = tokens[index]?.text ?? ''
  const half = text === 'half' && ['a', 'an'].includes(tokens[index + 1]?.text ?? '')
  const at = half ? index + 2 : index + 1
  const counts = half || (['a', 'an'].includes(text) && timely.has(tokens[index - 1]?.text ?? ''))
  if (!counts || messageUnits.get(tokens[at]?.text ?? '')?.kind !== 'duration') return undefined
  return { decimal: half ? '0.5' : '1', next: at, needsMultiplier: false }
}

const timely: ReadonlySet<string> = new Set(['in', 'within', 'under', 'than', 'about'])
