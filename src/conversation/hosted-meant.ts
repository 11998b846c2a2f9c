import { type ApiPrice, apiPrices } from '#src/catalog/api-prices.ts'
import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import { wordsOf } from '#src/catalog/words.ts'
import { namedModel } from './named-model.ts'
import { namesIn, withoutNames } from './names.ts'

/** A hosted model that a question names, with the prices of everybody who serves it. */
export interface HostedMeant {
  readonly words: string
  /** Cheapest input first; none where nobody in the list has it. */
  readonly prices: readonly ApiPrice[]
  readonly nearest: readonly string[]
  /** Whether only a family was named and its newest was taken. */
  readonly isTaken: boolean
  /** Whether anybody may serve it, so that it has another price than an API's. */
  readonly isOpen: boolean
}

/** Families that people name without a version, by their maker in the price list. */
const families: readonly (readonly [string, RegExp])[] = [
  ['anthropic', /\b(?:claude[ -])?(?:sonnet|opus|haiku|fable)\b|\bclaude\b|\banthropic\b/g],
  ['openai', /\b(?:chat)?gpt(?:[ -](?:mini|nano))?\b|\bopenai\b/g],
  ['google', /\bgemini(?:[ -](?:pro|flash[ -]lite|flash))?\b/g],
  ['x-ai', /\bgrok\b/g],
  ['deepseek', /\bdeepseek\b/g],
  ['mistral', /\bmistral (?:large|medium|small)\b|\bcodestral\b|\bmistral\b/g],
  ['moonshotai', /\bkimi\b/g],
  ['cohere', /\bcommand(?:[ -]r(?:[ -]plus)?|[ -]a)\b|\bcohere\b/g],
]

/** Words that name a maker and none of its models. */
const makers = new Set([
  'openai',
  'chatgpt',
  'cohere',
  'gpt',
  'claude',
  'anthropic',
  'deepseek',
  'mistral',
])

/** The hosted models that a folded text names, in the order they stand. */
export function hostedIn(folded: string, asOf: string): readonly HostedMeant[] {
  const names = namesIn(folded)
  const named = names
    .filter(({ kind }) => kind === 'hosted' || kind === 'model')
    .map(({ kind, start, end }) => ({
      start,
      meant: byName(folded.slice(start, end).trim(), kind === 'model', asOf),
    }))
  const rest = withoutNames(folded, names)
  const loose = families.flatMap(([provider, pattern]) =>
    [...rest.matchAll(pattern)].map(({ 0: words, index }) => ({
      start: index,
      meant: newestOf(words, provider, asOf),
    })),
  )
  const meant = [...named, ...loose]
    .toSorted((a, b) => a.start - b.start)
    .map((each) => each.meant)
    .filter(({ words, prices, isTaken }) => !isTaken || prices.length > 0 || words === '')
  const others = meant.filter(({ words }) => !makers.has(words))
  const isOfOther = ({ words, prices: [first] }: HostedMeant) =>
    makers.has(words) &&
    others.some(({ prices }) => prices.some(({ provider }) => provider === first?.provider))
  const key = ({ words, prices: [first] }: HostedMeant) => first?.id ?? words
  return meant.filter(
    (each, i) => !isOfOther(each) && meant.findIndex((other) => key(other) === key(each)) === i,
  )
}

function byName(words: string, isOpen: boolean, asOf: string): HostedMeant {
  const model = isOpen ? namedModel(words) : undefined
  const name = model !== undefined && 'model' in model ? model.model : words
  const isTaken = model !== undefined && 'taken' in model && model.taken
  // People leave the maker's word out: "haiku 4.5".
  const tried = [name, words, `claude ${words}`].map((each) => findHostedModel(each, asOf))
  const found = tried.find((each) => 'prices' in each)
  if (found !== undefined && 'prices' in found) {
    return { words, prices: found.prices, nearest: [], isTaken, isOpen }
  }
  const nearest = tried.slice(0, 1).flatMap((each) => ('nearest' in each ? each.nearest : []))
  const models = nearest.map((id) => id.slice(id.indexOf('/') + 1))
  return { words, prices: [], nearest: [...new Set(models)], isTaken, isOpen }
}

/** "Claude Sonnet": the highest version of each of the maker's models that has those words. */
function newestOf(words: string, provider: string, asOf: string): HostedMeant {
  const wanted = makers.has(words) ? [] : letters(words)
  const own = apiPrices(asOf).filter(
    (price) => price.provider === provider && price.usdPerMillionOutputTokens !== null,
  )
  const fitting = own.filter(({ model }) => wanted.every((word) => letters(model).includes(word)))
  const lines = Map.groupBy(fitting, ({ model }) => letters(model).join(' '))
  const newest = [...lines.values()].flatMap((line) => line.toSorted(byVersion)[0] ?? [])
  // "Gemini flash" is not its lite sister.
  const fewest = Math.min(...newest.map(({ model }) => letters(model).length))
  const prices =
    wanted.length === 0 || (wanted.length === 1 && newest.length > 3)
      ? newest
      : newest.filter(({ model }) => letters(model).length === fewest)
  return { words, prices, nearest: [], isTaken: true, isOpen: false }
}

const letters = (name: string) =>
  wordsOf(name.replaceAll('-', ' '))
    .filter((word) => !/\d/.test(word))
    .filter((word) => word !== 'preview')

const versionOf = (name: string) => (name.match(/\d+/g) ?? []).map(Number)

/** The higher version first: 5 over 4-6. A stamp of a year and month counts as a version of its own. */
function byVersion(a: ApiPrice, b: ApiPrice): number {
  const [left, right] = [versionOf(a.model), versionOf(b.model)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const step = (right[i] ?? 0) - (left[i] ?? 0)
    if (step !== 0) return step
  }
  return 0
}
