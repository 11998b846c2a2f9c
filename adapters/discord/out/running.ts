/** What is being written, by the message it is written into and the one it answers. */
export interface Running {
  /** Another key for the same work. */
  begin(key: string, stopping: AbortController): () => void
  /** True when there was something to stop. */
  stop(key: string): boolean
  stopAll(): void
}

export function createRunning(): Running {
  const running = new Map<string, AbortController>()
  return {
    begin(key, stopping) {
      running.set(key, stopping)
      return () => {
        if (running.get(key) === stopping) running.delete(key)
      }
    },
    stop(key) {
      const found = running.get(key)
      found?.abort()
      return found !== undefined
    },
    stopAll() {
      for (const each of running.values()) each.abort()
    },
  }
}
