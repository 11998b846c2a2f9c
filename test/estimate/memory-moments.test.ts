import { describe, expect, it } from 'vitest'
import { trainingMemory } from '#src/estimate/training-memory.ts'
import { runOf } from './training-case.ts'

const parameters = 6.738e9
const tokens = 2048
/** The sum of a layer by hand, for one token. */
const layer = 2 * 32_768 + 88_064 + 32_768

describe('what is never in memory together', () => {
  it("counts the step's temporaries only beyond activations and loss", () => {
    const stock = trainingMemory(runOf({ recipe: 'bf16-stock' }))
    const working = stock.activations.likely + stock.loss.likely
    expect(stock.optimiser.likely).toBe(4 * parameters)
    expect(stock.atStep.likely).toBeCloseTo(2 * parameters - working, -1)
    const long = trainingMemory(runOf({ recipe: 'bf16-stock', microBatch: 64, globalBatch: 256 }))
    expect(long.atStep.likely).toBe(0)
  })

  it('lets gradients take the place of activations and loss, unless they add up', () => {
    const once = trainingMemory(runOf({ globalBatch: 1 }))
    // Checkpoints and loss, less the layer at work when the last gradient comes.
    const freed = 32 * 2 * 4096 * tokens + 32_000 * tokens * 12 - layer * tokens
    expect(once.gradients.likely).toBeCloseTo(2 * parameters - freed, -1)
    expect(trainingMemory(runOf()).gradients.likely).toBe(2 * parameters)
    const mixed = trainingMemory(runOf({ globalBatch: 1, recipe: 'mixed' }))
    expect(mixed.gradients.likely).toBe(2 * parameters)
  })
})

describe('attention that writes out its scores', () => {
  const more = (checkpointing: 'none' | 'full') => {
    const run = runOf({ checkpointing, loss: 'fused' })
    const eager = trainingMemory({ ...run, eagerAttention: true })
    return eager.activations.likely - trainingMemory(run).activations.likely
  }

  it('keeps 6 bytes for each in every layer, or 14 in one', () => {
    const scores = 32 * tokens * tokens
    expect(more('none')).toBeCloseTo(32 * 6 * scores, -1)
    expect(more('full')).toBeCloseTo(14 * scores, -1)
  })
})

describe('a vocabulary widened to 32 bits', () => {
  it('takes 2 more bytes for each entry of embedding and head, and of each checkpoint', () => {
    const run = runOf({ trains: 'qlora', frozenFormat: 'nf4-dq', adapterParameters: 4e7 })
    const plain = trainingMemory(run)
    const wide = trainingMemory({ ...run, wideVocabulary: true })
    expect(wide.weights.likely - plain.weights.likely).toBeCloseTo(2 * 2 * 32_000 * 4096, -1)
    const checkpoints = 32 * 2 * 4096 * tokens
    expect(wide.activations.likely - plain.activations.likely).toBeCloseTo(checkpoints, -1)
  })
})
