import fc from 'fast-check'
import { expect, it } from 'vitest'
import { approaches } from '#src/decision/approach.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { Replay } from '#src/decision/replay.ts'
import { rules } from '#src/decision/rules/index.ts'
import { firstPlace } from '#src/decision/tally.ts'
import { profileFieldNames } from '#src/profile/schema.ts'
import { arbitraryDay, arbitraryProfile } from './arbitrary-profile.ts'

it('does not depend on the order of the rules', () => {
  fc.assert(
    fc.property(
      arbitraryProfile(),
      arbitraryDay,
      fc.shuffledSubarray([...rules], { minLength: rules.length }),
      (profile, asOf, shuffled) => {
        const context = decisionContext(asOf)
        const a = decide(profile, context)
        const b = decide(profile, { ...context, rules: shuffled })
        expect(b.ranking).toEqual(a.ranking)
        expect(b.ruledOut).toEqual(a.ruledOut)
        expect(b.verdict).toBe(a.verdict)
      },
    ),
    { numRuns: 100 },
  )
})

it('never un-fires a rule when another question is answered', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryProfile(), arbitraryDay, (profile, more, asOf) => {
      const context = decisionContext(asOf)
      const firedBefore = decide(profile, context).trace.filter(({ state }) => state === 'fired')
      const after = decide({ ...more, ...profile }, context).trace
      const firedAfter = new Set(
        after.filter(({ state }) => state === 'fired').map(({ rule }) => rule.id),
      )
      for (const { rule } of firedBefore) expect(firedAfter, rule.id).toContain(rule.id)
    }),
    { numRuns: 200 },
  )
})

it('names every approach exactly once, ranked or ruled out', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryDay, (profile, asOf) => {
      const { ranking, ruledOut } = decide(profile, decisionContext(asOf))
      const named = [...ranking, ...ruledOut].map(({ approach }) => approach)
      expect(named.toSorted()).toEqual(approaches.toSorted())
      expect(ranking.length).toBeGreaterThanOrEqual(2)
    }),
  )
})

it('gives the same decision for the same profile and day', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryDay, (profile, asOf) => {
      expect(decide(profile, decisionContext(asOf))).toEqual(decide(profile, decisionContext(asOf)))
    }),
    { numRuns: 50 },
  )
})

it('replays a changed answer to the same result as deciding anew', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryProfile(), arbitraryDay, (profile, change, asOf) => {
      const context = decisionContext(asOf)
      const anew = decide({ ...profile, ...change }, context)
      const tally = new Replay(profile, context).tallyWith(change)
      expect(firstPlace(tally)).toBe(anew.ranking[0]?.approach)
      expect(tally.points).toEqual(
        decide({ ...profile, ...change }, { ...context, rules }).trace.reduce(
          (points, { rule: { effect }, state }) => {
            if (state !== 'fired') return points
            if (effect.kind === 'favours' || effect.kind === 'opposes') {
              const sign = effect.kind === 'favours' ? 1 : -1
              const index = approaches.indexOf(effect.approach)
              points[index] = (points[index] ?? 0) + sign * effect.weight
            }
            return points
          },
          approaches.map(() => 0),
        ),
      )
    }),
    { numRuns: 100 },
  )
})

it('reports a rule as unknown exactly while a field it reads is unanswered', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryDay, (profile, asOf) => {
      for (const { rule, state, missing, evidence } of decide(profile, decisionContext(asOf))
        .trace) {
        const open = rule.reads.filter((field) => profile[field] === undefined)
        expect(missing).toEqual(open)
        expect(state === 'unknown').toBe(open.length > 0)
        expect(Object.keys(evidence)).toEqual(rule.reads.filter((field) => !open.includes(field)))
      }
    }),
    { numRuns: 50 },
  )
})

it('covers all fields in its arbitrary profiles', () => {
  const seen = new Set(
    fc.sample(arbitraryProfile(), { numRuns: 200, seed: 1 }).flatMap((each) => Object.keys(each)),
  )
  expect([...seen].toSorted()).toEqual(profileFieldNames.toSorted())
})
