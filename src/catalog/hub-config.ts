import { weightsFromConfig } from './hub-weights.ts'
import type { Model, ModelShape, MoeShape, SlidingWindow } from './models.ts'
import type { Source } from './source.ts'

/** A model's `config.json`, of which every family names a little differently. */
export type HubConfig = Readonly<Record<string, unknown>>

export interface HubFacts {
  readonly id: string
  /** The commit that was read. */
  readonly revision: string
  readonly config: HubConfig
  /** From the weights' own headers; null when they could not be read. */
  readonly parameterCount: number | null
  readonly readOn: string
}

/** Why a configuration cannot be turned into a shape. */
export class ConfigShapeError extends Error {}

/**
 * The catalog's entry for a model from its configuration. Vision and audio towers are left out;
 * the shape is the text model's.
 *
 * @throws {ConfigShapeError} naming the field that is missing
 */
export function modelFromConfig(
  { id, revision, config, parameterCount, readOn }: HubFacts,
  countParameters: (shape: ModelShape) => { readonly total: number; readonly active: number },
): Model {
  const text = inner(config)
  const shape = shapeOf(text)
  const counted = countParameters(shape)
  const source: Source = {
    basis: 'documentation',
    title: `${id} on the Hugging Face hub, config.json at ${revision.slice(0, 8)}`,
    url: `https://huggingface.co/${id}/blob/${revision}/config.json`,
    checkedOn: readOn,
  }
  const total = parameterCount ?? counted.total
  return {
    id,
    name: id.split('/').at(-1) ?? id,
    family: wordOf(text, 'model_type') ?? 'unknown',
    kind: isEncoder(config) ? 'encoder' : 'decoder',
    parameterCount: total,
    // Towers and heads beside the text model are not active for a token of text.
    activeParameterCount: shape.moe ? counted.active : Math.min(total, counted.active),
    visionParameterCount: Math.max(0, total - counted.total),
    shape,
    published: { ...weightsFromConfig(text), source },
    maxContextTokens:
      numberOf(text, 'max_position_embeddings', 'n_positions', 'seq_length') ?? 2048,
    licence: 'unconfirmed',
    releasedOn: null,
    note: differenceNote(counted.total, parameterCount),
    judgementFields: [],
    source,
  }
}

/** Multimodal models keep the language model's settings in a part of their own. */
function inner(config: HubConfig): HubConfig {
  for (const name of ['text_config', 'language_config', 'llm_config']) {
    const part = config[name]
    if (typeof part === 'object' && part !== null) return { ...config, ...part }
  }
  return config
}

function shapeOf(config: HubConfig): ModelShape {
  const hidden = need(config, 'hidden_size', 'n_embd', 'd_model')
  const heads = need(config, 'num_attention_heads', 'n_head', 'num_heads')
  const layers = need(config, 'num_hidden_layers', 'n_layer', 'num_layers')
  const headDim = numberOf(config, 'head_dim') ?? hidden / heads
  const ffn = numberOf(config, 'intermediate_size', 'ffn_hidden_size', 'n_inner') ?? 4 * hidden
  const moe = moeOf(config, ffn)
  const mla = mlaOf(config)
  const slidingWindow = slidingWindowOf(config)
  const linear = numberOf(config, 'full_attention_interval')
  return {
    layers,
    hidden,
    ffn,
    heads,
    kvHeads: kvHeadsOf(config, heads),
    headDim,
    vocab: need(config, 'vocab_size'),
    tiedEmbeddings: config.tie_word_embeddings === true,
    gatedMlp: isGated(config),
    qkvBias:
      config.attention_bias === true ||
      config.qkv_bias === true ||
      wordOf(config, 'model_type') === 'qwen2',
    ...(moe && { moe }),
    ...(mla && { mla }),
    ...(slidingWindow && { slidingWindow }),
    ...(linear !== undefined && {
      linearAttention: {
        fullAttentionEvery: linear,
        keyHeads: need(config, 'linear_num_key_heads'),
        keyDim: need(config, 'linear_key_head_dim'),
        valueHeads: need(config, 'linear_num_value_heads'),
        valueDim: need(config, 'linear_value_head_dim'),
        convKernel: need(config, 'linear_conv_kernel_dim'),
      },
    }),
    ...(usesSparseAttention(config) && { approximateAttention: true as const }),
  }
}

