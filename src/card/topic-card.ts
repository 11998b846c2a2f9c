import type { Topic } from '#src/guide/topic.ts'
import type { Block, Card } from './card.ts'

/** One topic: what it is, the tables, what to read and what to try next. */
export function topicCard(topic: Topic): Card {
  const tables = topic.tables.map((table): Block => ({ type: 'table', ...table }))
  return {
    title: topic.title,
    blocks: [
      { type: 'text', markdown: topic.paragraphs.join('\n\n') },
      ...tables,
      { type: 'sources', sources: topic.sources },
      {
        type: 'actions',
        actions: [
          ...topic.commands.map((command) => ({ id: 'try', label: 'Try', command })),
          ...topic.seeAlso.map((id) => ({
            id: 'learn',
            label: 'Read on',
            value: id,
            command: `learn ${id}`,
          })),
        ],
      },
    ],
  }
}

/** The guide's table of contents. */
export function topicListCard(topics: readonly Topic[]): Card {
  return {
    title: 'What I can explain',
    blocks: [
      {
        type: 'table',
        headers: ['Topic', 'learn …'],
        rows: topics.map(({ id, title }) => [title, id]),
      },
    ],
    nextStep: `learn ${topics[0]?.id ?? ''}`,
  }
}
