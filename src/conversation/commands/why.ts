import * as z from 'zod'
import { workingCard } from '#src/card/estimate-card.ts'
import { whyCard } from '#src/card/why-card.ts'
import { BadInputError } from '#src/errors.ts'
import type { EstimateId, RecommendationId, TeamStore } from '#src/store/ports.ts'
import { idArgument } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { estimateData } from '../estimate-answer.ts'
import { adviceData } from '../recommend.ts'
import { readEstimate, readRecommendation } from '../saved.ts'
import { isEstimateId, noSuchId } from './show.ts'

/** The rules behind a recommendation, or the working of an estimate: the latest answer without an id. */
export async function explainWhy(
  asked: RecommendationId | EstimateId | undefined,
  { store }: CommandContext,
): Promise<Answer> {
  const id = asked ?? (await latestId(store))
  if (id === undefined) {
    throw new BadInputError(
      'There is nothing to explain yet. Describe your project, or ask for an estimate; every figure then names its source and date.',
      { nextStep: 'help' },
    )
  }
  if (isEstimateId(id)) {
    const saved = await store.estimate(id)
    if (saved === undefined) throw noSuchId(id)
    const estimate = readEstimate(saved.result)
    return {
      card: workingCard(estimate, id),
      data: { intent: 'why', id, ...estimateData(estimate) },
    }
  }
  const saved = await store.recommendation(id)
  if (saved === undefined) throw noSuchId(id)
  const result = readRecommendation(saved.result)
  return {
    card: whyCard(result, saved.id),
    data: { intent: 'why', id: saved.id, ...adviceData(result, {}), trace: result.decision.trace },
  }
}

async function latestId(store: TeamStore): Promise<RecommendationId | EstimateId | undefined> {
  const recommendation = await store.latestRecommendation()
  const [estimate] = await store.recentEstimates(1)
  const isNewer =
    estimate !== undefined &&
    (recommendation === undefined || estimate.savedAt > recommendation.savedAt)
  return isNewer ? estimate.id : recommendation?.id
}

export const whyCommand = command({
  name: 'why',
  summary: 'which rules decided, or how an estimate was computed',
  examples: ['why', 'why r1', 'why e1'],
  options: z.object({ id: idArgument.optional().describe('An id such as r12 or e7') }),
  bare: { kind: 'list', options: ['id'] },
  writes: 'nothing',
  run: ({ id }, context) => explainWhy(id, context),
})
