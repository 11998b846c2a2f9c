import { renderText } from '#src/card/text.ts'
import { tuningPricesNamed } from '#src/estimate/hosted-tuning.ts'
import type { Statements } from '#src/profile/statement.ts'
import { argumentAliases } from './arguments.ts'
import { estimateWordsIn } from './bare-words.ts'
import { cardOfMemory } from './card-of-memory.ts'
import type { Answer, Command, CommandContext } from './command.ts'
import { estimateApiCommand } from './commands/estimate-api.ts'
import { estimateFinetuneCommand } from './commands/estimate-finetune.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './commands/estimate-pretrain.ts'
import { estimateServeCommand } from './commands/estimate-serve.ts'
import { hardwareNote, loadNote, takenFor, teacherNote, withNotes } from './estimate-notes.ts'
import { tunedAtItsMaker } from './hosted-tuning-answer.ts'
import { withHubModels } from './hub-references.ts'
import { ofLastEstimate } from './last-estimate.ts'
import { type NamedModel, namedModel } from './named-model.ts'
import { checkedOptions } from './parse-command.ts'
import { answerSeveral } from './several-models.ts'
import { apiLoadIn, rivalIn, serverLoadIn } from './stated-load.ts'
import { type Understood, understand } from './understand.ts'
import { exampleOfSize, modelOfSize } from './well-known-models.ts'

/** The first whose words are in the question; serving before training: "host a tuned model". */
const commandWords: readonly (readonly [RegExp, Command])[] = [
  [/\b(?:self[- ]?host\w*|own (?:gpus?|hardware|cards?)|in-?house)\b/i, estimateServeCommand],
  [/\bdistil\w*/i, estimateFinetuneCommand],
  [/\b(?:api|per token|hosted models?|bill)\b/i, estimateApiCommand],
  [
    /\b(?:serv(?:e|es|ed|ing|er|ir|ire|ieren)?|host(?:ing|en)?|inference|deploy\w*|run(?:ning)?|alojar|betreiben|heberger|desplegar)\b/i,
    estimateServeCommand,
  ],
  [/\bcontinu\w+ pre-?train\w*/i, estimateContinueCommand],
  [
    /\b(?:pre-?train\w*|from scratch|from zero|reproduc\w+|replicat\w+)\b/i,
    estimatePretrainCommand,
  ],
  [
    /\b(?:fine-?tun\w*|q?lora|dpo|grpo|sft|epochs?|tun(?:e|ing)|train\w*|entrenar|treinar|entrainer|addestrare|ajustar|afinar|affiner)\b/i,
    estimateFinetuneCommand,
  ],
  [
    /\b(?:tokens? (?:per|a) sec\w*|tok\/s|tps|throughput|(?:concurrent|simultaneous) \w+|kv[- ]?cache)\b/i,
    estimateServeCommand,
  ],
]

/**
 * Answers a question such as "what would it cost to serve llama 3.1 8b at 10k requests a day?"
 * by the command it stands for; asks which model when it names none. Undefined when the question
 * is about no estimate of ours.
 *
 * @throws {BadInputError} when what it names cannot be read
 */
export async function estimateFromText(
  text: string,
  read: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const named = namedModel(text)
  const hosted = hostedTuning(text, named, read)
  if (hosted !== undefined) return hosted
  const isOpen = named !== undefined && !('hosted' in named)
  const sized = isOpen ? undefined : modelOfSize(text)
  const command = commandAskedFor(text, named, sized !== undefined)
  if (command === undefined) return undefined
  const { baseModel: _, ...fields } = read.fields
  const stated: Readonly<Record<string, string>> = {
    ...cardOfMemory(text, command, context.asOf),
    ...estimateWordsIn(command, text),
    ...argumentsFrom(fields, command),
    ...modelArgumentOf(named, command),
    ...(command === estimateApiCommand ? apiLoadIn(text, fields) : {}),
    ...(command === estimateServeCommand
      ? { ...serverLoadIn(text, fields), ...rivalIn(text, context.asOf) }
      : {}),
  }
  // A size alone is the size of a model from scratch, and otherwise a well-known model of it.
  const takes = 'model' in command.options.shape && !('parameters' in command.options.shape)
  const isSized = takes && command !== estimateApiCommand && stated.model === undefined
  const typed = isSized && sized !== undefined ? { ...stated, model: sized.model } : stated
  if (command !== estimateApiCommand && typed.model === undefined) {
    const isKnown = context.project.answers.baseModel !== undefined && named === undefined
    if (!isKnown && typed.parameters === undefined) {
      const ofLast =
        named === undefined ? await ofLastEstimate(text, command, typed, context) : undefined
      if (ofLast !== undefined) return ofLast
      return askWhich(text, whichModel(text, command, typed, named), context)
    }
  }
  const compute = async () =>
    command.run(await withHubModels(checkedOptions(command, typed), context.remoteModels), context)
  const several =
    command === estimateServeCommand ? await answerSeveral(text, compute, context) : undefined
  if (several !== undefined) return several
  const answer = await compute()
  const taken = isSized ? sized : named !== undefined && 'taken' in named && named.taken && named
  const notes = [
    ...(taken ? [takenFor(taken)] : []),
    ...(isTraining(command) ? [] : loadNote(text, fields)),
    ...(command === estimateApiCommand ? [] : hardwareNote(text)),
    ...(command === estimateFinetuneCommand ? teacherNote(text) : []),
  ]
  return withNotes(notes, answer)
}

