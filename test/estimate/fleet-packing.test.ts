import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Item, pack } from '#src/estimate/fleet-packing.ts'

const limits = { memoryGiB: 72, busy: 0.7 }
const item = (model: number, memoryGiB: number, ...busy: number[]): Item => ({
  model,
  memoryGiB,
  busy,
})

describe('pack', () => {
  it('fills cards by memory, largest first', () => {
    // 40 + 30 = 70 of 72; 30 + 20 = 50: two cards.
    const bins = pack(
      [item(0, 20, 0.1), item(1, 30, 0.1), item(2, 40, 0.1), item(3, 30, 0.1)],
      limits,
    )
    expect(bins.map(({ memoryGiB }) => memoryGiB)).toEqual([70, 50])
  })

  it('keeps apart what is busy in the same hour, and joins what is not', () => {
    const byDay = [item(0, 20, 0.5, 0), item(1, 20, 0.5, 0)]
    expect(pack(byDay, limits)).toHaveLength(2)
    const inTurns = [item(0, 20, 0.5, 0), item(1, 20, 0, 0.5)]
    expect(pack(inTurns, limits)).toHaveLength(1)
  })

  it('never puts two copies of a model on one card', () => {
    expect(pack([item(0, 10, 0.1), item(0, 10, 0.1)], limits)).toHaveLength(2)
  })

  it('counts the base of several adapters once', () => {
    const base = { id: 'a base', memoryGiB: 30 }
    const adapter = (model: number): Item => ({ ...item(model, 40, 0.1), base })
    // 40 + 10 + 10 = 60 of 72, where three bases would take 120.
    const bins = pack([adapter(0), adapter(1), adapter(2)], limits)
    expect(bins.map(({ memoryGiB }) => memoryGiB)).toEqual([60])
    expect(pack([item(0, 40, 0.1), adapter(1)], limits)).toHaveLength(2)
  })

  it('gives a card of its own to a copy that asks for more than the limits', () => {
    expect(pack([item(0, 75, 0.75), item(1, 5, 0)], limits)).toHaveLength(2)
  })

  it('places every copy once, within the limits, on no more cards than copies and no fewer than the memory takes', () => {
    const share = fc.double({ min: 0, max: 0.7, noNaN: true })
    const items = fc.array(
      fc.record({
        model: fc.integer({ min: 0, max: 20 }),
        memoryGiB: fc.double({ min: 0.1, max: 72, noNaN: true }),
        busy: fc.tuple(share, share, share),
      }),
      { minLength: 1, maxLength: 60 },
    )
    fc.assert(
      fc.property(items, (each) => {
        const bins = pack(each, limits)
        expect(bins.flatMap((bin) => bin.items)).toHaveLength(each.length)
        const memory = each.reduce((sum, { memoryGiB }) => sum + memoryGiB, 0)
        expect(bins.length).toBeLessThanOrEqual(each.length)
        expect(bins.length).toBeGreaterThanOrEqual(Math.ceil(memory / limits.memoryGiB - 1e-9))
        for (const bin of bins) {
          expect(bin.memoryGiB).toBeLessThanOrEqual(limits.memoryGiB)
          for (const busy of bin.busy) expect(busy).toBeLessThanOrEqual(limits.busy)
          expect(new Set(bin.items.map(({ model }) => model)).size).toBe(bin.items.length)
        }
      }),
    )
  })
})
