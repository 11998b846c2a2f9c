import { isHostedModel } from '#src/catalog/hosted-lookup.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import { isHubId } from '#src/catalog/remote.ts'
import { BadInputError } from '#src/errors.ts'
import { finetuneMethods, weightFormats } from '#src/estimate/index.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { shortened } from './arguments.ts'
import type { Command } from './command.ts'
import { countWords } from './names.ts'

/** No model's or GPU's name has more words: "nvidia rtx pro 6000 blackwell server edition". */
const longestName = 7

/**
 * Reads the words of `estimate …` that have no key: a method, a number format, a GPU ("8xh100"),
 * a model ("llama 3.1 8b") and the command's main amount ("20M"), in any order.
 *
 * @throws {BadInputError} for a word that is none of them
 */
export function readEstimateWords(
  command: Command,
  words: readonly string[],
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const options = command.options.shape
  const amount = command.bare.kind === 'estimate' ? command.bare.amount : null
  const read: Record<string, string> = { ...given }
  const put = (option: string, value: string) => {
    if (!(option in options) || read[option] !== undefined) return false
    read[option] = value
    return true
  }

  let left = withCountsJoined(words)
  while (left.length > 0) {
    const [word = ''] = left
    const lower = word.toLowerCase()
    let taken = 0
    if (isOneOf(finetuneMethods, lower) && put('method', lower)) taken = 1
    else if (isOneOf(weightFormats, lower) && put('precision', lower)) taken = 1
    else if (modelSize.test(lower) && put('parameters', lower)) taken = 1
    else taken = takeGpus(left, put) || takeModel(left, put) || takeAmount(left, amount, put)
    if (taken === 0 && fillers.has(lower)) taken = 1
    if (taken === 0) {
      refuseUnclearModel(left, command)
      if (modelLike.test(word) && put('model', word)) {
        left = left.slice(1)
        continue
      }
      throw new BadInputError(
        `I cannot read "${shortened(word)}" in \`${command.name}\`. Write arguments as name=value: ${Object.keys(options).join(', ')}.`,
        { nextStep: command.examples[0] ?? 'help' },
      )
    }
    left = left.slice(taken)
  }
  return read
}

/** "7B" where a size may stand instead of a model. */
const modelSize = /^\d+(?:\.\d+)?b$/

type Put = (option: string, value: string) => boolean

const fillers: ReadonlySet<string> = new Set(['on', 'with', 'of', 'for', 'a', 'the', 'at', 'using'])

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word)
}

/** "4 x h100", "4x h100" and "4xh100" are written alike. */
function withCountsJoined(words: readonly string[]): string[] {
  return words
    .join(' ')
    .replaceAll(countedCard, '$1x')
    .split(' ')
    .filter((word) => word !== '')
}

const countedCard = /(?<!\S)(\d{1,5}) ?[x×] ?(?=[a-z])/gi

/** "l4", "rtx 4090", "8xh100". How many words it took. */
function takeGpus(left: readonly string[], put: Put): number {
  const [, count, first = ''] = /^(?:(\d{1,5})x)?(.*)$/i.exec(left[0] ?? '') ?? []
  const names = [first, ...left.slice(1)]
  for (let length = Math.min(longestName, names.length); length > 0; length--) {
    const name = names.slice(0, length).join(' ')
    // A size such as 8b or 70b is a model's; a card's name has letters before its number, or four digits.
    if (!/[a-z]\w*\d|\d{4}/i.test(name) || !('gpu' in findGpu(name))) continue
    if (!put('gpu', name)) return 0
    if (count !== undefined) put('gpus', count)
    return length
  }
  return 0
}

function takeModel(left: readonly string[], put: Put): number {
  if (isHubId(left[0] ?? '')) return put('model', left[0] ?? '') ? 1 : 0
  for (let length = Math.min(longestName, left.length); length > 0; length--) {
    const name = left.slice(0, length).join(' ')
    const isModel = 'model' in findModel(name) || isHostedModel(name)
    if (isModel) return put('model', name) ? length : 0
  }
  return 0
}

/** A word with letters and digits is somebody's model; the argument itself says which it is not. */
const modelLike = /^(?=.*[a-z])(?=.*\d)[\w./-]{4,80}$/i

/** "llama 8b" is more than one model: says which, rather than that a word cannot be read. */
function refuseUnclearModel(left: readonly string[], command: Command): void {
  if (!('model' in command.options.shape)) return
  for (let length = Math.min(longestName, left.length); length > 0; length--) {
    const name = left.slice(0, length).join(' ')
    const found = findModel(name)
    if ('model' in found || found.matches.length === 0) continue
    const [first = ''] = found.nearest
    throw new BadInputError(
      `“${shortened(name)}” fits several models: ${found.nearest.join(', ')}. Write one of them.`,
      { nextStep: `${command.name} model=${first}` },
    )
  }
}

/** "20M", "20M tokens", "10k/day", "5k examples": the longest that reads as an amount. */
function takeAmount(left: readonly string[], amount: string | null, put: Put): number {
  const [number = '', noun = ''] = left
  if (
    /^(?:examples?|samples?|rows|pairs|prompts)$/i.test(noun) &&
    parseQuantity(number, 'count').ok
  ) {
    return put('examples', number) ? 2 : 0
  }
  if (amount === null) return 0
  const kind = amount === 'requestsPerDay' ? 'ratePerDay' : 'tokens'
  for (const length of [3, 2, 1]) {
    const text = left.slice(0, length).join(' ')
    if (length <= left.length && parseQuantity(text, kind).ok && put(amount, text)) return length
  }
  return 0
}

/**
 * What a sentence names of an estimate's arguments: GPUs with their count, a method, a number
 * format, a size where the command takes one. Everything else in it is passed over.
 */
export function estimateWordsIn(command: Command, text: string): Record<string, string> {
  const options = command.options.shape
  const read: Record<string, string> = {}
  const put = (option: string, value: string) => {
    if (!(option in options) || read[option] !== undefined) return false
    read[option] = value
    return true
  }
  const words = text
    .slice(0, longestSentence)
    .replaceAll(apartBits, '$1-bit')
    .split(/[\s,;:?!()]+/)
  const single = (word: string) => ('gpu' in findGpu(word) ? word : word.replace(pluralCard, ''))
  let left = withCountsJoined(words.map(single))
  while (left.length > 0) {
    const [word = '', next = ''] = left
    const lower = word.toLowerCase()
    let taken = 1
    if (isOneOf(finetuneMethods, lower)) put('method', lower)
    else if (isOneOf(weightFormats, lower)) put('precision', lower)
    else if (bitsOf.test(lower)) put('precision', `int${bitsOf.exec(lower)?.[1]}`)
    else if (modelSize.test(lower) && !/^tokens?$/i.test(next)) put('parameters', lower)
    else {
      const count = countWords.get(lower) ?? (/^\d{1,5}$/.test(word) ? Number(word) : undefined)
      const cards = count === undefined ? 0 : takeGpus(left.slice(1), put)
      if (cards > 0) put('gpus', String(count))
      taken = cards > 0 ? 1 + cards : Math.max(1, takeGpus(left, put))
    }
    left = left.slice(taken)
  }
  return read
}

const apartBits = /\b([48]) bits?\b/gi

/** "4-bit", "8bit": what people call weights of so many bits. */
const bitsOf = /^([48])-?bits?$/

/** "h100s", "4090's": one kind of card. */
const pluralCard = /(?<=\d[a-z]{0,2})['’]?s$/i

/** More than anybody asks in one sentence. */
const longestSentence = 600
