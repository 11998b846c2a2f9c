import type { Range } from './estimate.ts'
import type { ModelSize } from './parameters.ts'
import { sources } from './sources.ts'
import { certain, ratio, type Uncertain } from './uncertain.ts'

/** How weights are held. */
export const weightFormats = [
  'fp32',
  'bf16',
  'fp8',
  'int8',
  'int4',
  'fp4',
  'mxfp4',
  'nf4',
  'nf4-dq',
  'q8_0',
  'q4_k_m',
] as const

export type WeightFormat = (typeof weightFormats)[number]

interface FormatFacts {
  /** Bytes for each quantised weight, scales included. */
  readonly bytes: Range
  /** Embeddings and head shrink too (GGUF), or are wide themselves (fp32). */
  readonly wholeModel: boolean
  readonly working: string
  readonly source: (typeof sources)[keyof typeof sources]
}

const fixed = (bytes: number): Range => ({ low: bytes, likely: bytes, high: bytes })

export const formatFacts: Readonly<Record<WeightFormat, FormatFacts>> = {
  fp32: { bytes: fixed(4), wholeModel: true, working: '4 bytes', source: sources.zero },
  bf16: { bytes: fixed(2), wholeModel: true, working: '2 bytes', source: sources.zero },
  fp8: {
    bytes: { low: 1, likely: 1, high: 1.01 },
    wholeModel: false,
    working: '1 byte and scales',
    source: sources.formats,
  },
  int8: {
    bytes: { low: 1, likely: 1.01, high: 1.03 },
    wholeModel: false,
    working: '1 byte and scales',
    source: sources.formats,
  },
  int4: {
    // A 16-bit scale and a 4-bit zero point for each group of 128, or of 32 at the high end.
    bytes: { low: 0.5, likely: 0.52, high: 0.58 },
    wholeModel: false,
    working: '4 bits and group scales',
    source: sources.formats,
  },
  fp4: {
    bytes: fixed(0.5625),
    wholeModel: false,
    working: '4 bits + 8 bits for each 16',
    source: sources.formats,
  },
  mxfp4: {
    bytes: fixed(0.531),
    wholeModel: false,
    working: '4 bits + 8 bits for each 32',
    source: sources.formats,
  },
  nf4: {
    bytes: fixed(0.5625),
    wholeModel: false,
    working: '4 bits + 32 bits for each 64',
    source: sources.qlora,
  },
  'nf4-dq': {
    // 0.5 + 1/64 + 4/(64 × 256).
    bytes: fixed(0.5159),
    wholeModel: false,
    working: '4 bits + 8 bits for each 64, double quantised',
    source: sources.qlora,
  },
  q8_0: {
    bytes: fixed(1.0625),
    wholeModel: true,
    working: '8 bits + 16 bits for each 32',
    source: sources.formats,
  },
  q4_k_m: {
    bytes: { low: 0.58, likely: 0.6, high: 0.62 },
    wholeModel: true,
    working: 'about 4.8 bits on average',
    source: sources.judgement,
  },
}

/**
 * Bytes of the weights. Embeddings, head, norms and vision tower stay 16-bit in the formats that
 * quantise only the blocks. `packedBits` are those of each weight with its scales, where they are not
 * the format's own: EXL2 and GGUF come in many.
 */
export function weightBytes(size: ModelSize, format: WeightFormat, packedBits?: number): Uncertain {
  const { bytes, wholeModel } = formatFacts[format]
  const perWeight =
    packedBits === undefined ? ratio(`bytes of ${format}`, bytes) : certain(packedBits / 8)
  if (wholeModel) return perWeight.times(size.total)
  return perWeight.times(size.blocks).plus(certain(2 * (size.total - size.blocks)))
}
