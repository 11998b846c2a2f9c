import { type BandName, type Bands, bands } from './bands.ts'
import type { Range } from './estimate.ts'
import { trainingFactors } from './factors-training.ts'
import { fitProbability } from './fit.ts'
import { inverse, product, times } from './range.ts'
import type { Rent } from './rent.ts'
import type { RunKind, TrainingCase } from './training-case.ts'
import { bytesPerGiB, type TrainingMemory, trainingMemory } from './training-memory.ts'
import { goodput, type TrainingSpeed, trainingSpeed } from './training-speed.ts'

export type { RunKind }

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

/** Memory, time and fit of a run over `tokens`, which counts every pass. */
export function trainingTotals(
  run: TrainingCase,
  tokens: number,
  kind: RunKind,
  memory: TrainingMemory = trainingMemory(run),
): TrainingTotals {
  const memoryGiBPerGpu = neededGiB(run, memory, kind)
  const speed = trainingSpeed(run, kind)
  const tokensPerSecondPerGpu = speedRange(speed, kind)
  const wallClockHours = runHours(run, tokens, speed, kind, bands, tokensPerSecondPerGpu)
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
export function neededGiB(
  run: TrainingCase,
  memory: TrainingMemory,
  kind: RunKind,
  scatter: Bands = bands,
): Range {
  return times(scatter[memoryBand(run, kind)], memory.needed.likely / bytesPerGiB)
}

export function memoryBand(run: TrainingCase, kind: RunKind): BandName {
  const isSplit = run.tensorParallel > 1 || run.pipelineParallel > 1
  return kind === 'pretrain' && isSplit ? 'pretrainMemory' : 'finetuneMemory'
}

/** Tokens per second of one card: the likely rate, its group's bias and scatter. */
export function speedRange(speed: TrainingSpeed, kind: RunKind, scatter: Bands = bands): Range {
  const band = kind === 'pretrain' ? scatter.pretrainSpeed : scatter.finetuneSpeed
  return times(product(band, ...doubts(speed).map(inverse)), speed.tokensPerSecondPerGpu)
}

/**
 * What the scatter of published runs does not hold, as factors of time: the efficiency of a card
 * without any, and the unpacking of 4-bit weights.
 */
function doubts({ efficiency: { measured, share, passes } }: TrainingSpeed): Range[] {
  const factors: Range[] = []
  if (!measured) factors.push(inverse(relative(share)))
  if (passes.low !== passes.high) factors.push(relative(passes))
  return factors
}

/** Booked hours of a run over `tokens`, waiting and restarts included. */
export function runHours(
  run: TrainingCase,
  tokens: number,
  speed: TrainingSpeed,
  kind: RunKind,
  scatter: Bands = bands,
  rate: Range = speedRange(speed, kind, scatter),
): Range {
  const share = goodput(run.gpus, tokens)
  const padding = run.packed ? [] : [trainingFactors.padding]
  const seconds = (rate: number) => tokens / run.gpus / rate
  if (kind === 'finetune') {
    const hours = times(inverse(rate), seconds(1) / 3600)
    return product(hours, inverse(share), ...padding)
  }
  // The scatter of whole runs holds that of their speed, restarts, stages and evaluation.
  const bare = seconds(speed.tokensPerSecondPerGpu) / share.likely / 3600
  return times(product(scatter.wholeRunHours, ...doubts(speed), ...padding), bare)
}

function relative(range: Range): Range {
  return times(range, 1 / range.likely)
}

/** Dollars of a run: hours and rent are independent, so their spreads add as squares. */
export function usdOf(wallClockHours: Range, rent: Rent | null): Range | null {
  return rent === null ? null : product(wallClockHours, rent.usdPerHour)
}
