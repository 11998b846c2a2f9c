import type { Source } from '#src/catalog/source.ts'

/** An uncertain number. `likely` is shown first; low to high is meant to hold nine times in ten. */
export interface Range {
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** The names of the totals. Each ends in its unit; an estimate has those that apply. */
export const quantityNames = [
  'memoryGiBPerGpu',
  'fitsProbability',
  'gpuHours',
  'wallClockHours',
  'usd',
  'usdPerMonth',
  'outputTokensPerSecond',
  'ttftMs',
] as const

export type QuantityName = (typeof quantityNames)[number]

export const estimateKinds = ['finetune', 'pretrain', 'continue', 'serve', 'api', 'fleet'] as const

export type EstimateKind = (typeof estimateKinds)[number]

export interface Line extends Range {
  readonly label: string
  readonly unit: string
  /** The sum as a person would write it: "32 layers × 8 heads × …". */
  readonly working: string
  readonly source: Source
}

/** Where an input came from; the card shows it beside the value. */
export type Origin = 'user' | 'profile' | 'catalog' | 'default'

export interface Assumption {
  readonly name: string
  readonly value: string | number | boolean
  readonly origin: Origin
}

export interface Estimate {
  readonly kind: EstimateKind
  /** What was estimated, in words: "QLoRA fine-tuning of Llama 3.1 8B on 1 × L4". */
  readonly subject: string
  readonly quantities: Readonly<Partial<Record<QuantityName, Range>>>
  /** Catalog id and count of the GPUs; absent where none are rented. */
  readonly gpu?: string
  readonly gpuCount?: number
  readonly lines: readonly Line[]
  readonly assumptions: readonly Assumption[]
  readonly confidence: 'high' | 'medium' | 'low'
  readonly confidenceReasons: readonly string[]
  readonly warnings: readonly string[]
}
