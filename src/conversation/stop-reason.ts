import { fieldLabel } from '#src/card/field.ts'
import { listOf } from '#src/card/format.ts'
import { approachNames } from '#src/decision/approach.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { mostQuestions, nextQuestion } from '#src/decision/next-question.ts'
import { profileOf } from '#src/profile/statement.ts'
import type { CommandContext } from './command.ts'
import { type Interview, questionsClosed } from './interview-state.ts'

/** Why the questions end: nothing can flip the first place, eight were put, or they asked. */
export function stopReason(
  reason: 'settled' | 'eight' | 'asked',
  interview: Interview,
  { project, asOf }: CommandContext,
): string {
  const count = questionsClosed(interview)
  const after = count === 0 ? '' : ` after ${numberWords(count)} question${count === 1 ? '' : 's'}`
  if (reason === 'asked') return `**I stop${after}, as you wish.**`
  if (reason === 'eight') {
    return `**I stop after ${numberWords(mostQuestions)} questions**, which is as many as I put; further answers could still change the first place.`
  }
  const context = decisionContext(asOf)
  const profile = profileOf(project.answers)
  const [first] = decide(profile, context).ranking
  const name = first === undefined ? 'the first place' : approachNames[first.approach]
  const settled = `**I stop${after}:** none of the answers that are still open, alone or two together, would put anything else before ${name}.`
  const left = nextQuestion(profile, [], context)
  const unanswered = left?.fields.filter(
    (field) =>
      project.notSure.includes(field) ||
      interview.steps.some(({ fields, skipped }) => skipped && fields.includes(field)),
  )
  if (unanswered === undefined || unanswered.length === 0) return settled
  return `**I stop${after}:** nothing I have not asked yet would put anything else before ${name}. What you left open still could: ${listOf(unanswered.map(fieldLabel))}.`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
const numberWords = (count: number) => numbers[count] ?? String(count)
