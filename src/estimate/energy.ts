import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { factor } from './factor.ts'
import { sources } from './sources.ts'
import { ratio, type Uncertain } from './uncertain.ts'

const llmCarbon = {
  basis: 'paper',
  title: 'Faiz et al. 2023, LLMCarbon, section 4 (operational footprint); shares are our judgement',
  url: 'https://arxiv.org/abs/2309.14393',
  checkedOn: null,
} as const

export const energyFactors = {
  /** Power drawn over rated power. */
  load: factor(0.6, 0.75, 0.85, llmCarbon),
  /** The same while a model waits in its memory for requests. Ours. */
  idle: factor(0.1, 0.15, 0.25, sources.judgement),
  /** The rest of the server. */
  server: factor(1.3, 1.4, 1.5, llmCarbon),
  /** Cooling and losses of the building. */
  pue: factor(1.1, 1.3, 1.5, llmCarbon),
}

/** Electricity of a run; null for a card whose power nobody publishes. */
export function energyKwh(
  gpu: GpuId,
  gpuHours: Uncertain,
): { kwh: Uncertain; tdpWatts: number } | null {
  const { tdpWatts } = gpuById(gpu)
  if (tdpWatts === null) return null
  const { load, server, pue } = energyFactors
  const perHour = ratio('load of a card', load)
    .by(ratio('rest of the server', server))
    .by(ratio('building', pue))
  return { kwh: gpuHours.by(perHour).times(tdpWatts / 1000), tdpWatts }
}
