const grouped = /^\d{1,3}(?<mark>[,.' ])\d{3}(?:\k<mark>\d{3})*$/
const indianGrouped = /^\d{1,2}(?:,\d{2})+,\d{3}$/

/** The longest numeral we read; whatever is longer cannot be an amount anyone means. */
const longestNumeral = 40

/**
 * Reads a run of digits and marks as a plain decimal ("20,000" → "20000"), or null when it is
 * none. The result is text so that a multiplier can be applied without rounding twice.
 *
 * A numeral with one kind of mark is read as in English: comma, apostrophe and space group by
 * three, the dot starts the decimals. So `1,500` is 1500 and `1.500` is 1.5. A comma that does not
 * group starts decimals (`1,5`, `0,500`), a dot that occurs more than once groups (`1.234.567`),
 * and with both the last one starts the decimals (`1.234,5`). `1_000` groups anywhere.
 * `continental` reads a lone dot before three digits as grouping too, as Spanish and German do.
 */
export function readNumeral(
  text: string,
  marks: 'english' | 'continental' = 'english',
): string | null {
  if (text.length > longestNumeral) return null
  const plain = text.replaceAll('’', "'").replaceAll(/(?<=\d)_(?=\d)/g, '')
  const [whole, decimals, ...more] = splitAtDecimals(plain, marks)
  if (whole === undefined || more.length > 0) return null
  if (decimals !== undefined && !/^\d+$/.test(decimals)) return null
  const digits = ungroup(whole)
  if (digits === null || (digits === '' && decimals === undefined)) return null
  return decimals === undefined ? digits : `${digits || '0'}.${decimals}`
}

/** The part before the decimal mark and the part after it, as far as there is one. */
function splitAtDecimals(text: string, marks: 'english' | 'continental'): string[] {
  const lastComma = text.lastIndexOf(',')
  const lastDot = text.lastIndexOf('.')
  if (lastComma >= 0 && lastDot >= 0) return splitAt(text, Math.max(lastComma, lastDot))
  if (lastComma >= 0) return groups(text) ? [text] : splitAt(text, lastComma)
  if (lastDot < 0) return [text]
  const several = text.indexOf('.') !== lastDot
  if (several || (marks === 'continental' && groups(text))) return [text]
  return splitAt(text, lastDot)
}

const splitAt = (text: string, index: number) => [text.slice(0, index), text.slice(index + 1)]

/** A leading zero never begins a group: `0,500` is a half. */
const groups = (text: string) =>
  !text.startsWith('0') && (grouped.test(text) || indianGrouped.test(text))

function ungroup(whole: string): string | null {
  if (/^\d*$/.test(whole)) return whole
  return groups(whole) ? whole.replaceAll(/[,.' ]/g, '') : null
}
