import { describe, expect, it } from 'vitest'
import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { copySplitsOf } from '#src/estimate/copy-splits.ts'
import { factors } from '#src/estimate/factors.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import { type ServingCase, sequenceBytes, stageImbalance } from '#src/estimate/serving-case.ts'
import { servingMemory } from '#src/estimate/serving-memory.ts'
import { servingPlanOn } from '#src/estimate/serving-plan.ts'
import { decodeStep, prefillSeconds, staticThroughput } from '#src/estimate/serving-speed.ts'
import { modelCalled } from './given-by-user.ts'

const llama = modelCalled('llama 3.1 70b')

function on(gpu: GpuId, tensorParallel: number, pipelineParallel: number): ServingCase {
  return {
    shape: llama.shape,
    size: sizeOf(llama),
    format: 'bf16',
    kvBytes: 2,
    gpu: specOf(gpuById(gpu)),
    tensorParallel,
    pipelineParallel,
  }
}

const splitsOn = (gpu: GpuId) =>
  copySplitsOf(llama.shape, specOf(gpuById(gpu))).map(
    ({ tensorParallel, pipelineParallel }) => `${tensorParallel}×${pipelineParallel}`,
  )

describe('ways to spread a copy', () => {
  it('mixes stages and shared matrices where no NVLink joins the cards', () => {
    expect(splitsOn('L40S').slice(0, 6)).toEqual(['1×1', '1×2', '2×1', '1×4', '2×2', '4×1'])
  })

  it('shares matrices alone inside a machine with NVLink, and adds stages beyond it', () => {
    expect(splitsOn('H100-SXM')).toEqual(['1×1', '2×1', '4×1', '8×1', '8×2', '16×1', '8×4', '16×2'])
  })
})

describe('a pipeline', () => {
  it('holds a fourth of the layers on each of four stages', () => {
    // 80 layers: 20 to a stage. The blocks are 68.45e9 parameters, and the first stage has the
    // embedding of 128,256 × 8,192 = 1.05e9 beside them: (68.45e9 / 4 + 1.05e9) × 2 bytes
    // = 36.3e9 bytes = 33.8 GiB.
    const { weights, kvPerSequence } = servingMemory(on('L40S', 1, 4), 1, 1024)
    expect(weights.likely).toBeCloseTo(33.8, 1)
    // 20 layers × 8 heads × 128 × 2 (K, V) × 2 bytes × 1,024 tokens = 80 MiB.
    expect(kvPerSequence).toBeCloseTo(80 / 1024, 5)
  })

  it('counts the cache of the fullest stage where layers do not divide', () => {
    // 80 layers over 32 stages: the fullest has 3, so 3 layers' cache.
    const { kvPerSequence } = servingMemory(on('L40S', 1, 32), 1, 1024)
    expect(kvPerSequence).toBeCloseTo((3 * 8 * 128 * 2 * 2 * 1024) / 2 ** 30, 6)
  })

  it('reads the weights no sooner for one reader, and serves a full batch at once', () => {
    const [whole, staged] = [on('L40S', 1, 1), on('L40S', 1, 4)]
    const [alone, inStages] = [decodeStep(whole, 1, 1000), decodeStep(staged, 1, 1000)]
    expect(inStages.weights).toBe(alone.weights)
    expect(inStages.total).toBeGreaterThan(alone.total)
    // Cache and arithmetic of 256 sequences: of 64 in each of four groups.
    const [batch, groups] = [decodeStep(whole, 256, 1000), decodeStep(staged, 256, 1000)]
    expect(groups.cache).toBeCloseTo(batch.cache / 4, 9)
    expect(groups.compute).toBeCloseTo(batch.compute / 4, 9)
    expect(groups.cache).toBeCloseTo((64 * sequenceBytes(staged, 1000)) / (0.85 * 864e9), 4)
  })

  it('charges all-reduces over PCIe by the layer, and hand-overs by the stage', () => {
    // PCIe 4: 64 GB/s both ways, 0.8 of one: 25.6 GB/s. 256 × 8,192 × 2 bytes = 4.19 MB; eight
    // cards move 2 × 7/8 of it 2 × 80 times = 1.17 GB: 45.9 ms before any start-up. Four stages
    // hand 64 × 8,192 × 2 bytes = 1.05 MB over three times: 0.12 ms.
    const reduced = decodeStep(on('L40S', 8, 1), 256, 1000).links
    const handed = decodeStep(on('L40S', 1, 4), 256, 1000).links
    expect(reduced).toBeGreaterThan(0.0459)
    expect(reduced).toBeLessThan(0.06)
    expect(handed).toBeGreaterThan(0.00012)
    expect(handed).toBeLessThan(0.001)
  })

  it('carries more than shared matrices over PCIe, and one reader waits longer', () => {
    const [stages, shared] = [on('L40S', 2, 4), on('L40S', 8, 1)]
    const speed = (serving: ServingCase) => staticThroughput(serving, 256, 1000, 300)
    expect(speed(stages)).toBeGreaterThan(speed(shared))
    // Two cards read the weights of each layer instead of eight.
    const [step, sharedStep] = [decodeStep(stages, 1, 1000), decodeStep(shared, 1, 1000)]
    expect(step.weights).toBeCloseTo(4 * sharedStep.weights, 9)
  })
})

