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

export const planRoles = ['cheapest', 'fastest', 'best', 'tight'] as const

export type PlanRole = (typeof planRoles)[number]

/** One way to do the work that a person could choose instead. */
export interface Plan {
  /** `tight`: cheaper than every plan that surely fits, and may not fit. */
  readonly role: PlanRole
  /** Catalog id and count of the GPUs. */
  readonly gpu: string
  readonly gpuCount: number
  /** In words: "ZeRO-3 (FSDP), micro-batch 4, full checkpointing". */
  readonly layout: string
  readonly settings: Readonly<Record<string, string | number>>
  readonly quantities: Readonly<Partial<Record<QuantityName, Range>>>
  readonly isTight: boolean
  /** Why it won. */
  readonly because: string
}

export const constraints = ['memory', 'deadline', 'budget', 'latency', 'no price', 'none'] as const

/** What a planner looked at beside the plans it returns. */
export interface Planning {
  readonly considered: number
  readonly ruledOut: readonly { readonly gpu: string; readonly because: string }[]
  /** What kept a cheaper or a faster plan out. */
  readonly bindingConstraint: (typeof constraints)[number]
  /** Plans that no other beats in both money and time, cheapest first, for a chart. */
  readonly paretoFront: readonly FrontPoint[]
}

export interface FrontPoint {
  readonly gpu: string
  readonly gpuCount: number
  readonly layout: string
  /** Dollars of the run, or of a month of serving. */
  readonly usd: number
  /** Hours of the run, or of one answer when a model is served. */
  readonly hours: number
  readonly isTight: boolean
}

/** A fleet hour by hour; its lines hold the sums. */
export interface FleetDetail {
  readonly models: readonly FleetModelDetail[]
  /** From the plainest to the most shared. */
  readonly arrangements: readonly FleetArrangement[]
}

export interface FleetModelDetail {
  readonly name: string
  /** In words: "office-hours, 20,000 a day". */
  readonly load: string
  readonly gpu: string
  readonly cardsPerCopy: number
  readonly requestsPerSecondPerCopy: Range
  /** What the busiest hour needs, spare copies included. */
  readonly copiesAtPeak: Range
  /** Autoscaled, hour by hour, Monday first. */
  readonly copiesByHour: readonly number[]
  /** In the busiest hour, until service begins. */
  readonly meanWaitMs: number
  readonly p95WaitMs: number
}

export interface FleetArrangement {
  readonly name: string
  readonly gpuHours: Range
  readonly usd: Range | null
  /** Work done over what the rented cards could do. */
  readonly busyShare: Range
  readonly cardsByHour: readonly number[]
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
  /** Cheapest, fastest and best, where a planner looked for them. */
  readonly plans?: readonly Plan[]
  readonly planning?: Planning
  /** Fleets only. */
  readonly fleet?: FleetDetail
}
