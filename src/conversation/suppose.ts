import { movedRules, twoDecisionsCard } from '#src/card/two-decisions-card.ts'
import { advise } from '#src/decision/advise.ts'
import { keptRecommendation } from '#src/decision/kept.ts'
import type { Profile } from '#src/profile/schema.ts'
import { type ProfileField, profileFieldNames } from '#src/profile/schema.ts'
import type { Answer, CommandContext } from './command.ts'
import { adviceData } from './recommend.ts'

export interface Supposition {
  /** What is compared with: the project's answers, or those of a saved recommendation. */
  readonly profile: Profile
  readonly name: string
  readonly changes: Profile
  /** Answers supposed not to be known. */
  readonly without?: readonly ProfileField[]
}

/** The decision with other answers beside the decision as it stands; nothing is kept. */
export function suppose(supposition: Supposition, { project, asOf }: CommandContext): Answer {
  const { profile, name, changes, without = [] } = supposition
  const supposed = Object.fromEntries(
    profileFieldNames.flatMap((field) => {
      const value = changes[field] ?? profile[field]
      return value === undefined || without.includes(field) ? [] : [[field, value]]
    }),
  ) as Profile
  const decided = (each: Profile) =>
    keptRecommendation(advise(each, { asOf, asked: project.notSure }))
  const before = { name, profile, recommendation: decided(profile) }
  const after = { name: 'supposed', profile: supposed, recommendation: decided(supposed) }
  const typed = Object.entries(changes).map(([field, value]) => `${field}=${String(value)}`)
  const card = twoDecisionsCard(before, after, {
    title: 'What if?',
    remarks: [
      typed.length + without.length > 0
        ? 'Only supposed; nothing was changed.'
        : 'I read no changed answer in that. Write it as field=value, such as whatif requestsPerDay=200k.',
    ],
    ...(typed.length > 0 && { keep: `profile set ${typed.join(' ')}` }),
  })
  const { verdict, ranking } = before.recommendation.decision
  return {
    card,
    data: {
      intent: 'whatif',
      id: null,
      ...adviceData(after.recommendation, {}),
      before: { verdict, ranking, sentence: before.recommendation.sentence },
      moved: movedRules(before.recommendation, after.recommendation),
    },
  }
}
