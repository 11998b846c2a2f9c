import type { BandName, Bands } from '#src/estimate/bands.ts'
import type { Range } from '#src/estimate/estimate.ts'
import { type Factors, factors as usual } from '#src/estimate/factors.ts'
import type { LossKind, Recipe } from '#src/estimate/factors-memory.ts'
import { fitShare } from '#src/estimate/fit.ts'
import { type GpuSpec, usableShare } from '#src/estimate/gpu-spec.ts'
import { loraParameters, sizeOfShape } from '#src/estimate/parameters.ts'
import type { Checkpointing, RunKind, TrainingCase } from '#src/estimate/training-case.ts'
import { bytesPerGiB, trainingMemory } from '#src/estimate/training-memory.ts'
import { trainingSpeed } from '#src/estimate/training-speed.ts'
import { memoryBand, neededGiB, runHours, scatteredSpeed } from '#src/estimate/training-total.ts'
import { certain, ratio, type Uncertain } from '#src/estimate/uncertain.ts'
import type { WeightFormat } from '#src/estimate/weight-bytes.ts'
import { printedMemory, printsDeepspeed } from './printed-memory.ts'
import { formatOf, type Row, SkippedRow } from './row.ts'

/** A band, and whether the value is one over what the band multiplies. */
export interface FittedBand {
  readonly name: BandName
  readonly isInverse: boolean
}

/** MLPerf's clock runs through evaluation. */
const benchmarkGoodput: Range = { low: 0.85, likely: 0.9, high: 0.95 }

/** @throws {SkippedRow} for a metric or a row that the model has no answer to */
export function predictTraining(row: Row, scatters: Bands, factors: Factors = usual): Uncertain {
  const run = caseOf(row, factors)
  const kind = kindOf(row)
  const rate = () => scatteredSpeed(trainingSpeed(run, kind), kind, scatters)
  const tokens = row.number('tokens_used')
  const processed = () => {
    if (tokens === undefined) throw new SkippedRow('tokens_used is empty')
    return tokens
  }
  const hours = () => {
    if (!row.isTuned) {
      return runHours(run, processed(), trainingSpeed(run, kind), kind, scatters)
    }
    const seconds = rate()
      .inverse()
      .times(processed() / run.gpus)
    const trains = ratio('goodput', benchmarkGoodput)
    return seconds.with(trains, (time, share) => time / share / 3600)
  }
  switch (row.metric) {
    case 'tokens_per_second_per_gpu':
      return rate()
    case 'seconds_per_step':
      return rate()
        .inverse()
        .times(processed() / run.gpus)
    case 'wall_clock_hours':
      return hours()
    case 'gpu_hours':
      return hours().times(run.gpus)
    case 'peak_memory_gib_per_gpu':
      return printedMemory(row, run, kind, scatters)
    case 'fits':
      return certain(
        fitShare(neededGiB(run, trainingMemory(run), kind, scatters), run.gpu.memoryGB),
      )
    default:
      throw new SkippedRow(`no answer for the metric ${row.metric}`)
  }
}

function kindOf({ methodId }: Row): RunKind {
  return methodId === 'pretrain' ? 'pretrain' : 'finetune'
}

/** The band that a row's value helps to fit; null where the value is another one's echo. */
export function trainingBand(row: Row): FittedBand | null {
  const isPretrain = kindOf(row) === 'pretrain'
  const speed = isPretrain ? 'pretrainSpeed' : 'finetuneSpeed'
  switch (row.metric) {
    case 'tokens_per_second_per_gpu':
      return { name: speed, isInverse: false }
    case 'seconds_per_step':
      return { name: speed, isInverse: true }
    case 'wall_clock_hours':
    case 'gpu_hours':
      // A benchmark prints the hours of the runs that it prints the speed of.
      return isPretrain && !row.isTuned ? { name: 'wholeRunHours', isInverse: false } : null
    case 'peak_memory_gib_per_gpu':
      return { name: memoryBand(caseOf(row), kindOf(row)), isInverse: false }
    default:
      return null
  }
}

