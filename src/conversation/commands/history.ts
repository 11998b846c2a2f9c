import * as z from 'zod'
import type { Card } from '#src/card/card.ts'
import { positive } from '../arguments.ts'
import { type Answer, type CommandContext, command } from '../command.ts'
import { titleOfSaved } from '../saved.ts'

const shownByDefault = 10
const mostShown = 100

/** Past recommendations and estimates, newest first. */
export async function listHistory(limit: number, { store }: CommandContext): Promise<Answer> {
  const recommendations = await store.recentRecommendations(limit)
  const estimates = await store.recentEstimates(limit)
  const entries = [
    ...recommendations.map(({ id, savedAt, project, result }) => ({
      id,
      savedAt,
      what: titleOfSaved(result),
      where: project,
    })),
    ...estimates.map(({ id, savedAt, result }) => ({
      id,
      savedAt,
      what: titleOfSaved(result),
      where: '',
    })),
  ]
    .sort((a, b) => b.savedAt.getTime() - a.savedAt.getTime())
    .slice(0, limit)
  const card: Card =
    entries.length === 0
      ? {
          title: 'History',
          blocks: [
            {
              type: 'text',
              markdown: 'Nothing yet. Describe your project, or ask for an estimate.',
            },
          ],
          nextStep: 'help',
        }
      : {
          title: 'History',
          blocks: [
            {
              type: 'table',
              headers: ['Id', 'Day', 'What', 'Project'],
              rows: entries.map(({ id, savedAt, what, where }) => [
                id,
                savedAt.toISOString().slice(0, 10),
                what,
                where,
              ]),
            },
          ],
          nextStep: `show ${entries[0]?.id}`,
        }
  return { card, data: { intent: 'history', id: null, entries } }
}

export const historyCommand = command({
  name: 'history',
  summary: 'past recommendations and estimates, by id',
  examples: ['history', 'history 3'],
  options: z.object({
    limit: positive('count').optional().describe('How many to list'),
  }),
  bare: { kind: 'list', options: ['limit'] },
  writes: 'nothing',
  run: ({ limit = shownByDefault }, context) => listHistory(Math.min(limit, mostShown), context),
})
