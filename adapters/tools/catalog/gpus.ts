import * as z from 'zod'
import type { GpuFacts } from '#src/catalog/gpus.ts'
import { sourceFrom } from './provenance.ts'

const amount = z.number().positive()
const maybe = amount.nullish()

const gpuSchema = z.object({
  id: z.string().min(1),
  vendor: z.string(),
  arch: z.string(),
  memory_gb: amount,
  bandwidth_gbps: amount,
  bf16_tflops: maybe,
  fp16_tflops: maybe,
  fp8_tflops: maybe,
  fp4_tflops: maybe,
  int8_tops: maybe,
  measured_max_bf16_tflops: maybe,
  measured_max_fp8_tflops: maybe,
  interconnect_gbps: amount,
  interconnect: z.string(),
  tdp_w: maybe,
  aliases: z.array(z.string()).optional(),
  basis: z.literal('judgement').optional(),
  judgement: z.array(z.string()).optional(),
  note: z.string().optional(),
  source: z.string(),
})

const fileSchema = z.object({
  meta: z.object({ as_of: z.iso.date() }),
  accelerators: z
    .array(
      gpuSchema.refine((gpu) => (gpu.bf16_tflops ?? gpu.fp16_tflops) != null, 'has no 16-bit peak'),
    )
    .min(1),
})

/** @throws a zod error that names the entry and the field */
export function convertGpus(file: unknown): Record<string, GpuFacts> {
  const { meta, accelerators } = fileSchema.parse(file)
  return Object.fromEntries(
    accelerators.map((gpu) => {
      const guessed = gpu.basis === 'judgement'
      const facts: GpuFacts = {
        name: `${gpu.vendor} ${displayName(gpu.id)}`,
        vendor: gpu.vendor,
        architecture: gpu.arch,
        memoryGB: gpu.memory_gb,
        memoryBandwidthGBps: gpu.bandwidth_gbps,
        bf16DenseTflops: gpu.bf16_tflops ?? null,
        fp16DenseTflops: gpu.fp16_tflops ?? null,
        fp8DenseTflops: gpu.fp8_tflops ?? null,
        // This one card is listed without its fp4 rate, which is twice its fp8 rate.
        fp4DenseTflops:
          gpu.fp4_tflops ?? (gpu.id === 'RTXPRO6000' && gpu.fp8_tflops ? 2 * gpu.fp8_tflops : null),
        int8DenseTops: gpu.int8_tops ?? null,
        measuredMaxBf16Tflops: gpu.measured_max_bf16_tflops ?? null,
        measuredMaxFp8Tflops: gpu.measured_max_fp8_tflops ?? null,
        interconnectGBps: gpu.interconnect_gbps,
        interconnect: gpu.interconnect,
        tdpWatts: gpu.tdp_w ?? null,
        aliases: gpu.aliases ?? [],
        note: gpu.note ?? null,
        judgementFields: (gpu.judgement ?? []).map(inHouseWords),
        source: sourceFrom(
          gpu.source,
          guessed ? 'judgement' : 'documentation',
          guessed ? null : meta.as_of,
        ),
      }
      return [gpu.id, facts]
    }),
  )
}

/** "RTX4090" reads "RTX 4090", "A100-80GB" reads "A100 80GB". */
function displayName(id: string): string {
  return id
    .replaceAll('-', ' ')
    .replace(/^RTXPRO/, 'RTX PRO ')
    .replace(/^RTX(?=\d)/, 'RTX ')
    .replace(/(\d)Ada$/, '$1 Ada')
}

const houseWords: Readonly<Record<string, string>> = {
  interconnect: 'interconnect',
  interconnect_gbps: 'interconnectGBps',
  bandwidth_gbps: 'memoryBandwidthGBps',
  memory_gb: 'memoryGB',
  tdp_w: 'tdpWatts',
}

function inHouseWords(field: string): string {
  const word = houseWords[field]
  if (word === undefined) throw new Error(`the GPUs' field ${field} has no name of ours yet`)
  return word
}
