import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figure } from '#src/estimate/figures.ts'

describe('figure', () => {
  it.each([
    [0, '0'],
    [7, '7'],
    [2048, '2,048'],
    [128_256, '128,256'],
    [999_999, '999,999'],
    [8_030_261_248, '8.03B'],
    [20e6, '20M'],
    [1.5e12, '1.5T'],
    [0.5159, '0.516'],
    [0.04, '0.04'],
    [19.9999, '20'],
    [121.5, '122'],
    [1234.5, '1,235'],
    [-4096, '-4,096'],
    [-300, '-300'],
  ])('writes %d as %s', (value, text) => {
    expect(figure(value)).toBe(text)
  })

  it('is within half a per cent of any number', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        const scale = { M: 1e6, B: 1e9, T: 1e12 }[figure(value).slice(-1)] ?? 1
        const read = Number.parseFloat(figure(value).replaceAll(',', '')) * scale
        expect(Math.abs(read / value - 1)).toBeLessThan(0.0051)
      }),
    )
  })
})
