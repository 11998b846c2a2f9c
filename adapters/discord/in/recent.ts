/** Keys that were there before, up to so many; the one that came first is forgotten first. */
export function createRecent(most: number): { isKnown(key: string): boolean } {
  const keys = new Set<string>()
  return {
    /** Whether it was asked for before; from now on it was. */
    isKnown(key) {
      if (keys.has(key)) return true
      keys.add(key)
      if (keys.size > most) {
        const [oldest] = keys
        if (oldest !== undefined) keys.delete(oldest)
      }
      return false
    },
  }
}
