/** Longer names are cut before anything is compared: a look-up must stay fast on any input. */
const maxChars = 96

/**
 * The words of a name, so that "Llama3.1 8B", "llama-3.1-8b" and "llama 3.1 8 b" read alike:
 * a single letter sticks to its digits ("a100", "v0.1"), a number to its letters ("8b", "80gb").
 */
export function wordsOf(name: string): readonly string[] {
  return (
    cut(name)
      .replaceAll(/(\d)\s*(?:billion|bn)\b/g, '$1b')
      .replaceAll(/(\d)\s+(b|gb)\b/g, '$1$2')
      .match(/(?<![a-z])[a-z]\d+(?:\.\d+)?[a-z]*|\d+(?:[.x]\d+)*[a-z]*|[a-z]+/g) ?? []
  )
}

/** From here on a name has nothing to do with what was typed, and is no help to anybody. */
const unlike = 0.72

/**
 * The entries most like what was typed, nearest first; none when nothing is like it: shared words count most (a right size or
 * version matters more than spelling), then the fewest edits.
 */
export function nearestTo<T>(
  typed: string,
  entries: readonly T[],
  keyOf: (entry: T) => string,
  count: number,
): readonly T[] {
  const wanted = letters(typed)
  const words = new Set(wordsOf(typed))
  return entries
    .map((entry) => {
      const key = keyOf(entry)
      const spelled = letters(key)
      const edits = editDistance(wanted, spelled) / Math.max(wanted.length, spelled.length, 1)
      const shared = wordsOf(key).filter((word) => words.has(word)).length
      return { entry, distance: edits - shared / Math.max(words.size, 1) }
    })
    .filter(({ distance }) => distance < unlike)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ entry }) => entry)
}

function cut(name: string): string {
  return name.slice(0, maxChars).toLowerCase()
}

function letters(name: string): string {
  return cut(name).replaceAll(/[^a-z0-9.]/g, '')
}

/** Slips of one finger: a letter too many, missing, wrong, or swapped with its neighbour. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? a.length
}
