import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { Stage } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { formatSpan } from './format.ts'
import { stageMoney } from './recommendation-card.ts'

/** What an approach would take on this profile. */
export type ApproachSide = Pick<Stage, 'usd' | 'usdPerMonth' | 'weeks' | 'people'> & {
  readonly approach: Approach
}

/** Two approaches on one profile: points, money, time, people, and what speaks for and against. */
export function twoApproachesCard(
  left: ApproachSide,
  right: ApproachSide,
  recommendation: KeptRecommendation,
): Card {
  const { decision } = recommendation
  const sides = [left, right]
  const row = (label: string, words: (side: ApproachSide) => string) => [label, ...sides.map(words)]
  const pointsOf = ({ approach }: ApproachSide) => {
    const place = decision.ranking.findIndex((each) => each.approach === approach)
    if (place === -1) return 'ruled out'
    return `${decision.ranking[place]?.points ?? 0} (place ${place + 1} of ${decision.ranking.length})`
  }
  const gateOf = ({ approach }: ApproachSide) =>
    decision.ruledOut.find((each) => each.approach === approach)?.because ?? 'nothing'
  return {
    title: `${capital(approachNames[left.approach])} or ${approachNames[right.approach]}?`,
    blocks: [
      { type: 'text', markdown: `**${betterWords(left, right, recommendation)}**` },
      {
        type: 'table',
        headers: ['', ...sides.map(({ approach }) => approachNames[approach])],
        rows: [
          row('Points', pointsOf),
          row('Ruled out by', gateOf),
          row('Money', stageMoney),
          row('Time to a result', ({ weeks }) => formatSpan(weeks, 'weeks')),
          row('People', ({ people }) => people),
        ],
      },
      ...sides.map(({ approach }) => reasonsOf(approach, recommendation)),
      {
        type: 'sources',
        sources: decision.trace.fired
          .filter(({ rule }) => sides.some(({ approach }) => approach === rule.effect.approach))
          .map(({ rule }) => rule.source),
      },
    ],
  }
}

function betterWords(
  left: ApproachSide,
  right: ApproachSide,
  { decision }: KeptRecommendation,
): string {
  const ranked = decision.ranking.filter(({ approach }) =>
    [left.approach, right.approach].includes(approach),
  )
  const [first, second] = ranked
  if (first === undefined) return 'Both are ruled out on this profile.'
  const name = approachNames[first.approach]
  if (second === undefined) return `Only ${name} is open on this profile.`
  const lead = first.points - second.points
  if (lead === 0) return `They are level; ${name} is the cheaper one to try.`
  return `On this profile ${name} leads by ${lead} point${lead === 1 ? '' : 's'}.`
}

function reasonsOf(approach: Approach, { decision }: KeptRecommendation): Block {
  const reasons = decision.trace.fired
    .filter(({ rule }) => rule.effect.approach === approach)
    .map(({ rule }) => {
      const { effect } = rule
      const sign =
        effect.kind === 'favours'
          ? `+${effect.weight}`
          : effect.kind === 'opposes'
            ? `−${effect.weight}`
            : 'out:'
      return `- ${sign} ${rule.because} [${rule.id}]`
    })
  const lines =
    reasons.length === 0 ? ['- Nothing you have told speaks for or against it yet.'] : reasons
  return {
    type: 'text',
    markdown: [`**${capital(approachNames[approach])}**`, ...lines].join('\n'),
  }
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
