/** One word, number or sign of a folded message. */
export interface Token {
  readonly text: string
  readonly kind: 'number' | 'word' | 'name' | 'sign'
  readonly start: number
  readonly end: number
  /** No space stands between it and the token before. */
  readonly glued: boolean
}

/**
 * Names come first (`gpt-4o`, `p95`, `k8s`): their digits count nothing. Then numbers, words with
 * inner hyphens and apostrophes, and single signs; the end of a line is one.
 */
const token =
  /(?<name>(?<!\d)[a-z]+(?:[-_.][a-z]+){0,4}[-_]?\d[a-z\d]*(?:[-_.][a-z\d]+){0,6})|(?<number>\d+e\d{1,2}(?![a-z\d])|\d+(?:[.,'_]\d+)*|\.\d+)|(?<word>\p{L}+(?:['-]\p{L}+){0,6})|(?<sign>¤+|\n|[^\s])/gu

export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    const { name, number, word } = match.groups ?? {}
    const kind = name ? 'name' : number ? 'number' : word ? 'word' : 'sign'
    const start = match.index
    tokens.push({ text: match[0], kind, start, end: start + match[0].length, glued: start === end })
    end = start + match[0].length
  }
  return tokens
}
