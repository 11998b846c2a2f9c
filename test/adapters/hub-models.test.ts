import { describe, expect, it } from 'vitest'
import type { Model } from '#src/catalog/models.ts'
import { createHubModels } from '../../adapters/hub/hub-models.ts'
import { fakeHub, ggufHeader, safetensors } from '../support/hub.ts'

// The published configuration of Qwen2.5-0.5B: 24 layers, width 896, 14 heads of 64, 2 KV heads.
const qwen = {
  model_type: 'qwen2',
  architectures: ['Qwen2ForCausalLM'],
  hidden_size: 896,
  num_hidden_layers: 24,
  num_attention_heads: 14,
  num_key_value_heads: 2,
  intermediate_size: 4864,
  vocab_size: 151_936,
  max_position_embeddings: 32_768,
  tie_word_embeddings: true,
  use_sliding_window: false,
  sliding_window: 32_768,
}
// By hand: 24 × (2 × 896² + 2 × 896 × 128 + 896 + 2 × 128 + 3 × 896 × 4864 + 2 × 896) + 896 + 151,936 × 896.
const qwenParameters =
  24 * (2 * 896 ** 2 + 2 * 896 * 128 + 1152 + 3 * 896 * 4864 + 1792) + 896 + 151_936 * 896

const memory = () => {
  const kept = new Map<string, Model>()
  return {
    get: async (id: string) => kept.get(id),
    put: async (id: string, model: Model) => void kept.set(id, model),
  }
}
const lookUp = async (repositories: Parameters<typeof fakeHub>[0], token?: string) => {
  const hub = await fakeHub(repositories)
  const models = createHubModels({
    cache: memory(),
    now: () => new Date('2026-11-23T12:00:00Z'),
    hubUrl: hub.url,
    ...(token !== undefined && { token }),
  })
  return { hub, models }
}

describe('a model by its hub id', () => {
  it('is read from its configuration, once', async () => {
    const { hub, models } = await lookUp({
      'me/small': { files: { 'config.json': JSON.stringify(qwen) } },
    })
    const model = await models.find('me/small')
    expect(model).toMatchObject({
      id: 'me/small',
      kind: 'decoder',
      shape: {
        layers: 24,
        hidden: 896,
        heads: 14,
        kvHeads: 2,
        headDim: 64,
        vocab: 151_936,
        tiedEmbeddings: true,
        qkvBias: true,
      },
      maxContextTokens: 32_768,
      licence: 'unconfirmed',
      source: { url: expect.stringContaining('me/small'), checkedOn: '2026-11-23' },
    })
    expect(model.shape.slidingWindow).toBeUndefined()
    expect(Math.abs(model.parameterCount / qwenParameters - 1)).toBeLessThan(0.001)
    expect(model.note).toMatch(/weights could not be read/)
    const asked = hub.requests.length
    expect(await models.find('me/small')).toBe(model)
    expect(hub.requests.length).toBe(asked)
  })

  it('takes the parameter count from the weights’ header, and counts what is beside the text model as fixed', async () => {
    const tiny = {
      ...qwen,
      hidden_size: 8,
      num_hidden_layers: 1,
      num_attention_heads: 2,
      num_key_value_heads: 1,
      intermediate_size: 16,
      vocab_size: 32,
    }
    const weights = safetensors({ 'model.embed_tokens.weight': [32, 8], 'visual.tower': [100, 10] })
    const { models } = await lookUp({
      'me/tiny': { files: { 'config.json': JSON.stringify(tiny), 'model.safetensors': weights } },
    })
    // 32 × 8 + 100 × 10.
    expect((await models.find('me/tiny')).parameterCount).toBe(1256)
    expect((await models.find('me/tiny')).published).toMatchObject({ format: 'bf16' })
  })

  it('takes the format of its weights from the configuration', async () => {
    const quantization_config = { quant_method: 'fp8', weight_block_size: [128, 128] }
    const { models } = await lookUp({
      'me/packed': { files: { 'config.json': JSON.stringify({ ...qwen, quantization_config }) } },
    })
    expect((await models.find('me/packed')).published).toMatchObject({
      format: 'fp8',
      covers: 'layers',
      source: { url: expect.stringContaining('me/packed'), checkedOn: '2026-11-23' },
    })
  })

  it('is read from a GGUF file’s header when the id names one', async () => {
    const header = ggufHeader(
      {
        'general.architecture': 'llama',
        // llama.cpp's number of Q4_K_M.
        'general.file_type': 15,
        'llama.block_count': 2,
        'llama.embedding_length': 64,
        'llama.feed_forward_length': 128,
        'llama.attention.head_count': 4,
        'llama.attention.head_count_kv': 2,
        'llama.context_length': 4096,
        'llama.vocab_size': 1000,
      },
      { 'token_embd.weight': [64, 1000], 'output.weight': [64, 1000] },
    )
    const { models } = await lookUp({ 'me/quantised': { files: { 'tiny.Q4_K_M.gguf': header } } })
    expect(await models.find('me/quantised/tiny.Q4_K_M.gguf')).toMatchObject({
      family: 'llama',
      parameterCount: 128_000,
      published: { format: 'q4_k_m', packedBits: 4.89 },
      maxContextTokens: 4096,
      shape: { layers: 2, hidden: 64, ffn: 128, heads: 4, kvHeads: 2, headDim: 16, vocab: 1000 },
    })
  })

  it('says how to open a gated one, and sends the token it was given', async () => {
    const gated = await lookUp({ 'me/gated': { files: {}, status: 401 } }, 'hf_canarytoken')
    await expect(gated.models.find('me/gated')).rejects.toMatchObject({
      userMessage: expect.stringMatching(/gated or private.*HF_TOKEN/),
    })
    expect(gated.hub.tokens).toContain('Bearer hf_canarytoken')
    await expect(gated.models.find('me/gated')).rejects.not.toMatchObject({
      userMessage: expect.stringContaining('canary'),
    })
  })

  it.each([
    ['me/unknown', {}, /knows no model me\/unknown/],
    ['me/busy', { files: {}, status: 429 }, /asks me to wait/],
    ['me/broken', { files: { 'config.json': '<html>' } }, /cannot be read/],
    [
      'me/odd',
      { files: { 'config.json': '{"hidden_size": 64}' } },
      /does not say num_attention_heads/,
    ],
    ['me/files', { files: { 'x.gguf': '' } }, /no config\.json.*me\/files\/FILE\.gguf/],
  ])('%s is refused with a reason', async (id, repository, words) => {
    const { models } = await lookUp('files' in repository ? { [id]: repository } : {})
    await expect(models.find(id)).rejects.toMatchObject({
      userMessage: expect.stringMatching(words),
    })
  })

  it('says that the hub cannot be reached when there is no network', async () => {
    const models = createHubModels({
      cache: memory(),
      now: () => new Date(),
      hubUrl: 'http://127.0.0.1:9',
    })
    await expect(models.find('me/any')).rejects.toMatchObject({
      userMessage: expect.stringMatching(/cannot be reached/),
    })
  })
})
