import { flipsCard, sourcesCard, standsCard } from '#src/card/stands-card.ts'
import { advise } from '#src/decision/advise.ts'
import { type KeptRecommendation, keptRecommendation } from '#src/decision/kept.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { profileOf } from '#src/profile/statement.ts'
import { standing } from './ask-next.ts'
import { isAsked } from './asked.ts'
import type { Answer, CommandContext } from './command.ts'
import { repeatEstimate } from './estimate-follow-up.ts'
import { foldText } from './folded-text.ts'
import { latestOfProject } from './follow-up.ts'
import { interviewIn } from './interview.ts'
import { adviceData } from './recommend.ts'
import { readRecommendation } from './saved.ts'
import { howMuch, isVague } from './vague.ts'

/** What holds for this thread's project, with the id it is kept under, if it is. */
export interface Standing {
  readonly result: KeptRecommendation
  readonly id: string | null
}

/** The latest recommendation, or where the open questions have led; undefined when there is neither. */
export async function whatHolds(context: CommandContext): Promise<Standing | undefined> {
  const interview = await interviewIn(context)
  if (interview?.guided === true && interview.open !== null) {
    return { result: standing(interview, context.project, context).result, id: null }
  }
  const saved = await latestOfProject(context)
  const { answers } = context.project
  if (saved !== undefined && hasSameAnswers(saved.profile, profileOf(answers))) {
    return { result: readRecommendation(saved.result), id: saved.id }
  }
  // Answers came or went since: what follows from them now is kept under no id yet.
  if (saved === undefined || Object.keys(answers).length === 0) return undefined
  const advice = advise(profileOf(answers), { asOf: context.asOf, asked: context.project.notSure })
  return { result: keptRecommendation(advice), id: null }
}

function hasSameAnswers(before: Profile, now: Profile): boolean {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(now)])] as ProfileField[]
  return fields.every((field) => JSON.stringify(before[field]) === JSON.stringify(now[field]))
}

const asksVerdict =
  /\b(?:should|shall|do) (?:i|we) (?:do|go|really|then|now|still|just|fine-?tune|train|pre-?train|tune|use)\b|\b(?:what|which) (?:do|would) you (?:recommend|suggest|advise|say|think)\b|\b(?:your|the) (?:advice|recommendation|verdict|conclusion|answer|bottom line)\b|^(?:so|and|ok|then)[ ,?!.]*(?:what|which)?[ ?]*$|\b(?:or not|yes or no|worth it|tl;?dr|bottom line|in short|in (?:one|a) sentence|in my (?:place|shoes)|if you were (?:me|us)|sum(?:mar(?:y|i[sz]e))? (?:it|this|that)?)\b|\b(?:tell|say to|show|convince|persuade) (?:my|the|our) (?:boss|manager|cto|ceo|cfo|team|board|client|customer)s?\b|\b(?:eli5|like i'?m (?:5|five|a child)|in (?:simple|plain|easy) (?:words|terms|english))\b/

/**
 * Answers words that say nothing about a project: what stands, in a few lines, and never the whole
 * recommendation again. Undefined when nothing stands yet.
 */
export async function answerWhatStands(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text.trim()
  const holds = await whatHolds(context)
  if (holds === undefined) return isAsked(folded) ? estimateStands(folded, context) : undefined
  const { result, id } = holds
  const card = standsCard(result, id, wordsFor(folded, id))
  return { card, data: { intent: 'advise', id, ...adviceData(result, {}) } }
}

/** A question that no rule answers, where only an estimate was made so far. */
async function estimateStands(
  folded: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const repeated = await repeatEstimate(context)
  if (repeated === undefined) return undefined
  const { card, data } = repeated
  if (
    /\b(?:fast|slow|speed|latency|throughput|memory|vram|cost|costs|price|long|fits?|expensive|cheap|users|requests)\b/.test(
      folded,
    )
  ) {
    return repeated
  }
  const lead = { type: 'text', markdown: `${cannot} ${card.title}:` } as const
  return {
    card: { ...card, title: 'That I cannot answer from rules', blocks: [lead, ...card.blocks] },
    data,
  }
}

const cannot =
  'They weigh what a project has and needs, and I compute memory, speed and money. Ask what it costs, how long it takes, what could go wrong, how much data it needs, “why not RAG?” or “what if we had ten times the traffic?”, or name a model and a card.'

const asksWhatHelps =
  /\bwhat (?:else )?(?:do|would|should|can|must) (?:you|i|we) (?:still )?(?:need|want|tell|have|add|say|know)\b|\bwhat(?:'s| is) (?:missing|unclear|open)\b/

function wordsFor(folded: string, id: string | null): { title: string; lead: string } {
  const name = id ?? 'So far'
  if (asksVerdict.test(folded)) {
    return { title: id === null ? 'As it stands' : `${id} stands`, lead: '' }
  }
  const from = id === null ? 'So far' : `${name} stands`
  if (asksWhatHelps.test(folded)) {
    return { title: 'What would help most', lead: `A rough answer is enough. ${from}:` }
  }
  if (isAsked(folded)) {
    return {
      title: 'That I cannot answer from rules',
      lead: `${cannot} ${id === null ? 'So far' : `From ${name}`}:`,
    }
  }
  if (isVague(folded)) {
    return { title: 'How much of it?', lead: `${howMuch} ${from}:` }
  }
  return {
    title: 'Nothing new in that',
    lead: `I read no fact about the project in it that my rules use. ${from}:`,
  }
}

const noChange =
  'I read no changed answer in that. Write it as field=value, such as whatif requestsPerDay=200k.'

/** "What would change your mind?": which single answers put something else first. */
export async function answerFlips(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const holds = await whatHolds(context)
  if (holds === undefined) return undefined
  const { result, id } = holds
  const asked = /\b(?:your mind|change|flip|differently|wrong|overturn|nothing)\b/.test(
    foldText(text).text,
  )
  return {
    card: flipsCard(result, id, asked ? [] : [noChange]),
    data: { intent: 'whatif', id, ...adviceData(result, {}) },
  }
}

const asksWhoElse =
  /\bwho (?:else )?(?:has |have )?(?:did|done|does|do|tried|built) (?:it|this|that|so)\b|\b(?:case stud(?:y|ies)|success stor(?:y|ies)|others (?:do|did|have done))\b/

/** Whether the sources are asked for, and not the trace of every rule. */
export function asksSources(text: string): boolean {
  const folded = foldText(text).text.trim()
  return (
    folded.split(/\s+/).length <= 10 &&
    (/\b(?:sources?|papers?|references|studies|citations)\b/.test(folded) ||
      asksWhoElse.test(folded)) &&
    (isAsked(folded) ||
      /^(?:the |your |and |any )*(?:sources?|references)\b/.test(folded) ||
      /^(?:please )?(?:list|show|give|see)\b/.test(folded))
  )
}

/** The sources of the latest recommendation; undefined when an estimate came after it. */
export async function answerSources(context: CommandContext): Promise<Answer | undefined> {
  const [estimate] = await context.store.recentEstimates(1)
  const saved = await latestOfProject(context)
  if (saved === undefined || (estimate && estimate.savedAt > saved.savedAt)) return undefined
  const result = readRecommendation(saved.result)
  return {
    card: sourcesCard(result, saved.id),
    data: { intent: 'why', id: saved.id, ...adviceData(result, {}) },
  }
}
