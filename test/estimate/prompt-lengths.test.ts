import { describe, expect, it } from 'vitest'
import { BadInputError } from '#src/errors.ts'
import {
  estimateFleet,
  estimateServing,
  type FleetInputs,
  type ServingInputs,
  shapedWeek,
} from '#src/estimate/index.ts'
import { asOf, lineCalled, modelCalled, typed } from './given-by-user.ts'

const llama = modelCalled('llama 3.1 8b')

describe('serving prompts of many lengths', () => {
  const serve = (more: Partial<ServingInputs> = {}) =>
    estimateServing(typed<ServingInputs>({ model: llama, gpu: 'H100-SXM', gpus: 1, ...more }), asOf)
  const ms = (label: string, more: Partial<ServingInputs>) => lineCalled(serve(more), label).likely

  it('answers a long prompt as late as if all were so long', () => {
    const long = ms('Time to the first token of a long prompt', { promptTokensP95: 4000 })
    expect(long).toBeCloseTo(ms('Time to the first token', { promptTokens: 4000 }), 9)
    expect(ms('Time to the first token', { promptTokensP95: 4000 })).toBeLessThan(long)
  })

  it('makes room in the cache for the long ones', () => {
    // 32 layers × 2 × 8 heads × 128 × 2 bytes = 128 KiB a token; 4,000 + 300 tokens in blocks of 16: 4,304.
    const kv = lineCalled(serve({ promptTokensP95: 4000 }), 'KV cache of one sequence')
    expect(kv.likely).toBeCloseTo((4304 * 128) / 2 ** 20, 9)
  })

  it('holds the limit to the first token for nineteen of twenty', () => {
    // One card that reads 1,000 tokens in time, but not 16,000: the model must be split.
    const cards = (more: Partial<ServingInputs>) => {
      const limits = { model: modelCalled('llama 3.1 70b'), gpu: 'H100-SXM', ttftMs: 1000 } as const
      const estimate = estimateServing(typed<ServingInputs>({ ...limits, ...more }), asOf)
      return Number(estimate.assumptions.find(({ name }) => name === 'cardsPerCopy')?.value ?? 1)
    }
    expect(cards({ promptTokensP95: 16_000 })).toBeGreaterThan(cards({}))
  })

  it('refuses a percentile below the mean', () => {
    expect(() => serve({ promptTokens: 2000, promptTokensP95: 1500 })).toThrow(BadInputError)
    expect(() => serve({ promptTokens: 2000, promptTokensP95: 1500 })).toThrow('at least')
    expect(() => serve({ promptTokens: 2000, promptTokensP95: 2000 })).not.toThrow()
  })
})

describe('a fleet with prompts of many lengths', () => {
  const models = [{ model: llama, requestsPerHour: shapedWeek('flat', 2e6), load: 'as tested' }]
  const waitOf = (more: Partial<FleetInputs>) =>
    lineCalled(
      estimateFleet(typed<FleetInputs>({ models, gpu: ['H100-SXM'], ...more }), asOf),
      'Llama-3.1-8B-Instruct: mean wait in the busiest hour',
    ).likely

  it('waits half as long where prompts and answers are each as long as the others', () => {
    // (1 + 0) / 2 in place of (1 + 1) / 2, as with answers alone.
    const even = waitOf({ promptTokensP95: 1000, outputTokensP95: 300 })
    expect(even / waitOf({})).toBeCloseTo(0.5, 6)
  })

  it('waits longer the more the prompts vary, and by no more than reading has a share in the work', () => {
    const outputTokensP95 = 300
    const [even, some, most] = [1000, 2000, 3800].map((promptTokensP95) =>
      waitOf({ promptTokensP95, outputTokensP95 }),
    )
    expect(some).toBeGreaterThan(even ?? 0)
    expect(most).toBeGreaterThan(some ?? 0)
    // σ = 1.46 at 3.8 times the mean: the squared variation exp(2.13) − 1 = 7.4, were all work reading.
    expect((most ?? 0) / (even ?? 1)).toBeLessThan(1 + 7.5)
  })

  it('says what the longest prompts can be', () => {
    // 1,000 × exp(1.645² / 2) = 1,000 × 3.869 = 3,869.
    expect(() => waitOf({ promptTokensP95: 900 })).toThrow(BadInputError)
    expect(() => waitOf({ promptTokensP95: 5000 })).toThrow(
      'promptTokensP95 is 5,000; with 1,000 tokens in the mean prompt of Llama-3.1-8B-Instruct it can be 1,000 to 3,869',
    )
  })
})
