import * as z from 'zod'
import { BadInputError } from '#src/errors.ts'
import type { EstimateId, RecommendationId } from '#src/store/ports.ts'
import { choice, shortened } from '../arguments.ts'
import { command } from '../command.ts'

const longestReason = 1000

export const feedbackCommand = command({
  name: 'feedback',
  summary: 'a thumb up or down on an answer, with a reason if you like',
  examples: ['feedback up r1', 'feedback down r1 reason="the budget was misread"'],
  options: z.object({
    thumb: choice(['up', 'down']).describe('up or down'),
    id: z.string().optional().describe('The answer, such as r12 or e7; the latest recommendation'),
    reason: z.string().optional().describe('What was wrong, or right'),
  }),
  bare: { kind: 'list', options: ['thumb', 'id'] },
  writes: 'state',
  async run({ thumb, id, reason = '' }, { store, speaker }) {
    const latest = id === undefined ? (await store.latestRecommendation())?.id : id.toLowerCase()
    if (latest === undefined || !/^[re]\d{1,9}$/.test(latest)) {
      throw new BadInputError(
        id === undefined
          ? 'Nothing has been recommended yet. Name an answer by its id, such as r12 or e7.'
          : `An answer’s id is like r12 or e7; I read “${shortened(id)}”.`,
        { nextStep: 'history' },
      )
    }
    const savedId = await existing(latest)
    await store.saveFeedback({ savedId, thumb, reason: reason.slice(0, longestReason) }, speaker)
    return {
      card: {
        title: 'Thank you',
        blocks: [{ type: 'text', markdown: `Noted for ${savedId}: thumb ${thumb}.` }],
      },
      data: { intent: 'help', id: null, feedback: { savedId, thumb } },
    }

    async function existing(name: string): Promise<string> {
      const found = name.startsWith('r')
        ? await store.recommendation(name as RecommendationId)
        : await store.estimate(name as EstimateId)
      if (found !== undefined) return found.id
      throw new BadInputError(`I know no answer ${name}.`, { nextStep: 'history' })
    }
  },
})
