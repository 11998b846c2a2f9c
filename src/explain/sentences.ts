/** Long enough for any sentence of ours; what has no end by then is none. */
export const longestSentence = 600

const end = /[.!?]["”’')]*(?=\s)|\n/g
const abbreviation = /\b(?:e\.g|i\.e|vs|etc|approx|cf)\.$/i

/** Whole sentences out of a stream of pieces, whatever the borders of the pieces. */
export async function* sentences(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  for await (const piece of pieces) {
    held += piece
    for (;;) {
      const at = endOfSentence(held)
      if (at === undefined) break
      const sentence = held.slice(0, at).trim()
      held = held.slice(at)
      if (sentence !== '') yield sentence
    }
    // Without an end in sight it is handed on as it is: the fence refuses it.
    if (held.length > longestSentence) {
      yield held.trim()
      held = ''
    }
  }
  if (held.trim() !== '') yield held.trim()
}

function endOfSentence(text: string): number | undefined {
  for (const match of text.matchAll(end)) {
    const at = match.index + match[0].length
    if (!abbreviation.test(text.slice(0, at))) return at
  }
  return undefined
}