const isTraining = (command: Command) =>
  command !== estimateServeCommand && command !== estimateApiCommand

/** "When is a 7B cheaper than gpt-4o-mini?" */
const weighs = /\b(?:cheaper|less|than|vs\.?|versus|or|against|instead of|compared)\b/i

function commandAskedFor(
  text: string,
  named: NamedModel | undefined,
  isSized: boolean,
): Command | undefined {
  // What only its maker serves has no other price than the maker's.
  if (named !== undefined && 'hosted' in named && !/\btun|train|distil/i.test(text)) {
    return isSized && weighs.test(text) ? estimateServeCommand : estimateApiCommand
  }
  const [, command] = commandWords.find(([words]) => words.test(text)) ?? []
  // What a model needs is a question of serving it, unless something is trained.
  return command ?? (named === undefined && !isSized ? undefined : estimateServeCommand)
}

/** Tuning what only its maker serves is a matter of the maker's price list. */
function hostedTuning(
  text: string,
  named: NamedModel | undefined,
  { fields }: Understood,
): Answer | undefined {
  if (named === undefined || !('hosted' in named) || !/\btun|train/i.test(text)) return undefined
  if (tuningPricesNamed(named.hosted).length === 0) return undefined
  return tunedAtItsMaker(named.hosted, {
    tokens: fields.corpusTokens?.value,
    examples: fields.labelledExamples?.value,
  })
}

function modelArgumentOf(
  named: NamedModel | undefined,
  command: Command,
): { readonly model?: string } {
  if (named === undefined) return {}
  if ('model' in named) return { model: named.model }
  return 'hosted' in named && command === estimateApiCommand ? { model: named.hosted } : {}
}

/**
 * A model named right after we asked which: the question before it, with the model. Undefined when
 * we did not ask.
 */
export async function completeEstimate(
  text: string,
  context: CommandContext,
): Promise<Answer | undefined> {
  const isShort = text.trim().split(/\s+/).length <= mostWordsOfModel
  if (!isShort || namedModel(text) === undefined) return undefined
  const { store, speaker } = context
  const [asked, reply] = (await store.thread(speaker.threadId, 2)).slice(-2)
  const wasAsked = reply?.author === 'crossroads' && reply.text.startsWith(whichModelTitle)
  if (asked?.author !== 'person' || !wasAsked) return undefined
  const whole = `${asked.text} ${text}`
  return estimateFromText(whole, understand(whole), context)
}

const whichModelTitle = 'Which model?'
const mostWordsOfModel = 7

/** Keeps the question, so that a model's name alone can answer it. */
async function askWhich(text: string, answer: Answer, context: CommandContext): Promise<Answer> {
  const { store, speaker, project } = context
  const turn = { project: project.name, said: text, answers: {}, notSure: [] }
  await store.recordTurn({ ...turn, reply: () => renderText(answer.card) }, speaker)
  return answer
}

/** A question back, with the command that the answer completes. */
function whichModel(
  text: string,
  command: Command,
  typed: Readonly<Record<string, string>>,
  named: NamedModel | undefined,
): Answer {
  const stated = Object.entries(typed).map(
    ([name, value]) => `${name}=${value.replaceAll(' ', '-')}`,
  )
  const unknown = named !== undefined && 'unknown' in named ? named : undefined
  const model = unknown?.nearest[0] ?? exampleOfSize(text)
  const question =
    unknown === undefined
      ? `Memory, speed and price depend on its exact shape. Name one, such as ${model}, and I compute it.`
      : `“${unknown.unknown}” may be more than one, or none that I know.${nearestWords(unknown.nearest)} A Hugging Face id does as well.`
  return {
    card: {
      title: whichModelTitle,
      blocks: [
        {
          type: 'text',
          markdown: question,
        },
      ],
      nextStep: [command.name, `model=${model}`, ...stated].join(' '),
    },
    data: { intent: 'estimate', id: null },
  }
}

function nearestWords(nearest: readonly string[]): string {
  return nearest.length === 0 ? '' : ` Nearest: ${nearest.join(', ')}.`
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
