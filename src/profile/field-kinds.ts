import type { QuantityKind } from './quantity.ts'
import type { Answered, ProfileField } from './schema.ts'

export type NumberField = {
  [F in ProfileField]: Answered[F] extends number ? F : never
}[ProfileField]

/** How a typed number is read for each field; the field's name holds the unit of the result. */
export const fieldKinds: Readonly<Record<NumberField, QuantityKind>> = {
  evaluationExamples: 'count',
  labelledExamples: 'count',
  corpusTokens: 'tokens',
  requestsPerDay: 'ratePerDay',
  latencyMs: 'durationMs',
  budgetUsd: 'usd',
  weeksToFirstResult: 'weeks',
  unlabelledExamples: 'count',
  taskCount: 'count',
  preferencePairs: 'count',
  baseScore: 'share',
  promptTokensPerRequest: 'tokens',
  outputTokensPerRequest: 'tokens',
  ttftMs: 'durationMs',
  peakFactor: 'number',
  servedModels: 'count',
  sharedPrefixTokens: 'tokens',
  monthlyApiUsd: 'usdPerMonth',
  lifetimeMonths: 'months',
  ownedGpus: 'count',
  gpuNodes: 'count',
  gpuUtilisation: 'share',
}

export function isNumberField(field: ProfileField): field is NumberField {
  return Object.hasOwn(fieldKinds, field)
}
