/** A word, number or sign of a folded sentence, as the frames see it. */
export interface Spoken {
  /** `#` for a number, `¤` for a covered name; "don't" is `dont`, "it's" is `it` and `'s`. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const piece =
  /¤+|k[38]s(?![\p{L}\d])|(?<number>\.?\d[\p{L}\d.,%']*)|\p{L}+n't|\p{L}+(?='(?:s|re|ve|ll|d|m)(?!\p{L}))|'(?:s|re|ve|ll|d|m)(?!\p{L})|\p{L}+(?:'\p{L}+)?|(?<=\p{L})-(?=\p{L})|[^\s"]/gu

/** The words of a sentence. A hyphen inside a word parts it: "off-brand" is two words. */
export function spokenIn(sentence: string): readonly Spoken[] {
  const words: Spoken[] = []
  for (const match of sentence.matchAll(piece)) {
    const start = match.index
    const typed = match[0]
    if (typed === '-' && isInner(sentence, start)) continue
    const text = match.groups?.number ? '#' : typed.startsWith('¤') ? '¤' : plainWord(typed)
    words.push({ text, start, end: start + typed.length })
  }
  return words
}

const isInner = (text: string, at: number) => /\S-\S/.test(text.slice(Math.max(0, at - 1), at + 2))

function plainWord(typed: string): string {
  if (typed.endsWith("n't")) return typed.replace("'", '')
  return typed === '&' || typed === '+' ? 'and' : typed
}
