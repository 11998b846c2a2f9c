import { recipeBytes } from './factors-memory.ts'
import { exchangeGBps } from './gpu-spec.ts'
import { sequenceCopies, type TrainingCase } from './training-case.ts'
import { gathersOnNvlink, ringSecondsOf } from './training-exchange.ts'
import { localParameters } from './training-memory.ts'
import type { TrainingSpeed } from './training-speed.ts'

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
  const copies = sequenceCopies(run)
  if (copies <= 1 || run.zeroStage === 3) return 0
  const { gpu, gpus, trains, recipe, adapterParameters, zeroStage } = run
  const isFull = trains === 'full'
  const gradientBytes = isFull ? recipeBytes[recipe].gradients : 4
  const parameters = isFull ? localParameters(run) : adapterParameters
  const gatheredBytes = zeroStage === 0 ? gradientBytes : 2
  const bytes = (gradientBytes + gatheredBytes) * parameters
  if (gathersOnNvlink(run)) return ringSecondsOf(run, bytes, copies, gpus / copies)
  return (bytes * ((copies - 1) / copies)) / (exchangeGBps(gpu, gpus) * 1e9)
}
