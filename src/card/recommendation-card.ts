import { approachNames } from '#src/decision/approach.ts'
import type { Flip, RuleOutcome, Stage } from '#src/decision/decision.ts'
import type { KeptRecommendation } from '#src/decision/kept.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Statements } from '#src/profile/statement.ts'
import { accelerationSection } from './acceleration-card.ts'
import type { Block, Card } from './card.ts'
import { fieldLabel, formatField, inOrder } from './field.ts'
import { formatSpan } from './format.ts'
import { tellingFlips } from './telling-flips.ts'

/** What the card says beside the recommendation itself. */
export interface RecommendationNotes {
  /** What was read from the message at hand, with its words. */
  readonly understood: Statements
  /** Ready sentences: contradictions with what was known. */
  readonly remarks: readonly string[]
}

export const verdictWords = {
  'neither-yet': 'neither yet',
  'fine-tune': 'fine-tune',
  'pre-train': 'pre-train',
} as const

export function recommendationCard(
  recommendation: KeptRecommendation,
  notes: RecommendationNotes,
  /** Null when it was only supposed and nothing is kept. */
  id: string | null,
): Card {
  const { decision, plan, confidence, confidenceReasons, flips, nextQuestion } = recommendation
  const blocks: Block[] = [{ type: 'text', markdown: `**${recommendation.sentence}**` }]
  blocks.push(...understoodBlocks(notes))
  blocks.push({
    type: 'table',
    caption: 'The plan',
    headers: ['', 'Do', 'When', 'Cost', 'Time'],
    rows: plan.map(stageRow),
  })
  blocks.push({ type: 'text', markdown: plan.map(stageWords).join('\n') })
  blocks.push(reasonsBlock(recommendation))
  if (decision.ruledOut.length > 0) {
    const out = decision.ruledOut.map(
      ({ approach, because }) => `- ${approachNames[approach]}: ${because}`,
    )
    blocks.push({ type: 'text', markdown: ['**Ruled out**', ...out].join('\n') })
  }
  if (flips.length > 0) {
    const changes = tellingFlips(flips, 5).map((flip) => `- ${flipWords(flip)}`)
    blocks.push({ type: 'text', markdown: ['**What would change this**', ...changes].join('\n') })
  }
  blocks.push(...accelerationSection(recommendation.acceleration))
  if (recommendation.triggers.length > 0) {
    const triggers = recommendation.triggers.map((each) => `- ${each}`)
    blocks.push({ type: 'text', markdown: ['**Decide again when**', ...triggers].join('\n') })
  }
  blocks.push({
    type: 'text',
    markdown: `**Confidence: ${confidence}.** ${confidenceReasons.join(' ')}`,
  })
  if (nextQuestion !== null) {
    blocks.push({
      type: 'text',
      markdown: `**The answer that could change this most**\n- ${nextQuestion.ask}\n- Why I ask: ${nextQuestion.why}`,
    })
  }
  blocks.push({
    type: 'sources',
    sources: mainReasons(recommendation).map(({ rule }) => rule.source),
  })
  const title = `Fine-tune or pre-train? ${capital(verdictWords[decision.verdict])}`
  if (id === null) return { title, blocks }
  blocks.push({
    type: 'actions',
    actions: [{ id: 'why', label: 'See every rule', value: id, command: `why ${id}` }],
  })
  return { title: `${title} · ${id}`, blocks }
}

function understoodBlocks({ understood, remarks }: RecommendationNotes): Block[] {
  const rows = inOrder<NonNullable<Statements[keyof Statements]>>(understood).map(
    ([field, { value, words }]) => [fieldLabel(field), formatField(field, value), `“${words}”`],
  )
  return [
    ...(rows.length === 0
      ? []
      : [{ type: 'table', headers: ['I understood', '', 'From your words'], rows } as const]),
    ...(remarks.length === 0 ? [] : [{ type: 'text', markdown: remarks.join('\n') } as const]),
  ]
}

function stageRow(stage: Stage): string[] {
  return [
    capital(stage.stage),
    stage.title,
    stage.when === stage.stage ? 'at once' : stage.when,
    stageMoney(stage),
    formatSpan(stage.weeks, 'weeks'),
  ]
}

