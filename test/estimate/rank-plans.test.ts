import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, type Limits, rankPlans } from '#src/estimate/rank-plans.ts'

const open: Limits = { deadlineHours: undefined, budgetUsd: undefined }

function candidate(plan: string, usd: number | null, hours: number, more = {}): Candidate<string> {
  return { plan, usd, hours, freeShare: 0.5, gpus: 1, isTight: false, ...more }
}

function picks(candidates: readonly Candidate<string>[], limits: Limits = open) {
  const { chosen } = rankPlans(candidates, limits)
  return Object.fromEntries(chosen.map(({ role, candidate: { plan } }) => [role, plan]))
}

describe('rankPlans', () => {
  it('picks the least money, the least time, and the least money × √time', () => {
    const plans = [
      // Scores 10 × √100 = 100, 100 × √1 = 100 and 20 × √16 = 80.
      candidate('slow', 10, 100),
      candidate('fast', 100, 1),
      candidate('middle', 20, 16),
    ]
    expect(picks(plans)).toEqual({ cheapest: 'slow', fastest: 'fast', best: 'middle' })
  })

  it('keeps the deadline for the cheapest and the budget for the fastest', () => {
    const plans = [candidate('slow', 10, 100), candidate('fast', 100, 1), candidate('mid', 20, 16)]
    const limits = { deadlineHours: 50, budgetUsd: 50 }
    expect(picks(plans, limits)).toEqual({ cheapest: 'mid', fastest: 'mid', best: 'mid' })
    expect(rankPlans(plans, limits).bindingConstraint).toBe('deadline')
  })

  it('answers a deadline nobody meets with the plan that comes nearest', () => {
    const plans = [candidate('slow', 10, 100), candidate('fast', 100, 10)]
    const ranking = rankPlans(plans, { ...open, deadlineHours: 5 })
    expect(ranking.chosen.map(({ role, candidate: { plan } }) => [role, plan])).toEqual([
      ['fastest', 'fast'],
    ])
    expect(ranking.chosen[0]?.because).toContain('No plan meets the deadline')
    expect(ranking.bindingConstraint).toBe('deadline')
  })

  it('takes one per cent more money for a card less', () => {
    const plans = [candidate('two', 99.5, 5, { gpus: 2 }), candidate('one', 100, 10)]
    expect(picks(plans).cheapest).toBe('one')
  })

  it('asks for a tenth of the card free, and for a tenth of gain for a second machine', () => {
    expect(
      picks([candidate('full', 10, 1, { freeShare: 0.05 }), candidate('free', 11, 1)]).best,
    ).toBe('free')
    // 10.5 against 10 is within a tenth, 12 is not.
    const wide = candidate('16 cards', 10, 1, { gpus: 16 })
    expect(picks([wide, candidate('8 cards', 10.5, 1, { gpus: 8 })]).best).toBe('8 cards')
    expect(picks([wide, candidate('8 cards', 12, 1, { gpus: 8 })]).best).toBe('16 cards')
  })

  it('marks a tight plan that is cheaper, and uses tight ones when nothing surely fits', () => {
    const tight = candidate('tight', 5, 10, { isTight: true })
    expect(picks([candidate('sure', 10, 10), tight])).toMatchObject({
      cheapest: 'sure',
      tight: 'tight',
    })
    expect(picks([tight]).cheapest).toBe('tight')
  })

  it('has no cheapest without a price, and says so', () => {
    const ranking = rankPlans([candidate('unpriced', null, 10)], open)
    expect(ranking.chosen.map(({ role }) => role)).toEqual(['fastest'])
    expect(ranking.bindingConstraint).toBe('no price')
    expect(rankPlans([], open).bindingConstraint).toBe('memory')
  })

  it('draws a front on which money only rises and time only falls, and that nothing beats', () => {
    const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(positive, positive), { minLength: 1 }), (pairs) => {
        const plans = pairs.map(([usd, hours], index) => candidate(String(index), usd, hours))
        const { paretoFront } = rankPlans(plans, open)
        for (const [index, point] of paretoFront.entries()) {
          const next = paretoFront[index + 1]
          if (next !== undefined) {
            expect(next.usd).toBeGreaterThanOrEqual(point.usd ?? 0)
            expect(next.hours).toBeLessThan(point.hours)
          }
          const beaten = plans.some(
            (each) => (each.usd ?? 0) < (point.usd ?? 0) && each.hours < point.hours,
          )
          expect(beaten).toBe(false)
        }
      }),
    )
  })
})
