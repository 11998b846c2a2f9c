import type { GpuSpec } from './gpu-spec.ts'
import type { EngineTuning } from './serving-speed.ts'
import type { WeightFormat } from './weight-bytes.ts'

/** Software that serves a model, as far as it changes the figures. Fitted to published runs. */
export type Engine =
  | 'server'
  | 'llama.cpp'
  | 'autoawq'
  | 'autoawq-gemv'
  | 'transformers'
  | 'deepspeed-inference'
  | 'sglang'

const engines: readonly (readonly [RegExp, Engine])[] = [
  [/llama\.cpp/i, 'llama.cpp'],
  [/autoawq.*gemv/i, 'autoawq-gemv'],
  [/autoawq/i, 'autoawq'],
  [/transformers|litgpt|hugging/i, 'transformers'],
  [/deepspeed/i, 'deepspeed-inference'],
  [/sglang/i, 'sglang'],
]

export function engineCalled(name: string): Engine {
  return engines.find(([pattern]) => pattern.test(name))?.[1] ?? 'server'
}

/**
 * How an engine departs from the default server on a card, for a format of weights. Our fits to
 * published runs: llama.cpp to github.com/XiongjieDai/GPU-Benchmarks-on-LLM-Inference, AutoAWQ to
 * github.com/casper-hansen/AutoAWQ, Transformers and SGLang to github.com/QwenLM/Qwen2.5, DeepSpeed
 * to huggingface.co/blog/bloom-inference-pytorch-scripts.
 */
export function engineTuning(
  engine: Engine,
  format: WeightFormat,
  gpu: GpuSpec,
  hasExperts: boolean,
): EngineTuning {
  switch (engine) {
    case 'server':
      return {}
    case 'llama.cpp':
      return llamaCpp(format, gpu)
    case 'autoawq':
      return { weightShare: 0.72, prefillShare: 0.42 }
    case 'autoawq-gemv':
      // Its matrix-vector kernel runs once for each token of a prompt.
      return { weightShare: 0.72, prefillShare: 0.08 }
    case 'transformers':
      return { slowdown: 1.5 }
    case 'deepspeed-inference':
      return { slowdown: format === 'int8' ? 2.8 : 1.1 }
    case 'sglang':
      if (hasExperts && (format === 'int4' || format === 'int8')) return { slowdown: 3 }
      return { slowdown: format === 'int8' ? 1.6 : 1.15 }
  }
}

/** Share of the bandwidth and seconds of a layer, by least squares over its published decode rates. */
const llamaCppDecode = {
  gddr: { weightShare: 0.885, layerSeconds: 95e-6 },
  ampere: { weightShare: 0.6, layerSeconds: 150e-6 },
  hopper: { weightShare: 0.765, layerSeconds: 150e-6 },
} as const

function llamaCpp(format: WeightFormat, gpu: GpuSpec): EngineTuning {
  const isQuantised = format !== 'bf16' && format !== 'fp32'
  const promptChunk = 512
  if (gpu.memoryKind === 'gddr') {
    const isWorkstation = /ada|a6000|a40|l40|rtx ?pro|rtx ?[456]000/i.test(gpu.id)
    const prefillShare = isWorkstation ? (isQuantised ? 0.28 : 0.48) : 0.84
    return { ...llamaCppDecode.gddr, prefillShare, promptChunk }
  }
  if (gpu.generation === 'a100-40' || gpu.generation === 'a100-80') {
    return { ...llamaCppDecode.ampere, prefillShare: isQuantised ? 0.28 : 0.37, promptChunk }
  }
  return { ...llamaCppDecode.hopper, prefillShare: isQuantised ? 0.19 : 0.22, promptChunk }
}
