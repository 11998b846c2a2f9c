import { fieldLabel, formatField, inOrder } from '#src/card/field.ts'
import { formatSpan } from '#src/card/format.ts'
import { flipWords, mainReasons } from '#src/card/recommendation-card.ts'
import { type Approach, approachNames } from '#src/decision/approach.ts'
import type { RuleOutcome, Stage } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Profile } from '#src/profile/schema.ts'
import { createFactBook, type FactBook } from './facts.ts'
import type { Material } from './material.ts'
import type { Stance } from './stance.ts'

/** Reasons beyond these make a longer prompt and no better prose. */
const reasonsGiven = 10
const rankingGiven = 5
const flipsGiven = 4
const fieldsGiven = 24

/** What a model is told of a recommendation, every quantity by name. */
export function recommendationMaterial(result: KeptRecommendation, profile: Profile): Material {
  const book = createFactBook()
  const { decision, plan, flips } = result
  return {
    values: {
      ...sharedValues(result, profile, book),
      plan: plan.map((stage) => stageWords(stage, book)).join('\n'),
      reasons: mainReasons(result)
        .slice(0, reasonsGiven)
        .map((outcome) => reasonWords(outcome, book))
        .join('\n'),
      flips:
        flips
          .slice(0, flipsGiven)
          .map((flip) => book.cited(flipWords(flip)))
          .join('\n') || 'nothing that is known',
    },
    facts: book.facts(),
    stance: stanceOf(result),
    rulesSentences: [
      result.sentence,
      ...mainReasons(result).map(({ rule }) => rule.because),
      ...decision.ruledOut.map(
        ({ approach, because }) => `${capital(approachNames[approach])} is ruled out: ${because}`,
      ),
    ].slice(0, 5),
  }
}

/** What every prompt about a recommendation begins with. */
export function sharedValues(result: KeptRecommendation, profile: Profile, book: FactBook) {
  const { decision } = result
  const known = inOrder<never>(profile as never).slice(0, fieldsGiven)
  return {
    project:
      known
        .map(([field, value]) => book.cited(`${fieldLabel(field)}: ${formatField(field, value)}`))
        .join('\n') || 'nothing is known yet',
    verdict: book.cited(result.sentence),
    ranking: decision.ranking
      .slice(0, rankingGiven)
      .map(({ approach }) => approachNames[approach])
      .join('\n'),
    ruledOut:
      decision.ruledOut
        .map(
          ({ approach, because }) => `${approachNames[approach]}: ${book.cited(because, approach)}`,
        )
        .join('\n') || 'nothing',
  }
}

export function stanceOf({ decision, plan }: KeptRecommendation): Stance {
  const first = decision.ranking[0]?.approach ?? 'prompting'
  return {
    first,
    planned: [...new Set([first, ...plan.map(({ approach }) => approach)])],
    ruledOut: decision.ruledOut.map(({ approach }) => approach),
  }
}

export function reasonWords({ rule }: RuleOutcome, book: FactBook): string {
  const { kind, approach } = rule.effect
  const side = kind === 'favours' ? 'for' : 'against'
  return `${side} ${approachNames[approach]}: ${book.cited(rule.because, approach)}`
}

function stageWords(stage: Stage, book: FactBook): string {
  const { approach, title, when, usd, usdPerMonth, weeks } = stage
  const name = camel(approach)
  const figure = (what: string, value: string | null) =>
    value === null ? '' : book.named(`${name}${what}`, value, approach)
  const costs = [
    usd !== null && usd.high > 0 ? `costs ${figure('Cost', `${formatSpan(usd, 'usd')} once`)}` : '',
    usdPerMonth === null
      ? ''
      : `runs for ${figure('MonthlyCost', `${formatSpan(usdPerMonth, 'usd')} a month`)}`,
    `takes ${figure('Time', formatSpan(weeks, 'weeks'))}`,
  ].filter((each) => each !== '')
  return `${stage.stage}: ${approachNames[approach]}: ${book.cited(title)} (${book.cited(when)}); ${costs.join(', ')}`
}

function camel(approach: Approach): string {
  return approach.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
