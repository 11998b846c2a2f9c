/** Nouns by which amounts find their fields; only a slip in one of these is worth a guess. */
const keyWords: readonly string[] =
  'labelled labeled examples example samples tickets requests request queries budget latency answers answer responses documents records training evaluation accuracy seconds minutes weeks months tokens annotated dollars thousand developers engineers customers transcripts invoices images prompt prompts prompting retrieval citations kubernetes nightly batch emails messages questions calls pages tuning before difference'.split(
    ' ',
  )

/** What a slip would turn into a key word, though it is a word of its own. */
const wordsOfTheirOwn: ReadonlySet<string> = new Set(
  'moths mages clals cells calms contacts corps raining taining amples ample aces bath match patch queues quires dolars emials pags imges exmples answer answers example examples labeled labelled request requests'.split(
    ' ',
  ),
)

/** Shorter words differ by a letter from too many others; of them only swapped letters count. */
const leastForOther = 6

/** Words of which people lose the last letter. */
const cutShort = [['befor', 'before']] as const

let slips: ReadonlyMap<string, string> | undefined

/** Each key word with two neighbours swapped, an inner letter left out, or a letter doubled. */
function slipsOfKeyWords(): ReadonlyMap<string, string> {
  const known = new Set(keyWords)
  const found = new Map<string, string>()
  const put = (slip: string, word: string) => {
    if (!known.has(slip) && !wordsOfTheirOwn.has(slip)) found.set(slip, word)
  }
  for (const [slip, word] of cutShort) put(slip, word)
  for (const word of keyWords) {
    for (let at = 0; at < word.length - 1; at++) {
      const [before, one, two, after] = [
        word.slice(0, at),
        word[at],
        word[at + 1],
        word.slice(at + 2),
      ]
      put(`${before}${two}${one}${after}`, word)
      if (word.length < leastForOther) continue
      put(`${before}${one}${one}${two}${after}`, word)
      if (at > 0) put(`${before}${two}${after}`, word)
    }
  }
  return found
}

interface Traced {
  readonly text: string
  /** For each character, and for the end, where it came from. */
  readonly origins: readonly number[]
}

const word = /(?<![a-z])[a-z]{4,12}(?![a-z])/g

/** "12k labled exmaples" as it was meant; every character still knows where it came from. */
export function withoutSlips(traced: Traced): Traced {
  slips ??= slipsOfKeyWords()
  let text = ''
  const origins: number[] = []
  let end = 0
  const copyUntil = (index: number) => {
    text += traced.text.slice(end, index)
    for (let at = end; at < index; at++) origins.push(traced.origins[at] ?? 0)
  }
  for (const { 0: typed, index } of traced.text.matchAll(word)) {
    const meant = slips.get(typed)
    if (meant === undefined) continue
    copyUntil(index)
    end = index + typed.length
    text += meant
    for (let at = 0; at < meant.length; at++) {
      const isLast = at === meant.length - 1
      const from = isLast ? end - 1 : Math.min(index + at, end - 1)
      origins.push(traced.origins[from] ?? 0)
    }
  }
  if (end === 0) return traced
  copyUntil(traced.text.length)
  origins.push(traced.origins.at(-1) ?? 0)
  return { text, origins }
}
