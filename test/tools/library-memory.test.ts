import { describe, expect, it } from 'vitest'
import { libraryGiB } from '../../adapters/tools/evaluate/library-memory.ts'
import { readRow } from '../../adapters/tools/evaluate/row.ts'

const gib = 2 ** 30
const llama13b = {
  layers: 40,
  hidden: 5120,
  ffn: 13824,
  heads: 40,
  kv_heads: 40,
  head_dim: 128,
  vocab: 32000,
  tie_embeddings: false,
  gated_mlp: true,
}
const grouped = { ...llama13b, kv_heads: 8 }

function held(engine: string, prompt: number, output: number, arch = llama13b, gpus = 1): number {
  const cells = { engine, arch_json: JSON.stringify(arch), batch_used: '16', gpu_count: `${gpus}` }
  return libraryGiB(readRow(cells), prompt, output)
}

describe('memory of transformers by its age', () => {
  // A token of Llama-2-13B: 2 × 40 layers × 5,120 × 2 bytes.
  const cache = (16 * 1024 * 819_200) / gib

  it('holds the cache twice before 4.36', () => {
    const difference = held('transformers 4.35', 1, 1023) - held('transformers 4.36', 1, 1023)
    expect(difference).toBeCloseTo(cache, 6)
  })

  it('writes out scores before 4.36 and keeps all logits before 4.45', () => {
    const scores = (6 * 40 * 4096 ** 2 * 16) / gib
    const logits = (6 * 32_000 * 4096 * 16) / gib
    const at = (version: string) => held(`transformers ${version}`, 4096, 1)
    expect(at('4.44') - at('4.45')).toBeCloseTo(logits, 6)
    expect(at('4.35') - at('4.44')).toBeCloseTo(scores, 6)
  })

  it("is of the model's generation when nothing is printed", () => {
    expect(held('transformers', 512, 512)).toBe(held('transformers 4.35', 512, 512))
    expect(held('transformers', 512, 512, grouped)).toBe(
      held('transformers 4.45', 512, 512, grouped),
    )
    expect(held('vLLM', 512, 512)).toBe(held('transformers 4.45', 512, 512))
  })

  it('divides weights and cache over cards, and not what a prompt takes', () => {
    const [one, two] = [1, 2].map((gpus) => held('transformers 4.45', 512, 1, llama13b, gpus))
    const whole = held('transformers 4.45', 1, 511) - 0.1
    // 4 × 5,120 + 2 × 13,824 bytes for each of 16 × 512 tokens.
    const prompt = (48_128 * 16 * 512) / gib
    expect(one).toBeCloseTo(whole + prompt + 0.1, 3)
    expect(two).toBeCloseTo(whole / 2 + prompt + 0.1, 3)
  })
})
