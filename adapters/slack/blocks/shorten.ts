/**
 * A text of at most `limit` characters that ends in "…" where something was cut. What a reader
 * sees as one character (an emoji of several parts, a letter with its marks) is never split.
 *
 * Counted in UTF-16 units: Slack does not say whether it counts those or code points, and there
 * are never fewer of the former.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (limit < 1) return ''
  const kept = headOf(text, limit - 1).trimEnd()
  return `${kept}…`
}

/** As {@link shorten}, keeping the end: "…nova-micro-v1:0". */
export function shortenedStart(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (single.test(text)) return `…${text.slice(text.length - limit + 1).trimStart()}`
  let start = text.length
  for (const { index } of [...graphemes(text)].reverse()) {
    if (text.length - index > limit - 1) break
    start = index
  }
  return `…${text.slice(start).trimStart()}`
}

/** As much of the beginning as fits whole. */
export function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (single.test(text)) return text.slice(0, Math.max(0, limit))
  let end = 0
  for (const { index, segment } of graphemes(text)) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** The text in pieces of at most `limit` characters, cut at lines, else at spaces, else anywhere whole. */
export function pieces(text: string, limit: number): readonly string[] {
  const found: string[] = []
  let rest = text
  while (rest.length > limit) {
    const head = firstPiece(rest, limit)
    // One character that alone is longer than a piece is no text.
    if (head === '') return found
    found.push(head)
    rest = rest.slice(head.length).replace(/^[\n ]/, '')
  }
  return rest === '' ? found : [...found, rest]
}

/** The first of them. */
export function firstPiece(text: string, limit: number): string {
  if (text.length <= limit) return text
  // An escaped character (`&amp;`) stays whole as well.
  const head = headOf(text, limit).replace(/&[a-z]{0,3}$/, '')
  const line = head.lastIndexOf('\n')
  const space = head.lastIndexOf(' ')
  return head.slice(0, line > 0 ? line : space > 0 ? space : head.length)
}

/** Each of these is one character to a reader; most names are made of them. */
const single = /^[ -~]*$/

let segmenter: Intl.Segmenter | undefined

/** Made when it is first needed: it brings tables that a short answer can do without. */
function graphemes(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}
