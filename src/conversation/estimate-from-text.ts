import { formatCount } from '#src/card/format.ts'
import { renderText } from '#src/card/text.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import { findModel } from '#src/catalog/lookup.ts'
import { tuningPricesNamed } from '#src/estimate/hosted-tuning.ts'
import { rentOf } from '#src/estimate/rent.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import type { Statements } from '#src/profile/statement.ts'
import { argumentAliases } from './arguments.ts'
import { estimateWordsIn } from './bare-words.ts'
import type { Answer, Command, CommandContext } from './command.ts'
import { estimateApiCommand } from './commands/estimate-api.ts'
import { estimateFinetuneCommand } from './commands/estimate-finetune.ts'
import { estimateContinueCommand, estimatePretrainCommand } from './commands/estimate-pretrain.ts'
import { estimateServeCommand } from './commands/estimate-serve.ts'
import { repeatEstimate } from './estimate-follow-up.ts'
import { foldText } from './folded-text.ts'
import { tunedAtItsMaker } from './hosted-tuning-answer.ts'
import { withHubModels } from './hub-references.ts'
import { type NamedModel, namedModel } from './named-model.ts'
import { countWords, namesIn } from './names.ts'
import { checkedOptions } from './parse-command.ts'
import { answerSeveral } from './several-models.ts'
import { tokenLoadIn } from './token-load.ts'
import { type Understood, understand } from './understand.ts'
import { unknownHardwareIn } from './unknown-hardware.ts'
import { exampleOfSize, modelOfSize } from './well-known-models.ts'

