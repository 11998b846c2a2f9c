import type { Spoken } from './spoken.ts'
import { type ClassName, wordClasses } from './word-classes.ts'

/**
 * A frame is a way of saying something, as a row of words and word classes:
 *
 *     <style> .. <bad>            "the tone is all over the place"
 *     <no> .. <labelled>|labels   "there isn't any labelled data"
 *
 * | Part | Stands for |
 * |---|---|
 * | `word`, `a\|b`, `two_words` | that word; either; two in a row |
 * | `stem*` | a word that begins so (three letters or more) |
 * | `<class>` | a word or phrase of the class in `word-classes.ts` |
 * | `part?` | may be missing |
 * | `!a\|b` | not one of these next |
 * | `..` | up to four words of the same clause |
 * | `...` | up to ten, across commas |
 * | `^`, `$` | the sentence begins or ends |
 *
 * A gap never holds a negation ("the tone is not bad" is no bad tone) nor another amount. The first part is a word or
 * class, by which the frame is found: matching costs what a message says, not how many frames
 * there are, and no text can make it slow.
 */
export interface Frame {
  readonly first: Alternatives
  /** Read when a message holds the first part: most messages need few frames. */
  readonly rest: () => readonly Part[]
  /** What a sentence must hold somewhere for the rest to match. */
  readonly needed: () => readonly Alternatives[]
}

type Part =
  | { readonly kind: 'words'; readonly words: Alternatives; readonly optional: boolean }
  | { readonly kind: 'not'; readonly words: Alternatives }
  | { readonly kind: 'gap'; readonly most: number; readonly stops: ReadonlySet<string> }
  | { readonly kind: 'start' | 'end' }

/** What may stand at one place of a frame. */
export interface Alternatives {
  readonly words: ReadonlySet<string>
  readonly stems: readonly string[]
  /** Phrases of two words or more, by their first word. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Every word with which a word or phrase begins, for one look-up in place of two. */
  readonly begins: ReadonlySet<string>
}

const negations =
  'no not never without none neither nor nobody nothing hardly barely rarely cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt havent hasnt hadnt shouldnt couldnt'.split(
    ' ',
  )
const turns = 'but although though whereas unless if'.split(' ')
const clauseStops: ReadonlySet<string> = new Set([...negations, ...turns, ...',():-|/§'])
const sentenceStops: ReadonlySet<string> = new Set([...negations, ...turns, '|', '§'])

/** The frames of a row; two where its first part may be missing. */
export function framesOf(pattern: string): readonly Frame[] {
  const [head, ...tail] = pattern.split(' ')
  if (head?.endsWith('?') !== true) return [frame(pattern)]
  return [frame([head.slice(0, -1), ...tail].join(' ')), ...framesOf(tail.join(' '))]
}

function frame(pattern: string): Frame {
  const parts = pattern.split(' ')
  const starts = parts[0] === '^'
  const [head = '..', ...tail] = starts ? parts.slice(1) : parts
  const first = readPart(head)
  if (first.kind !== 'words') {
    throw new RangeError(`a frame begins with a word or a class, not "${pattern}"`)
  }
  let read: readonly Part[] | undefined
  const rest = () => {
    read ??= [...(starts ? [{ kind: 'start' } as const] : []), ...tail.map(readPart)]
    return read
  }
  let places: readonly Alternatives[] | undefined
  const needed = () => {
    places ??= rest().flatMap((part) =>
      part.kind === 'words' && !part.optional ? [part.words] : [],
    )
    return places
  }
  return { first: first.words, rest, needed }
}

function readPart(part: string): Part {
  if (part === '..') return { kind: 'gap', most: 4, stops: clauseStops }
  if (part === '...') return { kind: 'gap', most: 10, stops: sentenceStops }
  if (part === '^') return { kind: 'start' }
  if (part === '$') return { kind: 'end' }
  if (part.startsWith('!')) return { kind: 'not', words: alternativesOf(part.slice(1)) }
  const optional = part.endsWith('?')
  return { kind: 'words', words: alternativesOf(optional ? part.slice(0, -1) : part), optional }
}

