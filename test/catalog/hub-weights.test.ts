import { expect, it } from 'vitest'
import { configFromGguf } from '#src/catalog/gguf-metadata.ts'
import { modelFromConfig } from '#src/catalog/hub-config.ts'
import { weightsFromConfig } from '#src/catalog/hub-weights.ts'
import { publishedWords } from '#src/catalog/published-weights.ts'
import { countParameters, sizeOf } from '#src/estimate/parameters.ts'
import { weightBytes } from '#src/estimate/weight-bytes.ts'

const layers = 'layers' as const
const experts = 'experts' as const

it.each([
  // deepseek-ai/DeepSeek-V3, README_WEIGHTS.
  [
    { quant_method: 'fp8', fmt: 'e4m3', weight_block_size: [128, 128] },
    { format: 'fp8', covers: layers },
  ],
  // openai/gpt-oss.
  [
    {
      quant_method: 'mxfp4',
      modules_to_not_convert: [
        'model.layers.*.self_attn',
        'model.layers.*.mlp.router',
        'model.embed_tokens',
        'lm_head',
      ],
    },
    { format: 'mxfp4', covers: experts },
  ],
  // Four bits and 16 for each 128.
  [
    { quant_method: 'gptq', bits: 4, group_size: 128 },
    { format: 'int4', covers: layers, packedBits: 4.125 },
  ],
  [
    { quant_method: 'gptq', bits: 8, group_size: -1 },
    { format: 'int8', covers: layers, packedBits: 8 },
  ],
  [
    { quant_method: 'awq', bits: 4 },
    { format: 'int4', covers: layers, packedBits: 4 },
  ],
  [
    { quant_method: 'bitsandbytes', load_in_4bit: true, bnb_4bit_use_double_quant: true },
    { format: 'nf4-dq', covers: layers },
  ],
  [
    { quant_method: 'bitsandbytes', load_in_8bit: true },
    { format: 'int8', covers: layers },
  ],
  [
    { quant_method: 'modelopt', quant_algo: 'NVFP4' },
    { format: 'fp4', covers: layers },
  ],
  [
    { quant_method: 'modelopt', quant_algo: 'FP8' },
    { format: 'fp8', covers: layers },
  ],
  [
    {
      quant_method: 'compressed-tensors',
      ignore: ['lm_head'],
      config_groups: { group_0: { weights: { num_bits: 8, type: 'float' } } },
    },
    { format: 'fp8', covers: layers },
  ],
  // moonshotai/Kimi-K2-Thinking: its routed experts alone, in groups of 32.
  [
    {
      quant_method: 'compressed-tensors',
      ignore: ['lm_head', 're:.*self_attn.*', 're:.*shared_experts.*'],
      config_groups: { group_0: { weights: { num_bits: 4, type: 'int', group_size: 32 } } },
    },
    { format: 'int4', covers: experts, packedBits: 4.5 },
  ],
  [
    {
      quant_method: 'compressed-tensors',
      format: 'nvfp4-pack-quantized',
      ignore: [],
      config_groups: { group_0: { weights: { num_bits: 4, type: 'float', group_size: 16 } } },
    },
    { format: 'fp4', covers: layers },
  ],
  // A way nobody has described here, and parts that are not what they should be.
  [{ quant_method: 'aqlm' }, { format: 'bf16', covers: layers, unread: 'aqlm' }],
  [
    { quant_method: 'compressed-tensors', config_groups: 7 },
    { format: 'bf16', covers: layers, unread: 'compressed-tensors' },
  ],
  [{ bits: 4 }, { format: 'bf16', covers: layers, unread: 'an unnamed method' }],
])('%j is read', (quantization_config, weights) => {
  expect(weightsFromConfig({ quantization_config })).toEqual(weights)
})

it('reads four-bit experts beside FP8, as DeepSeek-V4 has them', () => {
  const config = { expert_dtype: 'fp4', quantization_config: { quant_method: 'fp8' } }
  expect(weightsFromConfig(config)).toEqual({ format: 'mxfp4', covers: experts, others: 'fp8' })
})

it('is in 16 bits without that part, and says what it could not read', () => {
  expect(weightsFromConfig({ hidden_size: 64 })).toEqual({ format: 'bf16', covers: layers })
  const source = {
    basis: 'documentation',
    title: 'x',
    url: 'https://x.example',
    checkedOn: null,
  } as const
  const unread = { ...weightsFromConfig({ quantization_config: { quant_method: 'aqlm' } }), source }
  expect(publishedWords(unread)).toBe('packed by aqlm, which I cannot read: counted in 16 bits')
})

it.each([
  // llama.cpp's file types: 15 is Q4_K_M, 7 Q8_0, 1 F16, 38 experts in MXFP4.
  [15, { format: 'q4_k_m', covers: layers, packedBits: 4.89 }],
  [7, { format: 'q8_0', covers: layers }],
  [1, { format: 'bf16', covers: layers }],
  [38, { format: 'mxfp4', covers: experts }],
  [999, { format: 'bf16', covers: layers, unread: 'gguf' }],
  [undefined, { format: 'bf16', covers: layers, unread: 'gguf' }],
])('a GGUF file of type %s is read', (type, weights) => {
  const config = configFromGguf({ 'general.architecture': 'llama', 'general.file_type': type })
  expect(weightsFromConfig(config)).toEqual(weights)
})

it('takes from a config what a server will hold: Kimi-K2-Thinking, 594 GB of files', () => {
  // Its config.json: K2's shape, int4 experts in groups of 32. 60 layers × 384 experts × 3 × 7,168 ×
  // 2,048 = 1,014.7 billion × 4.5 bits = 570.8 GB, and the other 11.7 billion × 2 bytes = 23.4 GB.
  const config = {
    model_type: 'kimi_k2',
    hidden_size: 7168,
    num_hidden_layers: 61,
    num_attention_heads: 64,
    num_key_value_heads: 64,
    intermediate_size: 18_432,
    moe_intermediate_size: 2048,
    n_routed_experts: 384,
    n_shared_experts: 1,
    num_experts_per_tok: 8,
    first_k_dense_replace: 1,
    kv_lora_rank: 512,
    q_lora_rank: 1536,
    qk_nope_head_dim: 128,
    qk_rope_head_dim: 64,
    v_head_dim: 128,
    vocab_size: 163_840,
    quantization_config: {
      quant_method: 'compressed-tensors',
      ignore: ['lm_head', 're:.*self_attn.*', 're:.*shared_experts.*'],
      config_groups: { group_0: { weights: { num_bits: 4, type: 'int', group_size: 32 } } },
    },
  }
  const model = modelFromConfig(
    { id: 'a/b', revision: '0123456789', config, parameterCount: null, readOn: '2026-11-23' },
    (shape) => ({ total: countParameters(shape), active: 1 }),
  )
  expect(model.published.source.url).toContain('huggingface.co/a/b')
  const { likely } = weightBytes(sizeOf(model), model.published.format, model.published)
  expect(likely / 594e9).toBeGreaterThan(0.98)
  expect(likely / 594e9).toBeLessThan(1.02)
})
