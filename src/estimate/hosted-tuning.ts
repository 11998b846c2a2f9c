import type { Model } from '#src/catalog/models.ts'
import { type TuningPrice, tuningPrices } from '#src/catalog/tuning-prices.ts'
import { wordsOf } from '#src/catalog/words.ts'
import type { Line } from './estimate.ts'
import { figure } from './figures.ts'
import type { FinetuneMethod } from './finetune-inputs.ts'
import { line } from './line.ts'
import { exactly } from './range.ts'

const shown = 2

/** What providers would ask to train the same tokens for us; the tuned model is billed apart. */
export function hostedTuningLines(model: Model, tokens: number, method: FinetuneMethod): Line[] {
  return pricesFor(model, method)
    .toSorted((a, b) => usdOf(a, tokens) - usdOf(b, tokens))
    .slice(0, shown)
    .map((price) =>
      line(
        `The same tuning by ${price.provider}`,
        exactly(usdOf(price, tokens)),
        'USD',
        `${figure(tokens)} tokens × ${figure(price.usdPerMillionTrainingTokens ?? 0)} USD a million; ${price.model}, price ${price.asOf === null ? 'undated' : `from ${price.asOf}`}, ${price.confidence}`,
        price.source,
      ),
    )
}

/** What is asked for tuning a model that only its maker serves, by the maker's name for it. */
export function tuningPricesNamed(name: string): readonly TuningPrice[] {
  const typed = plainWords(name).join(' ')
  return tuningPrices.filter((price) => namedPrices.get(price)?.join(' ') === typed)
}

function usdOf(price: TuningPrice, tokens: number): number {
  return ((price.usdPerMillionTrainingTokens ?? 0) * tokens) / 1e6
}

/** Prices by the token for this model by name, or for its size where a provider sells by size. */
function pricesFor(model: Model, method: FinetuneMethod): TuningPrice[] {
  if (method === 'grpo' || model.kind === 'encoder') return []
  const wanted = method === 'dpo' ? 'dpo' : 'sft'
  const weights = method === 'full' ? 'full' : 'lora'
  return tuningPrices.filter((price) => {
    if (price.usdPerMillionTrainingTokens === null || price.method !== wanted) return false
    if (price.weights !== null && price.weights !== weights) return false
    if (price.parameterBand === null) return isNamed(price, model)
    const { from, to } = price.parameterBand
    return model.parameterCount >= from && (to === null || model.parameterCount <= to)
  })
}

/** The words of each price that is for a model, not for a size. */
const namedPrices = new Map(tuningPrices.map((price) => [price, plainWords(price.model)]))
const modelWords = new WeakMap<Model, ReadonlySet<string>>()

/** "meta.llama3-1-8b" names Llama-3.1-8B-Instruct: the same words once the dots are gone. */
function isNamed(price: TuningPrice, model: Model): boolean {
  const wanted = namedPrices.get(price)?.filter((word) => word !== 'meta') ?? []
  const has = modelWords.get(model) ?? new Set(plainWords(model.id))
  modelWords.set(model, has)
  return wanted.length > 1 && wanted.every((word) => has.has(word))
}

function plainWords(name: string): readonly string[] {
  return wordsOf(name.replaceAll(/(\d)[.-](\d)(?![\d.]*b)/g, '$1 $2'))
}
