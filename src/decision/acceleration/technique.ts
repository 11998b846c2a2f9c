import type { Source } from '#src/catalog/source.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Answered, ProfileField } from '#src/profile/schema.ts'

/** Where an acceleration acts: on what goes in and out, on the model, on what serves it. */
export type Level = 'data' | 'model' | 'system'

export const techniqueIds = [
  'cache-the-prefix',
  'send-batches',
  'shorten-the-answer',
  'tune-the-prompt-away',
  'distil',
  'quantise',
  'speculate',
  'merge-the-adapter',
  'share-a-base',
  'pool-gpus',
  'autoscale',
] as const

export type TechniqueId = (typeof techniqueIds)[number]

/** A rule of the decision's shape, whose effect is a technique. */
export interface TechniqueRule {
  /** Permanent, as a decision rule's. */
  readonly id: string
  readonly reads: readonly ProfileField[]
  readonly when: (profile: Answered) => boolean
  readonly effect: { readonly kind: 'technique'; readonly technique: TechniqueId }
  readonly because: string
  readonly source: Source
}

/** Declares a rule; the compiler refuses a predicate that touches a field outside `reads`. */
export function techniqueRule<const Reads extends readonly ProfileField[]>(
  technique: TechniqueId,
  spec: Omit<TechniqueRule, 'reads' | 'when' | 'effect'> & {
    readonly reads: Reads
    readonly when: (profile: Pick<Answered, Reads[number]>) => boolean
  },
): TechniqueRule {
  return { ...spec, effect: { kind: 'technique', technique } }
}

/** What a serving estimate says of one way to run the model; null where it says nothing. */
export interface ServingFigures {
  /** One request from end to end, its answer read by one person. */
  readonly latencyMs: Range | null
  readonly tokensPerSecondPerGpu: Range | null
  readonly usdPerMonth: Range | null
  readonly gpus: number | null
}

export interface TechniqueEffect {
  readonly before: ServingFigures
  readonly after: ServingFigures
  /** What was compared, in words. */
  readonly working: string
}

export interface RecommendedTechnique {
  readonly technique: TechniqueId
  readonly level: Level
  readonly title: string
  readonly ruleIds: readonly string[]
  readonly reasons: readonly { readonly text: string; readonly source: Source }[]
  /** Null where no formula of ours covers it: measure before and after. */
  readonly effect: TechniqueEffect | null
}
