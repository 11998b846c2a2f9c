import type { Gpu } from '#src/catalog/gpus.ts'

/** What the formulas need to know of a card, in or out of the catalog. */
export interface GpuSpec {
  readonly id: string
  readonly memoryGB: number
  readonly memoryBandwidthGBps: number
  /** Dense bf16 peak, or fp16 where the card has no bf16. */
  readonly peak16Tflops: number
  readonly fp8Tflops: number | null
  readonly fp4Tflops: number | null
  readonly interconnectGBps: number
  /** Where a bridge joins cards in pairs: the PCIe between all others of the machine. */
  readonly pcieGBps?: number | undefined
  readonly generation: Generation
  readonly memoryKind: 'hbm' | 'gddr'
}

/** Cards that behave alike, so that a measurement of one speaks for the others. */
export type Generation =
  | 'a100-80'
  | 'a100-40'
  | 'h100'
  | 'h200'
  | 'h20'
  | 'b200'
  | 'gb200'
  | 'b300'
  | 'gb300'
  | 'mi300'
  | 'mi350'
  | 'l40s'
  | 'geforce'
  | 'tpu'
  | 'other'

const generations: readonly (readonly [RegExp, Generation])[] = [
  // The A800 is an A100 with a slower link.
  [/^a[18]00.*80/, 'a100-80'],
  [/^a[18]00/, 'a100-40'],
  // The H800 is an H100 with a slower link.
  [/^h[18]00/, 'h100'],
  [/^(h200|gh200)/, 'h200'],
  [/^h20(?!0)/, 'h20'],
  [/^gb300/, 'gb300'],
  [/^gb200/, 'gb200'],
  [/^b300/, 'b300'],
  [/^b200/, 'b200'],
  [/^mi3[02]/, 'mi300'],
  [/^mi35/, 'mi350'],
  [/^l40s/, 'l40s'],
  [/^tpu/, 'tpu'],
  // GeForce and workstation cards.
  [/^(rtx|a6000|a40(?!0)|[345]0[5-9]0)/, 'geforce'],
]

export function generationOf(name: string): Generation {
  const plain = name.toLowerCase().replace(/^(nvidia|amd|geforce|tesla)[ -]*/g, '')
  return generations.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other'
}

export function memoryKindOf(name: string): GpuSpec['memoryKind'] {
  return /^(t4|a10(?!0)|a40(?!0)|a6000|l4|rtx|geforce|[345]0[5-9]0)/i.test(
    name.replace(/^nvidia /i, ''),
  )
    ? 'gddr'
    : 'hbm'
}

const specs = new Map<string, GpuSpec>()

export function specOf(gpu: Gpu): GpuSpec {
  const known = specs.get(gpu.id)
  if (known !== undefined) return known
  const peak16Tflops = gpu.bf16DenseTflops ?? gpu.fp16DenseTflops
  if (peak16Tflops === null) throw new RangeError(`${gpu.id} has no 16-bit peak`)
  const spec: GpuSpec = {
    id: gpu.id,
    memoryGB: gpu.memoryGB,
    memoryBandwidthGBps: gpu.memoryBandwidthGBps,
    peak16Tflops,
    fp8Tflops: gpu.fp8DenseTflops,
    fp4Tflops: gpu.fp4DenseTflops,
    interconnectGBps: gpu.interconnectGBps,
    // Hopper's cards are PCIe 5, those before it PCIe 4; x16, both directions.
    pcieGBps:
      gpu.interconnect === 'NVLink bridge' ? (gpu.architecture === 'Hopper' ? 128 : 64) : undefined,
    generation: generationOf(gpu.id),
    memoryKind: memoryKindOf(gpu.id),
  }
  specs.set(gpu.id, spec)
  return spec
}

/** Both directions of the link among `cards` of one machine; a bridge joins no more than two. */
function interconnectAmong({ interconnectGBps, pcieGBps }: GpuSpec, cards: number): number {
  return cards > 2 && pcieGBps !== undefined ? pcieGBps : interconnectGBps
}

/** One direction of the link among `cards` of one machine; the catalog's figure counts both. */
export function linkGBps(gpu: GpuSpec, cards: number): number {
  return (interconnectAmong(gpu, cards) / 2) * 0.8
}

const fastestPcieGBps = 128

/** Whether NVLink or its like joins so many cards, all with all. */
export function isLinkedAmong(gpu: GpuSpec, cards: number): boolean {
  return interconnectAmong(gpu, cards) > fastestPcieGBps
}

/** Cards that one machine, or one NVLink domain, holds. */
export function cardsOfOneNode({ generation }: GpuSpec): number {
  // NVL72: a rack of 72 behaves as one machine (NVIDIA GB200 NVL72).
  return generation === 'gb200' || generation === 'gb300' ? 72 : 8
}

/** A network card's share for one GPU between machines: InfiniBand beside NVLink, Ethernet beside PCIe. */
export function networkGBps(gpu: GpuSpec): number {
  return isLinkedAmong(gpu, 8) ? 50 : 12.5
}

/** One direction among cards that may span machines. */
export function exchangeGBps(gpu: GpuSpec, cards: number): number {
  const inside = linkGBps(gpu, cards)
  return cards > cardsOfOneNode(gpu) ? Math.min(inside, networkGBps(gpu)) : inside
}

/** Marketing "GB" of a card are GiB, or slightly less: the 5 % kept free covers the difference. */
export const usableShare = 0.95