const classCache = new Map<string, readonly string[]>()

const alternativesCache = new Map<string, Alternatives>()

/** One object for one text, so that a sentence is asked once for each. */
function alternativesOf(text: string): Alternatives {
  const known = alternativesCache.get(text)
  if (known !== undefined) return known
  const read = readAlternatives(text)
  alternativesCache.set(text, read)
  return read
}

function readAlternatives(text: string): Alternatives {
  const words = new Set<string>()
  const stems: string[] = []
  const phrases = new Map<string, (readonly string[])[]>()
  for (const each of text.split('|').flatMap(membersOf)) {
    const [first = '', ...more] = each.split(' ')
    if (more.length > 0) phrases.set(first, [...(phrases.get(first) ?? []), more])
    else if (first.endsWith('*')) stems.push(first.slice(0, -1))
    else words.add(first)
  }
  return { words, stems, phrases, begins: new Set([...words, ...phrases.keys()]) }
}

/** A class's words and phrases, or the one that is written out. */
function membersOf(alternative: string): readonly string[] {
  if (!isClassPart(alternative)) return [alternative.replaceAll('_', ' ')]
  const name = alternative.slice(1, -1)
  const known = classCache.get(name)
  if (known !== undefined) return known
  if (!isClass(name)) throw new RangeError(`no word class is called "${name}"`)
  const members = wordClasses[name]
    .split(',')
    .map((each) => each.trim())
    .flatMap((each) => (isClassPart(each) ? membersOf(each) : [each]))
  classCache.set(name, members)
  return members
}

const isClassPart = (part: string) => part.startsWith('<') && part.endsWith('>')

function isClass(name: string): name is ClassName {
  return Object.hasOwn(wordClasses, name)
}

/** Where the frame ends that begins at a word, as an index of `words`; -1 when it does not fit. */
export function frameEnd(frame: Frame, words: readonly Spoken[], at: number): number {
  for (const next of endsOf(frame.first, words, at)) {
    const end = restEnd(frame.rest(), 0, words, next, at)
    if (end >= 0) return end
  }
  return -1
}

function restEnd(
  parts: readonly Part[],
  index: number,
  words: readonly Spoken[],
  at: number,
  begun: number,
): number {
  const part = parts[index]
  if (part === undefined) return at
  const onward = (from: number) => restEnd(parts, index + 1, words, from, begun)
  switch (part.kind) {
    case 'start':
      return begun === 0 ? onward(at) : -1
    case 'end':
      return at === words.length ? onward(at) : -1
    case 'not':
      return endsOf(part.words, words, at).length === 0 ? onward(at) : -1
    case 'gap': {
      for (let skipped = 0; skipped <= part.most && at + skipped <= words.length; skipped++) {
        const end = onward(at + skipped)
        if (end >= 0) return end
        if (part.stops.has(words[at + skipped]?.text ?? '')) return -1
      }
      return -1
    }
    case 'words': {
      for (const next of endsOf(part.words, words, at)) {
        const end = onward(next)
        if (end >= 0) return end
      }
      return part.optional ? onward(at) : -1
    }
  }
}

/** Every place where one of the alternatives that begins here may end. */
function endsOf(
  { words: single, stems, phrases }: Alternatives,
  words: readonly Spoken[],
  at: number,
): readonly number[] {
  const text = words[at]?.text
  if (text === undefined) return []
  const ends: number[] = []
  for (const phrase of phrases.get(text) ?? []) {
    if (phrase.every((each, i) => words[at + 1 + i]?.text === each)) {
      ends.push(at + 1 + phrase.length)
    }
  }
  if (single.has(text) || stems.some((stem) => text.startsWith(stem))) ends.push(at + 1)
  return ends
}

/** Whether one of the alternatives is this word or begins with it. */
export function mayBegin({ begins, stems }: Alternatives, text: string): boolean {
  return begins.has(text) || (stems.length > 0 && stems.some((stem) => text.startsWith(stem)))
}
