import { type Constants, fittedConstants } from './fitted-constants.ts'
import type { GpuSpec } from './gpu-spec.ts'
import type { EngineTuning } from './serving-speed.ts'
import type { WeightFormat } from './weight-bytes.ts'

/** Software that serves a model, as far as it changes the figures. Fitted to published runs. */
export type Engine =
  | 'server'
  /** Servers of 2023 and 2024: reductions of their own kernels, and gaps between steps, are larger. */
  | 'early-server'
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
  // MLPerf 4.1 names its library "TensorRT 9" and "TensorRT 10".
  [
    /^tensorrt \d|(tensorrt-llm|vllm|lmdeploy[a-z ]*) v?0\.[0-4]\b|tensorrt-llm v?0\.[5-8]\b/i,
    'early-server',
  ],
]

/**
 * An eager loop in Python launches about 25 kernels a layer: 0.76 to 0.85 ms a layer on Qwen of 1.8 to
 * 14 B, whatever its format, 0.9 on Llama-2-13B (Qwen README, Optimum). Fast desktop processors take half.
 */
const eagerLaunchSeconds = 0.75e-3
/** It reads the cache to join each new token to it, writes it again, and reads it for the scores (Optimum). */
const eagerCachePasses = 6
/** A prompt of 512 tokens by sixteen: 0.56 of the peak, where a server's kernels reach 0.69 (Optimum). */
const eagerSlowdown = 1.25

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
  fit: Constants = fittedConstants,
): EngineTuning {
  switch (engine) {
    case 'server':
      return {}
    case 'early-server':
      return { sharedRate: fit.tensorParallelShare }
    case 'llama.cpp':
      return llamaCpp(format, gpu, fit)
    case 'autoawq':
      return { weightShare: fit.autoawqRead, prefillShare: fit.autoawqPrefill }
    case 'autoawq-gemv':
      // Its matrix-vector kernel runs once for each token of a prompt.
      return { weightShare: fit.autoawqRead, prefillShare: fit.autoawqGemvPrefill }
    case 'transformers':
      return {
        slowdown: eagerSlowdown,
        launchSeconds: eagerLaunchSeconds,
        cachePasses: eagerCachePasses,
      }
    case 'deepspeed-inference':
      return {
        slowdown: format === 'int8' ? fit.deepspeedInt8Slowdown : fit.deepspeedSlowdown,
        sharedRate: fit.tensorParallelShare,
      }
    case 'sglang':
      if (hasExperts && (format === 'int4' || format === 'int8')) {
        return { slowdown: fit.sglangGptqExpertsSlowdown }
      }
      return { slowdown: format === 'int8' ? fit.sglangInt8Slowdown : fit.sglangSlowdown }
  }
}

function llamaCpp(format: WeightFormat, gpu: GpuSpec, fit: Constants): EngineTuning {
  const isQuantised = format !== 'bf16' && format !== 'fp32'
  const promptChunk = 512
  if (gpu.memoryKind === 'gddr') {
    const isWorkstation = /ada|a6000|a40|l40|rtx ?pro|rtx ?[456]000/i.test(gpu.id)
    const workstation = isQuantised
      ? fit.llamaCppWorkstationPrefill4
      : fit.llamaCppWorkstationPrefill
    return {
      weightShare: fit.llamaCppGddrRead,
      layerSeconds: fit.llamaCppGddrLayer,
      prefillShare: isWorkstation ? workstation : fit.llamaCppGeforcePrefill,
      promptChunk,
    }
  }
  if (gpu.generation === 'a100-40' || gpu.generation === 'a100-80') {
    return {
      weightShare: fit.llamaCppA100Read,
      layerSeconds: fit.llamaCppHbmLayer,
      prefillShare: isQuantised ? fit.llamaCppA100Prefill4 : fit.llamaCppA100Prefill,
      promptChunk,
    }
  }
  return {
    weightShare: fit.llamaCppH100Read,
    layerSeconds: fit.llamaCppHbmLayer,
    prefillShare: isQuantised ? fit.llamaCppH100Prefill4 : fit.llamaCppH100Prefill,
    promptChunk,
  }
}