/** Unsloth's 4-bit models are quantised twice, though its tables say just nf4. */
function frozenFormat(row: Row): WeightFormat {
  const format = formatOf(row)
  if (row.methodId === 'lora' && format !== 'int8') return 'bf16'
  return format === 'nf4' && /unsloth/i.test(row.engine) ? 'nf4-dq' : format
}

/**
 * PEFT's preparation for training in 4 or 8 bits holds what was not quantised in 32; it leaves GPTQ
 * alone. TRL and Axolotl put the vocabulary back to 16, and a loop of one's own does not call it.
 */
function widensVocabulary({ engine, weightFormat }: Row): boolean {
  const isPrepared = /trainer \+ peft/i.test(engine) && !/sft|trl|axolotl|deepspeed/i.test(engine)
  return isPrepared && /^(?:nf4|int8)/.test(weightFormat)
}

/** Who prints no checkpointing recomputes only what must be: nothing, when one sequence fits without. */
function caseOf(row: Row, factors: Factors = usual): TrainingCase {
  const run: TrainingCase = { ...printedCase(row), factors }
  const isOpen = row.checkpointing === 'unknown' && !row.modifiers.has('ckpt') && !row.isTuned
  if (!isOpen || kindOf(row) !== 'pretrain') return run
  const bare: TrainingCase = { ...run, checkpointing: 'none' }
  const { needed } = trainingMemory({ ...bare, microBatch: 1 })
  return needed.likely / bytesPerGiB < run.gpu.memoryGB * usableShare ? bare : run
}

function printedCase(row: Row): TrainingCase {
  const { shape, gpus, modifiers, methodId } = row
  const size = sizeOfShape(shape)
  const tensorParallel = row.number('tp') ?? 1
  const pipelineParallel = row.number('pp') ?? 1
  const contextParallel = row.number('cp') ?? 1
  const seqLen = row.number('seq_len')
  if (seqLen === undefined) throw new SkippedRow('seq_len is empty')
  const microBatch = row.number('micro_batch') ?? usualMicroBatch(row, seqLen)
  const trains = methodId === 'lora' ? 'lora' : methodId === 'qlora' ? 'qlora' : 'full'
  const replicas = Math.max(1, gpus / (tensorParallel * pipelineParallel * contextParallel))
  const precision =
    row.weightFormat === 'fp8' || row.weightFormat === 'fp4' ? row.weightFormat : 'bf16'
  return {
    shape,
    size,
    gpu: row.gpu ?? memoryOnly(row.metric),
    gpus,
    trains,
    frozenFormat: frozenFormat(row),
    recipe: recipeOf(row),
    adapterParameters: trains === 'full' ? 0 : adapterParameters(row),
    trainsVocabulary: modifiers.has('train_embeddings'),
    seqLen,
    microBatch,
    globalBatch:
      row.number('global_batch') ?? replicas * microBatch * usualAccumulation * pipelineParallel,
    checkpointing: checkpointingOf(row),
    loss: lossOf(row),
    zeroStage: zeroStageOf(row),
    tensorParallel,
    pipelineParallel,
    contextParallel,
    expertParallel: row.number('ep') ?? 1,
    // Loops of 2022 did without; those since split the sequences wherever they split the matrices.
    sequenceParallel: row.isTuned || !/deepspeed|neox/i.test(row.engine),
    precision,
    stack: row.isTuned ? 'tuned' : 'plain',
    compiled: modifiers.has('compile'),
    fusedNorms: /unsloth|liger/i.test(row.engine),
    eagerAttention: /eager/i.test(row.engine),
    wideVocabulary: trains === 'qlora' && widensVocabulary(row),
    packed: methodId === 'pretrain' || modifiers.has('packed'),
    adapterBytes: /unsloth/i.test(row.engine) || modifiers.has('adam8bit') ? 10 : undefined,
    optimiserInBackward: modifiers.has('optim_in_bwd'),
    activationsOffloaded: modifiers.has('act_offload'),
    optimiserOffloaded: modifiers.has('cpu_optimizer_offload') || modifiers.has('cpu_offload'),
    referenceForward: false,
    referenceCopy: false,
    layoutUnknown: layoutColumns.every((column) => row.number(column) === undefined),
  }
}

