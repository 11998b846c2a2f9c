import { factorsOf } from './factors.ts'
import { servingFactors } from './factors-serving.ts'
import { cardsOfOneNode, exchangeGBps, type GpuSpec, isLinkedAmong } from './gpu-spec.ts'
import { fullLayers, kvShards } from './kv-cache.ts'
import { moeLayers } from './parameters.ts'
import {
  cardsOfCopy,
  computePeakTflops,
  type ServingCase,
  sequenceBytes,
  sequencesOfGroup,
  stageImbalance,
  stagesOf,
  weightsReadBytes,
} from './serving-case.ts'
import { attentionWidth } from './training-work.ts'

/** Seconds by what they are spent on. Reading weights and arithmetic go on behind each other in part. */
export interface SpentSeconds {
  readonly weights: number
  readonly compute: number
  readonly layers: number
  readonly links: number
  /** Of all this: 1 unless an engine is slower, or a stage waits for the fullest one. */
  readonly waiting: number
  readonly total: number
}

/** One decode step. */
export interface DecodeStep extends SpentSeconds {
  readonly cache: number
}

/** Reading prompts until their first token is out. */
export interface Prefill extends SpentSeconds {
  readonly attention: number
}

/** What an engine does better or worse than the default server. */
export interface EngineTuning {
  /** Share of the bandwidth while reading weights. */
  readonly weightShare?: number
  readonly layerSeconds?: number
  /** Share of the peak in prefill. */
  readonly prefillShare?: number
  /** Tokens of a prompt that move from card to card when layers are split over them. */
  readonly promptChunk?: number
  /** Whole-step factor. */
  readonly slowdown?: number
  /** Host time of a layer: an eager loop launches its kernels no faster, however small they are. */
  readonly launchSeconds?: number
  /** How often the cache is read and copied in a step. */
  readonly cachePasses?: number
  /** What is left of the rate when several cards share a copy. */
  readonly sharedRate?: number
}

/**
 * One token for each of `batch` sequences at `contextTokens`. In a pipeline the stages work on
 * groups of them in turn, and a sequence waits for the sum of all stages: reading the weights takes
 * as long as on one card, and only the work for the sequences themselves is divided.
 */
export function decodeStep(
  serving: ServingCase,
  batch: number,
  contextTokens: number,
  engine: EngineTuning = {},
): DecodeStep {
  const { shape, size, gpu, tensorParallel: tp } = serving
  const { serving: constants } = factorsOf(serving)
  const kernels = constants.kernels(gpu.generation)
  const { tflops, isFp8 } = computePeakTflops(serving)
  const bandwidth = gpu.memoryBandwidthGBps * 1e9
  const computeShare = isFp8 ? kernels.computeFp8 : kernels.compute

  const group = sequencesOfGroup(serving, batch)

  const weights = weightsReadBytes(serving, group) / (tp * readShare(serving, engine) * bandwidth)
  const compute = (2 * size.matmul * group) / (tp * computeShare * tflops * 1e12)
  const cache =
    (group * sequenceBytes(serving, contextTokens) * (engine.cachePasses ?? 1)) /
    (kvShards(shape, tp) * constants.kvReadShare.likely * bandwidth)
  const layers = layersSeconds(serving, engine)
  const links = linkSeconds(serving, group)
  const waiting = (engine.slowdown ?? 1) * stageImbalance(serving, batch)
  const onCards = (overlapped(weights, compute) + cache + layers + links) * waiting
  const total = Math.max(onCards, launched(serving, engine))
  return { weights, compute, cache, layers, links, waiting, total }
}

/** Seconds until the prompts of a batch are read and their first token is out. */
export function prefillSeconds(
  serving: ServingCase,
  batch: number,
  promptTokens: number,
  engine: EngineTuning = {},
): number {
  return prefill(serving, batch, promptTokens, engine).total
}

/** The same, by what the time is spent on. */
export function prefill(
  serving: ServingCase,
  batch: number,
  promptTokens: number,
  engine: EngineTuning = {},
): Prefill {
  const { shape, size, gpu, tensorParallel: tp } = serving
  const { serving: constants } = factorsOf(serving)
  const kernels = constants.kernels(gpu.generation)
  const { tflops, isFp8 } = computePeakTflops(serving)
  const share =
    engine.prefillShare ??
    (isFp8 ? constants.prefillFp8.likely : constants.prefillShare.likely * kernels.compute)
  const tokens = sequencesOfGroup(serving, batch) * promptTokens
  const blocks = size.matmul - shape.vocab * shape.hidden

  const weights =
    weightsReadBytes(serving, tokens) /
    (tp * readShare(serving, engine) * gpu.memoryBandwidthGBps * 1e9)
  const compute = (2 * blocks * tokens) / (tp * share * tflops * 1e12)
  const attention =
    (2 * tokens * causalWidth(serving, promptTokens)) /
    (tp * attentionShare(promptTokens) * gpu.peak16Tflops * 1e12)
  const layers = layersSeconds(serving, engine)
  const links = linkSeconds(serving, tokens)
  const waiting = (engine.slowdown ?? 1) * stageImbalance(serving, batch)
  const onCards = (overlapped(weights, compute) + attention + layers + links) * waiting
  const total = Math.max(onCards, launched(serving, engine))
  return { weights, compute, attention, layers, links, waiting, total }
}

