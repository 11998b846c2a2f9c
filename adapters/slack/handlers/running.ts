/** Answers being written, so that the stop button ends them. */
export interface Running {
  begin(key: string): { readonly signal: AbortSignal; end(): void }
  /** Aborts what is being written under the key; false when nothing is. */
  stop(key: string): boolean
  stopAll(): void
}

export function createRunning(): Running {
  const open = new Map<string, Set<AbortController>>()
  return {
    begin(key) {
      const controller = new AbortController()
      const mine = open.get(key) ?? new Set()
      mine.add(controller)
      open.set(key, mine)
      return {
        signal: controller.signal,
        end() {
          mine.delete(controller)
          if (mine.size === 0 && open.get(key) === mine) open.delete(key)
        },
      }
    },
    stop(key) {
      const found = open.get(key)
      for (const controller of found ?? []) controller.abort()
      return found !== undefined
    },
    stopAll() {
      for (const key of open.keys()) this.stop(key)
    },
  }
}
