import { type QuestionNotes, questionCard } from '#src/card/question-card.ts'
import { renderText } from '#src/card/text.ts'
import { advise } from '#src/decision/advise.ts'
import type { NextQuestion } from '#src/decision/decision.ts'
import { type KeptRecommendation, keptRecommendation } from '#src/decision/kept.ts'
import { mostQuestions } from '#src/decision/next-question.ts'
import { mergeStatements } from '#src/profile/merge.ts'
import { type ProfileField, questionFor } from '#src/profile/schema.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { EarlierAnswers, Project, Turn } from '#src/store/ports.ts'
import type { Answer, CommandContext } from './command.ts'
import { fieldsAsked, type Interview, questionsClosed } from './interview-state.ts'
import { adviceData, contradictionWords, recommend, type Said } from './recommend.ts'
import { stopReason } from './stop-reason.ts'

/**
 * Keeps what was said and asks what is open: the question at hand, else the one that matters
 * most now. When there is none, or eight were put, the recommendation follows, with the reason.
 */
export async function askNext(
  said: Said,
  interview: Interview,
  context: CommandContext,
  remarks: readonly string[],
  restored: EarlierAnswers = {},
): Promise<Answer> {
  const { store, speaker, project } = context
  const { merged, contradictions } = mergeStatements(project.answers, said.fields)
  const notSure = said.notSure.filter((field) => merged[field] === undefined)
  const now = {
    ...project,
    answers: merged,
    notSure: [...new Set([...project.notSure, ...notSure])].filter(
      (field) => merged[field] === undefined,
    ),
  }
  const { result, asked } = standing(interview, now, context)
  const question = questionAtHand(interview, result)
  if (question === null) {
    const ended = { ...context, project: now }
    return recommend({ ...said, notSure }, context, {
      steps: interview.steps,
      skipped: interview.skipped,
      asked,
      restored,
      remarks: [...remarks, stopReason(interview, asked, ended)],
      isOver: true,
    })
  }
  const notes: QuestionNotes = {
    number: questionsClosed(interview) + 1,
    most: mostQuestions,
    fields: question.fields,
    why: question.why,
    known: merged,
    remarks: [...contradictions.map(contradictionWords), ...remarks],
    canGoBack: interview.steps.length > 0,
  }
  const card = questionCard(result, notes)
  const turn: Turn = {
    project: project.name,
    said: said.text,
    answers: said.fields,
    notSure,
    restored,
    interview: { ...interview, open: question.fields } satisfies Interview,
    reply: () => renderText(card),
  }
  await store.recordTurn(turn, speaker)
  const { number, most } = notes
  return {
    card,
    data: {
      intent: 'advise',
      id: null,
      ...adviceData(result, said.fields),
      nextQuestion: question,
      question: { ...question, number, most },
    },
  }
}

function questionAtHand(
  interview: Interview,
  { nextQuestion }: KeptRecommendation,
): NextQuestion | null {
  const { open } = interview
  // What was just said may have settled it.
  if (nextQuestion === null) return null
  if (open === null) return questionsClosed(interview) >= mostQuestions ? null : nextQuestion
  const isNext = nextQuestion?.fields.join() === open.join()
  return {
    fields: open,
    ask: open.map((field) => questionFor(field).ask).join(' '),
    why: isNext ? nextQuestion.why : (open.map((field) => questionFor(field).why)[0] ?? ''),
  }
}

/** The recommendation as it stands, with what is not to be asked again. */
export function standing(
  interview: Interview,
  { answers, notSure }: Pick<Project, 'answers' | 'notSure'>,
  { asOf }: CommandContext,
) {
  const asked = [...new Set([...notSure, ...fieldsAsked(interview, answers)])]
  return { result: keptRecommendation(advise(profileOf(answers), { asOf, asked })), asked }
}

export function stillOpen(
  fields: readonly ProfileField[],
  { answers }: Project,
): readonly ProfileField[] {
  return fields.filter((field) => answers[field] === undefined)
}
