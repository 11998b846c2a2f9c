import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amount, certain, ratio, scatter, sumOf } from '#src/estimate/uncertain.ts'

const range = fc
  .array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values) => values.toSorted((a, b) => a - b))
  .map(([low = 1, likely = low, high = likely]) => ({ low, likely, high }))

describe('an uncertain figure', () => {
  it('stays in order and positive through products, sums and inverses', () => {
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 5 }), (ranges) => {
        const figures = ranges.map((each, index) => ratio(`f${index}`, each))
        const [first = certain(1), ...rest] = figures
        const multiplied = rest.reduce((total, each) => total.by(each), first)
        const amounts = ranges.map((each, index) => amount(`a${index}`, each))
        for (const figure of [
          multiplied,
          multiplied.inverse(),
          sumOf(...figures),
          sumOf(...amounts),
        ]) {
          const { low, likely, high } = figure.range
          expect(low).toBeGreaterThan(0)
          expect(low).toBeLessThanOrEqual(likely)
          expect(likely).toBeLessThanOrEqual(high)
          expect(Number.isFinite(high)).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('adds independent doubts as squares: two that are e times off make e to the root of two', () => {
    const doubtful = { low: 1 / Math.E, likely: 1, high: Math.E }
    const { low, high } = scatter('one', doubtful).by(scatter('two', doubtful)).range
    // Exactly so for normal logarithms; 2,000 draws know an end to a few hundredths.
    expect(Math.log(high) / Math.SQRT2).toBeCloseTo(1, 1)
    expect(Math.log(low) / -Math.SQRT2).toBeCloseTo(1, 1)
  })

  it('knows what it shares with another: the same doubt cancels, or counts twice', () => {
    const price = scatter('rent', { low: 1, likely: 2, high: 5 })
    const hours = scatter('hours', { low: 10, likely: 20, high: 30 })
    const usd = hours.by(price)
    const hoursAgain = usd.with(price, (money, each) => money / each).range
    // Counted among 2,000 draws, against the ends that a band states.
    for (const point of ['low', 'likely', 'high'] as const) {
      expect(hoursAgain[point] / hours.range[point]).toBeCloseTo(1, 2)
    }
    expect(usd.minus(usd).range).toEqual({ low: 0, likely: 0, high: 0 })
    expect(Math.log(price.by(price).range.high / 4)).toBeCloseTo(2 * Math.log(5 / 2), 2)
  })

  it('turns its range round where the change falls, and keeps whole counts whole', () => {
    const rate = scatter('rate', { low: 5, likely: 10, high: 20 })
    const copies = rate.mapped((each) => Math.ceil(100 / each))
    // 100/20, 100/10, 100/5; the ends of the draws lie a thousandth inside the band's.
    expect(copies.range.likely).toBe(10)
    expect([5, 6]).toContain(copies.range.low)
    expect([20, 21]).toContain(copies.range.high)
  })

  it('leaves certain numbers certain', () => {
    const six = certain(2).by(certain(3))
    expect(six.range).toEqual({ low: 6, likely: 6, high: 6 })
    expect(six.shareWithin(6)).toBe(1)
    expect(six.shareWithin(5.9)).toBe(0)
  })

  it('counts the draws within a limit', () => {
    const need = scatter('need', { low: 8, likely: 10, high: 13 })
    // The ends and the middle are where 5, 50 and 95 in a hundred lie.
    expect(need.shareWithin(8)).toBeCloseTo(0.05, 2)
    expect(need.shareWithin(10)).toBeCloseTo(0.5, 2)
    expect(need.shareWithin(13)).toBeCloseTo(0.95, 2)
  })
})
