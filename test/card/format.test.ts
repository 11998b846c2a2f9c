import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatHours,
  formatMs,
  formatNumber,
  formatRange,
  formatSpan,
  formatUsd,
  formatWeeks,
  listOf,
} from '#src/card/format.ts'

describe('formatNumber keeps two significant digits', () => {
  it.each([
    [0, '0'],
    [0.0344, '0.034'],
    [1.24, '1.2'],
    [7, '7'],
    [47, '47'],
    [99.6, '100'],
    [347, '350'],
    [5349, '5,300'],
    [12_345, '12k'],
    [999_999, '1M'],
    [2_740_000, '2.7M'],
    [1.55e9, '1.6B'],
    [3e12, '3T'],
  ])('%d is %s', (value, expected) => expect(formatNumber(value)).toBe(expected))

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => formatNumber(value)).toThrow('a card cannot show')
  })

  it('never invents a digit: what is shown lies within 5 % of the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        const scale = { k: 1e3, M: 1e6, B: 1e9, T: 1e12 }
        const text = formatNumber(value).replaceAll(',', '')
        const suffix = text.at(-1) as keyof typeof scale
        const shown = Number.parseFloat(text) * (scale[suffix] ?? 1)
        expect(Math.abs(shown / value - 1)).toBeLessThanOrEqual(0.0501)
      }),
    )
  })
})

describe('exact counts and units', () => {
  it.each([
    [formatCount(20_000), '20,000'],
    [formatCount(1_500_000_000), '1.5B'],
    [formatCount(1_234_567), '1,234,567'],
    [formatUsd(0.000_35), '$0.00035'],
    [formatUsd(0.1), '$0.10'],
    [formatUsd(410), '$410'],
    [formatUsd(20_000), '$20k'],
    [formatHours(0.002), '7.2 s'],
    [formatHours(0.5), '30 min'],
    [formatHours(14.3), '14 h'],
    [formatHours(240), '10 days'],
    [formatMs(300), '300 ms'],
    [formatMs(2500), '2.5 s'],
    [formatWeeks(0.5), '3.5 days'],
    [formatWeeks(1), '1 week'],
    [formatWeeks(6), '6 weeks'],
    [listOf(['a']), 'a'],
    [listOf(['a', 'b', 'c']), 'a, b and c'],
  ])('%s is %s', (text, expected) => expect(text).toBe(expected))

  it('puts the likely value first', () => {
    const range = { low: 330, likely: 410, high: 560 }
    expect(formatRange(range, 'usd')).toBe('$410 ($330 to $560)')
    expect(formatSpan(range, 'usd')).toBe('$330 to $560')
    expect(formatRange({ low: 2, likely: 2, high: 2 }, 'GiB')).toBe('2 GiB')
    expect(formatRange({ low: 11, likely: 13, high: 23 }, 'usdPerMonth')).toBe(
      '$13/month ($11 to $23)',
    )
    expect(formatRange({ low: 11, likely: 13, high: 23 }, 'GiB')).toBe('13 GiB (11 to 23)')
    expect(formatRange({ low: 0.5, likely: 2, high: 30 }, 'h')).toBe('2 h (30 min to 30 h)')
    expect(formatSpan({ low: 1, likely: 2, high: 3 }, 'weeks')).toBe('1 week to 3 weeks')
    expect(formatSpan({ low: 2, likely: 2, high: 3 }, 'weeks')).toBe('2 to 3 weeks')
    expect(formatRange({ low: 30, likely: 60, high: 90 }, 'h')).toBe('60 h (30 h to 3.8 days)')
  })
})
