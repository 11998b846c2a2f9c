import type { TuningPrice } from '#src/catalog/tuning-prices.ts'
import type { Card } from './card.ts'
import { formatCount, formatUsd } from './format.ts'

/** What providers ask to tune a model that only they serve; with an amount, what it comes to. */
export function hostedTuningCard(
  name: string,
  prices: readonly TuningPrice[],
  trainingTokens: number | undefined,
): Card {
  const rows = prices.map((price) => [
    price.provider,
    price.method.toUpperCase(),
    trainingPrice(price),
    trainingTokens === undefined || price.usdPerMillionTrainingTokens === null
      ? ''
      : formatUsd((price.usdPerMillionTrainingTokens * trainingTokens) / 1e6),
    usagePrice(price),
    price.asOf ?? 'undated',
  ])
  const amount =
    trainingTokens === undefined
      ? 'Each pass over your data counts: tokens × epochs × price.'
      : `For one pass over ${formatCount(trainingTokens)} tokens; each further pass costs the same again.`
  return {
    title: `Tuning ${name} at its maker`,
    blocks: [
      { type: 'text', markdown: `${amount} Memory and time are the provider’s concern.` },
      {
        type: 'table',
        headers: [
          'Provider',
          'Method',
          'Training',
          'One pass',
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

function trainingPrice(price: TuningPrice): string {
  const { usdPerMillionTrainingTokens: perMillion, usdPerTrainingHour: perHour } = price
  const parts = [
    ...(perMillion === null ? [] : [`$${perMillion} per 1M tokens`]),
    ...(perHour === null ? [] : [`$${perHour} an hour`]),
  ]
  return parts.join(', ') || 'not published'
}

function usagePrice(price: TuningPrice): string {
  const { tunedUsdPerMillionInputTokens: into, tunedUsdPerMillionOutputTokens: out } = price
  return into === null || out === null ? '' : `$${into} / $${out} per 1M`
}
