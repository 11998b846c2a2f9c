import { describe, expect, it } from 'vitest'
import { findModel } from '#src/catalog/lookup.ts'
import { countParameters, loraParameters, sizeOf } from '#src/estimate/parameters.ts'
import { weightBytes, weightFormats } from '#src/estimate/weight-bytes.ts'

function modelOf(name: string) {
  const found = findModel(name)
  if (!('model' in found)) throw new Error(`${name} is not in the catalog`)
  return found.model
}

describe('parameters', () => {
  it('counts Llama-2-7B by hand', () => {
    // 32 × (4 × 4,096² + 3 × 4,096 × 11,008) + 65 × 4,096 + 2 × 32,000 × 4,096 = 6,738,415,616.
    expect(countParameters(modelOf('llama 2 7b').shape)).toBe(6_738_415_616)
  })

  it('counts a rank-16 adapter on every linear layer of Llama-2-7B', () => {
    // 32 × 16 × (4 × 8,192 + 3 × 15,104) = 39,976,960, as PEFT prints it.
    expect(loraParameters(modelOf('llama 2 7b').shape, 16)).toBe(39_976_960)
  })

  it('leaves the input embedding and idle experts out of the work per token', () => {
    // Llama-3-8B: 8.03 billion less one 128,256 × 4,096 table (0.525), norms aside.
    expect(sizeOf(modelOf('llama 3 8b')).matmul / 1e9).toBeCloseTo(7.505, 2)
    // Mixtral-8x7B: 12.9 billion active, of which 0.131 is the input embedding.
    expect(sizeOf(modelOf('mixtral 8x7b')).matmul / 1e9).toBeCloseTo(12.75, 1)
  })
})

describe('weightBytes', () => {
  it('keeps embeddings and head at 16 bits in NF4', () => {
    // 6.98 billion × 0.5159 + 1.051 billion × 2 = 5.70 GB.
    const { likely } = weightBytes(sizeOf(modelOf('llama 3 8b')), 'nf4-dq')
    expect(Math.abs(likely / 5.7e9 - 1)).toBeLessThan(0.03)
  })

  it('never grows when bits are taken away', () => {
    const size = sizeOf(modelOf('qwen 2.5 7b'))
    const byWidth = ['fp32', 'bf16', 'int8', 'nf4', 'nf4-dq'] as const
    const bytes = byWidth.map((format) => weightBytes(size, format).likely)
    expect(bytes).toEqual(bytes.toSorted((a, b) => b - a))
  })

  it.each(weightFormats)('orders its range for %s', (format) => {
    const { low, likely, high } = weightBytes(sizeOf(modelOf('phi-4')), format).range
    expect(low).toBeGreaterThan(0)
    expect(low).toBeLessThanOrEqual(likely)
    expect(likely).toBeLessThanOrEqual(high)
  })
})
