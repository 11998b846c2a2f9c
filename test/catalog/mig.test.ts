import { expect, it } from 'vitest'
import { gpuById, gpus } from '#src/catalog/gpus.ts'
import { migProfiles, migSlices } from '#src/catalog/mig.ts'

const sliced = gpus.filter(({ id }) => migProfiles(id).length > 0).map(({ id }) => id)

it('knows the slices of every A100, H100, H200 and B200 whose profiles are published', () => {
  expect(sliced).toEqual(
    expect.arrayContaining(['A100-40GB', 'A100-80GB', 'H100-SXM', 'H100-PCIe', 'H200', 'B200']),
  )
})

it.each(sliced)('%s holds as many of each profile as its slices allow', (id) => {
  for (const { computeSlices, memorySlices, perCard, memoryGB, starts } of migProfiles(id)) {
    // "{0,4}:4" in the guide: a profile of four memory slices that begins at 0 or 4.
    for (const [index, start] of starts.entries()) {
      expect(start % memorySlices).toBe(0)
      expect(start).toBeGreaterThan(starts[index - 1] ?? -1)
      expect(start + memorySlices).toBeLessThanOrEqual(migSlices.memory)
    }
    const byCompute = Math.floor(migSlices.compute / computeSlices)
    const byMemory = Math.floor(migSlices.memory / memorySlices)
    // The user guide's "number of instances available".
    expect(perCard).toBe(Math.min(byCompute, byMemory))
    // Profiles are named for their memory, rounded: an eighth of 141 GB is 18.
    const share = (gpuById(id).memoryGB * memorySlices) / migSlices.memory
    expect(Math.abs(memoryGB - share)).toBeLessThanOrEqual(1)
  }
})
