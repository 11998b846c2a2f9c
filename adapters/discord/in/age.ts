/** Discord's ids begin with the milliseconds since the first second of 2015. */
const epochMs = 1_420_070_400_000

/** When an id was made, by Discord's clock. */
export function madeAtMs(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + epochMs
}

export interface DiscordClock {
  /** Learns from the `Date` of an answer, which counts whole seconds. */
  learn(date: string | null | undefined): void
  /** How old an id is by Discord's clock. */
  ageMs(snowflake: string): number
}

/** Discord's clock beside our own, which may be wrong. */
export function createDiscordClock(now: () => Date): DiscordClock {
  let aheadMs = 0
  return {
    learn(date) {
      const serverMs = Date.parse(date ?? '')
      if (Number.isNaN(serverMs)) return
      // The answer was dated somewhere within that second.
      const differenceMs = serverMs + 500 - now().getTime()
      aheadMs = Math.abs(differenceMs) <= 1500 ? 0 : differenceMs
    },
    ageMs: (snowflake) => now().getTime() + aheadMs - madeAtMs(snowflake),
  }
}
