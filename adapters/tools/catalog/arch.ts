import * as z from 'zod'
import type { ModelShape } from '#src/catalog/models.ts'

const count = z.number().int().nonnegative()
const size = z.number().int().positive()

/** A model's shape as the catalog files and the measurement files write it. */
export const archSchema = z.object({
  layers: size,
  hidden: size,
  ffn: size,
  heads: size,
  kv_heads: size,
  head_dim: size,
  vocab: size,
  tie_embeddings: z.boolean(),
  gated_mlp: z.boolean(),
  qkv_bias: z.boolean().optional(),
  moe: z
    .object({
      experts: size,
      active_experts: size,
      expert_ffn: size,
      shared_experts: count.nullish(),
      shared_expert_ffn: count.nullish(),
      first_dense_layers: count.nullish(),
      moe_every: size.nullish(),
      latent_hidden: size.optional(),
    })
    .nullish(),
  mla: z
    .object({
      q_lora_rank: count.nullish(),
      kv_lora_rank: size,
      qk_nope_head_dim: size,
      qk_rope_head_dim: size,
      v_head_dim: size,
    })
    .nullish(),
  sliding_window: z.object({ window: size, full_every: count }).nullish(),
  linear_attention: z
    .object({
      full_attention_every: size,
      key_heads: size,
      key_dim: size,
      value_heads: size,
      value_dim: size,
      conv_kernel: size,
    })
    .nullish(),
  global_layers: z
    .object({ every: size, head_dim: size, kv_heads: size, shared_kv: z.boolean() })
    .nullish(),
})

export type Arch = z.infer<typeof archSchema>

/** The same shape in the words of the house. */
export function shapeOf(arch: Arch): ModelShape {
  const { moe, mla, sliding_window: window, linear_attention: linear, global_layers: global } = arch
  return {
    layers: arch.layers,
    hidden: arch.hidden,
    ffn: arch.ffn,
    heads: arch.heads,
    kvHeads: arch.kv_heads,
    headDim: arch.head_dim,
    vocab: arch.vocab,
    tiedEmbeddings: arch.tie_embeddings,
    gatedMlp: arch.gated_mlp,
    qkvBias: arch.qkv_bias ?? false,
    ...(moe && { moe: moeOf(moe) }),
    ...(mla && {
      mla: {
        queryLoraRank: mla.q_lora_rank ?? 0,
        kvLoraRank: mla.kv_lora_rank,
        nopeHeadDim: mla.qk_nope_head_dim,
        ropeHeadDim: mla.qk_rope_head_dim,
        valueHeadDim: mla.v_head_dim,
      },
    }),
    ...(window && {
      slidingWindow: { windowTokens: window.window, fullEvery: window.full_every },
    }),
    ...(linear && {
      linearAttention: {
        fullAttentionEvery: linear.full_attention_every,
        keyHeads: linear.key_heads,
        keyDim: linear.key_dim,
        valueHeads: linear.value_heads,
        valueDim: linear.value_dim,
        convKernel: linear.conv_kernel,
      },
    }),
    ...(global && {
      globalLayers: {
        every: global.every,
        headDim: global.head_dim,
        kvHeads: global.kv_heads,
        sharedKv: global.shared_kv,
      },
    }),
  }
}

function moeOf(moe: NonNullable<Arch['moe']>) {
  return {
    experts: moe.experts,
    activeExperts: moe.active_experts,
    expertFfn: moe.expert_ffn,
    sharedExperts: moe.shared_experts ?? 0,
    sharedExpertFfn: moe.shared_expert_ffn ?? 0,
    firstDenseLayers: moe.first_dense_layers ?? 0,
    every: moe.moe_every ?? 1,
    ...(moe.latent_hidden !== undefined && { latentHidden: moe.latent_hidden }),
  }
}