function kvHeadsOf(config: HubConfig, heads: number): number {
  // Falcon's first models share one head and say so by a flag.
  if (config.multi_query === true) return numberOf(config, 'num_kv_heads') ?? 1
  return numberOf(config, 'num_key_value_heads', 'num_kv_heads', 'multi_query_group_num') ?? heads
}

function moeOf(config: HubConfig, ffn: number): MoeShape | undefined {
  const experts = numberOf(config, 'num_local_experts', 'n_routed_experts', 'num_experts')
  if (experts === undefined || experts < 2) return undefined
  const expertFfn = numberOf(config, 'moe_intermediate_size', 'expert_ffn_hidden_size') ?? ffn
  const sharedExperts = numberOf(config, 'n_shared_experts', 'num_shared_experts') ?? 0
  const sharedFfn = numberOf(config, 'shared_expert_intermediate_size')
  return {
    experts,
    activeExperts: need(config, 'num_experts_per_tok', 'num_experts_per_token', 'moe_topk'),
    expertFfn,
    sharedExperts: sharedExperts > 0 ? sharedExperts : sharedFfn === undefined ? 0 : 1,
    sharedExpertFfn: sharedFfn ?? expertFfn,
    firstDenseLayers: numberOf(config, 'first_k_dense_replace') ?? 0,
    every:
      numberOf(config, 'moe_layer_freq', 'decoder_sparse_step', 'interleave_moe_layer_step') ?? 1,
  }
}

function mlaOf(config: HubConfig): ModelShape['mla'] {
  const kvLoraRank = numberOf(config, 'kv_lora_rank')
  if (kvLoraRank === undefined) return undefined
  return {
    queryLoraRank: numberOf(config, 'q_lora_rank') ?? 0,
    kvLoraRank,
    nopeHeadDim: need(config, 'qk_nope_head_dim'),
    ropeHeadDim: need(config, 'qk_rope_head_dim'),
    valueHeadDim: need(config, 'v_head_dim'),
  }
}

function slidingWindowOf(config: HubConfig): SlidingWindow | undefined {
  const windowTokens = numberOf(config, 'sliding_window', 'attention_chunk_size')
  if (windowTokens === undefined || config.use_sliding_window === false) return undefined
  const kinds = config.layer_types
  if (Array.isArray(kinds)) {
    const full = kinds.filter((kind) => kind === 'full_attention').length
    if (full === kinds.length) return undefined
    return { windowTokens, fullEvery: full === 0 ? 0 : Math.round(kinds.length / full) }
  }
  return {
    windowTokens,
    fullEvery: numberOf(config, 'sliding_window_pattern', 'no_rope_layer_interval') ?? 0,
  }
}

/** Models without a gate are the older ones; they name a plain activation. */
function isGated(config: HubConfig): boolean {
  const plain = [
    'gpt2',
    'gpt_neox',
    'gptj',
    'gpt_neo',
    'opt',
    'bloom',
    'falcon',
    'mpt',
    'phi',
    'bert',
    'roberta',
    'gpt_bigcode',
    'starcoder2',
    'stablelm_alpha',
  ]
  return !plain.includes(wordOf(config, 'model_type') ?? '')
}

function isEncoder(config: HubConfig): boolean {
  const architectures = Array.isArray(config.architectures) ? config.architectures.map(String) : []
  return (
    config.is_encoder_decoder !== true &&
    architectures.some((name) => /ForMaskedLM|^Bert|^Roberta|^Deberta|^ModernBert/.test(name))
  )
}

function usesSparseAttention(config: HubConfig): boolean {
  return 'index_topk' in config || 'compress_ratios' in config
}

function differenceNote(counted: number, published: number | null): string | null {
  if (published === null)
    return 'the weights could not be read; the size is computed from the shape'
  const share = Math.abs(counted / published - 1)
  if (share <= 0.02) return null
  return `the shape explains ${Math.round((counted / published) * 100)} % of the published parameters; what is beside the text model is counted as fixed weight`
}

function numberOf(config: HubConfig, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = config[name]
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value
  }
  return undefined
}

function wordOf(config: HubConfig, name: string): string | undefined {
  const value = config[name]
  return typeof value === 'string' ? value : undefined
}

function need(config: HubConfig, ...names: readonly [string, ...string[]]): number {
  const value = numberOf(config, ...names)
  if (value === undefined) throw new ConfigShapeError(names[0])
  return value
}
