import { apiPrices } from '#src/catalog/api-prices.ts'
import { tuningPrices } from '#src/catalog/tuning-prices.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate, Range } from '#src/estimate/estimate.ts'
import {
  estimateApi,
  estimateFinetune,
  estimatePretrain,
  type FinetuneMethod,
} from '#src/estimate/index.ts'
import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { efforts } from './effort.ts'
import { baseOf, given, gpuOf, outputTokensOf, standIns } from './stand-ins.ts'

/** One-off money for machines and services, and the estimates it rests on. */
export interface OneOffCost {
  /** All runs until one is kept; null when it cannot be estimated. */
  readonly usd: Range | null
  /** Of the one run that is kept; null where nothing is trained by oneself. */
  readonly wallClockHours: Range | null
  readonly estimates: readonly Estimate[]
}

const nothing: OneOffCost = { usd: null, wallClockHours: null, estimates: [] }
const free: Range = { low: 0, likely: 0, high: 0 }

/** Examples a run is estimated with while their number is unknown or none. */
const usualExamples = 1000
/** Inputs a teacher labels while their number is unknown. */
const usualLabelling = 5000
const mostLabelling = 50_000

export function oneOffCost(approach: Approach, profile: Profile, asOf: string): OneOffCost {
  switch (approach) {
    case 'prompting':
      return { ...nothing, usd: free }
    case 'retrieval':
      return { ...nothing, usd: embeddingUsd(profile, asOf) }
    case 'hosted-fine-tuning':
      return { ...nothing, usd: hostedTuningUsd(profile) }
    case 'lora-fine-tuning':
      return trained(approach, () => tuning('lora', profile, asOf))
    case 'full-fine-tuning':
      return trained(approach, () => tuning('full', profile, asOf))
    case 'preference-tuning':
      return trained(approach, () => tuning('dpo', profile, asOf))
    case 'reinforcement-fine-tuning':
      return trained(approach, () => tuning('grpo', profile, asOf))
    case 'distillation':
      return distilled(profile, asOf)
    case 'continued-pretraining':
    case 'pretraining':
      return trained(approach, () => pretraining(approach, profile, asOf))
  }
}

function tuning(method: FinetuneMethod, profile: Profile, asOf: string): Estimate {
  const isPreference = method === 'dpo' || method === 'grpo'
  const model = baseOf(profile, standIns.base, { encoders: !isPreference })
  const examples =
    method === 'dpo'
      ? given(profile, { examples: 'preferencePairs' })
      : given(profile, { examples: 'labelledExamples' })
  return estimateFinetune(
    { model, method: { value: method, origin: 'default' }, ...examples, ...gpuOf(profile) },
    asOf,
  )
}

/** A twentieth as many parameters as tokens, within what has been trained by others. */
function pretraining(
  approach: 'continued-pretraining' | 'pretraining',
  profile: Profile,
  asOf: string,
): Estimate | null {
  const { corpusTokens } = profile
  if (corpusTokens === undefined || corpusTokens === 0) return null
  const tokens = { value: corpusTokens, origin: 'profile' } as const
  const gpu = gpuOf(profile)
  if (approach === 'continued-pretraining') {
    const kind = { value: 'continue', origin: 'default' } as const
    return estimatePretrain({ kind, model: baseOf(profile, standIns.base), tokens, ...gpu }, asOf)
  }
  const parameters = { value: parametersFor(corpusTokens), origin: 'default' } as const
  return estimatePretrain({ parameters, tokens, ...gpu }, asOf)
}

/** Twenty tokens a parameter, from a tenth of a billion to seven billion parameters. */
export function parametersFor(tokens: number): number {
  return Math.min(7e9, Math.max(1e8, tokens / 20))
}

function trained(approach: Approach, estimate: () => Estimate | null): OneOffCost {
  const run = estimated(estimate)
  if (run === null) return nothing
  const { usd, wallClockHours } = run.quantities
  return {
    usd: usd === undefined ? null : manyRuns(usd, efforts[approach].runs),
    wallClockHours: wallClockHours ?? null,
    estimates: [run],
  }
}

