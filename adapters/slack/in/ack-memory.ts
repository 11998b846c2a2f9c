import type { Ack } from './ack.ts'

/** Slack's last retry comes after about five minutes. */
const rememberedMs = 5 * 60_000
const mostRemembered = 20_000

export interface Remembered {
  readonly parametersHash: string
  readonly ack: Promise<Ack>
}

/** Acknowledgements of the last five minutes, by delivery: all there is of what writes nothing. */
export function createAckMemory() {
  const kept = new Map<string, Remembered & { readonly untilMs: number }>()
  return {
    get(key: string): Remembered | undefined {
      const found = kept.get(key)
      return found !== undefined && found.untilMs > performance.now() ? found : undefined
    },
    put(key: string, remembered: Remembered): void {
      const nowMs = performance.now()
      kept.delete(key)
      kept.set(key, { ...remembered, untilMs: nowMs + rememberedMs })
      for (const [oldest, { untilMs }] of kept) {
        if (untilMs > nowMs && kept.size <= mostRemembered) break
        kept.delete(oldest)
      }
    },
    forget(key: string): void {
      kept.delete(key)
    },
  }
}
