import { expect, it } from 'vitest'
import { approaches } from '#src/decision/approach.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { goldenStories } from './golden-stories.ts'

it('has a story for every approach in first place', () => {
  const firsts = new Set(goldenStories.map(({ expected }) => expected.first))
  expect([...firsts].toSorted()).toEqual(approaches.toSorted())
})

it.each(goldenStories)('$story', ({ asOf, profile, expected }) => {
  const decision = decide(profile, decisionContext(asOf))
  const fired = decision.trace.filter(
    ({ state, rule }) =>
      state === 'fired' && rule.effect.kind !== 'advice' && rule.reads.length > 0,
  )
  expect({
    first: decision.ranking[0]?.approach,
    ruledOut: decision.ruledOut.map(({ approach, ruleId }) => ({ approach, ruleId })),
    fired: fired.map(({ rule }) => rule.id).toSorted(),
  }).toEqual({ ...expected, fired: expected.fired.toSorted() })
})
