import type { Factor } from './factor.ts'
import { factorsOf } from './factors.ts'
import {
  packedMoeShare,
  plainMoeShare,
  pretrainMoeShare,
  scalingLoss,
  unknownEfficiency,
  userMoeShare,
} from './factors-training.ts'
import { microTokens, type RunKind, type TrainingCase } from './training-case.ts'
import { certain, ratio, type Uncertain } from './uncertain.ts'
import { formatFacts } from './weight-bytes.ts'

export interface Efficiency {
  /** Share of the card's 16-bit dense peak; above 1 is right for FP8 and FP4. */
  readonly share: Uncertain
  readonly source: Factor['source']
  /** Work of the weights, and of attention, relative to forward and backward of full training. */
  readonly passes: Uncertain
  readonly attentionPasses: number
  /** Whether published runs of this card and kind stand behind it. */
  readonly measured: boolean
  /** The pipeline's bubble and its communication are inside the share. */
  readonly includesLayout: boolean
  /** The journeys of tokens to their experts are. */
  readonly includesExperts: boolean
}

const longContext = 16_384
const smallModel = 0.5e9

/** Which measured efficiency applies, and which passes go with it. */
export function trainingEfficiency(run: TrainingCase, kind: RunKind): Efficiency {
  const chosen = run.stack === 'tuned' ? tuned(run, kind) : undefined
  const efficiency = chosen ?? plain(run, kind)
  const doublings = Math.max(0, Math.log2(run.gpus / scalingLoss.fromGpus))
  const kept = Math.max(0.2, 1 - doublings * scalingLoss.perDoubling)
  return { ...efficiency, share: efficiency.share.times(kept), ...withReference(run, efficiency) }
}

/** A reference model scores each sequence once: one forward pass of the three units. */
function withReference(run: TrainingCase, { passes, attentionPasses }: Efficiency) {
  if (!run.referenceForward) return { passes, attentionPasses }
  const more = (passes.likely + 1 / 3) / passes.likely
  return { passes: passes.times(more), attentionPasses: attentionPasses + 1 / 3 }
}

function tuned(run: TrainingCase, kind: RunKind): Efficiency | undefined {
  const { tuned: tables, tunedFinetuneShare } = factorsOf(run).training
  const table = tables[run.gpu.generation]
  const adapts = run.trains !== 'full'
  const share = (() => {
    if (run.shape.moe) return run.precision === 'bf16' ? table?.moeBf16 : table?.moeFp8
    if (run.precision === 'fp4') return table?.fp4
    if (run.precision === 'fp8') return (adapts ? table?.fp8Lora : undefined) ?? table?.fp8
    return table?.bf16
  })()
  if (share === undefined) return undefined
  const kept = adapts ? spreadBatch(run) : kind === 'finetune' ? tunedFinetuneShare.likely : 1
  return {
    share: ratio('efficiency', share).times(kept),
    source: share.source,
    passes: certain(adapts ? 2 / 3 : 1),
    attentionPasses: 1,
    measured: share.source.basis === 'measurement',
    includesLayout: true,
    includesExperts: true,
  }
}

/** A fixed global batch over more cards than it has sequences leaves each less to do. */
function spreadBatch(run: TrainingCase): number {
  const { gpus, globalBatch } = run
  const { spreadExponent } = factorsOf(run).training
  return gpus > globalBatch ? (gpus / globalBatch) ** -spreadExponent : 1
}

function plain(run: TrainingCase, kind: RunKind): Efficiency {
  const {
    plain: tables,
    passes: passFactors,
    layouts,
    plainFp8Gain,
    stockLoop,
  } = factorsOf(run).training
  const table = tables[run.gpu.generation] ?? unknownEfficiency
  const adapts = run.trains !== 'full'
  const recomputes = run.checkpointing === 'full'
  const none = uncheckpointed(run)
  const isLong = run.seqLen >= longContext
  const withRecompute = isLong ? table.longFull : isEager(run) ? undefined : table.full
  const isPipeline = table.pipeline && run.pipelineParallel > 1 && run.gpus > 64
  const isSmall = table.small && run.size.total < smallModel

  let base = none
  let passes = adapts ? adapterPasses(run, none) : certain(1)
  if (!adapts && isPipeline) base = table.pipeline ?? none
  else if (!adapts && isSmall) base = table.small ?? none
  else if (!adapts && recomputes && withRecompute) base = withRecompute
  else if (!adapts && recomputes) {
    const split = run.tensorParallel > 1 || run.pipelineParallel > 1
    passes = ratio(
      'recomputation',
      split ? passFactors.recomputedSplit : passFactors.recomputedOneCard,
    )
  } else if (!adapts && run.checkpointing === 'selective') {
    passes = ratio('recomputation', passFactors.selective)
  }

  let share = ratio('efficiency', base)
  if (base === table.pipeline && run.tensorParallel < 8) {
    share = share.by(ratio('wide slices', layouts.wideSlices))
  }
  if (isUnmeasuredStock(run)) share = share.by(ratio('stock loop', stockLoop))
  if (hasOddWidth(run)) share = share.by(ratio('odd width', layouts.oddWidth))
  if (run.precision !== 'bf16') share = share.by(ratio('gain of FP8', plainFp8Gain))
  const experts = run.shape.moe ? expertShare(run, kind) : undefined
  return {
    share: experts?.share ?? share,
    source: experts?.source ?? base.source,
    passes,
    attentionPasses: adapts && recomputes ? 4 / 3 : 1,
    // One model on each of two generations is too little for a family of cards.
    measured:
      table.none.source.basis === 'measurement' && !run.shape.moe && !isUnmeasuredStock(run),
    includesLayout: base === table.pipeline,
    includesExperts: experts?.isVendors ?? false,
  }
}

