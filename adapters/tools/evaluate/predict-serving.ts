import type { BandName, Bands } from '#src/estimate/bands.ts'
import { type Factors, factorsOf, factors as usual } from '#src/estimate/factors.ts'
import { type Engine, engineCalled, engineTuning } from '#src/estimate/factors-engines.ts'
import { servingFactors } from '#src/estimate/factors-serving.ts'
import { fitShare } from '#src/estimate/fit.ts'
import { sizeOfShape } from '#src/estimate/parameters.ts'
import { cardsOfCopy, type ServingCase } from '#src/estimate/serving-case.ts'
import { servingMemory } from '#src/estimate/serving-memory.ts'
import {
  decodeStep,
  type EngineTuning,
  prefillSeconds,
  schedulingShare,
  staticThroughput,
} from '#src/estimate/serving-speed.ts'
import { certain, scatter, type Uncertain } from '#src/estimate/uncertain.ts'
import { likelyWeightBytes } from '#src/estimate/weight-bytes.ts'
import { libraryGiB } from './library-memory.ts'
import type { FittedBand } from './predict-training.ts'
import { formatOf, type Row, SkippedRow, storedOf } from './row.ts'

const bytesPerGiB = 2 ** 30
/** Sequences at once in a vendor's benchmark; a server that nobody tuned keeps its default. */
const tunedSequenceLimit = 1024

/** @throws {SkippedRow} for a metric or a row that the model has no answer to */
export function predictServing(row: Row, bands: Bands, factors: Factors = usual): Uncertain {
  const scattered = (name: BandName, bare: number) => scatter(name, bands[name]).times(bare)
  const engine = engineCalled(`${row.engine} ${row.precision}`)
  const prompt = Math.max(1, row.number('isl_used') ?? 1)
  const output = Math.max(1, row.number('osl_used') ?? 1)
  if (row.metric === 'peak_memory_gib_per_gpu') {
    return scattered('servingMemory', libraryGiB(row, prompt, output))
  }
  const serving = { ...servingOf(row), factors }
  const hasExperts = serving.shape.moe !== undefined
  const tuning = engineTuning(engine, serving.format, serving.gpu, hasExperts, factors.fit)
  const batch = row.number('batch_used')
  switch (row.metric) {
    case 'decode_tokens_per_second': {
      const step = stepSeconds(serving, batch ?? 1, prompt + output / 2, tuning)
      return scattered('decodeSpeed', (batch ?? 1) / step)
    }
    case 'tokens_per_second_total': {
      const step = stepSeconds(serving, 1, prompt + output / 2, tuning)
      const seconds = prefillSeconds(serving, 1, prompt, tuning) + output * step
      return scattered('batchOneSpeed', (prompt + output) / seconds)
    }
    case 'prefill_tokens_per_second': {
      const seconds =
        prefillSeconds(serving, batch ?? 1, prompt, tuning) / pipelined(row, prompt, tuning)
      return scattered('prefillSpeed', ((batch ?? 1) * prompt) / seconds)
    }
    case 'ttft_ms': {
      const seconds =
        prefillSeconds(serving, batch ?? 1, prompt, tuning) + servingFactors.requestSeconds
      return scattered('timeToFirstToken', seconds * 1000)
    }
    case 'output_tokens_per_second_total':
      return throughput(row, serving, prompt, output, engine, tuning, bands)
    case 'fits': {
      const needed = scattered('servingMemory', libraryGiB(row, prompt, output))
      return certain(fitShare(needed, serving.gpu.memoryGB))
    }
    default:
      throw new SkippedRow(`no answer for the metric ${row.metric}`)
  }
}

/** The band that a row's value helps to fit. */
export function servingBand({ metric }: Row): FittedBand | null {
  const name = bandByMetric[metric]
  return name === undefined ? null : { name, isInverse: false }
}

const bandByMetric: Readonly<Record<string, BandName>> = {
  peak_memory_gib_per_gpu: 'servingMemory',
  decode_tokens_per_second: 'decodeSpeed',
  tokens_per_second_total: 'batchOneSpeed',
  prefill_tokens_per_second: 'prefillSpeed',
  ttft_ms: 'timeToFirstToken',
  output_tokens_per_second_total: 'serverThroughput',
}

function servingOf(row: Row): ServingCase {
  if (row.gpu === null) throw new SkippedRow('the row has no GPU data')
  const stages = row.number('pp') ?? 1
  return {
    shape: row.shape,
    size: sizeOfShape(row.shape),
    format: formatOf(row),
    stored: storedOf(row),
    kvBytes: row.number('kv_bits') === 8 ? 1 : 2,
    gpu: row.gpu,
    tensorParallel: row.number('tp') ?? 1,
    ...(stages > 1 ? { pipelineParallel: stages } : {}),
  }
}

/** How much faster cards that hold some layers each read a prompt: chunks follow one another. */
function pipelined(row: Row, prompt: number, { promptChunk }: EngineTuning): number {
  if (promptChunk === undefined || row.gpus === 1) return 1
  const chunks = Math.ceil(prompt / promptChunk)
  return (row.gpus * chunks) / (row.gpus + chunks - 1)
}

function stepSeconds(
  serving: ServingCase,
  batch: number,
  context: number,
  tuning: EngineTuning,
): number {
  return decodeStep(serving, batch, context, tuning).total
}

/** A stated batch is a static one; without it the server is saturated. */
function throughput(
  row: Row,
  serving: ServingCase,
  prompt: number,
  output: number,
  engine: Engine,
  tuning: EngineTuning,
  bands: Bands,
): Uncertain {
  const batch = row.number('batch_used')
  if (batch !== undefined) {
    const copies = Math.max(1, row.gpus / cardsOfCopy(serving))
    const rate = staticThroughput(serving, batch, prompt, output, tuning)
    return scatter('serverThroughput', bands.serverThroughput).times(rate * copies)
  }
  const split = isSplitPrinted(row) ? serving : smallestSplit(row, serving)
  const { maxSequences } = servingMemory(split, 1, prompt + output / 2)
  const { sequenceLimit } = servingFactors
  const atOnce = row.isTuned ? tunedSequenceLimit : sequenceLimit
  const sequences = Math.min(Math.max(1, maxSequences), atOnce)
  const isEarly = engine === 'early-server'
  const share = schedulingShare(split, isEarly)
  const { schedulingDense, schedulingTuned, schedulingTunedEarly } = factorsOf(split).serving
  const tuned = isEarly ? schedulingTunedEarly : schedulingTuned
  const sigma = share === schedulingDense && row.isTuned ? tuned : share
  const copies = Math.max(1, row.gpus / cardsOfCopy(split))
  const rate = staticThroughput(split, sequences, prompt, output, tuning) * copies
  return scatter('serverThroughput', bands.serverThroughput)
    .by(scatter('scheduling', sigma))
    .times(rate)
}

function isSplitPrinted(row: Row): boolean {
  return row.number('tp') !== undefined && !row.isAssumed('parallelism')
}

/** The fewest cards whose memory the weights fill by at most 60 %. */
function smallestSplit(row: Row, serving: ServingCase): ServingCase {
  const one: ServingCase = { ...serving, tensorParallel: 1 }
  const weightsGiB = likelyWeightBytes(one.size, one.format, one.stored) / bytesPerGiB
  let split = 1
  while (split < row.gpus && split < 8 && weightsGiB / split > 0.6 * one.gpu.memoryGB) split *= 2
  return { ...one, tensorParallel: split }
}
