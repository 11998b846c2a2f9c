import type { FoundWeights } from './hub-weights.ts'

/** `general.file_type` of a GGUF header: what most of a file's tensors are. */
const sixteenBits = new Set([0, 1, 32])
const q8 = 7
const mxfp4Experts = 38

/**
 * Bits of each weight by file type, over a whole model, as llama.cpp's README of its quantize tool
 * prints them for Llama-3.1-8B. Recalled, not read again.
 */
const bitsByType: ReadonlyMap<number, number> = new Map([
  [2, 4.66], // Q4_0
  [3, 5.1], // Q4_1
  [8, 5.6], // Q5_0
  [9, 6.1], // Q5_1
  [10, 3.16], // Q2_K
  [11, 3.64], // Q3_K_S
  [12, 4], // Q3_K_M
  [13, 4.3], // Q3_K_L
  [14, 4.67], // Q4_K_S
  [15, 4.89], // Q4_K_M
  [16, 5.57], // Q5_K_S
  [17, 5.7], // Q5_K_M
  [18, 6.56], // Q6_K
  [30, 4.46], // IQ4_XS
])

/** How the weights of a GGUF file lie, by its file type; undefined for one that is not known here. */
export function weightsFromFileType(fileType: unknown): FoundWeights | undefined {
  const type = typeof fileType === 'number' ? fileType : Number.NaN
  if (sixteenBits.has(type)) return { format: 'bf16', covers: 'layers' }
  if (type === q8) return { format: 'q8_0', covers: 'layers' }
  if (type === mxfp4Experts) return { format: 'mxfp4', covers: 'experts' }
  const packedBits = bitsByType.get(type)
  return packedBits === undefined ? undefined : { format: 'q4_k_m', covers: 'layers', packedBits }
}
