import type { GpuSpec } from './gpu-spec.ts'
import type { Checkpointing, TrainingCase } from './training-case.ts'
import type { RunSettings } from './training-plan.ts'
import { type RunKind, type TrainingTotals, trainingTotals } from './training-total.ts'
import type { Uncertain } from './uncertain.ts'

/** What a planner may choose for itself. A list of one is a person's own wish. */
export interface Freedom {
  /** Ascending. */
  readonly microBatches: readonly number[]
  readonly checkpointings: readonly Checkpointing[]
  /** The global batch may be rounded up to what the cards can share. */
  readonly roundsBatch: boolean
  /** Hours beside the training itself (rollouts). */
  readonly moreHours?: (run: TrainingCase) => Uncertain
}

/** A run that could be started as it stands. */
export interface Layout {
  readonly run: TrainingCase
  readonly totals: TrainingTotals
}

export interface LayoutSearch {
  /** Surely fit. */
  readonly sure: readonly Layout[]
  /** The one closest to fitting, when none surely does. */
  readonly nearest: Layout | undefined
  readonly considered: number
}

/** The bar for "fits", the same that a card's verdict has. */
export const sureToFit = 0.9
export const mayFit = 0.5

/** Machines have eight cards; pipelines are for what spans more. */
const cardsOfOneNode = 8
const tensorSplits = [1, 2, 4, 8] as const
const pipelineSplits = [1, 2, 4, 8, 16] as const
const pcieGBps = 128

interface Split {
  readonly tensorParallel: number
  readonly pipelineParallel: number
}

const leanestFirst: readonly Checkpointing[] = ['full', 'selective', 'none']

const unsplit: Split = { tensorParallel: 1, pipelineParallel: 1 }

/**
 * Every layout of the run on these cards that is worth a look: sharding, splits, micro-batch and
 * checkpointing. Layers and matrices are split only where sharding alone does not fit, or where
 * gathering shards over PCIe between machines would take the time.
 */
export function searchLayouts(
  settings: RunSettings,
  freedom: Freedom,
  gpu: GpuSpec,
  gpus: number,
  tokens: number,
  kind: RunKind,
): LayoutSearch {
  const found: Layout[] = []
  let nearest: Layout | undefined
  let considered = 0

  /** The largest micro-batch that fits, and with a pipeline also the smallest. */
  const tryBatches = (split: Split, zeroStage: 0 | 1 | 2 | 3, checkpointing: Checkpointing) => {
    let largest: Layout | undefined
    let smallest: Layout | undefined
    for (const microBatch of freedom.microBatches) {
      const run = runWith(settings, freedom, gpu, gpus, split, zeroStage, checkpointing, microBatch)
      if (run === undefined) continue
      const layout = { run, totals: trainingTotals(run, tokens, kind) }
      considered += 1
      if (nearest === undefined || isNearer(layout, nearest)) nearest = layout
      // Memory only grows with the micro-batch.
      if (layout.totals.fits < sureToFit) break
      largest = layout
      smallest ??= layout
    }
    return { largest, smallest }
  }

  const trySplit = (split: Split) => {
    const hopeless = new Set<number>()
    for (const checkpointing of leanestFirst) {
      if (!freedom.checkpointings.includes(checkpointing)) continue
      let best: Layout | undefined
      for (const stage of stagesFor(settings, gpus, split)) {
        if (hopeless.has(stage)) continue
        const { largest, smallest } = tryBatches(split, stage, checkpointing)
        if (largest === undefined || smallest === undefined) {
          // What does not fit while recomputing does not fit while keeping more.
          hopeless.add(stage)
          continue
        }
        // More sharding is worth its trouble only for a larger micro-batch.
        if (best === undefined || largest.run.microBatch > best.run.microBatch) {
          found.push(largest)
          if (split.pipelineParallel > 1 && smallest !== largest) found.push(smallest)
          best = largest
        }
        if (largest.run.microBatch === freedom.microBatches.at(-1)) break
      }
    }
  }

  trySplit(unsplit)
  const gathersOverPcie = gpu.interconnectGBps <= pcieGBps && gpus > cardsOfOneNode
  if (settings.trains === 'full' && (found.length === 0 || gathersOverPcie)) {
    // Every further split costs time, so the smallest that fits is the last one to try.
    const before = found.length
    let ways = 0
    for (const split of splitsFor(settings, gpus)) {
      if (waysOf(split) > ways && found.length > before) break
      ways = waysOf(split)
      trySplit(split)
    }
  }
  return { sure: found, nearest: found.length > 0 ? undefined : nearest, considered }
}

