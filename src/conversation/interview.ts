import type { Card } from '#src/card/card.ts'
import { fieldLabel, formatField, inOrder } from '#src/card/field.ts'
import { listOf } from '#src/card/format.ts'
import { type QuestionNotes, questionCard, whyAsked } from '#src/card/question-card.ts'
import { renderText } from '#src/card/text.ts'
import { advise } from '#src/decision/advise.ts'
import type { NextQuestion } from '#src/decision/decision.ts'
import { type KeptRecommendation, keptRecommendation } from '#src/decision/kept.ts'
import { mostQuestions } from '#src/decision/next-question.ts'
import { mergeStatements } from '#src/profile/merge.ts'
import { type ProfileField, questionFor } from '#src/profile/schema.ts'
import { profileOf, type Statement, type Statements } from '#src/profile/statement.ts'
import type { EarlierAnswers, Project, Turn } from '#src/store/ports.ts'
import type { Answer, CommandContext } from './command.ts'
import {
  earlierAnswers,
  fieldsAsked,
  type Interview,
  questionsClosed,
  readInterview,
  type Step,
} from './interview-state.ts'
import { adviceData, contradictionWords, recommend, type Said } from './recommend.ts'
import type { Control } from './reply.ts'
import { stoppedByRequest, stopReason } from './stop-reason.ts'
import { disputeRemark } from './two-readings.ts'

/** The interview of this thread about its project, open or just ended. */
export async function interviewIn({
  store,
  speaker,
  project,
}: CommandContext): Promise<Interview | undefined> {
  return readInterview(await store.interview(speaker.threadId, project.name))
}

/** Starts the questions, or goes on where the thread left off. */
export async function startInterview(text: string, context: CommandContext): Promise<Answer> {
  const interview = await interviewIn(context)
  const resumed = interview !== undefined && interview.open !== null
  const steps = resumed ? interview.steps : []
  const open = resumed ? stillOpen(interview.open ?? [], context.project) : []
  const remarks = resumed && interview.guided ? ['We go on where we left off.'] : []
  const said = { text, fields: {}, notSure: [] }
  return goOn(said, { guided: true, steps, open: open.length > 0 ? open : null }, context, remarks)
}

/** Takes a reply in as an answer, then asks the next question or stops. */
export async function answerQuestion(
  said: Said,
  interview: Interview,
  context: CommandContext,
  unread: readonly string[] = [],
): Promise<Answer> {
  const { project } = context
  const open = interview.open ?? []
  const isAnswered = open.some(
    (field) => said.fields[field] !== undefined || said.notSure.includes(field),
  )
  const step: Step = {
    fields: isAnswered ? open : [],
    skipped: false,
    earlier: earlierAnswers(project, changedBy(said)),
  }
  const next = {
    guided: true,
    steps: [...interview.steps, step],
    // A reply about something else leaves the question where it is.
    open: isAnswered || open.length === 0 ? null : open,
  }
  const remarks = [
    ...(unread.length === 0 ? [] : ['The rest I could not read as an answer to it.']),
    ...(said.disputes ?? []).map(disputeRemark),
  ]
  return goOn(said, next, context, [...takenWords(said, open), ...remarks])
}

/** Skip, back, not sure, why, stop. */
export async function steer(
  control: Control,
  text: string,
  interview: Interview,
  context: CommandContext,
): Promise<Answer> {
  const open = interview.open ?? []
  const said = { text, fields: {}, notSure: [] }
  switch (control) {
    case 'unsure':
      return answerQuestion({ ...said, notSure: open }, interview, context)
    case 'skip': {
      const step = { fields: open, skipped: true, earlier: {} }
      const next = { guided: true, steps: [...interview.steps, step], open: null }
      return goOn(said, next, context, ['Skipped.'])
    }
    case 'back':
      return stepBack(text, interview, context)
    case 'why': {
      const { result } = standing(interview, context.project, context)
      return goOn(said, interview, context, whyAsked(result, open))
    }
    case 'stop': {
      const asked = fieldsAsked(interview, context.project.answers)
      return recommend(said, context, {
        steps: interview.steps,
        asked,
        remarks: [stoppedByRequest(interview)],
      })
    }
  }
}

