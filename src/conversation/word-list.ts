/** What a word of a list weighs: on which side, and how much. */
export interface Weighed<Kind extends string> {
  readonly kind: Kind
  readonly entry: string
}

/** Words and rows of two or three words, each with its kinds. */
export interface WordList<Kind extends string> {
  readonly kinds: ReadonlyMap<string, readonly Kind[]>
  /** With which words a row of several begins: few, so that most words are looked up once. */
  readonly rowStarts: ReadonlySet<string>
}

/** Tables of words parted by spaces, by kind; `_` stands for a space inside a row. */
export function wordList<Kind extends string>(
  tables: Readonly<Record<Kind, readonly string[]>>,
): WordList<Kind> {
  const list = new Map<string, Kind[]>()
  const rowStarts = new Set<string>()
  for (const [kind, rows] of Object.entries(tables) as [Kind, readonly string[]][]) {
    for (const typed of rows.flatMap((row) => row.split(/\s+/)).filter((each) => each !== '')) {
      const entry = typed.replaceAll('_', ' ')
      const [start = '', ...more] = entry.split(' ')
      if (more.length > 0) rowStarts.add(start)
      const kinds = list.get(entry)
      if (kinds === undefined) list.set(entry, [kind])
      else if (!kinds.includes(kind)) kinds.push(kind)
    }
  }
  return { kinds: list, rowStarts }
}

/** Of folded text, which is in small letters. */
const word = /[a-z\d\u00aa-\uffff]+(?:[-'/:][a-z\d]+)*/g
const mostWords = 400

/** The different entries that a text holds; of a row that is listed, its single words count no more. */
export function weighedIn<Kind extends string>(
  text: string,
  list: WordList<Kind>,
): readonly Weighed<Kind>[] {
  const words = (text.match(word) ?? []).slice(0, mostWords)
  const seen = new Map<string, readonly Kind[]>()
  for (let at = 0; at < words.length; ) {
    const sizes = list.rowStarts.has(words[at] ?? '') ? [3, 2, 1] : [1]
    const size = sizes.find((each) => {
      if (at + each > words.length) return false
      const entry = listedForm(words.slice(at, at + each).join(' '), list.kinds)
      if (entry === undefined) return false
      seen.set(entry, list.kinds.get(entry) ?? [])
      return true
    })
    at += size ?? 1
  }
  return [...seen].flatMap(([entry, kinds]) => kinds.map((kind) => ({ kind, entry })))
}

/** "printers", "train's", "boxes", "parties": as the list holds it. */
function listedForm(typed: string, list: ReadonlyMap<string, unknown>): string | undefined {
  if (list.has(typed)) return typed
  const bare = typed.endsWith("'s") ? typed.slice(0, -2) : typed
  if (bare !== typed && list.has(bare)) return bare
  if (!bare.endsWith('s')) return undefined
  const one = bare.slice(0, -1)
  if (list.has(one)) return one
  if (bare.endsWith('ies')) {
    const withY = `${bare.slice(0, -3)}y`
    return list.has(withY) ? withY : undefined
  }
  const short = bare.slice(0, -2)
  return bare.endsWith('es') && list.has(short) ? short : undefined
}
