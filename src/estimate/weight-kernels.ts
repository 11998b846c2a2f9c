import type { Gpu } from '#src/catalog/gpus.ts'
import type { Stored, WeightFormat } from './weight-bytes.ts'

/**
 * Architectures whose servers read packed weights without units for them and multiply in 16 bits:
 * vLLM, docs.vllm.ai, FP8 W8A8 (from Turing on) and its Marlin and Triton kernels for four bits.
 */
const weightsOnly: Readonly<Partial<Record<WeightFormat, readonly string[]>>> = {
  fp8: ['Turing', 'Ampere'],
  mxfp4: ['Ampere', 'Ada', 'Hopper', 'CDNA3'],
  fp4: ['Ampere', 'Ada', 'Hopper'],
}

/** Whether a server runs weights of this format on a card, in the card's own units or in 16 bits. */
export function runsWeights(gpu: Gpu, format: WeightFormat): boolean {
  return multipliesIn(gpu, format) || (weightsOnly[format]?.includes(gpu.architecture) ?? true)
}

/**
 * Whether to propose a card: FP8 in 16 bits gives half of its gain away, and so does an FP4 that
 * somebody would first have to make. MXFP4 is unpacked nearly everywhere.
 */
export function suits(gpu: Gpu, format: WeightFormat, stored: Stored | undefined): boolean {
  const isMade = format === 'fp4' && stored?.format !== format
  return format === 'fp8' || isMade ? multipliesIn(gpu, format) : runsWeights(gpu, format)
}

/** Whether a card has units for the format. MXFP4 has the same as NVFP4. */
export function multipliesIn(gpu: Gpu, format: WeightFormat): boolean {
  if (format === 'fp8') return gpu.fp8DenseTflops !== null
  if (format === 'fp4' || format === 'mxfp4') return gpu.fp4DenseTflops !== null
  return true
}
