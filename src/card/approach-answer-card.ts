import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { RuleOutcome } from '#src/decision/decision.ts'
import type { Block, Card } from './card.ts'
import { listOf } from './format.ts'
import { reasonLine } from './why-card.ts'

/** Where one approach ended up, and the rules that put it there. */
export interface ApproachAnswer {
  readonly approach: Approach
  readonly standing: string
  readonly reasons: readonly RuleOutcome[]
}

/** Answers a question about some approaches of a stored recommendation. */
export function approachAnswerCard(answers: readonly ApproachAnswer[], id: string): Card {
  const names = listOf(answers.map(({ approach }) => approachNames[approach]))
  return {
    title: `What ${id} says of ${names}`,
    blocks: [
      ...answers.map(({ standing, reasons }): Block => {
        const lines =
          reasons.length === 0
            ? ['- No rule spoke for or against it: what you told me does not touch it.']
            : reasons.map(reasonLine)
        return { type: 'text', markdown: [`**${standing}**`, ...lines].join('\n') }
      }),
      {
        type: 'sources',
        sources: answers.flatMap(({ reasons }) => reasons.map(({ rule }) => rule.source)),
      },
      {
        type: 'actions',
        actions: [{ id: 'why', label: 'See every rule', value: id, command: `why ${id}` }],
      },
    ],
  }
}
