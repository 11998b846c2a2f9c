import { type BandName, type Bands, bands } from './bands.ts'
import type { Range } from './estimate.ts'
import { trainingFactors } from './factors-training.ts'
import { fitProbability, fitShare } from './fit.ts'
import { times } from './range.ts'
import type { Rent } from './rent.ts'
import type { RunKind, TrainingCase } from './training-case.ts'
import { bytesPerGiB, type TrainingMemory, trainingMemory } from './training-memory.ts'
import { goodput, type TrainingSpeed, trainingSpeed } from './training-speed.ts'
import { certain, ratio, scatter, type Uncertain } from './uncertain.ts'

export type { RunKind }

/** Everything about one run but its words. */
export interface TrainingTotals {
  readonly memory: TrainingMemory
  readonly memoryGiBPerGpu: Uncertain
  /** Probability, in closed form: plans are chosen by it. `fitShare` draws it for those that are shown. */
  readonly fits: number
  readonly speed: TrainingSpeed
  readonly tokensPerSecondPerGpu: Uncertain
  readonly wallClockHours: Uncertain
  readonly gpuHours: Uncertain
}

/** Memory, time and fit of a run over `tokens`, which counts every pass. */
export function trainingTotals(
  run: TrainingCase,
  tokens: number,
  kind: RunKind,
  memory: TrainingMemory = trainingMemory(run),
): TrainingTotals {
  const speed = trainingSpeed(run, kind)
  const tokensPerSecondPerGpu = scatteredSpeed(speed, kind)
  const wallClockHours = runHours(run, tokens, speed, kind, bands, tokensPerSecondPerGpu)
  return {
    memory,
    memoryGiBPerGpu: neededGiB(run, memory, kind),
    fits: fitProbability(screenedGiB(run, memory, kind), run.gpu.memoryGB),
    speed,
    tokensPerSecondPerGpu,
    wallClockHours,
    gpuHours: wallClockHours.times(run.gpus),
  }
}

/** What one card must hold, without drawing: layouts are screened by it. */
export function screenedGiB(run: TrainingCase, memory: TrainingMemory, kind: RunKind): Range {
  return times(bands[memoryBand(run, kind)], memory.needed.likely / bytesPerGiB)
}

/** The totals of a plan that is shown: its fit is drawn like its other figures. */
export function withDrawnFit(run: TrainingCase, totals: TrainingTotals): TrainingTotals {
  return { ...totals, fits: fitShare(totals.memoryGiBPerGpu, run.gpu.memoryGB) }
}

/** What one card must hold. The parts' own doubts are inside the band of published runs. */
export function neededGiB(
  run: TrainingCase,
  memory: TrainingMemory,
  kind: RunKind,
  scatters: Bands = bands,
): Uncertain {
  const name = memoryBand(run, kind)
  return scatter(name, scatters[name]).times(memory.needed.likely / bytesPerGiB)
}

export function memoryBand(run: TrainingCase, kind: RunKind): BandName {
  const isSplit = run.tensorParallel > 1 || run.pipelineParallel > 1
  return kind === 'pretrain' && isSplit ? 'pretrainMemory' : 'finetuneMemory'
}

/** Tokens per second of one card: the likely rate, its group's bias and scatter. */
export function scatteredSpeed(
  speed: TrainingSpeed,
  kind: RunKind,
  scatters: Bands = bands,
): Uncertain {
  const name = kind === 'pretrain' ? 'pretrainSpeed' : 'finetuneSpeed'
  const rate = scatter(name, scatters[name]).times(speed.tokensPerSecondPerGpu)
  return doubts(speed).reduce((total, doubt) => total.by(doubt.inverse()), rate)
}

/**
 * What the scatter of published runs does not hold, as factors of time: the efficiency of a card
 * without any, and the passes where they are open, such as the unpacking of 4-bit weights.
 */
function doubts({ efficiency: { measured, share, passes } }: TrainingSpeed): Uncertain[] {
  const ofPasses = passes.times(1 / passes.likely)
  return measured ? [ofPasses] : [ofPasses, share.mapped((each) => share.likely / each)]
}

/** Booked hours of a run over `tokens`, waiting and restarts included. */
export function runHours(
  run: TrainingCase,
  tokens: number,
  speed: TrainingSpeed,
  kind: RunKind,
  scatters: Bands = bands,
  rate: Uncertain = scatteredSpeed(speed, kind, scatters),
): Uncertain {
  const trains = ratio('goodput', goodput(run.gpus, tokens))
  const padding = run.packed ? certain(1) : ratio('padding', trainingFactors.padding)
  const hours = tokens / run.gpus / 3600
  if (kind === 'finetune') {
    return rate
      .mapped((each) => hours / each)
      .with(trains, (time, share) => time / share)
      .by(padding)
  }
  // The scatter of whole runs holds that of their speed, restarts, stages and evaluation.
  const bare = hours / speed.tokensPerSecondPerGpu / trains.likely
  const booked = scatter('wholeRunHours', scatters.wholeRunHours).times(bare).by(padding)
  return doubts(speed).reduce((total, doubt) => total.by(doubt), booked)
}

/** Dollars of a run: its hours times what an hour may cost. */
export function usdOf(wallClockHours: Uncertain, rent: Rent | null): Uncertain | null {
  return rent === null ? null : wallClockHours.by(scatter('rent', rent.usdPerHour))
}
