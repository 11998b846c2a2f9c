import * as z from 'zod'
import type { Statements } from '#src/profile/statement.ts'
import { argumentAliases } from './arguments.ts'
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
  const parsed = z.safeParse(command.options, argumentsFrom(read.fields, command))
  if (!parsed.success) return undefined
  const known = read.fields.baseModel ?? context.project.answers.baseModel
  const needsModel = command !== estimateApiCommand
  if (needsModel && known === undefined) return undefined
  return command.run(parsed.data as never, context)
}

/** What the question states, as the arguments a person would have typed. */
function argumentsFrom(fields: Statements, command: Command): Record<string, string> {
  const names = Object.keys(command.options.shape)
  const typed = Object.entries(fields).flatMap(([field, { value }]) => {
    const name = names.includes(field) ? field : argumentAliases[field.toLowerCase()]
    return name !== undefined && names.includes(name) ? [[name, String(value)] as const] : []
  })
  return Object.fromEntries(typed)
}
