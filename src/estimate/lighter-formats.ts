import { formatFacts, type Stored, type WeightFormat } from './weight-bytes.ts'

/** What anybody can make of a model in 16 bits, the largest first. */
const usual: readonly WeightFormat[] = ['fp8', 'int4']
/** A model published in about half a byte or less is not packed a second time. */
const packedBytes = 0.75
/** Less than a tenth is no saving. */
const worthwhile = 0.9

/** Formats that take fewer bytes than this one; a packed model only goes back to what was published. */
export function lighterFormats(
  format: WeightFormat,
  stored: Stored | undefined,
  among: readonly WeightFormat[] = usual,
): readonly WeightFormat[] {
  const isPacked = stored !== undefined && bytesOf(stored.format, stored) < packedBytes
  const candidates = isPacked ? [stored.format] : among
  return candidates.filter((each) => bytesOf(each, stored) < bytesOf(format, stored) * worthwhile)
}

/** Whether a format takes more than the one that the model is published in. */
export function isWiderThan(stored: Stored, format: WeightFormat): boolean {
  return bytesOf(stored.format, stored) < bytesOf(format, stored) * worthwhile
}

/** Of one weight. */
function bytesOf(format: WeightFormat, stored: Stored | undefined): number {
  if (stored?.format === format && stored.packedBits !== undefined) return stored.packedBits / 8
  return formatFacts[format].bytes.likely
}
