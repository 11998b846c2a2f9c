import { describe, expect, it } from 'vitest'
import { gpuById } from '#src/catalog/gpus.ts'
import type { ModelShape } from '#src/catalog/models.ts'
import { engineTuning } from '#src/estimate/factors-engines.ts'
import { fitProbability, fitVerdict } from '#src/estimate/fit.ts'
import { fittedConstants } from '#src/estimate/fitted-constants.ts'
import { type GpuSpec, specOf } from '#src/estimate/gpu-spec.ts'
import { sizeOfShape } from '#src/estimate/parameters.ts'
import { exactly } from '#src/estimate/range.ts'
import { schedulingShare } from '#src/estimate/serving-speed.ts'
import { trainingEfficiency } from '#src/estimate/training-efficiency.ts'
import { trainingMemory } from '#src/estimate/training-memory.ts'
import { goodput, trainingSpeed } from '#src/estimate/training-speed.ts'
import { memoryBand } from '#src/estimate/training-total.ts'
import { modelCalled } from './given-by-user.ts'
import { runOf } from './training-case.ts'

const share = (change: Parameters<typeof runOf>[0]) =>
  trainingEfficiency(runOf(change), 'pretrain').share.likely
const h100 = specOf(gpuById('H100-SXM'))

/** Each pair stands on either side of a threshold, or on it. */
describe('the thresholds of training', () => {
  it('context: 16,384 tokens and more have an efficiency of their own', () => {
    const none = { checkpointing: 'none', gpus: 8 } as const
    expect(share({ ...none, seqLen: 16_383 })).toBe(fittedConstants.plainA100)
    expect(share({ ...none, seqLen: 16_384 })).toBe(fittedConstants.plainA100Long)
  })

  it('size: models below 0.5 billion parameters are slower', () => {
    const { shape, size } = runOf()
    const sized = (total: number) => share({ shape, size: { ...size, total }, gpus: 8 })
    expect(sized(0.499e9)).toBe(fittedConstants.plainA100Small)
    expect(sized(0.5e9)).toBe(fittedConstants.plainA100Recomputed)
  })

  it('cards: a fortieth of the rate is lost for every doubling beyond 128', () => {
    const on = (gpus: number) => share({ gpu: h100, gpus, zeroStage: 3 })
    expect(on(128)).toBeCloseTo(fittedConstants.plainH100, 9)
    expect(on(256)).toBeCloseTo(fittedConstants.plainH100 * 0.975, 9)
  })

  it('pipelines: the table is for more than 64 cards and more than one stage', () => {
    const piped = { tensorParallel: 8, pipelineParallel: 2, zeroStage: 1 } as const
    const { plainA100Recomputed, plainA100Pipeline, wideSlices } = fittedConstants
    expect(share({ ...piped, gpus: 64 })).toBe(plainA100Recomputed)
    expect(share({ ...piped, gpus: 128 })).toBe(plainA100Pipeline)
    expect(share({ ...piped, gpus: 128, pipelineParallel: 1 })).toBe(plainA100Recomputed)
    // Weights split over fewer than eight.
    expect(share({ ...piped, gpus: 128, tensorParallel: 4 })).toBeCloseTo(
      plainA100Pipeline * wideSlices,
      9,
    )
  })

  it('width: a slice of 1,792 = 28 × 64 is even, one of 1,793 is not', () => {
    const wide = (hidden: number) => {
      const shape: ModelShape = { ...runOf().shape, hidden }
      return share({ shape, size: sizeOfShape(shape), tensorParallel: 8, gpus: 8 })
    }
    expect(wide(1793 * 8) / wide(1792 * 8)).toBeCloseTo(fittedConstants.oddWidth, 9)
  })

  it('booked hours: above 1,000 cards or 2 T tokens fewer of them train', () => {
    expect(goodput(1000, 2e12).likely).toBe(0.93)
    expect(goodput(1001, 2e12).likely).toBe(0.9)
    expect(goodput(1000, 2.001e12).likely).toBe(0.9)
  })

  it('the band of split pre-training is for split pre-training only', () => {
    expect(memoryBand(runOf({ tensorParallel: 2 }), 'pretrain')).toBe('pretrainMemory')
    expect(memoryBand(runOf(), 'pretrain')).toBe('finetuneMemory')
    expect(memoryBand(runOf({ tensorParallel: 2 }), 'finetune')).toBe('finetuneMemory')
  })

  it('a tuned stack is slower while it tunes than while it pre-trains', () => {
    const run = runOf({ stack: 'tuned', precision: 'fp8', gpu: h100, gpus: 8 })
    const [tunes, trains] = [trainingSpeed(run, 'finetune'), trainingSpeed(run, 'pretrain')]
    expect(tunes.efficiency.share.likely / trains.efficiency.share.likely).toBeCloseTo(
      fittedConstants.tunedFinetuneShare,
      9,
    )
  })

  it('a fused loss leaves fewer fragments, for it is smaller and its blocks are equal', () => {
    const overhead = (loss: 'fused' | 'lean') => trainingMemory(runOf({ loss })).overhead.likely
    expect(overhead('fused')).toBeLessThan(overhead('lean'))
  })
})

describe('the thresholds of memory', () => {
  it('a certain need fits up to 95 % of the card, and not beyond', () => {
    expect(fitProbability(exactly(95), 100)).toBe(0.999)
    expect(fitProbability(exactly(95.01), 100)).toBe(0)
  })

  it('the words change at 0.9 and at 0.5', () => {
    expect([0.9, 0.899, 0.5, 0.499].map(fitVerdict)).toEqual([
      'fits',
      'is tight',
      'is tight',
      'does not fit',
    ])
  })
})

describe('the thresholds of serving', () => {
  const llama = modelCalled('llama 3.1 8b')
  const serving = (gpu: GpuSpec, shape = llama.shape) => ({
    shape,
    size: sizeOfShape(shape),
    format: 'bf16' as const,
    kvBytes: 2 as const,
    gpu,
    tensorParallel: 1,
  })

  it('experts and AMD cards have a share of a loaded server of their own', () => {
    const mixtral = modelCalled('mixtral 8x7b').shape
    expect(schedulingShare(serving(h100)).likely).toBe(0.75)
    expect(schedulingShare(serving(h100, mixtral)).likely).toBe(0.65)
    expect(schedulingShare(serving(h100, mixtral), true).likely).toBe(fittedConstants.schedulingMoe)
    expect(schedulingShare(serving(specOf(gpuById('MI300X')))).likely).toBe(
      fittedConstants.schedulingAmd,
    )
  })

  it('AutoAWQ reads prompts four times slower with its matrix-vector kernel', () => {
    const gpu = specOf(gpuById('RTX4090'))
    const [gemm, gemv] = (['autoawq', 'autoawq-gemv'] as const).map((engine) =>
      engineTuning(engine, 'int4', gpu, false),
    )
    // AutoAWQ's own table, Mistral 7B, RTX 4090, 2,048 tokens: 3,897 and 904 tokens/s, 4.3 times.
    expect((gemm?.prefillShare ?? 0) / (gemv?.prefillShare ?? 1)).toBeCloseTo(4.3, 0)
  })
})
