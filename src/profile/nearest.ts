/** Longer words are compared by their beginning only, which bounds the work. */
const comparedLength = 60

/** Names closest to what was typed, best first: at most `limit`, and only those that look like a slip. */
export function nearestNames(
  given: string,
  names: readonly string[],
  limit = 3,
): readonly string[] {
  const typed = bare(given.slice(0, comparedLength))
  if (typed === '') return []
  return names
    .map((name) => ({ name, distance: distanceBetween(typed, bare(name)) }))
    .filter(({ distance, name }) => distance <= Math.max(1, Math.ceil(bare(name).length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name)
}

const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Edits of one character that turn one word into the other (Levenshtein). */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, charA] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, charB] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (charA === charB ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
