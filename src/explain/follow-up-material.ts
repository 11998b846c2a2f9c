import { formatNumber } from '#src/card/format.ts'
import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { RuleOutcome } from '#src/decision/decision.ts'
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

/** The rules that decided about the approaches asked for, weightiest first. */
export function reasonsAbout(
  { decision }: KeptRecommendation,
  about: readonly Approach[],
): readonly RuleOutcome[] {
  const first = decision.ranking[0]?.approach
  const wanted: readonly (Approach | undefined)[] = about.length === 0 ? [first] : about
  const weight = ({ rule }: RuleOutcome) => ('weight' in rule.effect ? rule.effect.weight : 4)
  return decision.trace.fired
    .filter(({ rule }) => wanted.includes(rule.effect.approach))
    .toSorted((a, b) => weight(b) - weight(a))
}

/** Where an approach ended up, in words. */
export function standing({ decision, plan }: KeptRecommendation, approach: Approach): string {
  const name = approachNames[approach]
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  const out = decision.ruledOut.find((each) => each.approach === approach)
  if (out !== undefined) return `${capital} was ruled out. ${out.because}`
  const place = decision.ranking.findIndex((each) => each.approach === approach)
  const points = decision.ranking[place]?.points ?? 0
  const stage = plan.find((each) => each.approach === approach)
  const staged =
    stage === undefined ? 'It is not in the plan.' : `In the plan it comes ${stage.stage}.`
  if (place === 0) return `${capital} came first. ${staged}`
  const behind = (decision.ranking[0]?.points ?? 0) - points
  return `${capital} came behind the first place by ${formatNumber(behind)} points. ${staged}`
}
