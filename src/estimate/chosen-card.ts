import type { GpuId } from '#src/catalog/gpus.ts'
import type { Assumption } from './estimate.ts'

/** A card that was chosen for the person is an assumption, and so are the variants not taken. */
export function chosenCard(
  named: readonly GpuId[],
  gpu: GpuId,
  fitsProbability: number,
): Assumption[] {
  if (named.length === 0) {
    const why = fitsProbability >= 0.5 ? 'the cheapest that fits' : 'the nearest to fitting'
    return [{ name: 'gpu', value: `${gpu}, ${why}`, origin: 'default' }]
  }
  const others = named.filter((id) => id !== gpu)
  if (others.length === 0) return []
  const why = fitsProbability >= 0.5 ? 'the first of them that fits' : 'the nearest to fitting'
  return [
    { name: 'gpuVariant', value: `${gpu}, ${why}; else ${others.join(' or ')}`, origin: 'default' },
  ]
}
