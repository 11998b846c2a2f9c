import type { Source } from '#src/catalog/source.ts'
import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { RuleOutcome } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { fieldLabel, formatField, inOrder } from './field.ts'
import { formatRange, listOf } from './format.ts'

/** The trace in words: for each approach what spoke for and against it, and what it waits for. */
export function whyCard(recommendation: KeptRecommendation, id: string): Card {
  const { decision } = recommendation
  const { fired, quiet, unknown } = decision.trace
  const waitsFor = [...new Set(unknown.flatMap(({ missing }) => missing))].map(fieldLabel)
  return {
    title: `Why: ${recommendation.sentence} · ${id}`,
    blocks: [
      ...decision.ranking.map(({ approach, points }) =>
        reasonsFor(approach, `${signed(points)} points`, fired),
      ),
      ...decision.ruledOut.map(({ approach }) => reasonsFor(approach, 'ruled out', fired)),
      {
        type: 'text',
        markdown: `${fired.length} rules fired, ${quiet.length} stayed quiet, ${unknown.length} wait for an answer${
          waitsFor.length === 0 ? '.' : `: ${listOf(waitsFor)}.`
        }`,
      },
      ...adviceBlocks(recommendation),
      ...estimateBlocks(recommendation),
      { type: 'sources', sources: allSources(recommendation, fired) },
    ],
  }
}

function reasonsFor(approach: Approach, score: string, fired: readonly RuleOutcome[]): Block {
  const reasons = fired.filter(({ rule }) => rule.effect.approach === approach).map(reasonLine)
  const heading = `**${approachNames[approach]}: ${score}**`
  return { type: 'text', markdown: [heading, ...reasons].join('\n') }
}

/** Its weight, its reason, and what it read: "- +2 Tone is … [L12; what falls short: …]". */
export function reasonLine(outcome: RuleOutcome): string {
  return `- ${effectWords(outcome)} ${outcome.rule.because}${evidenceOf(outcome)}`
}

function effectWords({ rule: { effect } }: RuleOutcome): string {
  if (effect.kind === 'favours') return `+${effect.weight}`
  if (effect.kind === 'opposes') return `−${effect.weight}`
  return 'out:'
}

/** The rule's permanent name, and the answers it read. */
function evidenceOf({ rule, evidence }: RuleOutcome): string {
  const answers = inOrder<never>(evidence as never).map(
    ([field, value]) => `${fieldLabel(field)}: ${formatField(field, value)}`,
  )
  return ` [${[rule.id, ...answers].join('; ')}]`
}

function adviceBlocks({ plan }: KeptRecommendation): Block[] {
  return plan
    .filter(({ advice }) => advice.length > 0)
    .map(({ title, advice }) => ({
      type: 'text',
      markdown: [`**${title}**`, ...advice.map(({ text }) => `- ${text}`)].join('\n'),
    }))
}

function estimateBlocks({ plan }: KeptRecommendation): Block[] {
  return plan.flatMap(({ title, estimates }) =>
    estimates.map((estimate): Block => {
      const lines = estimate.lines.map(
        (line) => `- ${line.label}: ${formatRange(line, line.unit)} (${line.working})`,
      )
      const heading = `**${title}** rests on: ${estimate.subject}`
      return { type: 'text', markdown: [heading, ...lines].join('\n') }
    }),
  )
}

function allSources(
  { plan }: KeptRecommendation,
  fired: readonly RuleOutcome[],
): readonly Source[] {
  const ofPlan = plan.flatMap(({ advice, estimates }) => [
    ...advice.map(({ source }) => source),
    ...estimates.flatMap(({ lines }) => lines.map(({ source }) => source)),
  ])
  return [...fired.map(({ rule }) => rule.source), ...ofPlan]
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0'
}
