import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gpus } from '#src/catalog/gpus.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import { models } from '#src/catalog/models.ts'

const modelIdOf = (text: string) => {
  const found = findModel(text)
  return 'model' in found ? found.model.id : found
}

describe('findModel', () => {
  it.each([
    ['llama 3.1 8b', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['llama-3.1-8b', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['Llama3.1 8B instruct', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['LLAMA_3.1_8B', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['meta-llama/llama-3.1-8b-instruct', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['meta-llama/Llama-3.1-8B', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['llama 3 8b', 'meta-llama/Meta-Llama-3-8B'],
    ['llama2 7b', 'meta-llama/Llama-2-7b-hf'],
    ['llama 3.3 70 billion', 'meta-llama/Llama-3.3-70B-Instruct'],
    ['qwen 2.5 7b', 'Qwen/Qwen2.5-7B-Instruct'],
    ['Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-7B-Instruct'],
    ['qwen3 30b', 'Qwen/Qwen3-30B-A3B-Instruct-2507'],
    ['mixtral 8x7b', 'mistralai/Mixtral-8x7B-Instruct-v0.1'],
    ['mistral nemo', 'mistralai/Mistral-Nemo-Instruct-2407'],
    ['phi-4', 'microsoft/phi-4'],
    ['phi 3.5 mini', 'microsoft/Phi-3.5-mini-instruct'],
    ['gemma2 9b', 'google/gemma-2-9b-it'],
    ['gpt-oss 20b', 'openai/gpt-oss-20b'],
    ['gpt2', 'openai-community/gpt2'],
    ['unsloth/llama-3.1-8b', 'meta-llama/Llama-3.1-8B-Instruct'],
    ['qwen2.5:7b', 'Qwen/Qwen2.5-7B-Instruct'],
    ['deepseek v3', 'deepseek-ai/DeepSeek-V3-0324'],
    ['deepseek r1', 'deepseek-ai/DeepSeek-R1-0528'],
    ['kimi k2', 'moonshotai/Kimi-K2-Instruct-0905'],
    // Two releases of one shape: the newer.
    ['mistral 7b', 'mistralai/Mistral-7B-Instruct-v0.3'],
  ])('reads %s', (text, id) => {
    expect(modelIdOf(text)).toBe(id)
  })

  it.each(models.map((model) => [model.name, model.id]))('finds %s by its own name', (name, id) => {
    expect(modelIdOf(name)).toBe(id)
  })

  it.each([
    ['llama 3.1', ['Llama-3.1-8B-Instruct', 'Llama-3.1-70B-Instruct']],
    ['llama 3.1 9b', ['Llama-3.1-8B-Instruct']],
    ['lama 3.1 8b', ['Llama-3.1-8B-Instruct']],
    ['qwen2.5-coder-7b', ['Qwen2.5-7B-Instruct']],
    ['falcon', ['falcon-7b', 'falcon-40b']],
    ['qwen 32b', ['Qwen2.5-32B-Instruct', 'Qwen3-32B']],
    ['32b', ['QwQ-32B']],
  ])('never guesses a size or a name: %s', (text, expected) => {
    const found = findModel(text)
    expect(found).not.toHaveProperty('model')
    expect(found).toMatchObject({ nearest: expect.arrayContaining(expected) })
  })

  it('offers the newest first when a family is all that is named', () => {
    expect(findModel('llama 70b')).toMatchObject({
      nearest: [
        'Llama-3.3-70B-Instruct',
        'Llama-3.1-70B-Instruct',
        'Meta-Llama-3-70B',
        'Llama-2-70b-hf',
      ],
    })
  })

  it('tells models that have every word from those that are only like it', () => {
    const matchesOf = (text: string) => {
      const found = findModel(text)
      return 'matches' in found ? found.matches.map(({ name }) => name) : []
    }
    expect(matchesOf('qwen 32b')[0]).toBe('Qwen3-32B')
    expect(matchesOf('lama 3.1 8b')).toEqual([])
    expect(matchesOf('llama 3.1 9b')).toEqual([])
  })

  it('never answers with another size than the one written', () => {
    const sizes = fc.constantFrom('1b', '3b', '7b', '8b', '9b', '14b', '32b', '70b', '72b', '405b')
    const names = fc.constantFrom('llama 3.1', 'llama 3', 'qwen 2.5', 'qwen3', 'gemma 2', 'mistral')
    fc.assert(
      fc.property(names, sizes, (name, size) => {
        const found = findModel(`${name} ${size}`)
        if (!('model' in found)) return
        expect(found.model.name.toLowerCase()).toMatch(new RegExp(`\\b${size}\\b`))
      }),
    )
  })
})

describe('findGpu', () => {
  it.each([
    ['l4', 'L4'],
    ['NVIDIA L40S', 'L40S'],
    ['t4', 'T4'],
    ['a100 80gb', 'A100-80GB'],
    ['A100-80GB-PCIe', 'A100-80GB-PCIe'],
    ['rtx 4090', 'RTX4090'],
    ['4090', 'RTX4090'],
    ['GeForce RTX 3090', 'RTX3090'],
    ['rtx a6000', 'A6000'],
    ['rtx 6000 ada', 'RTX6000Ada'],
    ['rtx pro 6000', 'RTXPRO6000'],
    ['h100 nvl', 'H100-NVL'],
    ['H100 PCIe 80 GB', 'H100-PCIe'],
    ['mi300x', 'MI300X'],
    ['tpu v5e', 'TPU-v5e'],
    ['trillium', 'TPU-v6e'],
    ['gaudi 3', 'Gaudi3'],
  ])('reads %s', (text, id) => {
    expect(findGpu(text)).toMatchObject({ gpu: { id }, variants: [id] })
  })

  it.each([
    ['a100', ['A100-40GB', 'A100-80GB']],
    ['v100', ['V100-16GB', 'V100-32GB']],
    ['H100', ['H100-SXM', 'H100-PCIe', 'H100-NVL']],
  ])('offers the variants of %s, the smaller first', (text, variants) => {
    expect(findGpu(text)).toMatchObject({ variants, gpu: { id: variants[0] } })
  })

  it.each(gpus.map(({ id }) => [id]))('finds %s by its own id', (id) => {
    expect(findGpu(id)).toMatchObject({ gpu: { id } })
  })

  it.each(['l40', 'h10', '24gb', 'blackwell', ''])('does not guess at "%s"', (text) => {
    expect(findGpu(text)).toHaveProperty('nearest')
  })

  it('names the card that was nearly typed', () => {
    expect(findGpu('l40')).toEqual({ nearest: expect.arrayContaining(['L40S']) })
    expect(findGpu('rtx 4080')).toEqual({ nearest: expect.arrayContaining(['RTX4090']) })
  })
})

it('answers any text, and says something useful or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const found of [findModel(text), findGpu(text)]) {
        if ('nearest' in found) expect(found.nearest.length).toBeLessThanOrEqual(4)
      }
    }),
  )
})
