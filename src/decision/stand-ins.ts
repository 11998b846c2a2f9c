import type { GpuId } from '#src/catalog/gpus.ts'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import type { Model } from '#src/catalog/models.ts'
import type { Source } from '#src/catalog/source.ts'
import type { Given } from '#src/estimate/index.ts'
import type { Answered, Profile } from '#src/profile/schema.ts'
import { thresholds } from './thresholds.ts'

/**
 * What is estimated while the team has named no model. Stated with every estimate as an
 * assumption, and replaced by the team's own answer.
 */
export const standIns = {
  /** The base most tuning cases start from. */
  base: 'meta-llama/Llama-3.1-8B-Instruct',
  student: 'meta-llama/Llama-3.2-3B-Instruct',
  /** Prompted on one's own machines, where no hosted model may be used. */
  selfHosted: 'meta-llama/Llama-3.3-70B-Instruct',
  /** Hosted models from small to strong: the bill lies between the first and the last. */
  hosted: { small: 'gpt-5.6-luna', middle: 'gpt-5.4-mini', strong: 'claude-sonnet-5' },
  source: {
    basis: 'judgement',
    title: 'Our judgement: common choices of each size in the catalog, late 2026',
    url: '',
    checkedOn: null,
  } satisfies Source,
} as const

/** Tokens of one answer by task, while the team has not said. Our judgement. */
const usualOutputTokens = {
  classification: 10,
  ranking: 10,
  extraction: 100,
  'question-answering': 300,
  generation: 500,
  agent: 500,
  code: 300,
} as const satisfies Record<Answered['taskType'], number>

/** What can be written within half a second. */
const shortOutputTokens = 20

/** The length of an answer: stated, else usual for the task, else short where time is short. */
export function outputTokensOf({
  outputTokensPerRequest,
  taskType,
  latencyMs,
}: Profile): Given<{ outputTokens: number }> {
  if (outputTokensPerRequest !== undefined && outputTokensPerRequest > 0) {
    return { outputTokens: { value: outputTokensPerRequest, origin: 'profile' } }
  }
  const isShort = latencyMs !== undefined && latencyMs <= thresholds.latencyMs.small.value
  const usual = taskType === undefined ? undefined : usualOutputTokens[taskType]
  const value = isShort ? Math.min(usual ?? shortOutputTokens, shortOutputTokens) : usual
  return value === undefined ? {} : { outputTokens: { value, origin: 'default' } }
}

type FromProfile<T> = { readonly value: T; readonly origin: 'profile' | 'default' }

/** The team's base model where we know it, else the stand-in; an encoder only where one fits. */
export function baseOf(
  { baseModel }: Profile,
  standIn: string,
  options: { readonly encoders: boolean } = { encoders: false },
): FromProfile<Model> {
  const named = baseModel === undefined ? undefined : modelNamed(baseModel)
  if (named !== undefined && (options.encoders || named.kind === 'decoder')) {
    return { value: named, origin: 'profile' }
  }
  const value = modelNamed(standIn)
  if (value === undefined) throw new RangeError(`the catalog lacks the stand-in ${standIn}`)
  return { value, origin: 'default' }
}

function modelNamed(name: string): Model | undefined {
  const found = findModel(name)
  return 'model' in found ? found.model : undefined
}

/** The team's GPU, in every variant of its name; nothing for a name we do not know. */
export function gpuOf({ gpu }: Profile): Given<{ gpu: readonly GpuId[] }> {
  if (gpu === undefined) return {}
  const found = findGpu(gpu)
  return 'variants' in found ? { gpu: { value: found.variants, origin: 'profile' } } : {}
}

/** Answers under the estimator's names; what is not answered is left to its defaults. */
export function given<const N extends Readonly<Record<string, keyof Profile>>>(
  profile: Profile,
  names: N,
): { readonly [K in keyof N]?: FromProfile<number> } {
  const entries = Object.entries(names).flatMap(([name, field]) => {
    const value = profile[field]
    // The estimator takes amounts above zero; none of something is left out.
    return typeof value === 'number' && value > 0
      ? [[name, { value, origin: 'profile' }] as const]
      : []
  })
  return Object.fromEntries(entries) as { readonly [K in keyof N]?: FromProfile<number> }
}