/** Adapters are sharded or copied, never split: stacks for splits train all weights. */
function splitsFor({ shape }: RunSettings, gpus: number): readonly Split[] {
  const width = shape.moe?.expertFfn ?? shape.ffn
  const splits = tensorSplits.flatMap((tensorParallel) => {
    if (shape.heads % tensorParallel !== 0 || width % tensorParallel !== 0) return []
    return pipelineSplits
      .filter((pp) => (pp === 1 || gpus > cardsOfOneNode) && pp <= shape.layers)
      .filter((pp) => gpus % (tensorParallel * pp) === 0 && tensorParallel * pp > 1)
      .map((pipelineParallel) => ({ tensorParallel, pipelineParallel }))
  })
  return splits.toSorted((a, b) => waysOf(a) - waysOf(b))
}

function waysOf({ tensorParallel, pipelineParallel }: Split): number {
  return tensorParallel * pipelineParallel
}

function stagesFor({ trains }: RunSettings, gpus: number, split: Split) {
  const copies = gpus / (split.tensorParallel * split.pipelineParallel)
  if (copies === 1) return [0] as const
  // An adapter's states are too small to be worth sharding without its base.
  if (trains !== 'full') return [0, 3] as const
  return split.pipelineParallel > 1 ? ([0, 1] as const) : ([0, 1, 2, 3] as const)
}

/** undefined when the batch cannot be shared out that way. */
function runWith(
  { minGlobalBatch, ...settings }: RunSettings,
  { roundsBatch }: Freedom,
  gpu: GpuSpec,
  gpus: number,
  split: Split,
  zeroStage: 0 | 1 | 2 | 3,
  checkpointing: Checkpointing,
  microBatch: number,
): TrainingCase | undefined {
  const copies = gpus / (split.tensorParallel * split.pipelineParallel)
  const atOnce = copies * microBatch
  const steps = Math.ceil(minGlobalBatch / atOnce)
  const isWhole = steps * atOnce === minGlobalBatch
  if (!isWhole && !roundsBatch) return undefined
  // A pipeline needs a micro-batch for each of its stages.
  if (steps < split.pipelineParallel) return undefined
  return {
    ...settings,
    ...split,
    gpu,
    gpus,
    zeroStage,
    checkpointing,
    microBatch,
    globalBatch: steps * atOnce,
  }
}

function isNearer(a: Layout, b: Layout): boolean {
  return a.totals.memoryGiBPerGpu.likely < b.totals.memoryGiBPerGpu.likely
}

const stageNames = ['plain data parallel', 'ZeRO-1', 'ZeRO-2', 'ZeRO-3 (FSDP)'] as const
const checkpointNames: Readonly<Record<Checkpointing, string>> = {
  none: 'no checkpointing',
  selective: 'selective checkpointing',
  full: 'full checkpointing',
}

/** "ZeRO-3 (FSDP), micro-batch 4, no checkpointing". */
export function layoutWords(run: TrainingCase): string {
  const { tensorParallel: tp, pipelineParallel: pp, gpus } = run
  const copies = gpus / (tp * pp)
  return [
    ...(tp > 1 ? [`matrices split ${tp} ways`] : []),
    ...(pp > 1 ? [`layers split ${pp} ways`] : []),
    ...(copies > 1 ? [stageNames[run.zeroStage]] : []),
    `micro-batch ${run.microBatch}`,
    checkpointNames[run.checkpointing],
  ].join(', ')
}
