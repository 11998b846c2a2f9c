import * as z from 'zod'
import type { Statements } from '#src/profile/statement.ts'
import { argumentAliases } from './arguments.ts'
import { estimateWordsIn } from './bare-words.ts'
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
 * by the command it stands for; asks which model when it names none. Undefined when the question
 * is about no estimate of ours.
 */
export async function estimateFromText(
  text: string,
  read: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const [, command] = commandWords.find(([words]) => words.test(text)) ?? []
  if (command === undefined) return undefined
  const typed = { ...estimateWordsIn(command, text), ...argumentsFrom(read.fields, command) }
  const parsed = z.safeParse(command.options, typed)
  if (!parsed.success) return undefined
  const known = read.fields.baseModel ?? context.project.answers.baseModel
  if (command !== estimateApiCommand && known === undefined && typed.parameters === undefined) {
    return whichModel(text, command, typed)
  }
  return command.run(parsed.data as never, context)
}

/** A question back, with the command that the answer completes. */
function whichModel(text: string, command: Command, typed: Record<string, string>): Answer {
  const stated = Object.entries(typed).map(
    ([name, value]) => `${name}=${value.replaceAll(' ', '-')}`,
  )
  const model = exampleOfSize(text)
  return {
    card: {
      title: 'Which model?',
      blocks: [
        {
          type: 'text',
          markdown: `Memory, speed and price depend on its exact shape. Name one, such as ${model}, and I compute it.`,
        },
      ],
      nextStep: [command.name, `model=${model}`, ...stated].join(' '),
    },
    data: { intent: 'estimate', id: null },
  }
}

/** A well-known model of the size that the text mentions: "a 70B". */
function exampleOfSize(text: string): string {
  const billions = Number(/\b(\d{1,3}(?:\.\d+)?) ?b\b(?! ?tokens)/i.exec(text)?.[1] ?? 8)
  const [nearest] = wellKnown.toSorted(
    (a, b) => Math.abs(Math.log(a.billions / billions)) - Math.abs(Math.log(b.billions / billions)),
  )
  return nearest?.name ?? 'llama-3.1-8b'
}

const wellKnown = [
  { name: 'llama-3.2-1b', billions: 1.2 },
  { name: 'llama-3.2-3b', billions: 3.2 },
  { name: 'llama-3.1-8b', billions: 8 },
  { name: 'qwen2.5-14b', billions: 14.8 },
  { name: 'qwen2.5-32b', billions: 32.8 },
  { name: 'llama-3.3-70b', billions: 70.6 },
  { name: 'llama-3.1-405b', billions: 405 },
]

/** What the question states, as the arguments a person would have typed. */
function argumentsFrom(fields: Statements, command: Command): Record<string, string> {
  const names = Object.keys(command.options.shape)
  const typed = Object.entries(fields).flatMap(([field, { value }]) => {
    const name = names.includes(field) ? field : argumentAliases[field.toLowerCase()]
    return name !== undefined && names.includes(name) ? [[name, String(value)] as const] : []
  })
  return Object.fromEntries(typed)
}
