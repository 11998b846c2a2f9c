import type { Answer, CommandContext } from './command.ts'
import { compareCommand } from './commands/compare.ts'
import { listHistory } from './commands/history.ts'
import { showCommand } from './commands/show.ts'
import { foldText } from './folded-text.ts'
import { checkedOptions } from './parse-command.ts'

const shownInHistory = 10
const lookedThrough = 20

/** "Export r2", "pull up e7 again": the one that is named; else the list of what there is. */
export function answerHistory(text: string, context: CommandContext): Promise<Answer> {
  const id = /(?<![\w])([re]\d{1,6})(?![\w])/i.exec(text)?.[1]
  return id === undefined
    ? listHistory(shownInHistory, context)
    : showCommand.run(checkedOptions(showCommand, { id: id.toLowerCase() }), context)
}

const asksChange =
  /\bwhat(?:'s| has| is)? (?:changed|different|moved)\b.{0,40}\b(?:since|from|first|before|last|earlier|previous|answer|time)\b/

/** "What changed since the first answer?": two recommendations of this project side by side. */
export async function answerWhatChanged(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text
  if (!asksChange.test(folded)) return undefined
  const recent = await context.store.recentRecommendations(lookedThrough)
  const own = recent.filter(({ project }) => project === context.project.name)
  const [latest, previous] = own
  const before = /\bfirst\b/.test(folded) ? own.at(-1) : previous
  if (latest === undefined || before === undefined || before === latest) return undefined
  return compareCommand.run(checkedOptions(compareCommand, { a: before.id, b: latest.id }), context)
}
