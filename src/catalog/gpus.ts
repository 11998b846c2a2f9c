import { gpuTable } from './data/gpus.ts'
import type { Source } from './source.ts'

export type GpuId = keyof typeof gpuTable

/** Peaks are dense, not the doubled figures quoted with structured sparsity. */
export interface GpuFacts {
  readonly name: string
  readonly vendor: string
  readonly architecture: string
  /** As marketed. */
  readonly memoryGB: number
  readonly memoryBandwidthGBps: number
  /** null where the card has no bf16 (T4, V100) or none is published. */
  readonly bf16DenseTflops: number | null
  readonly fp16DenseTflops: number | null
  readonly fp8DenseTflops: number | null
  readonly fp4DenseTflops: number | null
  readonly int8DenseTops: number | null
  /** Best matrix product measured in public: no efficiency can exceed it. */
  readonly measuredMaxBf16Tflops: number | null
  readonly measuredMaxFp8Tflops: number | null
  /** Bidirectional, per card. */
  readonly interconnectGBps: number
  readonly interconnect: string
  /** null where none is published: no energy figure then. */
  readonly tdpWatts: number | null
  readonly aliases: readonly string[]
  readonly note: string | null
  /** Fields that nobody has read at the source. */
  readonly judgementFields: readonly string[]
  readonly source: Source
}

export interface Gpu extends GpuFacts {
  readonly id: GpuId
}

const ids = Object.keys(gpuTable) as GpuId[]

export const gpus: readonly Gpu[] = ids.map((id) => ({ id, ...gpuTable[id] }))

const byId: ReadonlyMap<string, Gpu> = new Map(gpus.map((gpu) => [gpu.id, gpu]))

export function isGpuId(text: string): text is GpuId {
  return byId.has(text)
}

export function gpuById(id: GpuId): Gpu {
  const gpu = byId.get(id)
  if (gpu === undefined) throw new RangeError(`no GPU is called ${id}`)
  return gpu
}