function manyRuns(usd: Range, runs: Range): Range {
  return { low: usd.low * runs.low, likely: usd.likely * runs.likely, high: usd.high * runs.high }
}

/** A run that cannot be estimated, such as a model too large for the GPU named, has no price. */
function estimated(estimate: () => Estimate | null): Estimate | null {
  try {
    return estimate()
  } catch (error) {
    if (error instanceof BadInputError) return null
    throw error
  }
}

/** The teacher's labels once, and a student trained on them. */
function distilled(profile: Profile, asOf: string): OneOffCost {
  const inputs = Math.min(profile.unlabelledExamples || usualLabelling, mostLabelling)
  const student = trained('distillation', () =>
    estimateFinetune(
      {
        model: baseOf(profile, standIns.student, { encoders: true }),
        method: { value: 'full', origin: 'default' },
        examples: { value: inputs, origin: 'default' },
        ...gpuOf(profile),
      },
      asOf,
    ),
  )
  // A month of this many requests a day is all the inputs, once.
  const requestsPerDay = { value: inputs / (365.25 / 12), origin: 'default' } as const
  const model = { value: standIns.hosted.strong, origin: 'default' } as const
  const lengths = {
    ...given(profile, { promptTokens: 'promptTokensPerRequest' }),
    ...outputTokensOf(profile),
  }
  const labels = estimated(() => estimateApi({ model, requestsPerDay, ...lengths }, asOf))
  const labelUsd = labels?.quantities.usdPerMonth
  if (student.usd === null || labels === null || labelUsd === undefined) return student
  return {
    ...student,
    estimates: [...student.estimates, asLabelling(labels, inputs)],
    usd: {
      low: student.usd.low + labelUsd.low,
      likely: student.usd.likely + labelUsd.likely,
      high: student.usd.high + labelUsd.high,
    },
  }
}

/** The month's bill told as what it is here: all inputs, once. */
function asLabelling(labels: Estimate, inputs: number): Estimate {
  const { usdPerMonth, ...quantities } = labels.quantities
  return {
    ...labels,
    subject: `Labelling ${inputs} inputs with ${standIns.hosted.strong}`,
    quantities: { ...quantities, ...(usdPerMonth !== undefined && { usd: usdPerMonth }) },
    warnings: [
      ...labels.warnings,
      'The monthly bills below are for one month: the whole labelling.',
    ],
  }
}

/** The corpus read once by an embedding model; the index itself is people's time. */
function embeddingUsd({ corpusTokens }: Profile, asOf: string): Range | null {
  if (corpusTokens === undefined) return null
  const usdPerMillion = apiPrices(asOf)
    .filter((price) => price.usdPerMillionOutputTokens === null)
    .map((price) => price.usdPerMillionInputTokens)
  return usdPerMillion.length === 0 ? null : spreadOf(usdPerMillion, corpusTokens / 1e6)
}

/** What the providers ask for the training tokens of all runs: three passes of 500 tokens. */
function hostedTuningUsd(profile: Profile): Range | null {
  const { labelledExamples, hostedTuningProvider } = profile
  const provider = hostedTuningProvider === 'google' ? 'vertex' : hostedTuningProvider
  const supervised = tuningPrices.filter(({ method }) => method === 'sft')
  const own = supervised.filter((price) => price.provider === provider)
  const prices = (own.length > 0 ? own : supervised.filter(({ weights }) => weights === null))
    .map((price) => price.usdPerMillionTrainingTokens)
    .filter((usd) => usd !== null)
  if (prices.length === 0) return null
  const tokens = (labelledExamples || usualExamples) * 500 * 3
  return manyRuns(spreadOf(prices, tokens / 1e6), efforts['hosted-fine-tuning'].runs)
}

/** Cheapest, middle and dearest of the prices, times an amount. */
function spreadOf(prices: readonly number[], amount: number): Range {
  const sorted = prices.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.round((sorted.length - 1) * share)] ?? 0) * amount
  return { low: at(0), likely: at(0.5), high: at(1) }
}