function hasOddWidth(run: TrainingCase): boolean {
  const { oddWidthMultiple } = factorsOf(run).training.layouts
  return (run.shape.hidden / run.tensorParallel) % oddWidthMultiple !== 0
}

/** The row of a run that recomputes nothing. */
function uncheckpointed(run: TrainingCase): Factor {
  const { generation } = run.gpu
  const { plain: tables, singleCard, l40sShortTexts } = factorsOf(run).training
  const table = tables[generation] ?? unknownEfficiency
  const isA100 = generation === 'a100-40' || generation === 'a100-80'
  const { a100Eager, a100Compiled, geforceCompiled } = singleCard
  if (generation === 'l40s' && !run.packed) return l40sShortTexts
  if (generation === 'geforce' && run.compiled) return geforceCompiled
  if (isA100 && run.gpus === 1 && run.compiled) return a100Compiled
  if (isEager(run) && run.trains === 'full' && run.seqLen < longContext) return a100Eager
  // Measured on fine-tuning loops; the table below is of pre-training.
  if (isA100 && run.gpus === 1 && run.checkpointing === 'none') return a100Eager
  return (run.seqLen >= longContext ? table.longNone : undefined) ?? table.none
}

/**
 * A stock trainer fuses nothing: by the hours of LongLoRA (Chen et al. 2023) 0.41 of the peak with
 * recomputation, where the table's loops reach 0.55; the one eager loop without it reached 0.54.
 */
function isEager({ loss, compiled, gpu }: TrainingCase): boolean {
  const isA100 = gpu.generation === 'a100-40' || gpu.generation === 'a100-80'
  return isA100 && loss === 'stock' && !compiled
}

/** The tables of these cards are of pre-training loops; those of A100 and GeForce are of tuning, too. */
function isUnmeasuredStock({ loss, compiled, gpu }: TrainingCase): boolean {
  const isMeasured = /^(?:a100|geforce|l40s|other)/.test(gpu.generation)
  return loss === 'stock' && !compiled && !isMeasured
}

/** Frozen weights need no gradient of their own: forward and half of the backward. */
function adapterPasses(run: TrainingCase, base: Factor): Uncertain {
  const share = (run.checkpointing === 'full' ? 1 : 2 / 3) + (run.trainsVocabulary ? 0.05 : 0)
  return run.trains === 'qlora' ? unpacking(run, base).times(share) : certain(share)
}

/**
 * Time of a product with weights that are unpacked first, over that of the product alone: each pass
 * reads the packed weights, writes them in 16 bits, and multiplies with them once. The more tokens a
 * micro-batch has, the less it costs.
 */
function unpacking(run: TrainingCase, base: Factor): Uncertain {
  const { gpu, frozenFormat } = run
  const moved = formatFacts[frozenFormat].bytes.likely + 2
  const unpackSeconds = moved / (gpu.memoryBandwidthGBps * 1e9)
  const multiplySeconds = (2 * microTokens(run)) / (gpu.peak16Tflops * 1e12 * base.likely)
  const cost = unpackSeconds / multiplySeconds
  const { low, likely, high } = factorsOf(run).training.passes.unpackingBandwidth
  return ratio('unpacking', {
    low: 1 + cost / high,
    likely: 1 + cost / likely,
    high: 1 + cost / low,
  })
}

/**
 * Experts: what vendors reach with a tuned stack, less what real routing and plain loops lose, or what
 * a team's own loop kept of a dense model's rate, whichever is more. Pre-training fills its sequences.
 */
function expertShare(
  run: TrainingCase,
  kind: RunKind,
): { share: Uncertain; source: Factor['source']; isVendors: boolean } {
  const table = factorsOf(run).training.tuned[run.gpu.generation]
  const best = run.precision === 'bf16' ? table?.moeBf16 : table?.moeFp8
  const { plainFp8Gain } = factorsOf(run).training
  const routed = kind === 'pretrain' ? packedMoeShare : userMoeShare
  const kept = kind === 'pretrain' ? pretrainMoeShare : plainMoeShare
  const dense = ratio('efficiency', uncheckpointed(run)).by(ratio('experts', kept))
  const own = run.precision === 'bf16' ? dense : dense.by(ratio('gain of FP8', plainFp8Gain))
  if (!best) return { share: own, source: kept.source, isVendors: false }
  const vendors = ratio('efficiency', best).by(ratio('experts', routed))
  return vendors.likely < own.likely
    ? { share: own, source: kept.source, isVendors: false }
    : { share: vendors, source: best.source, isVendors: true }
}
