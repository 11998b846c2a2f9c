import { reasonsAbout, standing } from '#src/card/approach-answer-card.ts'
import type { Approach } from '#src/decision/approach.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Topic } from '#src/guide/topic.ts'
import type { Profile } from '#src/profile/schema.ts'
import { createFactBook } from './facts.ts'
import type { Material } from './material.ts'
import { withoutQuantities } from './quantity.ts'
import { reasonWords, sharedValues, stanceOf } from './recommendation-material.ts'

const reasonsGiven = 12
const paragraphsGiven = 2
const longestQuestion = 600

/** A question about a stored recommendation, and what there is to answer it with. */
export interface FollowUp {
  readonly question: string
  readonly result: KeptRecommendation
  readonly profile: Profile
  /** The approaches that the question names; none means the first place. */
  readonly about: readonly Approach[]
  readonly topic: Topic | undefined
}

export function followUpMaterial(followUp: FollowUp): Material {
  const { question, result, profile, about, topic } = followUp
  const book = createFactBook()
  const reasons = reasonsAbout(result, about)
  return {
    values: {
      ...sharedValues(result, profile, book),
      reasons:
        reasons
          .slice(0, reasonsGiven)
          .map((outcome) => reasonWords(outcome, book))
          .join('\n') || 'no rule fired',
      about:
        about.map((approach) => book.cited(standing(result, approach), approach)).join('\n') ||
        'no approach named',
      guide:
        topic?.paragraphs
          .slice(0, paragraphsGiven)
          .map((paragraph) => book.cited(paragraph))
          .join('\n') ?? 'nothing',
      question: withoutQuantities(question.slice(0, longestQuestion)),
    },
    facts: book.facts(),
    stance: stanceOf(result),
    rulesSentences: [
      ...about.map((approach) => standing(result, approach)),
      ...reasons.map(({ rule }) => rule.because),
    ].slice(0, 6),
  }
}
