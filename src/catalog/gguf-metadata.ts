import type { HubConfig } from './hub-config.ts'

/**
 * The header of a GGUF file in the words of a `config.json`: the same facts under the names that
 * llama.cpp gives them. Vocabulary is counted from the tokenizer's list.
 */
export function configFromGguf(metadata: Readonly<Record<string, unknown>>): HubConfig {
  const architecture = String(metadata['general.architecture'] ?? '')
  const of = (name: string) => plainNumber(metadata[`${architecture}.${name}`])
  const tokens = metadata['tokenizer.ggml.tokens']
  const config = {
    model_type: architecture,
    num_hidden_layers: of('block_count'),
    hidden_size: of('embedding_length'),
    intermediate_size: of('feed_forward_length'),
    num_attention_heads: of('attention.head_count'),
    num_key_value_heads: of('attention.head_count_kv'),
    head_dim: of('attention.key_length'),
    vocab_size: of('vocab_size') ?? (Array.isArray(tokens) ? tokens.length : undefined),
    max_position_embeddings: of('context_length'),
    sliding_window: of('attention.sliding_window'),
    num_local_experts: of('expert_count'),
    num_experts_per_tok: of('expert_used_count'),
    moe_intermediate_size: of('expert_feed_forward_length'),
    n_shared_experts: of('expert_shared_count'),
    first_k_dense_replace: of('leading_dense_block_count'),
    kv_lora_rank: of('attention.kv_lora_rank'),
    q_lora_rank: of('attention.q_lora_rank'),
    quantization_config: {
      quant_method: 'gguf',
      file_type: plainNumber(metadata['general.file_type']),
    },
  }
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined))
}

function plainNumber(value: unknown): number | undefined {
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'number' ? value : undefined
}
