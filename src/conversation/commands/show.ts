import * as z from 'zod'
import { estimateCard } from '#src/card/estimate-card.ts'
import { recommendationCard } from '#src/card/recommendation-card.ts'
import { UnknownNameError } from '#src/errors.ts'
import type { EstimateId, RecommendationId } from '#src/store/ports.ts'
import { idArgument } from '../arguments.ts'
import { command } from '../command.ts'
import { estimateData } from '../estimate-answer.ts'
import { adviceData } from '../recommend.ts'
import { readEstimate, readRecommendation } from '../saved.ts'

export const showCommand = command({
  name: 'show',
  summary: 'a past recommendation or estimate, as it was given',
  examples: ['show r1'],
  options: z.object({ id: idArgument.describe('An id such as r12 or e7') }),
  bare: { kind: 'list', options: ['id'] },
  writes: 'nothing',
  async run({ id }, { store }) {
    if (isEstimateId(id)) {
      const saved = await store.estimate(id)
      if (saved === undefined) throw noSuchId(id)
      const estimate = readEstimate(saved.result)
      const card = estimateCard(estimate, id)
      return { card, data: { intent: 'history', id, ...estimateData(estimate) } }
    }
    const saved = await store.recommendation(id)
    if (saved === undefined) throw noSuchId(id)
    const result = readRecommendation(saved.result)
    const remarks = [`Given on ${saved.asOf} for the project “${saved.project}”.`]
    const card = recommendationCard(result, { understood: {}, remarks }, id)
    return { card, data: { intent: 'history', id, ...adviceData(result, {}) } }
  },
})

export function isEstimateId(id: RecommendationId | EstimateId): id is EstimateId {
  return id.startsWith('e')
}

export function noSuchId(id: string): UnknownNameError {
  return new UnknownNameError('recommendation or estimate', id, [], { nextStep: 'history' })
}
