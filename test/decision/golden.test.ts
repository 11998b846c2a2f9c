import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { approaches } from '#src/decision/approach.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { profileSchema } from '#src/profile/schema.ts'

const approach = z.enum(approaches)
const story = z.strictObject({
  story: z.string(),
  asOf: z.iso.date(),
  profile: profileSchema.strict(),
  expected: z.strictObject({
    first: approach,
    ruledOut: z.array(z.strictObject({ approach, ruleId: z.string() })),
    /** The scored rules that fired on an answer, by id; those that hold for everybody are left out. */
    fired: z.array(z.string()),
  }),
})

const stories = globSync('test/golden/decisions/*.json')
  .sort()
  .map((file) => story.parse(JSON.parse(readFileSync(file, 'utf8'))))

it('has a story for every approach in first place', () => {
  const firsts = new Set(stories.map(({ expected }) => expected.first))
  expect([...firsts].toSorted()).toEqual(approaches.toSorted())
})

it.each(stories)('$story', ({ asOf, profile, expected }) => {
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
