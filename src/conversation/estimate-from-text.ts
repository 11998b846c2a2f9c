import { z } from 'zod'
import { mergeStatements } from '#src/profile/merge.ts'
import type { Answer, Command, CommandContext } from './command.ts'
import { estimateApiCommand } from './commands/estimate-api.ts'
import { estimateFinetuneCommand } from './commands/estimate-finetune.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './commands/estimate-pretrain.ts'
import { estimateServeCommand } from './commands/estimate-serve.ts'
import type { Understood } from './understand.ts'

/** The first whose words are in the question; serving before training: "host a tuned model". */
const commandWords: readonly (readonly [RegExp, Command])[] = [
  [/\b(api|per token|hosted models?|bill)\b/i, estimateApiCommand],
  [
    /\b(serv(e|ing)|host(ing)?|self-?host\w*|inference|deploy\w*|run(ning)?)\b/i,
    estimateServeCommand,
  ],
  [/\bcontinu\w+ pre-?train\w*/i, estimateContinueCommand],
  [/\b(pre-?train\w*|from scratch|from zero)\b/i, estimatePretrainCommand],
  [/\b(fine-?tun\w*|q?lora|tun(e|ing)|train\w*)\b/i, estimateFinetuneCommand],
]

/**
 * Answers a question such as "what would it cost to serve llama 3.1 8b at 10k requests a day?"
 * by the command it stands for. Undefined when it names no model to compute with: then the
 * project's recommendation says more.
 */
export async function estimateFromText(
  text: string,
  read: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const [, command] = commandWords.find(([words]) => words.test(text)) ?? []
  if (command === undefined) return undefined
  const { merged } = mergeStatements(context.project.answers, read.fields)
  const needsModel = command !== estimateApiCommand
  if (needsModel && merged.baseModel === undefined) return undefined
  const options = z.parse(command.options, {}) as never
  return command.run(options, { ...context, project: { ...context.project, answers: merged } })
}
