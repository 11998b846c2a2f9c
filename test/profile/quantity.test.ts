import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuantity, type QuantityKind } from '#src/profile/quantity.ts'

describe('parseQuantity reads', () => {
  it.each<[string, QuantityKind, number]>([
    ['20M', 'tokens', 20_000_000],
    ['20m', 'tokens', 20_000_000],
    ['1.5B tokens', 'tokens', 1_500_000_000],
    ['1.5bn', 'tokens', 1_500_000_000],
    ['1.1M', 'count', 1_100_000],
    ['3 hundred thousand', 'count', 300_000],
    ['2 lakh', 'count', 200_000],
    ['300 pages', 'tokens', 120_000], // 300 × 400
    ['750k words', 'tokens', 1_000_000], // 750,000 × 4/3
    ['8B params', 'count', 8_000_000_000],
    ['300 examples', 'count', 300],
    ['~300', 'count', 300],
    ['about 300', 'count', 300],
    ['+5', 'count', 5],
    ['20,000', 'count', 20_000],
    ['20 000', 'count', 20_000],
    ['20\u00a0000', 'count', 20_000],
    ['20\u202f000', 'count', 20_000],
    ["20'000", 'count', 20_000],
    ['1,00,000', 'count', 100_000],
    ['1.234.567', 'count', 1_234_567],
    ['1_000', 'count', 1000],
    ['1e6', 'count', 1_000_000],
    ['007', 'count', 7],
    ['0', 'count', 0],
    ['9007199254740991', 'count', 9_007_199_254_740_991],
    ['$20k', 'usd', 20_000],
    ['20k$', 'usd', 20_000],
    ['US$20k', 'usd', 20_000],
    ['20k dollars', 'usd', 20_000],
    ['USD 20,000', 'usd', 20_000],
    ['$1.234,56', 'usd', 1234.56],
    ['$500', 'usdPerMonth', 500],
    ['$500/month', 'usdPerMonth', 500],
    ['$500 monthly', 'usdPerMonth', 500],
    ['$6000 a year', 'usdPerMonth', 500],
    ['300ms', 'durationMs', 300],
    ['300', 'durationMs', 300],
    ['0.3 s', 'durationMs', 300],
    ['.3s', 'durationMs', 300],
    ['0,3 s', 'durationMs', 300],
    ['<2s', 'durationMs', 2000],
    ['2m', 'durationMs', 120_000],
    ['1 h', 'durationMs', 3_600_000],
    ['90 min', 'hours', 1.5],
    ['2 weeks', 'weeks', 2],
    ['14 days', 'weeks', 2],
    ['6', 'weeks', 6],
    ['2 years', 'months', 24],
    ['6m', 'months', 6],
    ['80 GB', 'memoryGB', 80],
    ['80', 'memoryGB', 80],
    ['500 MB', 'memoryGB', 0.5],
    ['80GiB', 'memoryGB', 85.89934592], // 80 × 2^30 / 10^9
    ['2,000', 'ratePerDay', 2000],
    ['100k/day', 'ratePerDay', 100_000],
    ['1M req/day', 'ratePerDay', 1_000_000],
    ['40/s', 'ratePerDay', 3_456_000], // 40 × 86,400
    ['5 rps', 'ratePerDay', 432_000],
    ['300 rpm', 'ratePerDay', 432_000], // 300 × 1,440
    ['40 requests per second', 'ratePerDay', 3_456_000],
    ['70 per week', 'ratePerDay', 10],
    ['2,000 daily', 'ratePerDay', 2000],
    ['15%', 'share', 0.15],
    ['7 percent', 'share', 0.07],
    ['0.15', 'share', 0.15],
    ['100%', 'share', 1],
    ['2.5', 'number', 2.5],
    ['3x', 'number', 3],
  ])('%s as %s', (text, kind, value) => {
    expect(parseQuantity(text, kind)).toEqual({ ok: true, value })
  })

  it('a month as a twelfth of 365.25 days', () => {
    // 15,000 / 30.4375
    const read = parseQuantity('15k a month', 'ratePerDay')
    expect(read.ok && read.value).toBeCloseTo(492.81, 2)
  })
})

