import { type Answered, type ProfileField, profileFieldNames } from '#src/profile/schema.ts'
import {
  formatCount,
  formatMs,
  formatNumber,
  formatUsd,
  formatValue,
  formatWeeks,
} from './format.ts'

/** A profile field in words: `labelledExamples` is "labelled examples". */
export function fieldLabel(field: ProfileField): string {
  return (
    labels[field] ??
    field
      .replace(/(Usd|Ms|Tokens)$/, '')
      .replaceAll(/([A-Z])/g, ' $1')
      .toLowerCase()
  )
}

const labels: Partial<Record<ProfileField, string>> = {
  gap: 'what falls short',
  corpusTokens: 'domain text',
  latencyMs: 'time to the whole answer',
  ttftMs: 'time to the first token',
  baseScore: 'score of the base model',
  gpu: 'GPU',
  ownedGpus: 'GPUs owned',
  gpuNodes: 'GPU machines',
  gpuUtilisation: 'GPU utilisation',
  monthlyApiUsd: 'API bill',
  sharedPrefixTokens: 'shared prefix',
}

/** A profile value in words: 120,000 tokens, $20k, 2,000 a day. */
export function formatField<F extends ProfileField>(field: F, value: Answered[F]): string {
  if (typeof value !== 'number') return formatValue(value)
  if (field === 'monthlyApiUsd') return `${formatUsd(value)} a month`
  if (field.endsWith('Usd')) return value < 10_000 ? `$${formatCount(value)}` : formatUsd(value)
  if (field.endsWith('Ms')) return formatMs(value)
  if (field.endsWith('PerDay')) return `${formatCount(value)} a day`
  if (field.endsWith('Tokens') || field.endsWith('TokensPerRequest')) {
    return `${formatCount(value)} tokens`
  }
  if (field === 'weeksToFirstResult') return formatWeeks(value)
  if (field === 'lifetimeMonths') return `${formatCount(value)} months`
  if (field === 'baseScore' || field === 'gpuUtilisation') return `${formatNumber(value * 100)} %`
  return formatCount(value)
}

/** The answers of a profile in the order of their importance. */
export function inOrder<T>(
  answers: { readonly [F in ProfileField]?: T },
): readonly (readonly [ProfileField, T])[] {
  return profileFieldNames.flatMap((field) => {
    const answer = answers[field]
    return answer === undefined ? [] : [[field, answer] as const]
  })
}