/** Asks no further below a recommendation that was already given. */
export async function stopAsking(text: string, context: CommandContext): Promise<Answer> {
  const { store, speaker, project } = context
  const card: Card = {
    title: 'All right, no more questions',
    blocks: [{ type: 'text', markdown: 'The recommendation stands as given.' }],
    nextStep: 'history',
  }
  const turn = { project: project.name, said: text, answers: {}, notSure: [], interview: null }
  await store.recordTurn({ ...turn, reply: () => renderText(card) }, speaker)
  return { card, data: { intent: 'advise', id: null } }
}

/** Says that the words answered nothing, and leaves the question open. */
export async function stayOpen(
  text: string,
  lacksUnit: boolean,
  interview: Interview,
  context: CommandContext,
): Promise<Answer> {
  const reason = lacksUnit
    ? 'A time needs its unit: is that ms, s, min or h?'
    : 'I found no answer to the question in that. A word or a number is enough; or skip it.'
  return goOn({ text, fields: {}, notSure: [] }, interview, context, [reason])
}

async function stepBack(
  text: string,
  interview: Interview,
  context: CommandContext,
): Promise<Answer> {
  const said = { text, fields: {}, notSure: [] }
  const last = interview.steps.at(-1)
  if (last === undefined) {
    const remark = 'This is the first question; there is nothing to take back.'
    return goOn(said, interview, context, [remark])
  }
  const restored = last.earlier
  const project = withRestored(context.project, restored)
  // What was said beside a question is taken back beside it.
  const asked = last.fields.length > 0 ? last.fields : (interview.open ?? [])
  const open = stillOpen(asked, project)
  const next = {
    guided: true,
    steps: interview.steps.slice(0, -1),
    open: open.length > 0 ? open : null,
  }
  const fields = Object.keys(restored) as ProfileField[]
  const remark =
    fields.length === 0
      ? 'Back to the question before.'
      : `Taken back: ${listOf(fields.map(fieldLabel))}.`
  return goOn(said, next, { ...context, project }, [remark], restored)
}

/**
 * Keeps what was said and asks what is open: the question at hand, else the one that matters
 * most now. When there is none, or eight were put, the recommendation follows, with the reason.
 */
async function goOn(
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
function standing(
  interview: Interview,
  { answers, notSure }: Pick<Project, 'answers' | 'notSure'>,
  { asOf }: CommandContext,
) {
  const asked = [...new Set([...notSure, ...fieldsAsked(interview, answers)])]
  return { result: keptRecommendation(advise(profileOf(answers), { asOf, asked })), asked }
}

function stillOpen(fields: readonly ProfileField[], { answers }: Project): readonly ProfileField[] {
  return fields.filter((field) => answers[field] === undefined)
}

function changedBy({ fields, notSure }: Said): readonly ProfileField[] {
  return [...new Set([...(Object.keys(fields) as ProfileField[]), ...notSure])]
}

function withRestored(project: Project, earlier: EarlierAnswers): Project {
  const entries = Object.entries(earlier) as [ProfileField, EarlierAnswers[ProfileField]][]
  const touched = (field: ProfileField) => earlier[field] !== undefined
  const kept = (Object.entries(project.answers) as [ProfileField, Statement][]).filter(
    ([field]) => !touched(field),
  )
  const back = entries.flatMap(([field, was]) =>
    was === null || was === undefined || was.value === null
      ? []
      : [[field, { value: was.value, words: was.words }] as const],
  )
  const unsure = entries.flatMap(([field, was]) => (was?.value === null ? [field] : []))
  return {
    ...project,
    answers: Object.fromEntries([...kept, ...back]) as Statements,
    notSure: [...project.notSure.filter((field) => !touched(field)), ...unsure],
  }
}

/** What was taken from the reply; what it left open is asked again only if it still matters. */
function takenWords({ fields, notSure }: Said, open: readonly ProfileField[]): readonly string[] {
  const taken = inOrder<Statement>(fields as never).map(
    ([field, { value }]) => `${fieldLabel(field)} ${formatField(field, value)}`,
  )
  const unsure = notSure.map((field) => `${fieldLabel(field)} not known`)
  const isOther = !open.some((field) => fields[field] !== undefined || notSure.includes(field))
  const noted = [...taken, ...unsure]
  if (noted.length === 0) return []
  return [
    `Noted: ${noted.join('; ')}.${isOther && open.length > 0 ? ' The question is still open.' : ''}`,
  ]
}