const layoutColumns = ['zero_stage', 'tp', 'pp', 'ep'] as const

/** Pre-training fills its cards; a fine-tune that prints nothing is taken to run one at a time. */
function usualMicroBatch({ methodId }: Row, seqLen: number): number {
  return methodId === 'pretrain' ? Math.max(1, Math.round(usualMicroTokens / seqLen)) : 1
}

const usualMicroTokens = 16_384
/** For each stage of a pipeline, as the bubble then hardly counts (Huang et al. 2019, GPipe, section 2.3). */
const usualAccumulation = 4

/** Without a card memory can still be predicted, and nothing else. */
function memoryOnly(metric: string): GpuSpec {
  if (metric !== 'peak_memory_gib_per_gpu') throw new SkippedRow('the row has no GPU data')
  return {
    id: 'none',
    memoryGB: 80,
    memoryBandwidthGBps: 1000,
    peak16Tflops: 100,
    fp8Tflops: null,
    fp4Tflops: null,
    interconnectGBps: 64,
    generation: 'other',
    memoryKind: 'hbm',
  }
}

/** Accelerate's FSDP2 holds what it trains in 32 bits, and gathers it in 16. */
const widensForFsdp2 = /(?:trainer|trl|axolotl).*fsdp2/i

function recipeOf({ methodId, engine, modifiers, weightFormat }: Row): Recipe {
  if (modifiers.has('adam8bit')) return 'bf16-8bit'
  if (methodId === 'pretrain' || weightFormat === 'fp8' || /deepspeed/i.test(engine)) return 'mixed'
  if (widensForFsdp2.test(engine)) return 'fp32'
  return /torchtune|litgpt/i.test(engine) ? 'bf16' : 'bf16-stock'
}

function checkpointingOf({ checkpointing, modifiers, isTuned }: Row): Checkpointing {
  if (modifiers.has('ckpt')) return 'full'
  if (checkpointing === 'none' || checkpointing === 'full' || checkpointing === 'selective') {
    return checkpointing
  }
  return isTuned ? 'selective' : 'full'
}

/** Loops around Hugging Face's model classes, which take the loss themselves. */
const callsModelClass =
  /swift|peft|^hf|hugging ?face|transformers|trl|trainer|axolotl|llama-?factory|xtuner/i

function lossOf({ modifiers, engine }: Row): LossKind {
  if (modifiers.has('chunked_ce') || /liger|unsloth/i.test(engine)) return 'fused'
  return callsModelClass.test(engine) ? 'stock' : 'lean'
}

function zeroStageOf(row: Row): 0 | 1 | 2 | 3 {
  const stage = row.number('zero_stage')
  if (stage === 1 || stage === 2 || stage === 3) return stage
  // DeepSpeed's examples and those of its users are of stage 2.
  if (stage === undefined && printsDeepspeed(row)) return 2
  return stage === undefined && row.gpus > 1 ? 1 : 0
}

/** Printed, or counted over the matrices that the adapter targets. */
function adapterParameters(row: Row): number {
  const printed = row.number('trainable_params')
  if (printed !== undefined) return printed
  const { shape, loraTargets } = row
  const rank = row.number('lora_rank') ?? 16
  const { layers, hidden, heads, kvHeads, headDim, ffn, gatedMlp } = shape
  const query = heads * headDim
  const keyValue = kvHeads * headDim
  const edges = {
    q: hidden + query,
    v: hidden + keyValue,
    qkv: hidden + query + 2 * keyValue,
    attn: 4 * hidden + 2 * query + 2 * keyValue,
    o: query + hidden,
    mlp: (gatedMlp ? 3 : 2) * (hidden + ffn),
  }
  if (loraTargets === '' || loraTargets === 'all-linear') return loraParameters(shape, rank)
  const perLayer = loraTargets
    .split(',')
    .reduce((total, target) => total + (edges[target as keyof typeof edges] ?? 0), 0)
  return rank * layers * perLayer
}
