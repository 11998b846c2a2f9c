import { recipeBytes } from './factors-memory.ts'
import { linkGBps } from './gpu-spec.ts'
import { dataParallel, type TrainingCase } from './training-case.ts'
import { localParameters } from './training-memory.ts'
import type { TrainingSpeed } from './training-speed.ts'

/** A network card's share for one GPU: InfiniBand beside NVLink, Ethernet beside PCIe. */
const networkGBps = { infiniband: 50, ethernet: 12.5 } as const
const cardsOfOneNode = 8
const pcieGBps = 128

/**
 * How many times longer a run takes because its copies wait for each other's gradients; 1 while
 * that hides behind the arithmetic. Published runs hide it, so only plans that nobody has tuned
 * are slowed down by it.
 */
export function gradientSyncSlowdown(run: TrainingCase, { secondsPerStep }: TrainingSpeed): number {
  return Math.max(1, gradientSyncSeconds(run) / secondsPerStep)
}

/**
 * Seconds in which the copies of a run agree on one step's gradients: an all-reduce, or under
 * ZeRO-1 and ZeRO-2 a reduce-scatter and a gathering of the new 16-bit weights. Under ZeRO-3 the
 * gathering of shards counts instead.
 */
export function gradientSyncSeconds(run: TrainingCase): number {
  const copies = dataParallel(run)
  if (copies <= 1 || run.zeroStage === 3) return 0
  const { gpu, gpus, trains, recipe, adapterParameters, zeroStage } = run
  const isFull = trains === 'full'
  const gradientBytes = isFull ? recipeBytes[recipe].gradients : 4
  const parameters = isFull ? localParameters(run) : adapterParameters
  const gatheredBytes = zeroStage === 0 ? gradientBytes : 2
  const bytes = (gradientBytes + gatheredBytes) * parameters * ((copies - 1) / copies)
  const inside = linkGBps(gpu)
  const between =
    gpu.interconnectGBps > pcieGBps
      ? networkGBps.infiniband
      : Math.min(networkGBps.ethernet, inside)
  return bytes / ((gpus > cardsOfOneNode ? between : inside) * 1e9)
}