describe('parseQuantity refuses, and says what it read and what it takes', () => {
  it.each<[string, QuantityKind, string]>([
    ['20 GB', 'usd', '"20 GB" is memory, not money; give dollars, with k or M, such as $20k'],
    [
      '',
      'count',
      'nothing was given; give a whole number, with k, M or B if you like, such as 300 or 20k',
    ],
    ['   ', 'usd', 'nothing was given'],
    ['300ms', 'count', '"300ms" is a time, not a count'],
    ['$300', 'durationMs', '"$300" is money, not a time'],
    ['300 tokens', 'durationMs', '"300 tokens" is an amount of text, not a time'],
    ['5/day', 'count', '"5/day" is a rate, not a count'],
    ['€500', 'usd', '"€500" is not in dollars'],
    ['12abc', 'count', '"12abc" has "abc", which I cannot read there'],
    ['5/m', 'ratePerDay', 'could be per minute or per month'],
    ['5M', 'durationMs', 'could be minutes or months'],
    ['15', 'share', '"15" is more than the whole'],
    ['150%', 'share', '"150%" is more than the whole'],
    ['1.5', 'count', '"1.5" is not a whole number'],
    ['-5', 'usd', '"-5" is negative'],
    ['many', 'count', '"many" has no number'],
    ['2-3 weeks', 'weeks', 'is not one number with a unit'],
    ['1.2.3', 'number', 'is not one number with a unit'],
    ['constructor', 'count', 'has no number'],
    ['5 constructor', 'count', 'which I cannot read'],
    ['5 per __proto__', 'ratePerDay', 'is not one number'],
  ])('%s as %s', (text, kind, problem) => {
    const read = parseQuantity(text, kind)
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
  })
})

describe('F86: numbers', () => {
  it.each([
    ['NaN', 'has no number'],
    ['Infinity', 'has no number'],
    ['1e309', 'is too large'],
    ['1e99999', 'is too large'],
    ['-0', 'is negative'],
    ['-1', 'is negative'],
    ['−1', 'is negative'],
    ['0x10', 'is not one number with a unit'],
    ['1,5', 'is not a whole number'],
    ['9'.repeat(400), 'is too long (400 characters)'],
    ['9007199254740993', 'is too large'], // 2^53 + 1
    ['', 'nothing was given'],
  ])('refuses %s with a reason', (text, reason) => {
    const read = parseQuantity(text, 'count')
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(reason) })
  })

  it.each([
    ['1_000', 1000],
    ['１２', 12], // full-width digits are digits
    ['１，５００', 1500],
  ])('reads %s as %d', (text, value) => {
    expect(parseQuantity(text, 'count')).toEqual({ ok: true, value })
  })

  const kinds: readonly QuantityKind[] = [
    ...(['count', 'tokens', 'usd', 'usdPerMonth', 'durationMs', 'hours'] as const),
    ...(['weeks', 'months', 'memoryGB', 'ratePerDay', 'share', 'number'] as const),
  ]
  const pieces = fc.constantFrom(
    ...[
      '1',
      '0',
      '9',
      '.',
      ',',
      ' ',
      '-',
      '_',
      'e',
      'k',
      'M',
      'b',
      '$',
      '%',
      '/',
      'day',
      'ms',
      's',
    ],
    ...[
      'GB',
      'GiB',
      'tokens',
      'per',
      'a',
      'NaN',
      'Infinity',
      '\u202e',
      '\u0000',
      '𝟙',
      '٣',
      '½',
      'Ⅷ',
    ],
  )
  it('is total: a finite number of at least 0, or a problem', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, fc.constantFrom(...kinds), (input, kind) => {
        const read = parseQuantity(input, kind)
        if (!read.ok) expect(read.problem).toMatch(/; give .+, such as .+/)
        else {
          expect(Number.isFinite(read.value)).toBe(true)
          expect(Object.is(read.value, -0)).toBe(false)
          expect(read.value).toBeGreaterThanOrEqual(0)
          if (kind === 'count' || kind === 'tokens') expect(Number.isInteger(read.value)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
