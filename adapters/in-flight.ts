/** What is being answered at this moment. */
export interface InFlight {
  /** Never rejects: what fails is the caller's to have handled. */
  add(work: Promise<unknown>): void
  /** Resolves when nothing is under way any more, or after so many ms. */
  ended(withinMs: number): Promise<void>
}

export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>()
  return {
    add(work) {
      const ended: Promise<unknown> = work.catch(() => undefined).then(() => underWay.delete(ended))
      underWay.add(ended)
    },
    async ended(withinMs) {
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([Promise.all(underWay), enough])
      clearTimeout(timer)
    },
  }
}
