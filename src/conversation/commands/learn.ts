import * as z from 'zod'
import { topicCard, topicListCard } from '#src/card/topic-card.ts'
import { UnknownNameError } from '#src/errors.ts'
import { findTopic, topics } from '#src/guide/guide.ts'
import { type Answer, command } from '../command.ts'

/** One topic of the guide; the list of them without a name. */
export function teach(name: string | undefined): Answer {
  const data = { intent: 'learn', id: null }
  if (name === undefined) {
    return { card: topicListCard(topics), data: { ...data, topics: topics.map(({ id }) => id) } }
  }
  const found = findTopic(name)
  if ('topic' in found) {
    return { card: topicCard(found.topic), data: { ...data, topic: found.topic.id } }
  }
  const nearest = found.nearest.map(({ id }) => id)
  throw new UnknownNameError('topic', name, nearest, { nextStep: 'learn' })
}

export const learnCommand = command({
  name: 'learn',
  summary: 'the guide: fine-tuning, pre-training and inference explained',
  examples: ['learn', 'learn pre-training', 'learn lora'],
  options: z.object({ topic: z.string().optional().describe('What to have explained') }),
  bare: { kind: 'rest', option: 'topic', mostWords: 8 },
  writes: 'nothing',
  run: async ({ topic }) => teach(topic),
})
