import type { Card } from '#src/card/card.ts'
import { askNext } from './ask-next.ts'
import type { Answer, CommandContext } from './command.ts'
import type { Interview } from './interview-state.ts'
import { controlIn } from './reply.ts'

/**
 * Whether somebody was faster: the question below which a button was pressed is not the one that is
 * open. Whoever has enough of the questions means them all.
 */
export function isClosed(
  question: CommandContext['question'],
  text: string,
  interview: Interview | undefined,
): boolean {
  if (question === undefined) return false
  const open = interview?.open ?? []
  if (open.length > 0 && controlIn(text) === 'stop') return false
  return open.length !== question.length || !open.every((field) => question.includes(field))
}

/** Says that it was too late, and puts the question that is open. */
export async function tooLate(
  text: string,
  interview: Interview | undefined,
  context: CommandContext,
): Promise<Answer> {
  const remark = 'That question was closed meanwhile, and nothing was changed.'
  if (interview !== undefined && interview.open !== null) {
    const said = { text, fields: {}, notSure: [] }
    return askNext(said, interview, context, [`${remark} This one is open.`])
  }
  const card: Card = {
    title: 'No question is open',
    blocks: [{ type: 'text', markdown: remark }],
    nextStep: 'advise',
  }
  return { card, data: { intent: 'advise', id: null } }
}
