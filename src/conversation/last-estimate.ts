import { estimateWordsIn } from './bare-words.ts'
import type { Answer, Command, CommandContext } from './command.ts'
import { changedEstimate } from './commands/whatif.ts'
import { argumentsOf, latestEstimate, repeatEstimate } from './estimate-follow-up.ts'
import { commandOf } from './rerun-estimate.ts'
import type { Understood } from './understand.ts'

/**
 * "How many users can it serve?": what was just computed. "How long on a 4090?", "how much memory would
 * full tuning need?": the same with what is named. Undefined where nothing was computed.
 */
export async function ofLastEstimate(
  text: string,
  command: Command,
  typed: Readonly<Record<string, string>>,
  context: CommandContext,
): Promise<Answer | undefined> {
  const last = await latestEstimate(context)
  const isSame = /\b(?:it|that|this|they)\b/i.test(text)
  const ofIts = last === undefined ? undefined : commandOf(last.kind)
  if (last === undefined || ofIts === undefined) return undefined
  // "Can it serve so many?" of a tuning is of what was tuned, and another question.
  if (command !== ofIts && !isSame) return undefined
  const changes = Object.entries(typed).filter(([name]) => name in ofIts.options.shape)
  if (changes.length > 0) {
    return changedEstimate(last, Object.fromEntries(changes), context, { keep: true })
  }
  return isSame ? repeatEstimate(context) : undefined
}

/** "How long would it take on a 4090?": the last estimate with what is named, or as it was. */
export async function lastEstimateWith(
  text: string,
  { fields }: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const last = await latestEstimate(context)
  const command = last === undefined ? undefined : commandOf(last.kind)
  if (last === undefined || command === undefined) return repeatEstimate(context)
  const typed = { ...argumentsOf(fields, command), ...estimateWordsIn(command, text) }
  return Object.keys(typed).length === 0
    ? repeatEstimate(context)
    : changedEstimate(last, typed, context, { keep: true })
}
