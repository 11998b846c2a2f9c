import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exactly, inverse, product, sum } from '#src/estimate/range.ts'

const range = fc
  .array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 })
  .map((values) => values.toSorted((a, b) => a - b))
  .map(([low = 1, likely = low, high = likely]) => ({ low, likely, high }))

it('keeps products, sums and inverses in order and positive', () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
      for (const { low, likely, high } of [
        product(...ranges),
        sum(...ranges),
        inverse(product(...ranges)),
      ]) {
        expect(low).toBeGreaterThan(-1e-9)
        expect(low).toBeLessThanOrEqual(likely)
        expect(likely).toBeLessThanOrEqual(high)
      }
    }),
  )
})

it('adds doubts as squares', () => {
  // Two factors that may each be e times off, either way: together e to the root of two.
  const doubtful = { low: 1 / Math.E, likely: 1, high: Math.E }
  const { low, high } = product(doubtful, doubtful)
  expect(Math.log(high)).toBeCloseTo(Math.SQRT2, 9)
  expect(Math.log(low)).toBeCloseTo(-Math.SQRT2, 9)
  // 3 and 4 off make 5 off.
  expect(sum({ low: 7, likely: 10, high: 13 }, { low: 16, likely: 20, high: 24 })).toEqual({
    low: 25,
    likely: 30,
    high: 35,
  })
})

it('leaves certain numbers certain', () => {
  expect(product(exactly(3), exactly(4))).toEqual(exactly(12))
})
