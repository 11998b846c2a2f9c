import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountDraws,
  bandDraws,
  drawCount,
  endsOf,
  middleOf,
  ratioDraws,
} from '#src/estimate/draws.ts'

describe('draws', () => {
  it('are 2,000, the same for a name whenever they are asked for', () => {
    const range = { low: 0.5, likely: 1, high: 3 }
    const first = ratioDraws('padding', range).draws
    expect(first).toHaveLength(2000)
    // Enough other names to push the first out of any memory.
    for (let each = 0; each < 300; each += 1) ratioDraws(`other ${each}`, range)
    expect(ratioDraws('padding', range).draws).toEqual(first)
  })

  it('rank alike whatever the range, so that a changed input moves every draw the same way', () => {
    const narrow = ratioDraws('goodput', { low: 0.85, likely: 0.93, high: 0.98 }).draws
    const wide = ratioDraws('goodput', { low: 0.6, likely: 0.9, high: 0.95 }).draws
    // Relative to 0.93 and 0.90: the ranges above, one below the other at every point.
    expect(narrow.every((each, index) => each * 0.93 > (wide[index] ?? 0) * 0.9)).toBe(true)
  })

  it('of two names have nothing to do with each other', () => {
    const range = { low: 1 / Math.E, likely: 1, high: Math.E }
    const [a, b] = ['one', 'another'].map((name) => ratioDraws(name, range).draws)
    const logs = (draws: Iterable<number> = []) => [...draws].map(Math.log)
    const dot = (x: number[], y: number[]) =>
      x.reduce((sum, each, i) => sum + each * (y[i] ?? 0), 0)
    const correlation =
      dot(logs(a), logs(b)) / Math.sqrt(dot(logs(a), logs(a)) * dot(logs(b), logs(b)))
    // Two shuffles of 2,000 correlate by 1/√2000 = 0.022, give or take.
    expect(Math.abs(correlation)).toBeLessThan(0.07)
  })

  it('of a band have its own P5, P50 and P95', () => {
    const { draws, p5, p95 } = bandDraws('decodeSpeed', { low: 0.7, likely: 1, high: 1.2 })
    expect([p5, p95]).toEqual([0.7, 1.2])
    const counted = endsOf(draws)
    for (const [drawn, told] of [
      [counted.p5, 0.7],
      [middleOf(draws), 1],
      [counted.p95, 1.2],
    ] as const) {
      expect(Math.abs(drawn / told - 1)).toBeLessThan(0.002)
    }
  })

  it('of a ratio form a triangle over the logarithm on either side of the likely value', () => {
    const { draws, p5, p95 } = ratioDraws('x', { low: 1 / Math.E, likely: 1, high: Math.E ** 2 })
    // Half a triangle from the peak to its end holds half of the draws: a twentieth of all lies
    // beyond 1 − √(2 × 0.05) = 0.684 of the way.
    expect(Math.log(p5)).toBeCloseTo(-0.684, 2)
    expect(Math.log(p95)).toBeCloseTo(2 * 0.684, 2)
    expect(Math.log(middleOf(draws))).toBeCloseTo(0, 2)
    expect(Math.max(...draws)).toBeLessThan(Math.E ** 2)
    expect(Math.min(...draws)).toBeGreaterThan(1 / Math.E)
  })

  it('of an amount form it over the amount', () => {
    const { p5, p95 } = amountDraws('y', { low: 1, likely: 2, high: 4 })
    // 2 − 0.684 × 1 and 2 + 0.684 × 2, over 2.
    expect(p5).toBeCloseTo(0.658, 2)
    expect(p95).toBeCloseTo(1.684, 2)
  })

  it('have their ends and their middle where sorting says, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), {
          minLength: drawCount,
          maxLength: drawCount,
        }),
        (values) => {
          const sorted = values.toSorted((a, b) => a - b)
          const draws = Float64Array.from(values)
          expect(endsOf(draws)).toEqual({ p5: sorted[100], p95: sorted[1899] })
          expect(middleOf(draws)).toBe(((sorted[999] ?? 0) + (sorted[1000] ?? 0)) / 2)
        },
      ),
      { numRuns: 20 },
    )
    expect(endsOf(new Float64Array(drawCount).fill(7))).toEqual({ p5: 7, p95: 7 })
  })
})
