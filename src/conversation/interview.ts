import type { Card } from '#src/card/card.ts'
import { fieldLabel, formatField, inOrder } from '#src/card/field.ts'
import { whyAsked } from '#src/card/question-card.ts'
import { renderText } from '#src/card/text.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import type { Statement } from '#src/profile/statement.ts'
import { askNext, standing, stillOpen } from './ask-next.ts'
import type { Answer, CommandContext } from './command.ts'
import {
  earlierAnswers,
  fieldsAsked,
  fieldsSkipped,
  type Interview,
  readInterview,
  type Step,
} from './interview-state.ts'
import { recommend, type Said } from './recommend.ts'
import type { Control } from './reply.ts'
import { stepBack } from './step-back.ts'
import { stoppedByRequest } from './stop-reason.ts'
import { disputeRemark } from './two-readings.ts'
import { howMuch, isVague } from './vague.ts'

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
  // What was skipped before in this thread stays skipped.
  const skipped =
    interview === undefined ? [] : resumed ? interview.skipped : fieldsSkipped(interview)
  const next = { guided: true, steps, skipped, open: open.length > 0 ? open : null }
  return askNext(said, next, context, remarks)
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
    skipped: interview.skipped,
    // A reply about something else leaves the question where it is.
    open: isAnswered || open.length === 0 ? null : open,
  }
  const remarks = [
    ...(unread.length === 0 ? [] : ['The rest I could not read as an answer to it.']),
    ...(said.disputes ?? []).map(disputeRemark),
  ]
  return askNext(said, next, context, [...takenWords(said, open), ...remarks])
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
      const { skipped } = interview
      const next = { guided: true, steps: [...interview.steps, step], skipped, open: null }
      return askNext(said, next, context, ['Skipped.'])
    }
    case 'back':
      return stepBack(text, interview, context)
    case 'why': {
      const { result } = standing(interview, context.project, context)
      return askNext(said, interview, context, whyAsked(result, open))
    }
    case 'stop': {
      const asked = fieldsAsked(interview, context.project.answers)
      return recommend(said, context, {
        steps: interview.steps,
        skipped: interview.skipped,
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
    : isVague(text)
      ? howMuch
      : 'I found no answer to the question in that. A word or a number is enough; or skip it.'
  return askNext({ text, fields: {}, notSure: [] }, interview, context, [reason])
}

function changedBy({ fields, notSure }: Said): readonly ProfileField[] {
  return [...new Set([...(Object.keys(fields) as ProfileField[]), ...notSure])]
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