/** The first whose words are in the question; serving before training: "host a tuned model". */
const commandWords: readonly (readonly [RegExp, Command])[] = [
  [/\b(?:self-?host\w*|own (?:gpus?|hardware|cards?)|in-?house)\b/i, estimateServeCommand],
  [/\b(?:api|per token|hosted models?|bill)\b/i, estimateApiCommand],
  [
    /\b(?:serv(?:e|es|ed|ing|er|ir|ire|ieren)?|host(?:ing|en)?|inference|deploy\w*|run(?:ning)?|alojar|betreiben|heberger|desplegar)\b/i,
    estimateServeCommand,
  ],
  [/\bcontinu\w+ pre-?train\w*/i, estimateContinueCommand],
  [/\b(?:pre-?train\w*|from scratch|from zero)\b/i, estimatePretrainCommand],
  [
    /\b(?:fine-?tun\w*|q?lora|dpo|grpo|sft|tun(?:e|ing)|train\w*|entrenar|treinar|entrainer|addestrare|ajustar|afinar|affiner)\b/i,
    estimateFinetuneCommand,
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
  const sized = named === undefined ? modelOfSize(text) : undefined
  const command = commandAskedFor(text, named, sized !== undefined)
  if (command === undefined) return undefined
  const { baseModel: _, ...fields } = read.fields
  const stated: Readonly<Record<string, string>> = {
    ...cardOfSize(text, command, context.asOf),
    ...estimateWordsIn(command, text),
    ...argumentsFrom(fields, command),
    ...modelArgumentOf(named, command),
    ...loadOf(command, text, fields),
    ...(command === estimateServeCommand ? rivalOf(text, context.asOf) : {}),
  }
  // A size alone is the size of a model from scratch, and otherwise a well-known model of it.
  const takes = 'model' in command.options.shape && !('parameters' in command.options.shape)
  const isSized = takes && command !== estimateApiCommand && stated.model === undefined
  const typed = isSized && sized !== undefined ? { ...stated, model: sized.model } : stated
  if (command !== estimateApiCommand && typed.model === undefined) {
    const isKnown = context.project.answers.baseModel !== undefined && named === undefined
    if (!isKnown && typed.parameters === undefined) {
      // "How many users can it serve?": what was just computed.
      const isSame = named === undefined && /\b(?:it|that|this|they)\b/i.test(text)
      const repeated = isSame ? await repeatEstimate(context) : undefined
      if (repeated !== undefined) return repeated
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
  const notes = [...(taken ? [takenFor(taken)] : []), ...notesOn(command, text, fields)]
  return notes.length === 0 ? answer : withNotes(notes, answer)
}

/** What of the words was read as something else, or as nothing. */
function notesOn(command: Command, text: string, fields: Statements): readonly string[] {
  const load = takesLoad(command) ? tokenLoadIn(text, fields) : undefined
  const machine = unknownHardwareIn(text)
  return [
    ...(load === undefined
      ? []
      : [
          `I took “${load.words}” for ${formatCount(load.requestsPerDay)} requests a day of ${formatCount(load.promptTokens)} tokens in and ${formatCount(load.outputTokens)} out; say how long yours are.`,
        ]),
    ...(machine === undefined || command === estimateApiCommand
      ? []
      : [
          `I know no published speeds of “${machine}” and compute none for it. This is for a rented card; the memory it takes is about the same anywhere.`,
        ]),
  ]
}

function commandAskedFor(
  text: string,
  named: NamedModel | undefined,
  isSized: boolean,
): Command | undefined {
  // What only its maker serves has no other price than the maker's.
  if (named !== undefined && 'hosted' in named && !/\btun|train/i.test(text)) {
    return estimateApiCommand
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

/** Which of several models the words were taken for. */
function takenFor(named: { readonly model: string; readonly words: string }): string {
  const found = findModel(named.model)
  const name = 'model' in found ? found.model.name : named.model
  const isSize = /^[\d.]+ ?b$/i.test(named.words)
  const which = isSize ? 'a well-known one of that size' : 'the newest of that name and size I know'
  return `I took “${named.words}” for ${name}, ${which}. Name another to compute that.`
}

function withNotes(notes: readonly string[], answer: Answer): Answer {
  const { card } = answer
  const first = { type: 'text', markdown: notes.join('\n') } as const
  return { ...answer, card: { ...card, blocks: [first, ...card.blocks] } }
}

const tokenRate =
  /\b(\d[\d,]*(?:\.\d+)?k?) ?(?:tokens?|tok|t) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b(?!.{0,15}\b(?:per|each|for (?:each|every|a single)) ?(?:user|request|reader|stream)?)/i
/** As `estimate serve` has it where nobody says. */
const usualOutputTokens = 300

const takesLoad = (command: Command) =>
  command === estimateServeCommand || command === estimateApiCommand

/** "5M tokens a day", and of a server its rate: "1,000 tokens/s with llama 70b" all day long. */
function loadOf(command: Command, text: string, fields: Statements) {
  if (!takesLoad(command)) return {}
  const load = tokenLoadIn(text, fields)
  if (load !== undefined) return { requestsPerDay: String(load.requestsPerDay) }
  if (command === estimateApiCommand) return {}
  const { requestsPerDay, outputTokensPerRequest } = fields
  const [, rate = ''] = tokenRate.exec(text) ?? []
  const parsed = parseQuantity(rate, 'count')
  if (requestsPerDay !== undefined || !parsed.ok || !(parsed.value > 0)) return {}
  const each = outputTokensPerRequest?.value ?? usualOutputTokens
  return { requestsPerDay: String(Math.round((parsed.value / each) * 86_400)), peakFactor: '1' }
}

/** "gpt-4o-mini or hosting llama 8b ourselves?": what the bill is compared with. */
function rivalOf(text: string, asOf: string): { readonly against?: string } {
  const folded = foldText(text)
  const hosted = namesIn(folded.text).find(({ kind }) => kind === 'hosted')
  if (hosted === undefined) return {}
  const words = folded.wordsAt(hosted.start, hosted.end)
  return 'prices' in findHostedModel(words, asOf) ? { against: words } : {}
}

/** "a 24 GB card": the one of that memory that rents for the least, and how many of it. */
function cardOfSize(text: string, command: Command, asOf: string): Record<string, string> {
  if (!('gpu' in command.options.shape)) return {}
  const [, count = '', memory] = cardMemory.exec(text) ?? []
  const memoryGB = Number(memory ?? fitsIn.exec(text)?.[1])
  const rents = gpus
    .filter((gpu) => gpu.memoryGB === memoryGB)
    .flatMap(({ id }) => {
      const rent = rentOf(id, 1, asOf)
      return rent === null ? [] : [{ id, usd: rent.usdPerHour.likely }]
    })
    .toSorted((a, b) => a.usd - b.usd)
  const [cheapest] = rents
  if (cheapest === undefined) return {}
  const counted =
    countWords.get(count.trim().toLowerCase()) ?? (memory === undefined ? 1 : Number(count))
  return { gpu: cheapest.id, ...(counted > 0 && { gpus: String(counted) }) }
}

const cardMemory =
  /\b(?:(an?|one|single|two|four|eight|\d{1,3}) )?(\d{1,3}) ?gi?b (?:of )?(?:vram|(?:gaming |nvidia |consumer |single )?(?:gpu|card|graphics)|memory gpu)/i

/** "Does a 70B fit in 48 GB?" */
const fitsIn =
  /\b(?:in|into|within|on|under) (?:only |just |about )?(\d{1,3}) ?gi?b\b(?! ?(?:of )?(?:ram|disk|system|text|data))/i

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