describe('a full pipeline', () => {
  it('waits for its slowest stage: the last, which has the head beside its layers', () => {
    // Blocks of 68.45e9 over 80 layers, and a head of 128,256 × 8,192 = 1.051e9: four stages of
    // 17.11e9, the last 18.16e9. 4 × 18.16 ÷ 69.50 = 1.0453.
    expect(stageImbalance(on('L40S', 1, 4), 256)).toBeCloseTo(1.0453, 3)
    // Of 32 stages the first have three layers, 2.57e9, and the last has two and the head, 2.76e9:
    // 32 × 2.762 ÷ 69.50 = 1.272.
    expect(stageImbalance(on('L40S', 1, 32), 256)).toBeCloseTo(1.272, 2)
  })

  it('is waited for by nobody while one sequence is alone in it', () => {
    expect(stageImbalance(on('L40S', 1, 4), 1)).toBe(1)
    expect(stageImbalance(on('L40S', 4, 1), 256)).toBe(1)
  })

  it('goes at the pace of its largest group: nine sequences in four stages are three at once', () => {
    const step = (batch: number) => decodeStep(on('L40S', 1, 4), batch, 1000)
    expect(step(9).cache).toBe(step(12).cache)
    expect(step(9).cache).toBeGreaterThan(step(8).cache)
  })

  it('keeps 0.85 of its rate beside the prompts it reads', () => {
    const [batch, prompt, answer] = [64, 1000, 300]
    const serving = on('L40S', 1, 4)
    const seconds =
      prefillSeconds(serving, batch, prompt) +
      answer * decodeStep(serving, batch, prompt + answer / 2).total
    const { tensorParallelShare } = factors.serving
    expect(staticThroughput(serving, batch, prompt, answer)).toBeCloseTo(
      ((batch * answer) / seconds) * tensorParallelShare.likely * 0.85,
      6,
    )
  })
})

describe('servingPlanOn', () => {
  const wanted = (name: string, latencyMs?: number) => ({
    model: {
      shape: modelCalled(name).shape,
      size: sizeOf(modelCalled(name)),
      format: 'bf16',
      kvBytes: 2,
    } as const,
    request: {
      promptTokens: 1000,
      outputTokens: 300,
      sharedPrefixTokens: 0,
      contextTokens: 1300,
      concurrency: undefined,
      latencyMs,
      ttftMs: undefined,
    },
    peakRate: 1,
    cards: [],
    gpus: undefined,
    spareCopies: 0,
    terms: {},
    asOf: '2026-11-23',
  })

  it('shares more matrices the sooner an answer must be whole', () => {
    const relaxed = servingPlanOn(wanted('llama 3.1 70b'), 'L40S').serving
    const hurried = servingPlanOn(wanted('llama 3.1 70b', 16_000), 'L40S').serving
    expect(relaxed.pipelineParallel).toBeGreaterThan(1)
    expect(hurried.tensorParallel).toBeGreaterThan(relaxed.tensorParallel)
  })

  it('takes two machines as stages where one does not hold the model', () => {
    // 405e9 × 2 bytes = 810 GB over 8 × 80 GB; sixteen cards hold 50 GB each.
    const { serving, fits } = servingPlanOn(wanted('llama 3.1 405b'), 'H100-SXM')
    expect([serving.tensorParallel, serving.pipelineParallel]).toEqual([8, 2])
    expect(fits).toBeGreaterThan(0.9)
  })
})
