import { describe, expect, it } from 'vitest'
import { gpuById } from '#src/catalog/gpus.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import { gradientSyncSeconds } from '#src/estimate/gradient-sync.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import type { ServingCase } from '#src/estimate/serving-case.ts'
import { decodeStep } from '#src/estimate/serving-speed.ts'
import type { TrainingCase } from '#src/estimate/training-case.ts'
import { gatherSeconds } from '#src/estimate/training-exchange.ts'
import { trainingSpeed } from '#src/estimate/training-speed.ts'
import { modelCalled } from './given-by-user.ts'
import { runOf } from './training-case.ts'

const h100 = specOf(gpuById('H100-SXM'))
const secondsOf = (run: TrainingCase) => trainingSpeed(run, 'finetune').secondsPerStep

describe('exchange behind arithmetic', () => {
  const eight = { gpu: h100, gpus: 8, globalBatch: 8 }

  it('hides the gathering of weights in part: longer than the longer of the two, shorter than both', () => {
    const sharded = runOf({ ...eight, zeroStage: 3 })
    const gathering = gatherSeconds(sharded)
    // 6 × 6.7e9 bytes × 7/8 ÷ (450 × 0.55 GB/s).
    expect(gathering).toBeCloseTo(
      (6 * sizeOf(modelCalled('llama 2 7b')).total * 7) / 8 / 247.5e9,
      4,
    )
    // Without anything to exchange, but with the optimiser's states as well spread.
    const alone = secondsOf({ ...sharded, zeroStage: 1, layoutUnknown: true })
    expect(secondsOf(sharded)).toBeGreaterThan(Math.max(alone, gathering))
    expect(secondsOf(sharded)).toBeLessThan(alone + gathering)
  })

  it('hides gradients behind the last micro-batch alone, so that more of them cost no more', () => {
    const once = runOf({ ...eight, zeroStage: 1 })
    const often = { ...once, globalBatch: 64 }
    const added = (run: TrainingCase) => secondsOf(run) - secondsOf({ ...run, layoutUnknown: true })
    expect(added(once)).toBeGreaterThan(0)
    expect(added(once)).toBeLessThan(gradientSyncSeconds(once))
    expect(added(often)).toBeCloseTo(added(once), 9)
  })

  it('is hidden by who tunes a stack', () => {
    const run = runOf({ ...eight, zeroStage: 3, stack: 'tuned' })
    expect(gatherSeconds(run)).toBe(0)
    const copied = { ...run, zeroStage: 1 as const }
    expect(secondsOf(copied)).toBe(secondsOf({ ...copied, layoutUnknown: true }))
  })

  it('does not speed up with a link beyond what layers fill', () => {
    const seconds = (['H100-SXM', 'H200', 'B200', 'B300'] as const).map((id) =>
      gatherSeconds(runOf({ ...eight, gpu: specOf(gpuById(id)), zeroStage: 3 })),
    )
    const [h, h2, b, b3] = seconds
    expect(h).toBe(h2)
    expect(b).toBe(b3)
    // 247.5 of 450 GB/s, and 250 of 900.
    expect((h ?? 0) / (b ?? 1)).toBeCloseTo(250 / 247.5, 6)
  })
})

describe('a stock trainer', () => {
  it('is slower and in doubt on Hopper, where only loops of pre-training were measured', () => {
    const stock = runOf({ gpu: h100, loss: 'stock', microBatch: 8 })
    const [own, lean] = [stock, { ...stock, loss: 'lean' as const }].map(
      (run) => trainingSpeed(run, 'finetune').efficiency,
    )
    expect(own?.measured).toBe(false)
    expect(lean?.measured).toBe(true)
    expect((own?.share.likely ?? 0) / (lean?.share.likely ?? 1)).toBeCloseTo(0.8, 9)
  })

  it('was measured on A100', () => {
    expect(trainingSpeed(runOf({ loss: 'stock' }), 'finetune').efficiency.measured).toBe(true)
  })
})

describe('weights in FP4', () => {
  const model = modelCalled('gpt oss 20b')
  const servingOn = (id: 'H100-SXM' | 'B200', format: ServingCase['format']): ServingCase => ({
    shape: model.shape,
    size: sizeOf(model),
    format,
    kvBytes: 2,
    gpu: specOf(gpuById(id)),
    tensorParallel: 1,
  })

  it('are unpacked on a card without units for them, as those of INT4 are', () => {
    const gain = (id: 'H100-SXM' | 'B200') =>
      decodeStep(servingOn(id, 'bf16'), 1, 1024).weights /
      decodeStep(servingOn(id, 'fp4'), 1, 1024).weights
    expect(gain('H100-SXM')).toBeLessThan(gain('B200') * 0.7)
  })
})
