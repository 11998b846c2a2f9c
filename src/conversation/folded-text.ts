import { withoutSlips } from './spelling.ts'

/** Longer messages are read up to here: more than Slack and Discord let a person send. */
export const longestMessage = 6000

/**
 * A message in the plain form the phrase tables are written for: lower case, without accents,
 * with plain quotes, dashes, spaces and digits, and slips in key words mended. Every character knows where it came from.
 */
export interface FoldedText {
  readonly text: string
  /** The words of the message behind a stretch of the folded text. */
  readonly wordsAt: (start: number, end: number) => string
}

export function foldText(message: string): FoldedText {
  const original = message.slice(0, longestMessage)
  let folding = ''
  const traces: number[] = []
  let origin = 0
  for (const character of withoutTableBars(original)) {
    const folded = fold(character)
    folding += folded
    for (let i = 0; i < folded.length; i++) traces.push(origin)
    origin += character.length
  }
  traces.push(origin)
  const { text, origins } = withoutSlips({ text: folding, origins: traces })
  const wordsAt = (start: number, end: number) => {
    const last = origins[end - 1] ?? 0
    const lastLength = String.fromCodePoint(original.codePointAt(last) ?? 0).length
    return original.slice(origins[start] ?? 0, Math.max(last + lastLength, 0)).trim()
  }
  return { text, wordsAt }
}

/** "| label | value |" reads as "label: value", letter by letter in the same places. */
function withoutTableBars(text: string): string {
  return text.includes('|') ? text.replaceAll(tableRow, (row) => asStatement(row)) : text
}

const tableRow = /^[ \t]*(?:\|[^|\n]*\|[^|\n]*\||[^|\n]+\|[^|\n]+)[ \t]*$/gm

function asStatement(row: string): string {
  if (!row.trimStart().startsWith('|')) return row.replace('|', ':')
  let bars = 0
  return row.replaceAll('|', () => {
    bars += 1
    return bars === 2 ? ':' : ' '
  })
}

const plainForms: ReadonlyMap<string, string> = new Map([
  ...[...'’‘`´ʼ'].map((mark) => [mark, "'"] as const),
  ...[...'“”„«»'].map((mark) => [mark, '"'] as const),
  ...[...'‐‑‒–—−'].map((mark) => [mark, '-'] as const),
  ['ß', 'ss'],
  // They only open what ends in ? or !.
  ['¿', ''],
  ['¡', ''],
  ['×', 'x'],
  ['½', '.5'],
  ['¼', '.25'],
  ['¾', '.75'],
  ['\n', '\n'],
])

function fold(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase()
  const plain = plainForms.get(character)
  if (plain !== undefined) return plain
  // Zero-width and direction marks vanish: they may hide inside a word.
  if (/\p{Cf}|\p{M}/u.test(character)) return ''
  if (/\p{Cc}|\p{Z}/u.test(character)) return ' '
  const decomposed = character.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return decomposed.length > 4 ? ' ' : decomposed
}
