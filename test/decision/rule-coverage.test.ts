import { expect, it } from 'vitest'
import { decide, decisionContext } from '#src/decision/decide.ts'
import type { Rule } from '#src/decision/rule.ts'
import { gates } from '#src/decision/rules/gates.ts'
import { rules } from '#src/decision/rules/index.ts'
import { goldenStories } from './golden-stories.ts'

const outcomes = goldenStories.flatMap(
  ({ asOf, profile }) => decide(profile, decisionContext(asOf)).trace,
)
const idsOf = (some: readonly Rule[]) => some.map(({ id }) => id)
const inState = (wanted: string) =>
  new Set(outcomes.filter(({ state }) => state === wanted).map(({ rule }) => rule.id))

const scored = rules.filter(({ effect }) => effect.kind !== 'advice')

it('has a story in which each scored rule fires', () => {
  const fired = inState('fired')
  expect(idsOf(scored).filter((id) => !fired.has(id))).toEqual([])
})

it('has a story in which each gate rules its approach out', () => {
  const fired = inState('fired')
  expect(idsOf(gates).filter((id) => !fired.has(id))).toEqual([])
  // Nothing rules out but a gate, so the list above is whole.
  const rulesOut = rules.filter(({ effect }) => effect.kind === 'rules-out')
  expect(idsOf(rulesOut).toSorted()).toEqual(idsOf(gates).toSorted())
})
