import { approachNames } from '#src/decision/approach.ts'
import type { RuleOutcome } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import { type Threshold, thresholds } from '#src/decision/thresholds.ts'
import { type ProfileField, questionFor } from '#src/profile/schema.ts'
import type { Statement } from '#src/profile/statement.ts'
import type { Block, Card } from './card.ts'
import { fieldLabel, formatField } from './field.ts'
import { listOf } from './format.ts'
import { capital, flipWords } from './recommendation-card.ts'

/** A recommendation, the id it is kept under, and what was said of the factor, if anything was. */
export interface FactorStanding {
  readonly result: KeptRecommendation
  readonly id: string | null
  readonly said: Statement | undefined
}

/** One factor: what is known of it, where it begins to matter, what it did and what it could do. */
export function factorCard(field: ProfileField, standing: FactorStanding | undefined): Card {
  const name = capital(fieldLabel(field))
  const id = standing?.id ?? null
  const fired = standing === undefined ? [] : rulesThatRead(field, standing.result)
  return {
    title: id === null ? `What ${fieldLabel(field)} decides` : `${name} in ${id}`,
    blocks: [
      ...(standing === undefined ? [] : [knownBlock(field, standing)]),
      ...steps(field),
      ...firedBlock(fired),
      ...(standing === undefined ? [] : flipsBlock(field, standing.result)),
      { type: 'sources', sources: fired.map(({ rule }) => rule.source) },
    ],
    nextStep: id === null ? 'advise' : `why ${id}`,
  }
}

function knownBlock(field: ProfileField, { result, said }: FactorStanding): Block {
  const words = said === undefined ? '' : ` (“${said.words}”)`
  const answer =
    said === undefined
      ? `**Not answered yet.** ${questionFor(field).ask}`
      : `**${formatField(field, said.value as never)}**${words}`
  return { type: 'text', markdown: `${answer}\n${result.sentence}` }
}

/** Where a number changes an argument, the smallest first; none for a choice. */
function steps(field: ProfileField): readonly Block[] {
  const table: Partial<Record<ProfileField, Readonly<Record<string, Threshold>>>> = thresholds
  const rows = Object.values(table[field] ?? {})
    .toSorted((a, b) => a.value - b.value)
    .map(({ value, note, basis }) => [
      formatField(field, value as never),
      note,
      basis === 'judgement' ? 'our judgement' : 'published',
    ])
  if (rows.length === 0) return []
  return [{ type: 'table', headers: [capital(fieldLabel(field)), 'What it means', 'Basis'], rows }]
}

const rulesThatRead = (field: ProfileField, { decision }: KeptRecommendation) =>
  decision.trace.fired.filter(({ rule }) => rule.reads.includes(field))

const sides = {
  favours: 'For',
  opposes: 'Against',
  'rules-out': 'Rules out',
  advice: 'For',
} as const

/** What several approaches have in common is told once. */
function firedBlock(fired: readonly RuleOutcome[]): readonly Block[] {
  if (fired.length === 0) return []
  const alike = Map.groupBy(fired, ({ rule: { effect, because } }) => `${effect.kind} ${because}`)
  const lines = [...alike.values()].map((each) => {
    const { effect, because } = (each[0] as RuleOutcome).rule
    const names = new Set(each.map(({ rule }) => approachNames[rule.effect.approach]))
    return `- ${sides[effect.kind]} ${listOf([...names])}: ${because}`
  })
  return [{ type: 'text', markdown: ['**What it did here**', ...lines].join('\n') }]
}

function flipsBlock(
  field: ProfileField,
  { flips, decision }: KeptRecommendation,
): readonly Block[] {
  const lines = flips.filter((flip) => flip.field === field).map((flip) => `- ${flipWords(flip)}`)
  const first = decision.ranking[0]?.approach
  const stays = first === undefined ? 'the answer stays' : `${approachNames[first]} stays first`
  const none = `- Nothing by itself: whatever you answer, ${stays}.`
  return [
    {
      type: 'text',
      markdown: [
        '**What another answer would change**',
        ...(lines.length > 0 ? lines : [none]),
      ].join('\n'),
    },
  ]
}
