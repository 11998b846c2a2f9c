import { describe, expect, it } from 'vitest'
import { findModel } from '#src/catalog/lookup.ts'
import { kvCache, kvShards } from '#src/estimate/kv-cache.ts'

function shapeOf(name: string) {
  const found = findModel(name)
  if (!('model' in found)) throw new Error(`${name} is not in the catalog`)
  return found.model.shape
}

const gib = 2 ** 30

describe('kvCache', () => {
  // Bytes per token as layers × 2 × KV heads × head size × 2 from each released configuration,
  // averaged over the context where only some layers grow.
  it.each([
    ['Llama-2-7b-hf', 4096, 524_288, 2.0],
    ['Meta-Llama-3-8B', 8192, 131_072, 1.0],
    ['Meta-Llama-3-70B', 8192, 327_680, 2.5],
    ['Phi-3.5-mini-instruct', 131_072, 393_216, 48.0],
    ['falcon-7b', 2048, 8192, 0.015625],
    ['Qwen3-0.6B', 40_960, 114_688, 4.375],
    ['Qwen3-30B-A3B', 32_768, 98_304, 3.0],
    ['GLM-4.5-Air', 131_072, 188_416, 23.0],
    // Window 4,096 on all 32 layers: 131,072 × 4,096 / 32,768.
    ['Mistral-7B-v0.1', 32_768, 16_384, 0.5],
    ['gemma-2-9b-it', 8192, 258_048, 1.96875],
    ['gemma-3-27b-it', 131_072, 85_248, 10.406],
    ['gemma-4-31B-it', 131_072, 88_320, 10.781],
    ['gpt-oss-120b', 131_072, 36_900, 4.504],
    ['Olmo-3-7B-Instruct', 65_536, 155_648, 9.5],
    ['Qwen3-Next-80B-A3B-Instruct', 131_072, 24_576, 3.0],
    ['Qwen3.5-27B', 262_144, 65_536, 16.0],
    // 61 layers × (512 + 64) × 2.
    ['DeepSeek-V3-0324', 163_840, 70_272, 10.723],
  ])('of %s at %i tokens', (name, context, bytesPerToken, expectedGiB) => {
    const { bytes } = kvCache(shapeOf(name), context, 2)
    expect(Math.abs(bytes / context / bytesPerToken - 1)).toBeLessThan(1e-3)
    expect(Math.abs(bytes / gib / expectedGiB - 1)).toBeLessThan(1e-3)
  })

  it('is halved by FP8, exactly', () => {
    const shape = shapeOf('llama 3.1 8b')
    expect(kvCache(shape, 8192, 1).bytes).toBe(kvCache(shape, 8192, 2).bytes / 2)
  })

  it('keeps a constant state in linear-attention layers', () => {
    // Qwen3-Next: 36 layers × (32 × 128 × 128 × 4 + (2 × 2,048 + 4,096) × 3 × 2) = 77.3 MB.
    const shape = shapeOf('qwen3 next 80b')
    expect(kvCache(shape, 1000, 2).stateBytes).toBe(36 * (2_097_152 + 49_152))
    expect(kvCache(shape, 1_000_000, 2).stateBytes / 1e6).toBeCloseTo(77.3, 1)
  })

  it('matches PagedAttention, section 3: "800 KB" a token for OPT-13B', () => {
    const opt = { ...shapeOf('llama 2 13b'), layers: 40, kvHeads: 40, headDim: 128 }
    expect(kvCache(opt, 1, 2).bytes).toBe(800 * 1024)
  })

  it('is not split further than there are heads', () => {
    expect(kvShards(shapeOf('llama 3.1 70b'), 8)).toBe(8)
    expect(kvShards(shapeOf('llama 3.1 70b'), 16)).toBe(8)
    expect(kvShards(shapeOf('deepseek v3'), 8)).toBe(1)
  })
})
