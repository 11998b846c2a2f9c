import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { Stage } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Block, Card } from './card.ts'
import { formatSpan, listOf } from './format.ts'
import { capital, stageMoney } from './recommendation-card.ts'

/** What an approach would take on this profile. */
export type Option = Pick<Stage, 'usd' | 'usdPerMonth' | 'weeks'> & { readonly approach: Approach }

/** By the rules, by money over the first year, or by weeks until a first result. */
export type OptionOrder = 'best' | 'cheapest' | 'fastest'

/** The approaches that no rule rules out and the points do not speak against, in an order of their own. */
export function optionsCard(
  { decision, sentence }: KeptRecommendation,
  id: string | null,
  options: readonly Option[],
  order: OptionOrder,
): Card {
  const place = ({ approach }: Option) =>
    decision.ranking.findIndex((each) => each.approach === approach)
  const measure = { best: place, cheapest: firstYearUsd, fastest: likelyWeeks }[order]
  const spokenAgainst = (approach: Approach) =>
    (decision.ranking.find((each) => each.approach === approach)?.points ?? 0) < 0
  const sorted = options
    .filter(({ approach }) => !spokenAgainst(approach))
    .toSorted((a, b) => measure(a) - measure(b))
  const left = options.map(({ approach }) => approach).filter(spokenAgainst)
  const [best] = sorted
  const rows = sorted.map((option) => [
    capital(approachNames[option.approach]),
    stageMoney(option),
    formatSpan(option.weeks, 'weeks'),
    placeOf(option.approach, decision),
  ])
  const blocks: Block[] = [
    { type: 'text', markdown: `${leadOf(best, decision, order)}\n**${sentence}**` },
    { type: 'table', headers: ['Approach', 'Cost', 'First result', 'By the rules'], rows },
  ]
  if (left.length > 0) {
    const names = listOf(left.map((approach) => approachNames[approach]))
    blocks.push({
      type: 'text',
      markdown: `Left out, since the rules speak against them: ${names}.`,
    })
  }
  if (sorted.some((option) => firstYearUsd(option) === Number.POSITIVE_INFINITY)) {
    const markdown =
      'What is not estimated lacks an amount: requests a day, tokens of your text, or the model to run.'
    blocks.push({ type: 'text', markdown })
  }
  const title = titles[order]
  return {
    title: id === null ? title : `${title} · ${id}`,
    blocks,
    nextStep: id === null ? 'advise' : `why ${id}`,
  }
}

const titles = {
  best: 'What else there is',
  cheapest: 'The cheapest way',
  fastest: 'The fastest way',
} as const

const monthsPerYear = 12

/** What is not estimated stands last. */
function firstYearUsd({ usd, usdPerMonth }: Option): number {
  if (usd === null || usdPerMonth === null) return Number.POSITIVE_INFINITY
  return usd.likely + monthsPerYear * usdPerMonth.likely
}

const likelyWeeks = ({ weeks }: Option) => weeks.likely

function leadOf(
  best: Option | undefined,
  { ranking }: KeptRecommendation['decision'],
  order: OptionOrder,
): string {
  if (best === undefined) return 'The rules speak against every approach as it stands.'
  const name = capital(approachNames[best.approach])
  if (order === 'best') return 'By the rules, the best first:'
  const what = order === 'cheapest' ? 'costs least over a first year' : 'shows a result first'
  if (best.approach === ranking[0]?.approach) return `${name} ${what}, and comes first anyway.`
  return `${name} ${what}. Whether it reaches your target is another question, and that is what the rules weigh.`
}

function placeOf(approach: Approach, { ranking }: KeptRecommendation['decision']): string {
  const place = ranking.findIndex((each) => each.approach === approach)
  const points = ranking[place]?.points ?? 0
  return `place ${place + 1}, ${points} ${Math.abs(points) === 1 ? 'point' : 'points'}`
}