/** What a stage costs, once and each month, in words. */
export function stageMoney({ usd, usdPerMonth }: Pick<Stage, 'usd' | 'usdPerMonth'>): string {
  if (usd === null && usdPerMonth === null) return 'not estimated'
  const once = [usd === null ? 'up front not estimated' : upFront(usd)]
  const monthly = usdPerMonth === null ? [] : [`${money(usdPerMonth)} a month`]
  return [...once, ...monthly].join(', then ')
}

function upFront(usd: Range): string {
  return usd.high === 0 ? 'nothing up front' : `${money(usd)} once`
}

function money(range: Range): string {
  return range.high < 1 ? 'under $1' : formatSpan(range, 'usd')
}

/** Enough to begin with; `why` has the rest. */
const adviceShown = 2

function stageWords(stage: Stage): string {
  const advice = stage.advice
    .slice(0, adviceShown)
    .map(({ text }) => ` ${text}`)
    .join('')
  return `- **${stage.title}** (${stage.people}). Done when: ${stage.exitTest}${advice}`
}

/**
 * The rules that carry the first place: for it, what speaks against it all the same, and the
 * strongest about each other approach. Of what holds for everybody the strongest comes last.
 */
export function mainReasons({ decision }: KeptRecommendation): readonly RuleOutcome[] {
  const first = decision.ranking[0]?.approach
  const weight = ({ rule }: RuleOutcome) => ('weight' in rule.effect ? rule.effect.weight : 3)
  const isFor = ({ rule }: RuleOutcome) => Number(rule.effect.kind === 'favours')
  const fired = decision.trace.fired.toSorted((a, b) => weight(b) - weight(a))
  const own = fired
    .filter(({ rule }) => rule.effect.approach === first)
    .toSorted((a, b) => isFor(b) - isFor(a))
  // What is ruled out is told below, with its reason.
  const others = fired.filter(
    ({ rule: { effect } }) => effect.approach !== first && effect.kind !== 'rules-out',
  )
  const ofThisProject = others.filter(({ rule }) => rule.reads.length > 0)
  const ofEverybody = others.filter(({ rule }) => rule.reads.length === 0).slice(0, 1)
  const told = new Set<string>()
  const isNew = (word: string) => !told.has(word) && told.add(word).has(word)
  return [
    ...own,
    ...[...ofThisProject, ...ofEverybody].filter(({ rule }) => isNew(rule.effect.approach)),
  ]
    .filter(({ rule }) => isNew(rule.because))
    .slice(0, 6)
}

function reasonsBlock(recommendation: KeptRecommendation): Block {
  const reasons = reasonLines(recommendation)
  const lines = reasons.length === 0 ? ['- I know too little of your project yet.'] : reasons
  return { type: 'text', markdown: ['**Why**', ...lines].join('\n') }
}

/** The main reasons as lines, each with the side it takes and what it rests on. */
export function reasonLines(recommendation: KeptRecommendation): readonly string[] {
  const first = recommendation.decision.ranking[0]?.approach
  return mainReasons(recommendation).map(({ rule: { effect, because, source } }) => {
    const basis = source.basis === 'judgement' ? 'our judgement' : source.title
    // A reason about another approach names it; one for the first place needs no name.
    const favours = effect.kind === 'favours'
    const own = favours ? '' : 'Against it all the same: '
    const other = `${favours ? 'For' : 'Against'} ${approachNames[effect.approach]}: `
    return `- ${effect.approach === first ? own : other}${because} [${basis}]`
  })
}

export function flipWords({ field, threshold, direction, to }: Flip): string {
  // A threshold found by search is no more exact than the estimates it rests on.
  const shown = typeof threshold === 'number' ? Number(threshold.toPrecision(2)) : threshold
  const at = { is: '', 'at-least': 'from about ', 'at-most': 'up to about ' }[direction]
  return `${fieldLabel(field)}: ${at}${formatField(field, shown as never)} → ${approachNames[to]} first`
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
