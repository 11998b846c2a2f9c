import { fieldLabel } from '#src/card/field.ts'
import { listOf } from '#src/card/format.ts'
import { approachNames } from '#src/decision/approach.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { mostQuestions, tellingQuestion } from '#src/decision/next-question.ts'
import type { ProfileField } from '#src/profile/schema.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { CommandContext } from './command.ts'
import { type Interview, questionsClosed } from './interview-state.ts'

/** That the questions end because the person wants no more. */
export function stoppedByRequest(interview: Interview): string {
  return `**I stop${afterWords(interview)}, as you wish.**`
}

/** Why the questions end: nothing can flip the first place, or eight were put. */
export function stopReason(
  interview: Interview,
  asked: readonly ProfileField[],
  { project, asOf }: CommandContext,
): string {
  const count = questionsClosed(interview)
  const after = afterWords(interview)
  const context = decisionContext(asOf)
  const profile = profileOf(project.answers)
  if (count >= mostQuestions && tellingQuestion(profile, asked, context) !== null) {
    return `**I stop after ${numberWords(mostQuestions)} questions**, which is as many as I put; further answers could still change the first place.`
  }
  const [first] = decide(profile, context).ranking
  const name = first === undefined ? 'the first place' : approachNames[first.approach]
  const settled = `**I stop${after}:** none of the answers that are still open, alone or two together, would put anything else before ${name}.`
  const left = tellingQuestion(profile, [], context)
  const unanswered = left?.fields.filter(
    (field) =>
      project.notSure.includes(field) ||
      interview.steps.some(({ fields, skipped }) => skipped && fields.includes(field)),
  )
  if (unanswered === undefined || unanswered.length === 0) return settled
  return `**I stop${after}:** nothing I have not asked yet would put anything else before ${name}. What you left open still could: ${listOf(unanswered.map(fieldLabel))}.`
}

function afterWords(interview: Interview): string {
  const count = questionsClosed(interview)
  return count === 0 ? '' : ` after ${numberWords(count)} question${count === 1 ? '' : 's'}`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
const numberWords = (count: number) => numbers[count] ?? String(count)
