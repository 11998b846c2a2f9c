import { editDistance } from '#src/catalog/words.ts'

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
    .map((name) => ({ name, distance: editDistance(typed, bare(name)) }))
    .filter(({ distance, name }) => distance <= Math.max(1, Math.ceil(bare(name).length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name)
}

const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
