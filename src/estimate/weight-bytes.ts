import type { PublishedWeights } from '#src/catalog/published-weights.ts'
import type { Range } from './estimate.ts'
import { figure } from './figures.ts'
import type { ModelSize } from './parameters.ts'
import { sources } from './sources.ts'
import { certain, ratio, sumOf, type Uncertain } from './uncertain.ts'

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
  /** What shrinks: all (GGUF, or wide itself as fp32), the layers, or of a model with experts these alone. */
  readonly covers: 'model' | 'layers' | 'experts'
  readonly working: string
  readonly source: (typeof sources)[keyof typeof sources]
}

const fixed = (bytes: number): Range => ({ low: bytes, likely: bytes, high: bytes })

export const formatFacts: Readonly<Record<WeightFormat, FormatFacts>> = {
  fp32: { bytes: fixed(4), covers: 'model', working: '4 bytes', source: sources.zero },
  bf16: { bytes: fixed(2), covers: 'model', working: '2 bytes', source: sources.zero },
  fp8: {
    bytes: { low: 1, likely: 1, high: 1.01 },
    covers: 'layers',
    working: '1 byte and scales',
    source: sources.formats,
  },
  int8: {
    bytes: { low: 1, likely: 1.01, high: 1.03 },
    covers: 'layers',
    working: '1 byte and scales',
    source: sources.formats,
  },
  int4: {
    // A 16-bit scale and a 4-bit zero point for each group of 128, or of 32 at the high end.
    bytes: { low: 0.5, likely: 0.52, high: 0.58 },
    covers: 'layers',
    working: '4 bits and group scales',
    source: sources.formats,
  },
  fp4: {
    bytes: fixed(0.5625),
    covers: 'layers',
    working: '4 bits + 8 bits for each 16',
    source: sources.formats,
  },
  mxfp4: {
    bytes: fixed(0.53125),
    // Who trains with it (gpt-oss) and who converts to it leaves attention as it was.
    covers: 'experts',
    working: '4 bits + 8 bits for each 32',
    source: sources.formats,
  },
  nf4: {
    bytes: fixed(0.5625),
    covers: 'layers',
    working: '4 bits + 32 bits for each 64',
    source: sources.qlora,
  },
  'nf4-dq': {
    // 0.5 + 1/64 + 4/(64 × 256).
    bytes: fixed(0.5159),
    covers: 'layers',
    working: '4 bits + 8 bits for each 64, double quantised',
    source: sources.qlora,
  },
  q8_0: {
    bytes: fixed(1.0625),
    covers: 'model',
    working: '8 bits + 16 bits for each 32',
    source: sources.formats,
  },
  q4_k_m: {
    bytes: { low: 0.58, likely: 0.6, high: 0.62 },
    covers: 'model',
    working: 'about 4.8 bits on average',
    source: sources.judgement,
  },
}

/** How one model's weights lie in one format, where it says more than the format does. */
export type Stored = Omit<PublishedWeights, 'format' | 'covers' | 'source'> & {
  readonly format: WeightFormat
  readonly covers?: PublishedWeights['covers']
}

/** Weights that are held alike. */
export interface WeightPart {
  readonly what: 'the model' | 'layers' | 'experts' | 'other layers' | 'embeddings and head'
  readonly parameters: number
  /** Of each. */
  readonly bytes: Range
}

const sixteenBits = fixed(2)

/**
 * What a model's weights are made of in a format. Embeddings, head, norms and vision tower stay
 * 16-bit in the formats that quantise only the layers, attention too in those that quantise only
 * the experts. `stored` counts where it is about this format: EXL2 and GGUF come in many widths,
 * and some models are published with fewer of their matrices packed than usual.
 */
export function weightParts(
  size: ModelSize,
  format: WeightFormat,
  stored?: Stored,
): readonly WeightPart[] {
  const own = stored?.format === format ? stored : undefined
  const { bytes: usual, covers: usually } = formatFacts[format]
  const bytes = own?.packedBits === undefined ? usual : fixed(own.packedBits / 8)
  if (usually === 'model') return [{ what: 'the model', parameters: size.total, bytes }]
  const ends: WeightPart = {
    what: 'embeddings and head',
    parameters: size.total - size.blocks,
    bytes: sixteenBits,
  }
  const isOfExperts = (own?.covers ?? usually) === 'experts' && size.experts > 0
  if (!isOfExperts) return [{ what: 'layers', parameters: size.blocks, bytes }, ends]
  const others = own?.others === undefined ? sixteenBits : formatFacts[own.others].bytes
  return [
    { what: 'experts', parameters: size.experts, bytes },
    { what: 'other layers', parameters: size.blocks - size.experts, bytes: others },
    ends,
  ]
}

/** Bytes of all weights. */
export function weightBytes(size: ModelSize, format: WeightFormat, stored?: Stored): Uncertain {
  const parts = weightParts(size, format, stored).map(({ parameters, bytes }) =>
    bytes.low === bytes.high
      ? certain(bytes.likely * parameters)
      : ratio(`bytes of ${format}`, bytes).times(parameters),
  )
  return sumOf(...parts)
}

/** The same as a number, for what is computed often. */
export function likelyWeightBytes(size: ModelSize, format: WeightFormat, stored?: Stored): number {
  let total = 0
  for (const { parameters, bytes } of weightParts(size, format, stored)) {
    total += parameters * bytes.likely
  }
  return total
}

/** Bytes of the routed experts, the likely ones; 0 without any. */
export function expertBytes(size: ModelSize, format: WeightFormat, stored?: Stored): number {
  const [packed] = weightParts(size, format, stored)
  return size.experts * (packed?.bytes.likely ?? 0)
}

/** The sum as a person would write it: "(7.5B × 1 bytes + 1.1B × 2 bytes, embeddings and head)". */
export function weightWorking(size: ModelSize, format: WeightFormat, stored?: Stored): string {
  const parts = weightParts(size, format, stored)
  const [first] = parts
  if (first?.what === 'the model') {
    const { working } = formatFacts[format]
    const isUsual = first.bytes === formatFacts[format].bytes
    return `${figure(first.parameters)} × ${isUsual ? working : `${first.bytes.likely} bytes`}`
  }
  const terms = parts.map(({ what, parameters, bytes }) => {
    const product = `${figure(parameters)} × ${bytes.likely} bytes`
    if (what === 'layers') return product
    return `${product} of ${what}`
  })
  return `(${terms.join(' + ')})`
}
