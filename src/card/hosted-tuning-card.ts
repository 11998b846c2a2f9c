import type { TuningPrice } from '#src/catalog/tuning-prices.ts'
import type { Card } from './card.ts'
import { formatCount, formatUsd } from './format.ts'

/** How much is trained on, as far as it was said. */
export interface TrainingAmount {
  /** Tokens of one pass. */
  readonly tokens?: number | undefined
  readonly examples?: number | undefined
  readonly tokensPerExample?: number | undefined
  readonly epochs?: number | undefined
}

/** What providers ask to tune a model that only they serve; with an amount, what it comes to. */
export function hostedTuningCard(
  name: string,
  prices: readonly TuningPrice[],
  amount: TrainingAmount,
): Card {
  const data = dataOf(amount)
  const epochs = amount.epochs ?? usualEpochs
  const passes = `${formatCount(epochs)} ${epochs === 1 ? 'pass' : 'passes'}`
  const rows = prices.map((price) => [
    price.provider,
    price.method.toUpperCase(),
    trainingPrice(price),
    data === undefined || price.usdPerMillionTrainingTokens === null
      ? ''
      : formatUsd((price.usdPerMillionTrainingTokens * data.tokens * epochs) / 1e6),
    usagePrice(price),
    price.asOf ?? 'undated',
  ])
  const ours = amount.epochs === undefined ? ' (our default)' : ''
  const sum =
    data === undefined
      ? 'Each pass over your data counts: tokens × epochs × price.'
      : `${data.words} × ${passes}${ours} = ${formatCount(data.tokens * epochs)} tokens.`
  return {
    title: `Tuning ${name} at its maker`,
    blocks: [
      { type: 'text', markdown: `${sum} Memory and time are the provider’s concern.` },
      {
        type: 'table',
        headers: [
          'Provider',
          'Method',
          'Training',
          data === undefined ? 'Your data' : passes,
          'Tuned model, in / out',
          'Price from',
        ],
        rows,
      },
      { type: 'sources', sources: prices.map(({ source }) => source) },
    ],
    nextStep: 'learn hosted-fine-tuning',
  }
}

/** As for a tuning of our own: what nobody said is our default, and is called that. */
const usualTokensPerExample = 500
const usualEpochs = 3

function dataOf({ tokens, examples, tokensPerExample }: TrainingAmount) {
  if (tokens !== undefined) return { tokens, words: `${formatCount(tokens)} tokens` }
  if (examples === undefined || examples === 0) return undefined
  const each = tokensPerExample ?? usualTokensPerExample
  const ours = tokensPerExample === undefined ? ' (our default)' : ''
  const words = `${formatCount(examples)} examples × ${formatCount(each)} tokens${ours}`
  return { tokens: examples * each, words }
}

export function trainingPrice(price: TuningPrice): string {
  const { usdPerMillionTrainingTokens: perMillion, usdPerTrainingHour: perHour } = price
  const parts = [
    ...(perMillion === null ? [] : [`$${perMillion} per 1M tokens`]),
    ...(perHour === null ? [] : [`$${perHour} an hour`]),
  ]
  return parts.join(', ') || 'not published'
}

export function usagePrice(price: TuningPrice): string {
  const { tunedUsdPerMillionInputTokens: into, tunedUsdPerMillionOutputTokens: out } = price
  return into === null || out === null ? '' : `$${into} / $${out} per 1M`
}
