import type { Statements } from '#src/profile/statement.ts'
import { isAsked } from './asked.ts'
import type { Answer, CommandContext } from './command.ts'
import { isCourtesy } from './courtesy.ts'
import { foldText } from './folded-text.ts'
import { answerQuestion, interviewIn, stayOpen, steer, stopAsking } from './interview.ts'
import type { Interview } from './interview-state.ts'
import { isClosed, tooLate } from './late-reply.ts'
import { controlIn, readReply } from './reply.ts'
import { hear } from './two-readings.ts'
import type { Understood } from './understand.ts'

/**
 * Answers a text, or `field=value` arguments, that reply to the question open in the thread.
 * Undefined when none is open, or when the text is about something else.
 */
export async function repliedTo(
  text: string,
  typed: Statements,
  context: CommandContext,
): Promise<Answer | undefined> {
  const interview = await interviewIn(context)
  const isTyped = Object.keys(typed).length > 0
  if (!isTyped && isClosed(context.question, text, interview)) {
    return tooLate(text, interview, context)
  }
  if (interview === undefined) return undefined
  if (interview.open === null) {
    // Over, but the last answer may still be taken back.
    const isBack = controlIn(text) === 'back' && interview.steps.length > 0
    return isBack ? steer('back', text, interview, context) : undefined
  }
  if (isTyped) return typedReply(text, typed, interview, context)

  const reply = readReply(text, interview.open)
  if (reply.kind === 'control' && reply.control === 'stop' && !interview.guided) {
    return stopAsking(text, context)
  }
  if (reply.kind === 'control') return steer(reply.control, text, interview, context)
  if (reply.kind === 'bare') {
    const { fields, notSure } = reply
    return answerQuestion({ text, fields, notSure }, interview, context)
  }
  const { lacksUnit, unread } = reply
  const read = await hear(text, reply.read, context, interview.open)
  if (aboutSomethingElse.has(read.intent)) return undefined
  const said = { text, fields: read.fields, notSure: read.notSure, disputes: read.disputes }
  const answers = Object.keys(read.fields).length + read.notSure.length
  if (answers > 0) {
    // Below a recommendation a whole description is a new one, with its own recommendation.
    const isReply = interview.guided || (answers <= 2 && answersOpen(read, interview.open))
    return isReply ? answerQuestion(said, interview, context, unread) : undefined
  }
  // A courtesy and a question of their own are answered; ours stays open.
  if (isCourtesy(text) || isOwnQuestion(text)) return undefined
  return interview.guided || isShort(text)
    ? stayOpen(text, lacksUnit, interview, context)
    : undefined
}

const aboutSomethingElse: ReadonlySet<Understood['intent']> = new Set([
  'estimate',
  'whatif',
  'learn',
  'why',
  'history',
  'help',
])

/** `advise field=value`: what a button stands for. Several values are a description. */
function typedReply(
  text: string,
  fields: Statements,
  interview: Interview,
  context: CommandContext,
): Promise<Answer | undefined> | undefined {
  const names = Object.keys(fields)
  const isReply = interview.open?.some((field) => names.includes(field)) || interview.guided
  if (!isReply || text !== '' || names.length > 3) return undefined
  const words = Object.values(fields).map((statement) => statement?.words)
  const said = { text: `advise ${words.join(' ')}`, fields, notSure: [] }
  return answerQuestion(said, interview, context)
}

function answersOpen({ fields, notSure }: Understood, open: Interview['open']): boolean {
  return open?.some((field) => fields[field] !== undefined || notSure.includes(field)) ?? false
}

/** "What?" is about our question; "which model should I use" is not. */
function isOwnQuestion(text: string): boolean {
  const folded = foldText(text).text.trim()
  return folded.split(/\s+/).length >= 3 && isAsked(folded)
}

/** Three words that answer nothing were meant for the question; a sentence may be anything. */
function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= 3 && !text.trim().endsWith('?')
}
