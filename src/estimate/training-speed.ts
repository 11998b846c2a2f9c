import type { Range } from './estimate.ts'
import { recipeBytes } from './factors-memory.ts'
import { trainingFactors } from './factors-training.ts'
import { gradientSyncSeconds } from './gradient-sync.ts'
import { dataParallel, microBatches, type RunKind, type TrainingCase } from './training-case.ts'
import { type Efficiency, trainingEfficiency } from './training-efficiency.ts'
import { gatherSeconds, narrowing, splitSeconds } from './training-exchange.ts'
import { localParameters } from './training-memory.ts'
import { type TokenWork, workPerToken } from './training-work.ts'

export interface TrainingSpeed {
  readonly work: TokenWork
  readonly efficiency: Efficiency
  /** Most likely rate of one card, optimiser step and waiting included. */
  readonly tokensPerSecondPerGpu: number
  /** Seconds of one optimiser step, and what bounds it. */
  readonly secondsPerStep: number
  /** Of them, arithmetic and the exchange within a copy: no micro-batch and no sharding makes it less. */
  readonly arithmeticSeconds: number
  readonly bound: 'compute' | 'link' | 'launch'
  readonly spent: StepSeconds
}

/** Seconds of one optimiser step, by what they are spent on. */
export interface StepSeconds {
  readonly tokensPerGpu: number
  /** Arithmetic, and the exchange within a copy that nothing hides. */
  readonly compute: number
  readonly launch: number
  /** Gathering weights from the other cards. */
  readonly link: number
  /** Idle stages of a pipeline, as a factor. */
  readonly bubble: number
  /** What the exchange of gradients adds to the last micro-batch. */
  readonly synced: number
  readonly optimiser: number
}

/** How fast a run goes: arithmetic at a measured efficiency, with floors for links and launches. */
export function trainingSpeed(run: TrainingCase, kind: RunKind): TrainingSpeed {
  const work = workPerToken(run.shape, run.size, run.seqLen)
  const efficiency = trainingEfficiency(run, kind)
  const flops =
    work.weights * efficiency.passes.likely + work.attention * efficiency.attentionPasses
  const rate = run.gpu.peak16Tflops * 1e12 * efficiency.share.likely
  const tokensPerGpu = (run.globalBatch * run.seqLen) / run.gpus
  const steps = microBatches(run)

  const compute =
    ((tokensPerGpu * flops) / rate) * narrowing(run, efficiency) +
    steps * splitSeconds(run, efficiency)
  const launch = steps * launchSeconds(run)
  const link = steps * gatherSeconds(run)
  const busy = busySeconds(run, compute, launch)
  const { gatherOverlap } = trainingFactors
  const worked = behindEachOther(busy, link, gatherOverlap)
  const bubble = 1 + (run.pipelineParallel - 1) / steps
  const last = worked / steps
  const synced = behindEachOther(last, syncSeconds(run), gatherOverlap) - last
  const optimiser = optimiserSeconds(run)
  const idle = efficiency.includesLayout ? 1 : bubble
  const secondsPerStep = worked * idle + synced + optimiser
  return {
    work,
    efficiency,
    tokensPerSecondPerGpu: tokensPerGpu / secondsPerStep,
    secondsPerStep,
    arithmeticSeconds: compute,
    bound: link > busy ? 'link' : launch > compute ? 'launch' : 'compute',
    spent: { tokensPerGpu, compute, launch, link, bubble: idle, synced, optimiser },
  }
}

/** Gradients are exchanged behind the step's last micro-batch. Tuned stacks hide that. */
function syncSeconds(run: TrainingCase): number {
  return run.stack === 'tuned' || run.layoutUnknown ? 0 : gradientSyncSeconds(run)
}

/** Forward and backward of one micro-batch launch each layer's kernels; a second forward adds to them. */
export function launchSeconds(run: TrainingCase): number {
  const { shape, checkpointing, compiled, pipelineParallel, trains } = run
  const layers = shape.layers / pipelineParallel
  const recomputes = checkpointing === 'full'
  if (isStock(run)) {
    const { stockLaunchSeconds, adapterLaunches } = trainingFactors
    const adapters = trains === 'full' ? 1 : adapterLaunches.likely
    return layers * stockLaunchSeconds.likely * (recomputes ? 3 : 2) * adapters
  }
  const { likely, low } = trainingFactors.launchSeconds
  const perLayer = compiled ? low : likely
  return layers * perLayer * (recomputes ? 4 / 3 : 1)
}

/** A stock trainer in Python, kernel by kernel. */
export function isStock({ loss, compiled, stack }: TrainingCase): boolean {
  return loss === 'stock' && !compiled && stack === 'plain'
}

/** Arithmetic and the launching of its kernels, as far as the one goes on behind the other. */
export function busySeconds(run: TrainingCase, compute: number, launch: number): number {
  if (!isStock(run)) return Math.max(compute, launch)
  return behindEachOther(compute, launch, trainingFactors.launchOverlap)
}

/** Two kinds of work that hide behind each other in part: an exponent of 1 would add them. */
export function behindEachOther(one: number, other: number, exponent: number): number {
  return (one ** exponent + other ** exponent) ** (1 / exponent)
}

/** The optimiser reads and writes its states once a step. */
function optimiserSeconds(run: TrainingCase): number {
  const { gpu, trains, recipe, zeroStage, optimiserInBackward } = run
  if (optimiserInBackward) return 0
  const bytes = recipeBytes[recipe]
  const states =
    trains === 'full'
      ? (bytes.weights + bytes.gradients + bytes.optimiser + bytes.temporary) * localParameters(run)
      : 16 * run.adapterParameters
  const shards = zeroStage >= 1 ? dataParallel(run) : 1
  const seconds = states / shards / (gpu.memoryBandwidthGBps * 1e9)
  return Math.max(seconds, trainingFactors.optimiserStepSeconds.likely)
}

/** Share of the booked hours that a run spends training. */
export function goodput(gpus: number, tokens: number): Range {
  return gpus > 1000 || tokens > 2e12 ? trainingFactors.goodputLarge : trainingFactors.goodputShort
}
