import { describe, expect, it } from 'vitest'
import { BadInputError } from '#src/errors.ts'
import { squaredVariation } from '#src/estimate/fleet-waits.ts'
import { estimateFleet, type FleetInputs, shapedWeek } from '#src/estimate/index.ts'
import { asOf, lineCalled, modelCalled, typed } from './given-by-user.ts'

describe('squaredVariation', () => {
  it('is nothing where every answer is as long as the mean', () => {
    expect(squaredVariation(300, 300)).toBe(0)
  })

  it('is that of the log-normal distribution with this mean and percentile', () => {
    // σ = 0.5: the 95th percentile over the mean is exp(1.645 × 0.5 − 0.125) = 2.0088, and the
    // squared variation exp(0.25) − 1 = 0.2840.
    expect(squaredVariation(100, 200.88)).toBeCloseTo(0.284, 3)
    // σ = ln(2) ** 0.5 = 0.8326 varies as much as an exponential one: exp(1.3696 − 0.3466) = 2.782.
    expect(squaredVariation(100, 278.2)).toBeCloseTo(1, 2)
  })

  it('refuses what no log-normal distribution has', () => {
    expect(() => squaredVariation(100, 99)).toThrow(RangeError)
    expect(() => squaredVariation(100, 400)).toThrow(RangeError)
  })
})

describe('the wait of a fleet', () => {
  const models = [
    {
      model: modelCalled('llama 3.1 8b'),
      requestsPerHour: shapedWeek('flat', 2e6),
      load: 'as tested',
    },
  ]
  const waitOf = (more: Partial<FleetInputs>) =>
    lineCalled(
      estimateFleet(typed<FleetInputs>({ models, gpu: ['H100-SXM'], ...more }), asOf),
      'Llama-3.1-8B-Instruct: mean wait in the busiest hour',
    )

  it('halves where answers are all as long as each other, and arrivals alone vary', () => {
    // (1 + 0) / 2 in place of (1 + 1) / 2.
    const ratio = waitOf({ outputTokensP95: 300 }).likely / waitOf({}).likely
    expect(ratio).toBeCloseTo(0.5, 6)
  })

  it('grows with the lengths of the longest answers', () => {
    const [some, more] = [600, 1100].map((outputTokensP95) => waitOf({ outputTokensP95 }).likely)
    expect(more).toBeGreaterThan(some ?? 0)
  })

  it('says what the longest answers can be', () => {
    // 300 × exp(1.645² / 2) = 300 × 3.869 = 1,160.
    expect(() => waitOf({ outputTokensP95: 200 })).toThrow(BadInputError)
    expect(() => waitOf({ outputTokensP95: 5000 })).toThrow('300 to 1,160')
  })
})
