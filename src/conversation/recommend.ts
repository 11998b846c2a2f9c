import { fieldLabel, formatField } from '#src/card/field.ts'
import { recommendationCard } from '#src/card/recommendation-card.ts'
import { renderText } from '#src/card/text.ts'
import { advise } from '#src/decision/advise.ts'
import { type KeptRecommendation, keptRecommendation } from '#src/decision/kept.ts'
import { type Contradiction, mergeStatements } from '#src/profile/merge.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import { profileOf, type Statements } from '#src/profile/statement.ts'
import type { EarlierAnswers } from '#src/store/ports.ts'
import type { Answer, CommandContext } from './command.ts'
import { convertedMoney } from './converted-money.ts'
import { fieldsSkipped, type Interview, readInterview, type Step } from './interview-state.ts'
import { type Dispute, disputeQuestion } from './two-readings.ts'

export interface Said {
  readonly text: string
  readonly fields: Statements
  readonly notSure: readonly ProfileField[]
  /** What can be read in two ways: the card asks which is meant. */
  readonly disputes?: readonly Dispute[]
}

/** What questions came before, when the recommendation ends them. */
export interface AfterQuestions {
  readonly steps: readonly Step[]
  /** Not to be asked for again, beside what nobody was sure of. */
  readonly asked: readonly ProfileField[]
  readonly remarks: readonly string[]
  /** Skipped before in this thread; what the thread remembers when absent. */
  readonly skipped?: readonly ProfileField[]
  /** Answers taken back in the same breath. */
  readonly restored?: EarlierAnswers
  /** No further question: the card shows none. */
  readonly isOver?: boolean
}

/**
 * Takes in what a message says, decides anew, and keeps both in one commit. The question on the
 * card stays open in the thread, so that a bare word can answer it.
 */
export async function recommend(
  said: Said,
  context: CommandContext,
  after: AfterQuestions = { steps: [], asked: [], remarks: [] },
): Promise<Answer> {
  const { store, speaker, project, asOf, model } = context
  const { merged, contradictions } = mergeStatements(project.answers, said.fields)
  const profile = profileOf(merged)
  const notSure = [...new Set([...project.notSure, ...said.notSure])].filter(
    (field) => merged[field] === undefined,
  )
  const thread = readInterview(await store.interview(speaker.threadId, project.name))
  const skipped = after.skipped ?? (thread === undefined ? [] : fieldsSkipped(thread))
  const asked = [...new Set([...notSure, ...after.asked, ...skipped])]
  const advice = keptRecommendation(advise(profile, { asOf, asked }))
  const [dispute] = said.disputes ?? []
  const decided = after.isOver ? { ...advice, nextQuestion: null } : advice
  const result =
    dispute === undefined ? decided : { ...decided, nextQuestion: disputeQuestion(dispute) }
  const interview: Interview = {
    guided: false,
    steps: after.steps,
    skipped,
    open: result.nextQuestion?.fields ?? null,
  }
  const notes = {
    understood: said.fields,
    remarks: [
      ...after.remarks,
      ...contradictions.map(contradictionWords),
      ...convertedMoney(said.fields),
      ...knownBefore(project.answers, said.fields),
    ],
  }
  const cardFor = (id: string) => recommendationCard(result, notes, id)
  const id = await store.recordTurn(
    {
      project: project.name,
      said: said.text,
      answers: said.fields,
      notSure: said.notSure,
      ...(after.restored !== undefined && { restored: after.restored }),
      interview,
      recommendation: { asOf, profile, result },
      reply: (saved) => renderText(cardFor(saved ?? '')),
    },
    speaker,
  )
  const prose = model?.explain(
    'explain-recommendation',
    async () => {
      const { recommendationMaterial } = await import('#src/explain/recommendation-material.ts')
      return recommendationMaterial(result, profile)
    },
    id,
  )
  return {
    card: cardFor(id ?? ''),
    data: { intent: 'advise', id, ...adviceData(result, said.fields) },
    ...(prose !== undefined && { prose }),
  }
}

/** The fields that scripts rely on; the README lists them. */
export function adviceData(result: KeptRecommendation, understood: Statements): object {
  const { decision } = result
  return {
    understood,
    verdict: decision.verdict,
    sentence: result.sentence,
    ranking: decision.ranking,
    ruledOut: decision.ruledOut,
    plan: result.plan.map(({ stage, approach, title, when, usd, usdPerMonth, weeks, people }) => ({
      stage,
      approach,
      title,
      when,
      usd,
      usdPerMonth,
      weeks,
      people,
    })),
    fired: decision.trace.fired.map(({ rule }) => rule.id),
    flips: result.flips,
    confidence: result.confidence,
    nextQuestion: result.nextQuestion,
    acceleration: result.acceleration,
  }
}

export function contradictionWords({ field, before, after }: Contradiction): string {
  return `- You said ${fieldLabel(field)} was ${formatField(field, before.value)} (“${before.words}”); I now take ${formatField(field, after.value)}.`
}

/** Says what else the answer rests on, so that a profile from last week is no surprise. */
function knownBefore(stored: Statements, said: Statements): string[] {
  const others = (Object.keys(stored) as ProfileField[]).filter(
    (field) => said[field] === undefined,
  )
  if (others.length === 0) return []
  const words = others.slice(0, 6).map((field) => {
    const value = stored[field]?.value
    return value === undefined
      ? fieldLabel(field)
      : `${fieldLabel(field)} ${formatField(field, value)}`
  })
  const more = others.length > 6 ? ` and ${others.length - 6} more` : ''
  return [`From this project's profile: ${words.join(', ')}${more}. (profile shows or resets it.)`]
}
