import * as z from 'zod'
import { estimateCard } from '#src/card/estimate-card.ts'
import { findModel } from '#src/catalog/lookup.ts'
import { gpuProviders } from '#src/estimate/rent.ts'
import type { SavedEstimate } from '#src/store/ports.ts'
import { argumentAliases } from './arguments.ts'
import { estimateWordsIn } from './bare-words.ts'
import type { Answer, Command, CommandContext } from './command.ts'
import { changedEstimate } from './commands/whatif.ts'
import { estimateData } from './estimate-answer.ts'
import { foldText } from './folded-text.ts'
import { namedModel } from './named-model.ts'
import { countWords } from './names.ts'
import { commandOf } from './rerun-estimate.ts'
import { readEstimate } from './saved.ts'
import { multipleIn } from './scaled-answer.ts'
import type { Understood } from './understand.ts'

/** How people go on from an answer: "and on 2 GPUs?", "same with 70b", "what if rank is 64". */
const goesOn =
  /^(?:(?:ok(?:ay)?|and|but|so|now|then|hm+|well|also|cool|thanks|no)[, ]+)*(?:(?:what|how) (?:about|if)|what happens|(?:the )?same|with|on|using|for|in|if|at|make (?:it|that)|try|suppose|say|rather|instead|and)\b/

/** "Can a 4090 do it?", "would two L4 be enough?": the same on other cards. */
const asksOfCards =
  /^(?:(?:ok(?:ay)?|and|but|so|then|hm+)[, ]+)*(?:can|could|would|will|does|do|is|are)\b.*\b(?:it|that|this|enough|suffice)\b/

const mostWords = 14

/** The newest estimate, when nothing was recommended after it. */
export async function latestEstimate({
  store,
}: CommandContext): Promise<SavedEstimate | undefined> {
  const [last] = await store.recentEstimates(1)
  const recommended = await store.latestRecommendation()
  const isLatest = recommended === undefined || (last && last.savedAt > recommended.savedAt)
  return isLatest ? last : undefined
}

/**
 * The last estimate beside the same with what the words change, which is kept: the next words go on
 * from there. Undefined when the text does not go
 * on from one, or names no argument of it.
 */
export async function goOnEstimating(
  text: string,
  { fields }: Understood,
  context: CommandContext,
): Promise<Answer | undefined> {
  const folded = foldText(text).text.trim()
  const rival = rivalIn(text, folded)
  const goes = goesOn.test(folded) || rival !== undefined || providerIn(folded) !== undefined
  const isAsked = !goes && asksOfCards.test(folded)
  if ((!goes && !isAsked) || folded.split(/\s+/).length > mostWords) return undefined
  const last = await latestEstimate(context)
  const command = last === undefined ? undefined : commandOf(last.kind)
  if (last === undefined || command === undefined) return undefined
  const cards = estimateWordsIn(command, text)
  const typed = {
    ...settingsIn(folded, command),
    ...countsIn(folded, command),
    ...argumentsOf(fields, command),
    ...cards,
    // The 2 of "2 x H100" counts cards.
    ...('gpu' in cards ? {} : scaledLoad(folded, last, command)),
    ...(rival === undefined ? modelIn(text, folded, last, command) : {}),
    ...(rival !== undefined && 'against' in command.options.shape && { against: rival }),
  }
  if (Object.keys(typed).length === 0) return undefined
  // "Is that cheaper?" asks of something else.
  if (isAsked && !('gpu' in typed || 'gpus' in typed)) return undefined
  return changedEstimate(last, typed, context, { keep: true })
}

/** "How much memory does it need?": the totals of the last estimate, and no second one. */
export async function repeatEstimate(context: CommandContext): Promise<Answer | undefined> {
  const last = await latestEstimate(context)
  if (last === undefined) return undefined
  const estimate = readEstimate(last.result)
  const { title, blocks } = estimateCard(estimate, last.id)
  const [totals] = blocks
  return {
    card: { title, blocks: totals === undefined ? [] : [totals], nextStep: `why ${last.id}` },
    data: { intent: 'estimate', id: last.id, ...estimateData(estimate) },
  }
}

/** "On AWS", "from lambda": who rents the cards. */
function providerIn(folded: string): string | undefined {
  const before = /\b(?:on|at|from|with|by|via) (?=(\w+)\b)/g
  const named = [...folded.matchAll(before)].map(([, word]) => word)
  return gpuProviders.find((provider) => named.includes(provider))
}

/** What is named rather than counted: who rents the cards, and whether tokens are guessed ahead. */
function settingsIn(folded: string, command: Command): Record<string, string> {
  const { shape } = command.options
  const provider = providerIn(folded)
  const guesses = /\bspeculative (?:decoding|sampling)\b/.test(folded)
  return {
    ...('provider' in shape && provider !== undefined && { provider }),
    ...('speculative' in shape && guesses && { speculative: 'yes' }),
  }
}

