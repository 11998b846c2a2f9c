import { gpuById, isGpuId } from '#src/catalog/gpus.ts'
import type { ModelShape } from '#src/catalog/models.ts'
import { type GpuSpec, generationOf, memoryKindOf, specOf } from '#src/estimate/gpu-spec.ts'
import { type Stored, type WeightFormat, weightFormats } from '#src/estimate/weight-bytes.ts'
import { archSchema, shapeOf } from '../catalog/arch.ts'

/** What a published value was measured under. Holds no column that tells the answer or its origin. */
export interface Row {
  readonly metric: string
  readonly methodId: string
  readonly engine: string
  readonly isTuned: boolean
  readonly shape: ModelShape
  /** Its speeds may be missing (NaN). */
  readonly gpu: GpuSpec | null
  readonly gpus: number
  readonly weightFormat: string
  readonly weightBits: number | undefined
  /** As printed; may name the kernel: "AWQ int4 GEMV". */
  readonly precision: string
  readonly modifiers: ReadonlySet<string>
  readonly checkpointing: string
  readonly loraTargets: string
  readonly number: (column: NumberColumn) => number | undefined
  /** Whether what a column says was not printed but filled in. */
  readonly isAssumed: (what: string) => boolean
}

const numberColumns = [
  'seq_len',
  'micro_batch',
  'global_batch',
  'kv_bits',
  'lora_rank',
  'trainable_params',
  'zero_stage',
  'tp',
  'pp',
  'dp',
  'cp',
  'ep',
  'isl_used',
  'osl_used',
  'batch_used',
  'tokens_used',
] as const

type NumberColumn = (typeof numberColumns)[number]

/** Why a row cannot be predicted. */
export class SkippedRow extends Error {}

/** @throws {SkippedRow} when the model's shape is missing or unreadable */
export function readRow(cells: Readonly<Record<string, string>>): Row {
  const text = (column: string) => (cells[column] ?? '').trim()
  const number = (column: string) => {
    const [value] = text(column).match(/^[\d.]+(?:e[+-]?\d+)?/i) ?? []
    return value === undefined ? undefined : Number(value)
  }
  return {
    metric: text('metric'),
    methodId: text('method_id'),
    engine: text('engine'),
    isTuned: text('stack') === 'tuned',
    shape: readShape(text('arch_json')),
    gpu: readGpu(text('gpu_id') || text('gpu'), number),
    gpus: number('gpu_count') ?? 1,
    weightFormat: text('weight_format') || 'bf16',
    weightBits: number('weight_bits'),
    precision: text('precision_quant'),
    modifiers: new Set(text('modifiers').split(' ').filter(Boolean)),
    checkpointing: text('checkpointing') || 'unknown',
    loraTargets: text('lora_targets'),
    isAssumed: (what) =>
      text('inputs_assumed')
        .split(/[;, ]+/)
        .includes(what),
    number: (column) =>
      column === 'global_batch' ? globalBatch(text(column), number('seq_len')) : number(column),
  }
}

/** In sequences, whether it was printed so ("256") or in tokens ("0.5M tokens"). */
function globalBatch(text: string, seqLen: number | undefined): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const [, amount, million] = text.match(/^([\d.]+)(M?) tokens$/) ?? []
  if (amount === undefined || seqLen === undefined) return undefined
  return Math.max(1, Math.round((Number(amount) * (million ? 1e6 : 1)) / seqLen))
}

function readShape(json: string): ModelShape {
  if (json === '') throw new SkippedRow('arch_json is empty')
  const parsed = archSchema.safeParse(safeJson(json))
  if (!parsed.success) throw new SkippedRow('arch_json is not a shape')
  return shapeOf(parsed.data)
}

function safeJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new SkippedRow('arch_json is not JSON')
  }
}

/**
 * Without a card's figures its memory can still be compared with; null without even that. What a row
 * leaves out of a card that the catalog has, the catalog knows.
 */
function readGpu(id: string, number: (column: string) => number | undefined): GpuSpec | null {
  const known = isGpuId(id) ? specOf(gpuById(id)) : undefined
  const memoryGB = number('gpu_memory_gb') ?? known?.memoryGB
  if (memoryGB === undefined) return null
  return {
    id,
    memoryGB,
    // A rate that rests on one of these is no number, and the row is skipped.
    memoryBandwidthGBps: number('gpu_bandwidth_gbps') ?? known?.memoryBandwidthGBps ?? Number.NaN,
    peak16Tflops: number('gpu_bf16_tflops') ?? known?.peak16Tflops ?? Number.NaN,
    fp8Tflops: number('gpu_fp8_tflops') ?? known?.fp8Tflops ?? null,
    fp4Tflops: number('gpu_fp4_tflops') ?? known?.fp4Tflops ?? null,
    interconnectGBps: number('gpu_interconnect_gbps') ?? known?.interconnectGBps ?? 32,
    generation: generationOf(id),
    memoryKind: memoryKindOf(id),
  }
}

const sameFormats: Readonly<Record<string, WeightFormat>> = {
  fp16: 'bf16',
  mxfp8: 'fp8',
  nvfp4: 'fp4',
  w8a8: 'int8',
}

/** The nearest format of ours: GPTQ, AWQ and EXL2 differ from "int4" by their bits only. */
export function formatOf({ weightFormat, weightBits }: Row): WeightFormat {
  // Four bits and eight for each 32 weights: MXFP4; NVFP4 has eight for each 16.
  if (weightFormat === 'fp4' && weightBits === 4.25) return 'mxfp4'
  const same = weightFormats.find((each) => each === weightFormat) ?? sameFormats[weightFormat]
  if (same !== undefined) return same
  const isWide = weightBits !== undefined && weightBits > 6
  if (isGguf(weightFormat)) return isWide ? 'q8_0' : 'q4_k_m'
  return isWide ? 'int8' : 'int4'
}

/** The bits of a format that is not one of ours. */
export function storedOf(row: Row): Stored | undefined {
  const { weightFormat, weightBits } = row
  const isOurs = weightFormats.some((each) => each === weightFormat) || weightFormat in sameFormats
  return isOurs || weightBits === undefined
    ? undefined
    : { format: formatOf(row), packedBits: weightBits }
}

function isGguf(weightFormat: string): boolean {
  return /^i?q\d/.test(weightFormat)
}
