import { globSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { approaches } from '#src/decision/approach.ts'
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

/** Projects written out, each with what is to be decided for it and by which rules. */
export const goldenStories = globSync('test/golden/decisions/*.json')
  .sort()
  .map((file) => story.parse(JSON.parse(readFileSync(file, 'utf8'))))
