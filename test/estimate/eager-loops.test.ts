import { describe, expect, it } from 'vitest'
import { gpuById } from '#src/catalog/gpus.ts'
import { engineCalled, engineTuning } from '#src/estimate/factors-engines.ts'
import { fittedConstants } from '#src/estimate/fitted-constants.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import type { ServingCase } from '#src/estimate/serving-case.ts'
import { decodeStep, staticThroughput } from '#src/estimate/serving-speed.ts'
import { gatherSeconds } from '#src/estimate/training-exchange.ts'
import { trainingMemory } from '#src/estimate/training-memory.ts'
import { busySeconds, launchSeconds } from '#src/estimate/training-speed.ts'
import { modelCalled } from './given-by-user.ts'
import { runOf } from './training-case.ts'

const llama = modelCalled('llama 2 7b')
const a100 = specOf(gpuById('A100-80GB'))

function serving(change: Partial<ServingCase> = {}): ServingCase {
  return {
    shape: llama.shape,
    size: sizeOf(llama),
    format: 'bf16',
    kvBytes: 2,
    gpu: a100,
    tensorParallel: 1,
    ...change,
  }
}

describe('an eager loop that serves', () => {
  const eager = engineTuning('transformers', 'bf16', a100, false)

  it('waits for its launches: 32 layers of 0.75 ms, whatever the format', () => {
    const step = (format: ServingCase['format']) =>
      decodeStep(serving({ format }), 1, 100, eager).total * 1000
    expect(step('bf16')).toBeCloseTo(24, 6)
    expect(step('int4')).toBeCloseTo(24, 6)
  })

  it('copies its cache: six passes over 16 sequences of 1,000 tokens', () => {
    // 16 × 1,000 × 524,288 bytes × 6 ÷ (0.85 × 2,039 GB/s) = 29.04 ms.
    expect(decodeStep(serving(), 16, 1000, eager).cache * 1000).toBeCloseTo(29.04, 1)
  })
})

describe('4-bit weights', () => {
  it('are unpacked as fast as GDDR brings them, and with their own bits', () => {
    const card = specOf(gpuById('RTX4090'))
    const read = (packedBits: number) =>
      decodeStep(
        serving({ gpu: card, format: 'int4', stored: { format: 'int4', packedBits } }),
        1,
        1,
      ).weights * 1000
    // Blocks 6.477 B × 0.5 bytes + head 0.131 B × 2 bytes = 3.50 GB at 0.83 × 1,008 GB/s.
    expect(read(4)).toBeCloseTo(4.18, 1)
    // Another 6.477 B × 0.125 bytes.
    expect(read(5) - read(4)).toBeCloseTo(0.968, 2)
  })
})

describe('engines by their age', () => {
  it.each([
    ['TensorRT-LLM 0.5', 'early-server'],
    ['TensorRT-LLM 0.6.1', 'early-server'],
    ['TensorRT 10.2.0, CUDA 12.4', 'early-server'],
    ['vLLM 0.4.3+rocm614, PyTorch 2.3.0', 'early-server'],
    ['LMDeploy TurboMind 0.2.0', 'early-server'],
    ['TensorRT-LLM 1.0', 'server'],
    ['TensorRT-LLM 0.17', 'server'],
    ['vLLM 0.23.0', 'server'],
    ['vLLM', 'server'],
  ])('%s is a %s', (name, engine) => {
    expect(engineCalled(name)).toBe(engine)
  })

  it('lose to exchanges what they did until 2024', () => {
    const split = serving({ tensorParallel: 2 })
    const early = engineTuning('early-server', 'bf16', a100, false)
    const rate = (tuning = {}) => staticThroughput(split, 8, 100, 100, tuning)
    expect(rate(early) / rate()).toBeCloseTo(fittedConstants.tensorParallelShare, 9)
  })
})

describe('a stock trainer', () => {
  it('launches each layer three times with checkpoints, twice as much with adapters', () => {
    const full = runOf({ loss: 'stock' })
    // 32 layers × 0.75 ms × 3 passes.
    expect(launchSeconds(full) * 1000).toBeCloseTo(72, 6)
    expect(launchSeconds({ ...full, checkpointing: 'none' }) * 1000).toBeCloseTo(48, 6)
    expect(launchSeconds({ ...full, trains: 'lora' }) * 1000).toBeCloseTo(151.2, 6)
  })

  it('hides a part of its launches behind its arithmetic, a lean loop all of them', () => {
    // (452^1.3 + 190^1.3)^(1 ÷ 1.3) = 561.
    expect(busySeconds(runOf({ loss: 'stock' }), 0.452, 0.19)).toBeCloseTo(0.561, 2)
    expect(busySeconds(runOf(), 0.452, 0.19)).toBe(0.452)
  })
})

describe('the peak of a checkpointed run', () => {
  const tokens = 2048
  const kept = (change = {}) => {
    const { activations, loss } = trainingMemory(runOf(change))
    return { activations: activations.likely, loss: loss.likely }
  }

  it('has the loss or the layer beside its checkpoints, never both', () => {
    // 32 layers × 2 × 4,096 bytes a token; the loss is 12 × 32,000 = 384 kB of them, the layer 186 kB.
    expect(kept()).toEqual({ activations: 32 * 8192 * tokens, loss: 12 * 32_000 * tokens })
    const { activations, loss } = kept({ loss: 'fused' })
    expect(loss).toBe(0)
    expect(activations).toBeGreaterThan(32 * 8192 * tokens)
  })

  it('has both where every layer waits', () => {
    expect(kept({ checkpointing: 'none' }).loss).toBe(12 * 32_000 * tokens)
  })
})

describe('sharded weights on NVLink', () => {
  it('are gathered in 0.55 of the link: 6 bytes of 6.74 B parameters, seven eighths of them', () => {
    const run = runOf({ gpus: 8, zeroStage: 3 })
    // 6 × 6.738 GB × 7 ÷ 8 ÷ (300 GB/s × 0.55) = 214 ms.
    expect(gatherSeconds(run) * 1000).toBeCloseTo(214.4, 0)
  })
})
