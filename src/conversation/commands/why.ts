import * as z from 'zod'
import { workingCard } from '#src/card/estimate-card.ts'
import { whyCard } from '#src/card/why-card.ts'
import { BadInputError } from '#src/errors.ts'
import type { EstimateId, RecommendationId } from '#src/store/ports.ts'
import { idArgument } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { estimateData } from '../estimate-answer.ts'
import { adviceData } from '../recommend.ts'
import { readEstimate, readRecommendation } from '../saved.ts'
import { isEstimateId, noSuchId } from './show.ts'

/** The rules behind a recommendation (the latest without an id), or the working of an estimate. */
export async function explainWhy(
  id: RecommendationId | EstimateId | undefined,
  { store }: CommandContext,
): Promise<Answer> {
  if (id !== undefined && isEstimateId(id)) {
    const saved = await store.estimate(id)
    if (saved === undefined) throw noSuchId(id)
    const estimate = readEstimate(saved.result)
    return {
      card: workingCard(estimate, id),
      data: { intent: 'why', id, ...estimateData(estimate) },
    }
  }
  const saved =
    id === undefined ? await store.latestRecommendation() : await store.recommendation(id)
  if (saved === undefined) {
    if (id !== undefined) throw noSuchId(id)
    throw new BadInputError(
      'There is no recommendation to explain yet. Describe your project first.',
      {
        nextStep: 'help',
      },
    )
  }
  const result = readRecommendation(saved.result)
  return {
    card: whyCard(result, saved.id),
    data: { intent: 'why', id: saved.id, ...adviceData(result, {}), trace: result.decision.trace },
  }
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
