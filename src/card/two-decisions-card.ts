import { approachNames } from '#src/decision/approach.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { profileFieldNames } from '#src/profile/schema.ts'
import type { Block, Card } from './card.ts'
import { fieldLabel, formatField } from './field.ts'
import { listOf } from './format.ts'
import { stageMoney, verdictWords } from './recommendation-card.ts'

/** One of two decisions to be read next to each other. */
export interface DecisionSide {
  /** "as it stands", "supposed", "r1". */
  readonly name: string
  readonly profile: Profile
  readonly recommendation: KeptRecommendation
}

/** What became of the rules between two decisions, by permanent id. */
export interface MovedRules {
  readonly newlyFired: readonly string[]
  readonly noLongerFired: readonly string[]
  readonly newlyUnknown: readonly string[]
}

export function movedRules(before: KeptRecommendation, after: KeptRecommendation): MovedRules {
  const firedBefore = idsFired(before)
  const firedAfter = idsFired(after)
  const unknownBefore = new Set(before.decision.trace.unknown.map(({ ruleId }) => ruleId))
  const unknownAfter = new Set(after.decision.trace.unknown.map(({ ruleId }) => ruleId))
  return {
    newlyFired: [...firedAfter].filter((id) => !firedBefore.has(id)),
    noLongerFired: [...firedBefore].filter((id) => !firedAfter.has(id) && !unknownAfter.has(id)),
    newlyUnknown: [...unknownAfter].filter((id) => !unknownBefore.has(id)),
  }
}

/** Two decisions side by side: what differs in the answers, in the result, and in the rules. */
export function twoDecisionsCard(
  before: DecisionSide,
  after: DecisionSide,
  { title, remarks, keep }: { title: string; remarks: readonly string[]; keep?: string },
): Card {
  return {
    title,
    blocks: [
      { type: 'text', markdown: [outcomeWords(before, after), ...remarks].join('\n') },
      answersTable(before, after),
      resultTable(before, after),
      rankingTable(before, after),
      ...rulesBlocks(before, after),
    ],
    ...(keep !== undefined && { nextStep: keep }),
  }
}

function outcomeWords(before: DecisionSide, after: DecisionSide): string {
  const [was, is] = [firstOf(before), firstOf(after)]
  if (was === is) return `**The first place stays: ${is}.**`
  return `**The first place changes from ${was} to ${is}.**`
}

const firstOf = ({ recommendation: { decision } }: DecisionSide) => {
  const first = decision.ranking[0]?.approach
  return first === undefined ? 'nothing' : approachNames[first]
}

function answersTable(before: DecisionSide, after: DecisionSide): Block {
  const shown = (profile: Profile, field: ProfileField) => {
    const value = profile[field]
    return value === undefined ? 'not answered' : formatField(field, value as never)
  }
  const rows = profileFieldNames
    .map((field) => [fieldLabel(field), shown(before.profile, field), shown(after.profile, field)])
    .filter(([, was, is]) => was !== is)
  if (rows.length === 0) return { type: 'text', markdown: 'The answers are the same.' }
  return { type: 'table', headers: ['Answer', before.name, after.name], rows }
}

function resultTable(before: DecisionSide, after: DecisionSide): Block {
  const sides = [before, after].map(({ recommendation }) => recommendation)
  const row = (label: string, words: (side: KeptRecommendation) => string) => [
    label,
    ...sides.map(words),
  ]
  const stages = (['now', 'next', 'later'] as const)
    .map((stage) =>
      row(`Plan: ${stage}`, ({ plan }) =>
        plan
          .filter((each) => each.stage === stage)
          .map((each) => `${each.title} (${stageMoney(each)})`)
          .join('; '),
      ),
    )
    .filter(([, ...cells]) => cells.some((cell) => cell !== ''))
  return {
    type: 'table',
    headers: ['', before.name, after.name],
    rows: [
      row('Fine-tune or pre-train?', ({ decision }) => verdictWords[decision.verdict]),
      row('In a sentence', ({ sentence }) => sentence),
      ...stages,
      row('Ruled out', ({ decision }) =>
        decision.ruledOut.length === 0
          ? 'nothing'
          : listOf(decision.ruledOut.map(({ approach }) => approachNames[approach])),
      ),
      row('Confidence', ({ confidence }) => confidence),
    ],
  }
}

function rankingTable(before: DecisionSide, after: DecisionSide): Block {
  const points = ({ recommendation: { decision } }: DecisionSide) =>
    new Map(decision.ranking.map(({ approach, points: each }) => [approach, each]))
  const [was, is] = [points(before), points(after)]
  const order = [...new Set([...is.keys(), ...was.keys()])]
  const cell = (value: number | undefined) => (value === undefined ? 'out' : String(value))
  const rows = order.map((approach) => {
    const moved = (is.get(approach) ?? 0) - (was.get(approach) ?? 0)
    const both = is.has(approach) && was.has(approach)
    const sign = moved > 0 ? `+${moved}` : `−${-moved}`
    return [
      approachNames[approach],
      cell(was.get(approach)),
      cell(is.get(approach)),
      both && moved !== 0 ? sign : '',
    ]
  })
  return {
    type: 'table',
    caption: 'Points',
    headers: ['Approach', before.name, after.name, 'Moved'],
    rows,
  }
}

const rulesShown = 8

function rulesBlocks(before: DecisionSide, after: DecisionSide): Block[] {
  const moved = movedRules(before.recommendation, after.recommendation)
  const reasons = new Map(
    [before, after].flatMap(({ recommendation }) =>
      recommendation.decision.trace.fired.map(({ rule }) => [rule.id, rule.because] as const),
    ),
  )
  const list = (heading: string, ids: readonly string[]): Block[] => {
    if (ids.length === 0) return []
    const lines = ids.slice(0, rulesShown).map((id) => {
      const because = reasons.get(id)
      return because === undefined ? `- ${id}` : `- ${because} [${id}]`
    })
    const more = ids.length > rulesShown ? [`- and ${ids.length - rulesShown} more.`] : []
    return [{ type: 'text', markdown: [`**${heading}**`, ...lines, ...more].join('\n') }]
  }
  const blocks = [
    ...list('Newly fired', moved.newlyFired),
    ...list('No longer fired', moved.noLongerFired),
    ...list('Wait for an answer again', moved.newlyUnknown),
  ]
  return blocks.length > 0 ? blocks : [{ type: 'text', markdown: 'No rule moved.' }]
}

function idsFired({ decision }: KeptRecommendation): ReadonlySet<string> {
  return new Set(decision.trace.fired.map(({ rule }) => rule.id))
}
