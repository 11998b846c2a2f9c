import { describe, expect, it } from 'vitest'
import { bandNames } from '#src/estimate/bands.ts'
import { fitResiduals } from '../../adapters/tools/accuracy/fit-bands.ts'
import type { MeasuredCase } from '../../adapters/tools/accuracy/measured-case.ts'
import { tableIn, withTables } from '../../adapters/tools/accuracy/page.ts'
import { worsened } from '../../adapters/tools/accuracy/worsened.ts'

function measured(
  name: (typeof bandNames)[number],
  publisher: string,
  actual: number,
): MeasuredCase {
  return {
    cells: {},
    metric: 'm',
    methodId: 'serve',
    source: publisher,
    publisher,
    actual,
    bare: 1,
    fitted: { name, isInverse: false },
  }
}

/** Every band has one row that is right, so that each can be fitted. */
const filler = (except: string) =>
  bandNames.filter((name) => name !== except).map((name) => measured(name, 'filler', 1))

describe('the fit of a band', () => {
  it('gives every publisher the same say, however many rows it has', () => {
    const many = Array.from({ length: 99 }, () => measured('decodeSpeed', 'many', 1))
    const few = [measured('decodeSpeed', 'a', 4), measured('decodeSpeed', 'b', 4)]
    const { decodeSpeed } = fitResiduals([...many, ...few, ...filler('decodeSpeed')])
    // The weighted middle is 4, of three publishers: 4 ^ (3 / 4) = 2.83.
    expect(decodeSpeed.p50).toBeCloseTo(2.83, 2)
    expect(decodeSpeed).toMatchObject({ rows: 101, publishers: 3 })
  })

  it('pulls the middle of a single publisher half-way to 1', () => {
    const { decodeSpeed } = fitResiduals([
      measured('decodeSpeed', 'one', 1.44),
      ...filler('decodeSpeed'),
    ])
    // The square root of 1.44.
    expect(decodeSpeed.p50).toBeCloseTo(1.2, 3)
  })

  it('never takes one publisher for the whole world', () => {
    const rows = Array.from({ length: 20 }, () => measured('decodeSpeed', 'one', 1))
    const { decodeSpeed } = fitResiduals([...rows, ...filler('decodeSpeed')])
    // 1.18 squared.
    expect(decodeSpeed.p95).toBeCloseTo(1.3924, 3)
    expect(decodeSpeed.p5).toBeCloseTo(1 / 1.3924, 3)
  })

  it('is as wide as publishers are apart, not as each of them scatters', () => {
    const rows = ['a', 'b', 'c'].flatMap((publisher, index) =>
      Array.from({ length: 10 }, () => measured('decodeSpeed', publisher, [0.5, 1, 2][index] ?? 1)),
    )
    const { decodeSpeed } = fitResiduals([...rows, ...filler('decodeSpeed')])
    expect(decodeSpeed.p95 / decodeSpeed.p5).toBeGreaterThanOrEqual(4)
  })

  it('turns measured and predicted round for times', () => {
    const slow: MeasuredCase = {
      ...measured('decodeSpeed', 'one', 4),
      fitted: { name: 'decodeSpeed', isInverse: true },
    }
    // A time of 4 where 1 was predicted is a speed of a quarter; half-way to 1 is a half.
    expect(fitResiduals([slow, ...filler('decodeSpeed')]).decodeSpeed.p50).toBeCloseTo(0.5, 3)
  })

  it('borrows for a group without rows from the one most like it, or says that it cannot', () => {
    const rows = filler('batchOneSpeed')
    expect(fitResiduals(rows).batchOneSpeed).toEqual(fitResiduals(rows).decodeSpeed)
    expect(() => fitResiduals(filler('serverThroughput'))).toThrow('serverThroughput')
  })
})

describe('the page', () => {
  const page = 'Words.\n<!-- made: a -->\nold\n<!-- end: a -->\nMore.'

  it('keeps what is written by hand', () => {
    const text = withTables(page, { a: 'new' })
    expect(text).toBe('Words.\n<!-- made: a -->\nnew\n<!-- end: a -->\nMore.')
    expect(tableIn(text, 'a')).toBe('new')
  })

  it('says when it has no place for a table', () => {
    expect(() => withTables(page, { b: 'new' })).toThrow('no place for b')
    expect(() => tableIn(page, 'b')).toThrow('no b')
  })
})

describe('the guard', () => {
  const levels = (inSample: string, leftOut: string) =>
    [
      '| Quantity | Rows | Level | In sample | Left out |',
      '| --- | --- | --- | --- | --- |',
      `| decode | 9 | 10.0 % | ${inSample} | ${leftOut} |`,
    ].join('\n')

  it('lets two points pass, and names what grew by more', () => {
    expect(worsened(levels('8.0 %', '9.0 %'), levels('10.0 %', '11.0 %'))).toEqual([])
    expect(worsened(levels('8.0 %', '9.0 %'), levels('10.1 %', '8.0 %'))).toEqual([
      'decode in sample from 8 % to 10.1 %',
    ])
    expect(worsened(levels('8.0 %', '9.0 %'), levels('8.0 %', '11.2 %'))).toEqual([
      'decode left out from 9 % to 11.2 %',
    ])
  })

  it('has nothing to say of a page without a table yet', () => {
    expect(worsened('', levels('50.0 %', '50.0 %'))).toEqual([])
  })
})
