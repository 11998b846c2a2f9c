import type { Block } from '#src/card/card.ts'
import { assumedIn } from '#src/card/estimate-card.ts'
import { formatRange, formatValue, listOf } from '#src/card/format.ts'
import { planBlocks } from '#src/card/plan-blocks.ts'
import type { Estimate } from '#src/estimate/estimate.ts'
import { isAsked } from './asked.ts'
import type { Answer, CommandContext } from './command.ts'
import { estimateData } from './estimate-answer.ts'
import { latestEstimate } from './estimate-follow-up.ts'
import { foldText } from './folded-text.ts'
import { namedModel } from './named-model.ts'
import { planned } from './rerun-estimate.ts'
import { readEstimate } from './saved.ts'

interface Question {
  readonly asks: RegExp
  readonly title: string
  /** Whether plans are looked for where the estimate was kept without them, as a what-if is. */
  readonly ofPlans?: true
  /** Empty when this estimate has nothing of it. */
  readonly blocks: (estimate: Estimate) => readonly Block[]
}

const questions: readonly Question[] = [
  {
    asks: /\b(?:per|each|for (?:one|a|each|every)|every|a) (?:single )?(?:request|query|call|message|answer|question|conversation|(?:thousand|million|1k|1m|1,?000) (?:requests|calls|queries|messages|(?:output |input )?tokens)|(?:output )?token|mtok)\b|\bunit (?:cost|price|economics)\b|\$ ?\/ ?(?:1?m|million)(?: ?tok\w*)?\b/,
    title: 'What each costs',
    blocks: eachCosts,
  },
  {
    asks: /\b(?:energy|electricity|kwh|kilowatt|carbon|co2|emissions?|footprint|climate)\b/,
    title: 'Energy',
    blocks: (estimate) => linesOf(estimate, /energy|electricity|CO2/i),
  },
  {
    asks: /\b(?:risks?|risky|downsides?|drawbacks?|pitfalls?|caveats?|catch)\b|\bwhat (?:can|could|might|would|will) go(?:es)? wrong\b/,
    title: 'What could be off',
    blocks: doubts,
  },
  {
    asks: /\b(?:assum(?:e|es|ed|ing|ption|ptions)|(?:did|do) you (?:guess|use|take|compute with|calculate with))\b/,
    title: 'What it assumes',
    blocks: (estimate) => [assumedIn(estimate)],
  },
  {
    asks: /\bhow many (?:users|people|readers|requests|sequences|clients|conversations|chats|agents)\b|\b(?:concurrency|concurrent)\b/,
    title: 'How many at once',
    blocks: (estimate) =>
      linesOf(
        estimate,
        /^(?:Sequences that fit|One decode step|Most that one|Output of one copy|Copies for)/,
      ),
  },
  {
    asks: /\b(?:cheap(?:er|est)|fast(?:er|est)|quick(?:er|est)|alternatives?|other (?:options|cards|gpus|ways|hardware)|options|plans|(?:which|what) (?:gpus?|cards?|hardware|machines?))\b/,
    title: 'Other ways',
    ofPlans: true,
    blocks: planBlocks,
  },
]

/** Who rents its cards out, and for how much. */
const asksOfRent =
  /\b(?:providers?|sellers?|vendors?|clouds?)\b|\b(?:where|who)\b[^.?!]{0,20}\brents?\b|\brent (?:it|that|this|them|those|these)\b|\bspot\b|\bwhat (?:does|do|would) \w+ (?:charge|ask|want)\b/

const mostWords = 14

/**
 * "Is there a cheaper way?", "and its carbon footprint?" below an estimate: what it holds already.
 * Undefined when a recommendation came after it, or the text asks or names something else.
 */
export async function aboutEstimate(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text.trim()
  if (folded.split(/\s+/).length > mostWords || !isAsked(folded)) return undefined
  if (asksOfRent.test(folded)) return rentsOfLast(folded, context)
  const question = questions.find(({ asks }) => asks.test(folded))
  if (question === undefined || namedModel(text) !== undefined) return undefined
  const last = await latestEstimate(context)
  const kept = last && readEstimate(last.result)
  if (last === undefined || kept === undefined) return undefined
  const hasNoPlans = question.ofPlans && planBlocks(kept).length === 0
  const estimate = hasNoPlans ? await planned(last, context) : kept
  const blocks = estimate === undefined ? [] : question.blocks(estimate)
  if (estimate === undefined || blocks.length === 0) return undefined
  return {
    card: {
      title: `${question.title} · ${last.id}`,
      blocks: [{ type: 'text', markdown: `**${estimate.subject}**` }, ...blocks],
      nextStep: `why ${last.id}`,
    },
    data: { intent: 'estimate', id: last.id, ...estimateData(estimate) },
  }
}

/** "Which provider is cheapest?": the rents of the cards that were just computed with. */
async function rentsOfLast(folded: string, context: CommandContext): Promise<Answer | undefined> {
  const last = await latestEstimate(context)
  const estimate = last && readEstimate(last.result)
  if (estimate?.gpu === undefined) return undefined
  const { answerRent } = await import('./rent-question.ts')
  return answerRent(
    `rent of ${estimate.gpuCount ?? 1} x ${estimate.gpu.toLowerCase()}, ${folded}`,
    context,
  )
}

function linesOf({ lines }: Estimate, named: RegExp): readonly Block[] {
  const found = lines.filter(({ label }) => named.test(label))
  if (found.length === 0) return []
  const shown = found.map(
    (line) => `- **${line.label}**: ${formatRange(line, line.unit)} (${line.working})`,
  )
  return [
    { type: 'text', markdown: shown.join('\n') },
    { type: 'sources', sources: found.map(({ source }) => source) },
  ]
}

/** Of a server its own lines; a bill's working holds the price of a thousand requests. */
function eachCosts(estimate: Estimate): readonly Block[] {
  const wanted = estimate.kind === 'api' ? /^/ : /^(?:A thousand requests|A million output tokens)/
  return linesOf(estimate, wanted)
}

/** What was warned of, what its confidence rests on, and what nobody said. */
function doubts({ warnings, confidence, confidenceReasons, assumptions }: Estimate): Block[] {
  const open = assumptions
    .filter(({ origin }) => origin === 'default')
    .map(({ name, value }) => `${name} ${formatValue(value)}`)
  const lines = [
    ...warnings.map((each) => `- ${each}`),
    `- Confidence ${confidence}. ${confidenceReasons.join(' ')}`,
    ...(open.length === 0
      ? []
      : [`- Nobody said these, so they are our defaults: ${listOf(open)}.`]),
  ]
  return [{ type: 'text', markdown: lines.join('\n') }]
}
