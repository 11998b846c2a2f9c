import { type Alternatives, type Frame, frameEnd, framesOf, mayBegin } from './frame.ts'
import type { Spoken } from './spoken.ts'

/** Rows found by the word with which one of their frames begins. */
export interface FrameIndex<Row> {
  readonly byWord: ReadonlyMap<string, readonly Group<Row>[]>
  readonly byStem: ReadonlyMap<string, readonly Group<Row>[]>
}

/** The frames that begin with the same words. */
type Group<Row> = Indexed<Row>[]

interface Indexed<Row> {
  readonly frame: Frame
  readonly row: Row
}

export interface FrameMatch<Row> {
  readonly row: Row
  /** Indexes of the first word and of the word after the last. */
  readonly first: number
  readonly next: number
}

/** Stems are looked up by as many letters. */
const stemLetters = 3

export function frameIndex<Row extends { readonly says: readonly string[] }>(
  rows: readonly Row[],
): FrameIndex<Row> {
  const groups = new Map<Alternatives, Group<Row>>()
  for (const row of rows) {
    for (const frame of row.says.flatMap(framesOf)) {
      const group = groups.get(frame.first)
      if (group === undefined) groups.set(frame.first, [{ frame, row }])
      else group.push({ frame, row })
    }
  }
  const byWord = new Map<string, Group<Row>[]>()
  const byStem = new Map<string, Group<Row>[]>()
  const put = (map: Map<string, Group<Row>[]>, key: string, group: Group<Row>) => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [group])
    else if (list.at(-1) !== group) list.push(group)
  }
  for (const [{ words, stems, phrases }, group] of groups) {
    for (const word of words) put(byWord, word, group)
    for (const word of phrases.keys()) put(byWord, word, group)
    for (const stem of stems) put(byStem, stem.slice(0, stemLetters), group)
  }
  return { byWord, byStem }
}

/** A sentence of more words than this is no sentence; the rest of it is left unread. */
const longestSentence = 250

/** Every row that a sentence says, where it says so, in the order of the words. */
export function framesIn<Row>(
  { byWord, byStem }: FrameIndex<Row>,
  sentence: readonly Spoken[],
): readonly FrameMatch<Row>[] {
  const words = sentence.slice(0, longestSentence)
  const isPossible = possibleIn(words)
  const matches: FrameMatch<Row>[] = []
  const tryAll = (groups: readonly Group<Row>[] | undefined, first: number) => {
    for (const group of groups ?? []) {
      for (const { frame, row } of group) {
        if (!isPossible(frame)) continue
        const next = frameEnd(frame, words, first)
        if (next >= 0) matches.push({ row, first, next })
      }
    }
  }
  for (const [first, { text }] of words.entries()) {
    tryAll(byWord.get(text), first)
    tryAll(byStem.get(text.slice(0, stemLetters)), first)
  }
  return matches
}

/**
 * Whether a sentence holds a word for every place of a frame, wherever it stands. Most frames fail
 * here, once a sentence, which keeps a word repeated a thousand times as cheap as one.
 */
function possibleIn(words: readonly Spoken[]): (frame: Frame) => boolean {
  const distinct = [...new Set(words.map(({ text }) => text))]
  const places = new Map<Alternatives, boolean>()
  const frames = new Map<Frame, boolean>()
  const isHeld = (place: Alternatives) => {
    const known = places.get(place)
    if (known !== undefined) return known
    const held = distinct.some((word) => mayBegin(place, word))
    places.set(place, held)
    return held
  }
  return (frame) => {
    const known = frames.get(frame)
    if (known !== undefined) return known
    const possible = frame.needed().every(isHeld)
    frames.set(frame, possible)
    return possible
  }
}
