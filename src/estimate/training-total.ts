import { bands } from './bands.ts'
import type { Range } from './estimate.ts'
import { trainingFactors } from './factors-training.ts'
import { fitProbability } from './fit.ts'
import { inverse, product, times } from './range.ts'
import type { Rent } from './rent.ts'
import type { TrainingCase } from './training-case.ts'
import { bytesPerGiB, type TrainingMemory, trainingMemory } from './training-memory.ts'
import { goodput, type TrainingSpeed, trainingSpeed } from './training-speed.ts'

/** Everything about one run but its words. */
export interface TrainingTotals {
  readonly memory: TrainingMemory
  readonly memoryGiBPerGpu: Range
  readonly fits: number
  readonly speed: TrainingSpeed
  readonly tokensPerSecondPerGpu: Range
  readonly wallClockHours: Range
  readonly gpuHours: Range
}

export type RunKind = 'finetune' | 'pretrain'

/** Memory, time and fit of a run over `tokens`, which counts every pass. */
export function trainingTotals(run: TrainingCase, tokens: number, kind: RunKind): TrainingTotals {
  const memory = trainingMemory(run)
  const memoryGiBPerGpu = neededGiB(run, memory, kind)
  const speed = trainingSpeed(run)
  const tokensPerSecondPerGpu = speedRange(speed, kind)
  const wallClockHours = hours(run, tokens, tokensPerSecondPerGpu, kind)
  return {
    memory,
    memoryGiBPerGpu,
    fits: fitProbability(memoryGiBPerGpu, run.gpu.memoryGB),
    speed,
    tokensPerSecondPerGpu,
    wallClockHours,
    gpuHours: times(wallClockHours, run.gpus),
  }
}

/** What one card must hold. The parts' own doubts are inside the band of published runs. */
export function neededGiB(run: TrainingCase, memory: TrainingMemory, kind: RunKind): Range {
  const isSplit = run.tensorParallel > 1 || run.pipelineParallel > 1
  const band = kind === 'pretrain' && isSplit ? bands.pretrainMemory : bands.finetuneMemory
  return times(band, memory.needed.likely / bytesPerGiB)
}

/** Tokens per second of one card: the likely rate, its group's bias and scatter. */
export function speedRange(
  { tokensPerSecondPerGpu, efficiency }: TrainingSpeed,
  kind: RunKind,
): Range {
  const band = kind === 'pretrain' ? bands.pretrainSpeed : bands.finetuneSpeed
  const factors = [band]
  // A card without published runs adds the doubt about its efficiency; 4-bit weights add theirs.
  if (!efficiency.measured) factors.push(relative(efficiency.share))
  if (efficiency.passes.low !== efficiency.passes.high)
    factors.push(inverse(relative(efficiency.passes)))
  return times(product(...factors), tokensPerSecondPerGpu)
}

function hours(run: TrainingCase, tokens: number, rate: Range, kind: RunKind): Range {
  const seconds = times(inverse(rate), tokens / run.gpus / 3600)
  const factors = [seconds, inverse(goodput(run.gpus, tokens))]
  if (!run.packed) factors.push(trainingFactors.padding)
  // Whole pre-training runs scatter more than their speed: restarts, stages, evaluation.
  if (kind === 'pretrain') factors.push(bands.wholeRunHours)
  return product(...factors)
}

function relative(range: Range): Range {
  return times(range, 1 / range.likely)
}

/** Dollars of a run: hours and rent are independent, so their spreads add as squares. */
export function usdOf(wallClockHours: Range, rent: Rent | null): Range | null {
  return rent === null ? null : product(wallClockHours, rent.usdPerHour)
}
