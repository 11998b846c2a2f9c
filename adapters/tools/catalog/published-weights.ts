import type { PublishedWeights } from '#src/catalog/published-weights.ts'

type Stated = Omit<PublishedWeights, 'source'> & { readonly title: string; readonly url: string }

const bf16 = { format: 'bf16', covers: 'layers' } as const
const fp8 = { format: 'fp8', covers: 'layers' } as const
const deepseekWeights = {
  ...fp8,
  title: 'DeepSeek-V3, README_WEIGHTS: FP8 in blocks of 128 × 128 (R1 has the same)',
  url: 'https://github.com/deepseek-ai/DeepSeek-V3/blob/main/README_WEIGHTS.md',
}
const gptOss = {
  format: 'mxfp4',
  covers: 'experts',
  title: 'OpenAI, gpt-oss README: experts in MXFP4, the rest in bf16',
  url: 'https://github.com/openai/gpt-oss/blob/0492bd3e037807f434a09583c9ac46d8757b5c4d/README.md',
} as const

/**
 * Models published in fewer than 16 bits, by id. The catalog files do not say so, or only in words.
 * Each was read on the day below, in the page named or in a copy of it.
 */
const packed: Readonly<Record<string, Stated>> = {
  'deepseek-ai/DeepSeek-V3-0324': deepseekWeights,
  'deepseek-ai/DeepSeek-R1-0528': deepseekWeights,
  'deepseek-ai/DeepSeek-V4-Flash': {
    format: 'mxfp4',
    covers: 'experts',
    others: 'fp8',
    title: 'Anemll, package of DeepSeek-V4-Flash: its own experts in MXFP4, the rest in FP8',
    url: 'https://huggingface.co/anemll/DeepSeek-V4-Flash-FP4-FP8-SSD',
  },
  'openai/gpt-oss-20b': gptOss,
  'openai/gpt-oss-120b': gptOss,
  'moonshotai/Kimi-K2-Instruct-0905': {
    ...fp8,
    title: 'Moonshot AI, Kimi-K2 README: checkpoints in block FP8',
    url: 'https://github.com/MoonshotAI/Kimi-K2',
  },
  'moonshotai/Kimi-K3': {
    format: 'mxfp4',
    covers: 'experts',
    title: 'Vessl, Kimi-K3-W4AFP8: the original has its routed experts, and nothing else, in MXFP4',
    url: 'https://huggingface.co/vessl/Kimi-K3-W4AFP8',
  },
  'MiniMaxAI/MiniMax-M2': {
    ...fp8,
    title: 'NVIDIA, Megatron-Bridge, MiniMax-M2: block FP8 checkpoints',
    url: 'https://docs.nvidia.com/nemo/megatron-bridge/nightly/models/minimax/minimax-m2.html',
  },
  'mistralai/Mistral-Small-4-119B-2603': {
    ...fp8,
    title: 'vLLM recipes, Mistral-Small-4-119B-2603: weights in FP8, vision tower and head in bf16',
    url: 'https://recipes.vllm.ai/mistralai/Mistral-Small-4-119B-2603',
  },
  'mistralai/Ministral-3-3B-Instruct-2512': {
    ...fp8,
    title: 'Ministral-3-3B-Instruct-2512 on the Hugging Face hub: the instruct version in FP8',
    url: 'https://huggingface.co/mistralai/Ministral-3-3B-Instruct-2512',
  },
}

/** Published in 16 bits, by a page that was read; an FP8 copy, where there is one, has a name of its own. */
const sixteenBits: Readonly<Record<string, Stated>> = {
  'MiniMaxAI/MiniMax-M3': {
    ...bf16,
    title: 'vLLM recipes, MiniMax-M3: a bf16 checkpoint, MXFP8 and NVFP4 as variants',
    url: 'https://github.com/vllm-project/recipes/pull/577',
  },
  'zai-org/GLM-5': {
    ...bf16,
    title: 'zai-org/GLM-5 on the Hugging Face hub: bf16, with GLM-5-FP8 beside it',
    url: 'https://huggingface.co/zai-org/GLM-5',
  },
}

const readOn = '2026-11-23'
const unread = {
  basis: 'judgement',
  title: 'Our judgement: in 16 bits, as most models are',
  checkedOn: null,
} as const

/** How a model's weights are published, with who says so; 16 bits are our judgement where nobody does. */
export function publishedWeightsOf(id: string): PublishedWeights {
  const known = packed[id] ?? sixteenBits[id]
  if (known === undefined) {
    return { ...bf16, source: { ...unread, url: `https://huggingface.co/${id}` } }
  }
  const { title, url, ...weights } = known
  return { ...weights, source: { basis: 'documentation', title, url, checkedOn: readOn } }
}
