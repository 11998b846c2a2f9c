import * as z from 'zod'
import { type GpuId, isGpuId } from '#src/catalog/gpus.ts'
import type { TeamStore } from '#src/store/ports.ts'

/** What a team set for itself. */
export interface TeamSettings {
  /** What the team pays for a GPU-hour, in the place of the listed rents. */
  readonly gpuPrices: Readonly<Partial<Record<GpuId, number>>>
  /** Only these providers' rents count; all when empty. */
  readonly providers: readonly string[]
  /** Whether the configured language model may read and word the team's messages. */
  readonly languageModel: boolean
  /** Who sees the answer to a command where that was not said. */
  readonly answers: Visibility
}

export const visibilities = ['private', 'everybody'] as const
export type Visibility = (typeof visibilities)[number]

// A setting of an older version that no longer fits is as good as none.
const stored = {
  gpuPrices: z.record(z.string(), z.number().positive()).catch({}),
  providers: z.array(z.string()).catch([]),
  languageModel: z.boolean().catch(true),
  answers: z.enum(visibilities).catch('private'),
}

export async function teamSettings(store: TeamStore): Promise<TeamSettings> {
  const kept = await store.settings()
  const prices = Object.entries(stored.gpuPrices.parse(kept.gpuPrices))
  return {
    gpuPrices: Object.fromEntries(prices.filter(([gpu]) => isGpuId(gpu))),
    providers: stored.providers.parse(kept.providers),
    languageModel: stored.languageModel.parse(kept.languageModel),
    answers: stored.answers.parse(kept.answers),
  }
}

/** A team's own prices and providers, as the estimates take them; nothing where none are set. */
export async function rentSettings(store: TeamStore) {
  const { gpuPrices, providers } = await teamSettings(store)
  return {
    ownUsdPerGpuHour: Object.keys(gpuPrices).length > 0 ? gpuPrices : undefined,
    providers: providers.length > 0 ? providers : undefined,
  }
}
