import { factorsOf } from './factors.ts'
import { trainingFactors } from './factors-training.ts'
import { cardsOfOneNode, exchangeGBps, type GpuSpec, linkGBps, networkGBps } from './gpu-spec.ts'
import { moeLayers } from './parameters.ts'
import {
  expertCopies,
  expertWays,
  microTokens,
  sequenceCopies,
  type TrainingCase,
} from './training-case.ts'
import type { Efficiency } from './training-efficiency.ts'
import { localExperts, localParameters } from './training-memory.ts'
import { weightBytes } from './weight-bytes.ts'

/** Below this a link is PCIe-class: gathering weights over it is not hidden in the efficiency. */
const pcieClassGBps = 60

/**
 * Seconds that the cards of one copy spend on exchanging activations for one micro-batch. Nothing
 * where the efficiency was measured on such a layout, or on a tuned stack, which overlaps them.
 */
export function splitSeconds(
  run: TrainingCase,
  { includesLayout, includesExperts }: Efficiency,
): number {
  if (includesLayout || run.stack === 'tuned') return 0
  return tensorSeconds(run) + ringSeconds(run) + (includesExperts ? 0 : expertSeconds(run))
}

/** How many times longer the arithmetic of split matrices takes than that of whole ones. */
export function narrowing(run: TrainingCase, { includesLayout }: Efficiency): number {
  const { tensorParallel: tp, shape, microBatch } = run
  if (tp === 1 || includesLayout || run.stack === 'tuned') return 1
  const { narrowShards, narrowWidthMultiple } = factorsOf(run).training.layouts
  const isNarrow = (shape.hidden / tp) % narrowWidthMultiple !== 0 || (tp >= 8 && microBatch === 1)
  return isNarrow ? narrowShards.likely : 1
}

/**
 * All-reduces of tensor parallelism: four for each layer, six when two of the forward pass are
 * repeated. Sequence parallelism halves each into a scatter and a gather: the same bytes.
 */
function tensorSeconds(run: TrainingCase): number {
  const { tensorParallel: tp, shape, gpu } = run
  if (tp === 1) return 0
  const reductions = run.checkpointing === 'full' ? 6 : 4
  const bytes = 2 * microTokens(run) * shape.hidden * 2 * ((tp - 1) / tp)
  return (layersHere(run) * reductions * bytes) / (linkGBps(gpu, tp) * 1e9)
}

/**
 * Keys and values travel once around the cards that share a sequence, and back with their
 * gradients: three times their size, four when the forward pass is repeated. Our sum from the ring
 * (Liu et al. 2023, arXiv 2310.01889); taken as not hidden behind the attention.
 */
function ringSeconds(run: TrainingCase): number {
  const { contextParallel: cp, tensorParallel: tp, shape, gpu } = run
  if (cp === 1) return 0
  const { mla, kvHeads, headDim } = shape
  const width = mla ? mla.kvLoraRank + mla.ropeHeadDim : (2 * kvHeads * headDim) / tp
  const rounds = run.checkpointing === 'full' ? 4 : 3
  const bytes = 2 * microTokens(run) * width * (cp - 1)
  return (layersHere(run) * rounds * bytes) / (exchangeGBps(gpu, cp * tp) * 1e9)
}

/**
 * Each token travels to its experts and back, and so do the gradients: four all-to-alls of its
 * active experts' inputs, six when the forward pass is repeated. What stays in the machine goes over
 * its own link meanwhile.
 */
function expertSeconds(run: TrainingCase): number {
  const { shape, gpu, expertParallel: ep, tensorParallel: tp, pipelineParallel: pp } = run
  if (!shape.moe || ep === 1) return 0
  const trips = run.checkpointing === 'full' ? 6 : 4
  const bytes = 2 * (microTokens(run) / tp) * shape.hidden * shape.moe.activeExperts
  const near = Math.min(ep, cardsOfOneNode(gpu))
  const inside = (near - 1) / ep / linkGBps(gpu, near)
  const outside = (ep - near) / ep / networkGBps(gpu)
  return ((moeLayers(shape) / pp) * trips * bytes * Math.max(inside, outside)) / 1e9
}

function layersHere({ shape, pipelineParallel }: TrainingCase): number {
  return shape.layers / pipelineParallel
}

/**
 * Sharded weights are gathered for every micro-batch, while the layer before is at work; a tuned stack
 * hides that on NVLink.
 */
export function gatherSeconds(run: TrainingCase): number {
  const { gpu, gpus, zeroStage } = run
  if (zeroStage !== 3 || gpus === 1) return 0
  if (gathersOnNvlink(run)) return run.stack === 'tuned' ? 0 : nvlinkSeconds(run)
  const inside = gatherGBps(gpu, gpus)
  const link = gpus > cardsOfOneNode(gpu) ? Math.min(inside, networkGBps(gpu)) : inside
  return (gatheredBytes(run) * ((gpus - 1) / gpus)) / (link * 1e9)
}

/** Experts are shared among fewer cards than the rest of the weights where they have groups of their own. */
function nvlinkSeconds(run: TrainingCase): number {
  const bytes = gatheredBytes(run)
  const experts = run.shape.moe ? localExperts(run) / localParameters(run) : 0
  const ways = expertWays(run)
  return (
    ringSecondsOf(run, bytes * (1 - experts), sequenceCopies(run), run.tensorParallel) +
    ringSecondsOf(run, bytes * experts, expertCopies(run), ways)
  )
}

/**
 * Gathering or scattering `bytes` among copies on NVLink. Between machines each weight enters a machine
 * once, over the adapters of all its cards together (a ring of NCCL passes through every card of a
 * machine before it leaves it): cards that hold different parts (`ways`) share those adapters out.
 */
export function ringSecondsOf(
  run: TrainingCase,
  bytes: number,
  copies: number,
  ways: number,
): number {
  if (copies <= 1 || bytes === 0) return 0
  const { gpu, gpus } = run
  const { nvlinkGatherShare, gatherLimitGBps } = trainingFactors
  const cards = cardsOfOneNode(gpu)
  const inside = linkGBps(gpu, Math.min(gpus, cards))
  const adapters = (networkGBps(gpu) * cards) / Math.min(ways, cards)
  const link = copies * ways > cards ? Math.min(inside, adapters) : inside
  const reached = Math.min((link / 0.8) * nvlinkGatherShare.likely, gatherLimitGBps.likely)
  return (bytes * ((copies - 1) / copies)) / (reached * 1e9)
}

/** Whether a run's cards gather over NVLink or its like. */
export function gathersOnNvlink({ gpu, gpus }: TrainingCase): boolean {
  return gatherGBps(gpu, gpus) >= pcieClassGBps
}

function gatherGBps(gpu: GpuSpec, gpus: number): number {
  return (linkGBps(gpu, gpus) / 0.8) * trainingFactors.pcieGatherShare.likely
}

/** Full training gathers 16-bit weights twice and scatters gradients; a frozen base is read twice. */
function gatheredBytes(run: TrainingCase): number {
  return run.trains === 'full'
    ? 6 * localParameters(run)
    : 2 * weightBytes(run.size, run.frozenFormat).likely
}
