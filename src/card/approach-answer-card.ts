import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { RuleOutcome } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { formatNumber, listOf } from './format.ts'
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

/** The rules that decided about the approaches asked for, weightiest first. */
export function reasonsAbout(
  { decision }: KeptRecommendation,
  about: readonly Approach[],
): readonly RuleOutcome[] {
  const first = decision.ranking[0]?.approach
  const wanted: readonly (Approach | undefined)[] = about.length === 0 ? [first] : about
  const weight = ({ rule }: RuleOutcome) => ('weight' in rule.effect ? rule.effect.weight : 4)
  return decision.trace.fired
    .filter(({ rule }) => wanted.includes(rule.effect.approach))
    .toSorted((a, b) => weight(b) - weight(a))
}

/** Where an approach ended up, in words. */
export function standing({ decision, plan }: KeptRecommendation, approach: Approach): string {
  const name = approachNames[approach]
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  const out = decision.ruledOut.find((each) => each.approach === approach)
  if (out !== undefined) return `${capital} was ruled out. ${out.because}`
  const place = decision.ranking.findIndex((each) => each.approach === approach)
  const points = decision.ranking[place]?.points ?? 0
  const stage = plan.find((each) => each.approach === approach)
  const staged =
    stage === undefined ? 'It is not in the plan.' : `In the plan it comes ${stage.stage}.`
  if (place === 0) return `${capital} came first. ${staged}`
  const behind = (decision.ranking[0]?.points ?? 0) - points
  if (behind === 0) return `${capital} is level with the first place. ${staged}`
  const by = behind === 1 ? '1 point' : `${formatNumber(behind)} points`
  return `${capital} came behind the first place by ${by}. ${staged}`
}
