import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { accelerate } from './acceleration/accelerate.ts'
import { confidence } from './confidence.ts'
import { decide, decisionContext } from './decide.ts'
import type { Recommendation } from './decision.ts'
import { nextQuestion } from './next-question.ts'
import { plan } from './plan.ts'
import { sentence } from './sentence.ts'
import { triggers } from './triggers.ts'
import { whatIf } from './what-if.ts'

export interface AdviseOptions {
  /** ISO date the advice is given for. */
  readonly asOf: string
  /** Fields that were asked for already; they are not asked for again. */
  readonly asked?: readonly ProfileField[]
}

/** The whole recommendation for a profile on one day. */
export function advise(profile: Profile, { asOf, asked = [] }: AdviseOptions): Recommendation {
  const context = decisionContext(asOf)
  const decision = decide(profile, context)
  const stages = plan(profile, decision)
  const { lead, ...sureness } = confidence(decision)
  return {
    decision,
    sentence: sentence(profile, decision, stages, lead),
    lead,
    plan: stages,
    ...sureness,
    flips: whatIf(profile, context),
    nextQuestion: nextQuestion(profile, asked, context),
    acceleration: accelerate(profile, stages, asOf),
    triggers: triggers(profile, stages, asOf),
  }
}
