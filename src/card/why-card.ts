import { approachNames } from '#src/decision/approach.ts'
import type { Recommendation, RuleOutcome } from '#src/decision/decision.ts'
import type { Block, Card } from './card.ts'
import { fieldLabel, formatField, inOrder } from './field.ts'
import { formatRange, listOf } from './format.ts'

/** A trace as a table: what fired, what stayed quiet, what it waits for. */
export function whyCard(recommendation: Recommendation, id: string): Card {
  const { decision } = recommendation
  const inState = (state: RuleOutcome['state']) =>
    decision.trace.filter((outcome) => outcome.state === state)
  const fired = inState('fired')
  const quiet = inState('quiet')
  const unknown = inState('unknown')
  const waitsFor = [...new Set(unknown.flatMap(({ missing }) => missing))].map(fieldLabel)
  return {
    title: `Why: ${recommendation.sentence} · ${id}`,
    blocks: [
      {
        type: 'table',
        caption: 'The ranking',
        headers: ['Approach', 'Points'],
        rows: decision.ranking.map(({ approach, points }) => [
          approachNames[approach],
          signed(points),
        ]),
      },
      {
        type: 'table',
        caption: `${fired.length} rules fired`,
        headers: ['Rule', 'Effect', 'Because', 'Your answer'],
        rows: fired.map((outcome) => [
          outcome.rule.id,
          effectWords(outcome),
          outcome.rule.because,
          inOrder<never>(outcome.evidence as never)
            .map(([field, value]) => `${fieldLabel(field)}: ${formatField(field, value)}`)
            .join(', '),
        ]),
      },
      {
        type: 'text',
        markdown: `${quiet.length} rules stayed quiet. ${unknown.length} rules wait for an answer${
          waitsFor.length === 0 ? '.' : `: ${listOf(waitsFor)}.`
        }`,
      },
      ...recommendation.plan.flatMap((stage): Block[] =>
        stage.estimates.map((estimate) => ({
          type: 'text',
          markdown: `**${stage.title}** rests on: ${estimate.subject}. ${estimate.lines
            .map((line) => `${line.label} ${formatRange(line, line.unit)}`)
            .join('; ')}.`,
        })),
      ),
      { type: 'sources', sources: fired.map(({ rule }) => rule.source) },
    ],
  }
}

function effectWords({ rule: { effect } }: RuleOutcome): string {
  const name = approachNames[effect.approach]
  switch (effect.kind) {
    case 'favours':
      return `+${effect.weight} ${name}`
    case 'opposes':
      return `−${effect.weight} ${name}`
    case 'rules-out':
      return `rules out ${name}`
    case 'advice':
      return `advice on ${name}`
  }
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'
}
