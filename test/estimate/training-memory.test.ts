import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeOf } from '#src/estimate/parameters.ts'
import type { TrainingCase } from '#src/estimate/training-case.ts'
import { activationBytesPerToken, trainingMemory } from '#src/estimate/training-memory.ts'
import { trainingSpeed } from '#src/estimate/training-speed.ts'
import { modelCalled } from './given-by-user.ts'
import { runOf } from './training-case.ts'

function statesGB(change: Partial<TrainingCase>): number {
  const { weights, gradients, optimiser } = trainingMemory(runOf(change))
  return (weights.likely + gradients.likely + optimiser.likely) / 1e9
}

const neededBytes = (change: Partial<TrainingCase>) => trainingMemory(runOf(change)).needed.likely

describe('states of Llama-2-7B, 6.738 billion parameters', () => {
  // 6.738 × 8, 16 and 18 bytes.
  it.each([
    ['bf16', 53.9],
    ['mixed', 107.8],
    ['mixed-fp32-grads', 121.3],
  ] as const)('take, with the recipe %s, %f GB', (recipe, expected) => {
    expect(statesGB({ recipe })).toBeCloseTo(expected, 1)
  })

  // ZeRO, figure 1, for mixed precision on 64 cards: 2 + 2 + 12/64, 2 + 14/64, 16/64 bytes.
  it.each([
    [1, 2 + 2 + 12 / 64],
    [2, 2 + 14 / 64],
    [3, 16 / 64],
  ] as const)('shrink at ZeRO stage %i', (zeroStage, bytes) => {
    expect(statesGB({ recipe: 'mixed', zeroStage, gpus: 64 })).toBeCloseTo(6.738 * bytes, 2)
  })

  it('match the worked example of ZeRO: 7.5 billion parameters are 120 GB, and 1.9 GB over 64', () => {
    const size = { ...runOf().size, total: 7.5e9, blocks: 7.5e9, vocabulary: 0 }
    expect(statesGB({ size, recipe: 'mixed' })).toBeCloseTo(120, 0)
    expect(statesGB({ size, recipe: 'mixed', zeroStage: 3, gpus: 64 })).toBeCloseTo(1.9, 1)
  })
})

describe('the rest', () => {
  it('counts one layer of activations by hand', () => {
    // Gated, 16-bit: 2 × (4 × 4,096 + 2 × 32 × 128 + 2 × 32 × 128) + 8 × 11,008 + 8 × 4,096.
    expect(activationBytesPerToken(runOf())).toBe(2 * 32_768 + 88_064 + 32_768)
  })

  it('counts the loss by hand', () => {
    // 32,000 entries × 2,048 tokens × 12 bytes.
    expect(trainingMemory(runOf()).loss.likely).toBe(32_000 * 2048 * 12)
  })

  it('keeps frozen weights, and gives the adapter 16 bytes a parameter', () => {
    const memory = trainingMemory(runOf({ trains: 'lora', adapterParameters: 39_976_960 }))
    expect(memory.adapters.likely).toBe(39_976_960 * 16)
    expect(memory.weights.likely / 1e9).toBeCloseTo(13.476, 2)
    expect(memory.gradients.likely + memory.optimiser.likely).toBe(0)
  })
})

describe('memory', () => {
  const length = fc.integer({ min: 16, max: 65_536 })
  const batch = fc.integer({ min: 1, max: 32 })

  it('grows with the context, the micro-batch and the adapter', () => {
    fc.assert(
      fc.property(length, length, batch, (seqLen, more, microBatch) => {
        // So many that gradients always add up; those that do not come when the logits are gone.
        const globalBatch = 1024
        const base = neededBytes({ seqLen, microBatch, globalBatch })
        expect(neededBytes({ seqLen: seqLen + more, microBatch, globalBatch })).toBeGreaterThan(
          base,
        )
        expect(neededBytes({ seqLen, microBatch: microBatch + 1, globalBatch })).toBeGreaterThan(
          base,
        )
        const adapter = { trains: 'lora', seqLen, microBatch } as const
        expect(neededBytes({ ...adapter, adapterParameters: 2e6 + more })).toBeGreaterThan(
          neededBytes({ ...adapter, adapterParameters: 1e6 }),
        )
      }),
    )
  })

  it('is never smaller without checkpoints than with them, nor with more bits', () => {
    fc.assert(
      fc.property(length, batch, (seqLen, microBatch) => {
        const run = { seqLen, microBatch }
        const full = neededBytes({ ...run, checkpointing: 'full' })
        const selective = neededBytes({ ...run, checkpointing: 'selective' })
        const none = neededBytes({ ...run, checkpointing: 'none' })
        // Sums in another order differ by rounding.
        expect(full).toBeLessThanOrEqual(selective * (1 + 1e-9))
        expect(selective).toBeLessThanOrEqual(none * (1 + 1e-9))
        const qlora = neededBytes({
          ...run,
          trains: 'qlora',
          frozenFormat: 'nf4-dq',
          adapterParameters: 4e7,
        })
        expect(qlora).toBeLessThan(neededBytes({ ...run, trains: 'lora', adapterParameters: 4e7 }))
      }),
    )
  })

  it('falls as weights are sharded over more cards', () => {
    const over = [2, 4, 8, 16, 32].map((gpus) =>
      neededBytes({ gpus, zeroStage: 3, recipe: 'mixed', globalBatch: 64 }),
    )
    expect(over).toEqual(over.toSorted((a, b) => b - a))
  })
})

describe('speed', () => {
  it('of one card never grows with their number', () => {
    const rates = [1, 2, 8, 64, 128, 256, 512, 1024, 2048].map(
      (gpus) =>
        trainingSpeed(
          runOf({ gpus, zeroStage: gpus > 1 ? 3 : 0, globalBatch: 2048 * 4 }),
          'pretrain',
        ).tokensPerSecondPerGpu,
    )
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
  })

  it('matches llm-foundry by the arithmetic of its own table', () => {
    // MPT-7B on one A100-80 at 2,048 tokens: 6 × 6.65 billion + 12 × 32 layers × 4,096 × 2,048
    // FLOP a token at 0.55 of 312 TFLOP/s is about 4,000 tokens/s.
    const model = modelCalled('mpt 7b')
    const run = {
      shape: model.shape,
      size: sizeOf(model),
      gpus: 8,
      zeroStage: 3,
      globalBatch: 1024,
    } as const
    const flop = 6 * 6.65e9 + 12 * 32 * 4096 * 2048
    const { tokensPerSecondPerGpu } = trainingSpeed(runOf({ ...run, microBatch: 8 }), 'pretrain')
    expect(tokensPerSecondPerGpu / ((312e12 * 0.55) / flop)).toBeCloseTo(1, 1)
  })
})
