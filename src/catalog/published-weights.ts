import type { Source } from './source.ts'

/**
 * Formats in which models are published and engines load them. `bf16` stands for 16 bits of either
 * kind, and for older models in 32 bits, which engines hold in 16.
 */
export type PublishedFormat =
  | 'bf16'
  | 'fp8'
  | 'int8'
  | 'int4'
  | 'fp4'
  | 'mxfp4'
  | 'nf4'
  | 'nf4-dq'
  | 'q8_0'
  | 'q4_k_m'

/** How the weights of a model lie in its repository, and in memory unless somebody converts them. */
export interface PublishedWeights {
  readonly format: PublishedFormat
  /** What is held so: every matrix of the layers, or those of the routed experts alone. */
  readonly covers: 'layers' | 'experts'
  /** Of the layers' other matrices; 16 bits unless given. */
  readonly others?: 'fp8'
  /** Bits of each packed weight with its scales, where they are not the format's usual ones. */
  readonly packedBits?: number
  /** A way of packing that is not known here, by its name: counted as 16 bits. */
  readonly unread?: string
  readonly source: Source
}

const formatNames: Readonly<Record<PublishedFormat, string>> = {
  bf16: '16 bits',
  fp8: 'FP8',
  int8: 'INT8',
  int4: 'INT4',
  fp4: 'NVFP4',
  mxfp4: 'MXFP4',
  nf4: 'NF4',
  'nf4-dq': 'NF4',
  q8_0: 'Q8_0',
  q4_k_m: 'Q4_K_M',
}

/** "MXFP4 experts, the rest in 16 bits", "FP8". */
export function publishedWords({
  format,
  covers,
  others,
  packedBits,
  unread,
}: PublishedWeights): string {
  if (unread !== undefined) return `packed by ${unread}, which I cannot read: counted in 16 bits`
  const bits = format === 'q4_k_m' && packedBits !== undefined ? `about ${packedBits} bits` : ''
  const name = bits === '' ? formatNames[format] : bits
  if (covers === 'layers') return name
  return `${name} experts, the rest in ${others === undefined ? formatNames.bf16 : formatNames[others]}`
}

/** Whether the weights come in fewer than 16 bits. */
export function isPacked({ format }: PublishedWeights): boolean {
  return format !== 'bf16'
}
