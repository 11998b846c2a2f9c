import * as z from 'zod'
import { twoApproachesCard } from '#src/card/two-approaches-card.ts'
import { movedRules, twoDecisionsCard } from '#src/card/two-decisions-card.ts'
import { twoEstimatesCard } from '#src/card/two-estimates-card.ts'
import { advise } from '#src/decision/advise.ts'
import { type Approach, approaches } from '#src/decision/approach.ts'
import { approachCost } from '#src/decision/approach-costs.ts'
import { approachNamed, nearestApproaches } from '#src/decision/approach-named.ts'
import { keptRecommendation } from '#src/decision/kept.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { EstimateId, RecommendationId } from '#src/store/ports.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { adviceData } from '../recommend.ts'
import { readEstimate, readRecommendation } from '../saved.ts'
import { noSuchId } from './show.ts'

const anId = /^[re][1-9]\d{0,8}$/i

export const compareCommand = command({
  name: 'compare',
  summary: 'two approaches on your project, or two saved results, side by side',
  examples: ['compare lora-fine-tuning retrieval', 'compare r1 r2', 'compare e1 e2'],
  options: z.object({
    a: z.string().describe('An approach, or an id such as r1 or e1'),
    b: z.string().describe('The one to compare it with'),
  }),
  bare: { kind: 'list', options: ['a', 'b'] },
  writes: 'nothing',
  async run({ a, b }, context) {
    if (anId.test(a) && anId.test(b)) return compareSaved(a.toLowerCase(), b.toLowerCase(), context)
    return compareApproaches(approachOf(a), approachOf(b), context)
  },
})

function approachOf(words: string): Approach {
  const approach = approachNamed(words)
  if (approach !== undefined) return approach
  const nearest = nearestApproaches(words)
  throw new UnknownNameError('approach', words, nearest.length > 0 ? nearest : approaches, {
    nextStep: 'compare lora-fine-tuning retrieval',
  })
}

/** Two approaches on this project's profile, today. */
export function compareApproaches(
  left: Approach,
  right: Approach,
  { project, asOf }: CommandContext,
): Answer {
  if (left === right) {
    throw new BadInputError(`Both sides are ${left}; name two different approaches.`, {
      nextStep: 'compare lora-fine-tuning retrieval',
    })
  }
  const profile = profileOf(project.answers)
  const recommendation = keptRecommendation(advise(profile, { asOf, asked: project.notSure }))
  const side = (approach: Approach) => ({ approach, ...approachCost(approach, profile, asOf) })
  const [a, b] = [side(left), side(right)]
  return {
    card: twoApproachesCard(a, b, recommendation),
    data: {
      intent: 'whatif',
      id: null,
      ...adviceData(recommendation, {}),
      compared: [a, b].map(({ approach, usd, usdPerMonth, weeks, people }) => ({
        approach,
        usd,
        usdPerMonth,
        weeks,
        people,
      })),
    },
  }
}

async function compareSaved(a: string, b: string, context: CommandContext): Promise<Answer> {
  if (a[0] !== b[0]) {
    throw new BadInputError(
      `${a} and ${b} are a recommendation and an estimate; compare like with like.`,
      {
        nextStep: 'history',
      },
    )
  }
  return a.startsWith('r')
    ? compareRecommendations(a as RecommendationId, b as RecommendationId, context)
    : compareEstimates(a as EstimateId, b as EstimateId, context)
}

async function compareRecommendations(
  a: RecommendationId,
  b: RecommendationId,
  { store }: CommandContext,
): Promise<Answer> {
  const [before, after] = await Promise.all(
    [a, b].map(async (id) => {
      const saved = await store.recommendation(id)
      if (saved === undefined) throw noSuchId(id)
      return {
        name: id,
        saved,
        profile: saved.profile,
        recommendation: readRecommendation(saved.result),
      }
    }),
  )
  if (before === undefined || after === undefined) throw noSuchId(a)
  const remarks = [before, after].map(
    ({ name, saved }) => `- ${name}: given on ${saved.asOf} for the project “${saved.project}”.`,
  )
  return {
    card: twoDecisionsCard(before, after, { title: `${a} and ${b}`, remarks }),
    data: {
      intent: 'whatif',
      id: null,
      compared: [a, b],
      moved: movedRules(before.recommendation, after.recommendation),
    },
  }
}

async function compareEstimates(
  a: EstimateId,
  b: EstimateId,
  { store }: CommandContext,
): Promise<Answer> {
  const [before, after] = await Promise.all(
    [a, b].map(async (id) => {
      const saved = await store.estimate(id)
      if (saved === undefined) throw noSuchId(id)
      return { name: id, estimate: readEstimate(saved.result) }
    }),
  )
  if (before === undefined || after === undefined) throw noSuchId(a)
  return {
    card: twoEstimatesCard(before, after, `${a} and ${b}`),
    data: { intent: 'whatif', id: null, compared: [a, b] },
  }
}