const counts: readonly (readonly [string, RegExp])[] = [
  ['gpus', /\b(\w+) (?:gpus?|cards?|gpu's)\b/],
  ['rank', /\brank (?:(?:is|of|was|were|=|:) ?)?(\d{1,4})\b|\br ?= ?(\d{1,4})\b/],
  ['epochs', /\b(\w+) epochs?\b/],
  ['microBatch', /\b(?:micro-?)?batch(?: size)? (?:(?:is|of|was|were|=|:) ?)?(\d{1,4})\b/],
  [
    'seqLen',
    /\b(?:seq(?:uence)?(?: ?len(?:gth)?)?|context) (?:(?:is|of|=|:) ?)?(\d{1,4}k|\d{3,6})\b/,
  ],
  ['examples', /\b(\d[\d,.]*[km]?) (?:examples|rows|samples)\b/],
  ['promptTokens', /\bprompts? (?:(?:of|were|was|are|is|at|had|have) )?(\d{1,4}k|\d{3,6})\b/],
  [
    'outputTokens',
    /\b(?:answers?|outputs?|completions?|repl(?:y|ies)) (?:(?:of|were|was|are|is|at|had|have) )?(\d{1,4}k|\d{2,6})\b/,
  ],
  [
    'concurrency',
    /\b(\d{1,5}) (?:people|users|requests|clients|colleagues|calls|of us)\b.{0,25}\b(?:at once|at the same time|concurrently|in parallel|simultaneously|together)\b/,
  ],
  ['concurrency', /\b(\d{1,5}) (?:concurrent|parallel|simultaneous)\b/],
]

function countsIn(folded: string, command: Command): Record<string, string> {
  const entries = counts.flatMap(([name, pattern]) => {
    const [, first, second] = (name in command.options.shape && pattern.exec(folded)) || []
    const written = first ?? second ?? ''
    const value = countWords.get(written) ?? (/^\d/.test(written) ? written : undefined)
    return value === undefined ? [] : [[name, String(value)] as const]
  })
  return Object.fromEntries(entries)
}

/** What was understood, as arguments of a command; models and cards are read from the words. */
export function argumentsOf(
  fields: Understood['fields'],
  command: Command,
): Record<string, string> {
  const names = Object.keys(command.options.shape)
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, { value }]) => {
      if (field === 'baseModel' || field === 'gpu' || field === 'ownedGpus') return []
      const name = names.includes(field) ? field : argumentAliases[field.toLowerCase()]
      return name !== undefined && names.includes(name) ? [[name, String(value)] as const] : []
    }),
  )
}

/** "Is it cheaper than gpt-4o-mini?": the hosted model it is held against. */
function rivalIn(text: string, folded: string): string | undefined {
  if (
    !/\b(?:cheaper|dearer|more expensive|compared? (?:to|with)|against|versus|vs)\b/.test(folded)
  ) {
    return undefined
  }
  const named = namedModel(text)
  return named !== undefined && 'hosted' in named ? named.hosted : undefined
}

const savedLoad = z.object({ requestsPerDay: z.object({ value: z.number().positive() }) })

/** "And at 10x", "with double the traffic": the load of the last estimate, multiplied. */
function scaledLoad(folded: string, last: SavedEstimate, command: Command): Record<string, string> {
  if (!('requestsPerDay' in command.options.shape)) return {}
  const factor = multipleIn(folded) ?? 0
  const saved = savedLoad.safeParse(last.inputs)
  if (!(factor > 0) || !saved.success || /\bgpus?|cards?\b/.test(folded)) return {}
  return { requestsPerDay: String(Math.round(saved.data.requestsPerDay.value * factor)) }
}

const savedModel = z.object({ model: z.object({ value: z.object({ name: z.string() }) }) })

/** A model by its name, or a size alone: the last one's sister of that size. */
function modelIn(
  text: string,
  folded: string,
  last: SavedEstimate,
  command: Command,
): Record<string, string> {
  if (!('model' in command.options.shape)) return {}
  const named = namedModel(text)
  if (named !== undefined) return 'model' in named ? { model: named.model } : {}
  const size = /\b(\d{1,3}(?:\.\d+)?) ?b\b(?! ?tokens)/.exec(folded)?.[1]
  const saved = savedModel.safeParse(last.inputs)
  if (size === undefined || !saved.success) return {}
  const sister = saved.data.model.value.name.replace(/\d+(?:\.\d+)?b/i, `${size}B`)
  const found = findModel(sister)
  const [nearest] = 'model' in found ? [found.model] : found.matches
  return nearest === undefined ? {} : { model: nearest.id }
}
