import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { erlangC, queueWait } from '#src/estimate/erlang.ts'

describe('erlangC', () => {
  it.each([
    // One server: the probability to wait is how busy it is.
    { servers: 1, load: 0.5, expected: 0.5 },
    // Two servers, load 1: B = (1/2) / (1 + 1 + 1/2) = 1/5; C = 0.2 / (1 - 0.5 × 0.8) = 1/3.
    { servers: 2, load: 1, expected: 1 / 3 },
    // Tables of Erlang C: five servers offered four erlangs, 0.5541.
    { servers: 5, load: 4, expected: 0.5541 },
    { servers: 3, load: 0, expected: 0 },
    { servers: 3, load: 3, expected: 1 },
  ])('of $servers servers offered $load is $expected', ({ servers, load, expected }) => {
    expect(erlangC(servers, load)).toBeCloseTo(expected, 4)
  })

  it('refuses what is no queue', () => {
    expect(() => erlangC(0, 1)).toThrow('servers')
    expect(() => erlangC(1, Number.NaN)).toThrow('load')
  })

  it('is a probability that falls with servers and rises with load', () => {
    const servers = fc.integer({ min: 1, max: 2000 })
    fc.assert(
      fc.property(servers, fc.double({ min: 0, max: 3000, noNaN: true }), (count, load) => {
        const waits = erlangC(count, load)
        expect(waits).toBeGreaterThanOrEqual(0)
        expect(waits).toBeLessThanOrEqual(1)
        expect(erlangC(count + 1, load)).toBeLessThanOrEqual(waits)
        expect(erlangC(count, load * 1.1)).toBeGreaterThanOrEqual(waits)
      }),
    )
  })
})

describe('queueWait', () => {
  it('is the textbook wait of one server', () => {
    // M/M/1, half busy, one second of service: W = 0.5 × 1 / (1 - 0.5) = 1 s, and of those who
    // wait the mean is 2 s: P95 = 2 × ln(20 × 0.5) = 4.605 s.
    const { meanSeconds, p95Seconds } = queueWait(1, 0.5, 1, 1)
    expect(meanSeconds).toBeCloseTo(1, 9)
    expect(p95Seconds).toBeCloseTo(4.605, 3)
  })

  it('halves with service that never varies, as Pollaczek and Khinchine have it', () => {
    // M/D/1: (1 + 0) / 2 of the M/M/1.
    expect(queueWait(1, 0.5, 1, 0.5).meanSeconds).toBeCloseTo(0.5, 9)
  })

  it('is nothing for nineteen of twenty when fewer than one in twenty waits', () => {
    expect(queueWait(1, 0.04, 1, 1).p95Seconds).toBe(0)
  })

  it('has no end at saturation', () => {
    expect(queueWait(2, 2, 1, 1).meanSeconds).toBe(Number.POSITIVE_INFINITY)
  })
})