/** Kernels that neither read weights nor multiply. */
function layersSeconds(serving: ServingCase, engine: EngineTuning): number {
  const { layerSeconds, expertLayerSeconds, expertLayerSecondsA100 } = factorsOf(serving).serving
  const { shape, gpu } = serving
  const isA100 = gpu.generation === 'a100-40' || gpu.generation === 'a100-80'
  const perLayer = isA100 ? expertLayerSecondsA100 : expertLayerSeconds
  const ofExperts = shape.moe ? moeLayers(shape) * perLayer.likely : 0
  return shape.layers * (engine.layerSeconds ?? layerSeconds.likely) + ofExperts
}

function launched({ shape }: ServingCase, { launchSeconds = 0 }: EngineTuning): number {
  return shape.layers * launchSeconds
}

/** Output tokens per second of a static batch, reading the prompts included. */
export function staticThroughput(
  serving: ServingCase,
  batch: number,
  promptTokens: number,
  outputTokens: number,
  engine: EngineTuning = {},
): number {
  const reading = prefillSeconds(serving, batch, promptTokens, engine)
  const step = decodeStep(serving, batch, promptTokens + outputTokens / 2, engine).total
  const { shared, paced } = sharingOf(serving, engine)
  return ((batch * outputTokens) / (reading + outputTokens * step)) * shared * paced
}

/** What is left of a copy's rate where several cards share it, and where they share its layers. */
export function sharingOf(serving: ServingCase, engine: EngineTuning = {}) {
  const { tensorParallelShare, stagePace } = factorsOf(serving).serving
  return {
    shared: cardsOfCopy(serving) > 1 ? (engine.sharedRate ?? tensorParallelShare.likely) : 1,
    paced: stagesOf(serving) > 1 ? stagePace.likely : 1,
  }
}

/** Share of the static rate that a loaded server of this kind delivers; early ones are of up to 2024. */
export function schedulingShare(serving: ServingCase, isEarly = false) {
  const { schedulingMoe, schedulingMoeEarly, schedulingAmd, schedulingDense } =
    factorsOf(serving).serving
  const { shape, gpu } = serving
  if (shape.moe) return isEarly ? schedulingMoeEarly : schedulingMoe
  const isAmd = gpu.generation === 'mi300' || gpu.generation === 'mi350'
  return isAmd ? schedulingAmd : schedulingDense
}

/** Share of the bandwidth that reading the weights reaches. */
function readShare(serving: ServingCase, engine: EngineTuning): number {
  if (engine.weightShare !== undefined) return engine.weightShare
  const { format, gpu } = serving
  const { kernels, unpackingShare } = factorsOf(serving).serving
  const share = kernels(gpu.generation).weights.likely
  const isForeign = (format === 'fp4' || format === 'mxfp4') && gpu.fp4Tflops === null
  const isUnpacked = format === 'int4' || format === 'nf4' || format === 'nf4-dq' || isForeign
  // GDDR brings a core 3 to 6 bytes a clock, HBM 13 to 26: only there unpacking falls behind reading.
  return isUnpacked && gpu.memoryKind === 'hbm' ? share * unpackingShare.likely : share
}

function overlapped(a: number, b: number): number {
  const p = servingFactors.overlap
  return (a ** p + b ** p) ** (1 / p)
}

/** Two all-reduces a layer among the cards that split it, and one hand-over between stages. */
function linkSeconds(serving: ServingCase, tokens: number): number {
  const { shape, gpu, tensorParallel: tp } = serving
  const bytes = 2 * tokens * shape.hidden
  const reduced = 2 * shape.layers * reduceSeconds(gpu, tp, bytes)
  const handOver = startSeconds(gpu, cardsOfCopy(serving)) + bytes / stageBytesPerSecond(serving)
  return reduced + (stagesOf(serving) - 1) * handOver
}

/** One all-reduce of `bytes` over tp cards. */
function reduceSeconds(gpu: GpuSpec, tp: number, bytes: number): number {
  if (tp === 1) return 0
  return startSeconds(gpu, tp) + (2 * ((tp - 1) / tp) * bytes) / (exchangeGBps(gpu, tp) * 1e9)
}

/** Before anything arrives; between machines as over PCIe. */
function startSeconds(gpu: GpuSpec, cards: number): number {
  const { reduceSecondsNvlink, reduceSecondsPcie } = servingFactors
  const isNvlink = isLinkedAmong(gpu, cards) && cards <= cardsOfOneNode(gpu)
  return isNvlink ? reduceSecondsNvlink.likely : reduceSecondsPcie.likely
}

function stageBytesPerSecond(serving: ServingCase): number {
  return exchangeGBps(serving.gpu, cardsOfCopy(serving)) * 1e9
}

/** Attention kernels reach more of the peak on longer prompts: 0.25 at 1k, 0.65 from 16k on. */
function attentionShare(promptTokens: number): number {
  return Math.min(0.65, Math.max(0.25, 0.25 + 0.1 * Math.log2(promptTokens / 1024)))
}

/** Attention width at the mean position of a causal prompt. */
function causalWidth({ shape }: ServingCase, promptTokens: number): number {
  const half = promptTokens / 2
  const { slidingWindow } = shape
  if (!slidingWindow || fullLayers(shape) === shape.layers) return attentionWidth(shape, half)
  const window = slidingWindow.windowTokens
  const seen = promptTokens <= window ? half : window - window ** 2 / (2 * promptTokens)
  return attentionWidth(shape, half, seen)
}
