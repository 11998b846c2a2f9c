import { BadInputError } from '#src/errors.ts'
import type { Estimate, Range } from '#src/estimate/estimate.ts'
import { estimateApi, estimateServing } from '#src/estimate/index.ts'
import type { Profile } from '#src/profile/schema.ts'
import type { Approach } from './approach.ts'
import { baseOf, given, gpuOf, outputTokensOf, standIns } from './stand-ins.ts'
import { thresholds } from './thresholds.ts'

export interface RunningCost {
  /** null while the volume is unknown, or when it cannot be estimated. */
  readonly usdPerMonth: Range | null
  readonly estimates: readonly Estimate[]
}

const unknown: RunningCost = { usdPerMonth: null, estimates: [] }

/** A retrieved prompt while the team has not said how long its prompts are. */
const retrievalPromptTokens = 5000
/** What is asked beside a cached corpus. */
const questionTokens = 500

/** The monthly bill of running an approach at the team's volume. */
export function runningCost(approach: Approach, profile: Profile, asOf: string): RunningCost {
  if ((profile.requestsPerDay ?? 0) <= 0) return unknown
  // A model yet to be designed, or one that reads no text, has nothing to stand in for it.
  if (approach === 'pretraining' || profile.modality === 'events-or-other') return unknown
  switch (approach) {
    case 'prompting':
    case 'retrieval':
    case 'hosted-fine-tuning':
      return profile.dataResidency === 'on-premises'
        ? serving(standIns.selfHosted, approach, profile, asOf)
        : calling(approach, profile, asOf)
    case 'distillation':
      return serving(standIns.student, approach, profile, asOf)
    default:
      return serving(standIns.base, approach, profile, asOf)
  }
}

/** From a small hosted model to a strong one, with the corpus cached where it is shown whole. */
function calling(approach: Approach, profile: Profile, asOf: string): RunningCost {
  const inputs = {
    ...given(profile, { requestsPerDay: 'requestsPerDay' }),
    ...outputTokensOf(profile),
    ...promptOf(approach, profile),
  }
  const estimates = Object.values(standIns.hosted).flatMap((name) => {
    const model = { value: name, origin: 'default' } as const
    return estimated(() => estimateApi({ model, ...inputs }, asOf))
  })
  const bills = estimates.flatMap(({ quantities }) => quantities.usdPerMonth ?? [])
  const [small, middle, strong] = bills
  if (small === undefined || middle === undefined || strong === undefined) return unknown
  return {
    usdPerMonth: {
      low: Math.min(small.low, middle.likely),
      likely: middle.likely,
      high: Math.max(middle.likely, strong.high),
    },
    estimates,
  }
}

interface Prompt {
  readonly promptTokens?: { readonly value: number; readonly origin: 'profile' | 'default' }
  readonly cachedShare?: { readonly value: number; readonly origin: 'profile' | 'default' }
}

function promptOf(approach: Approach, profile: Profile): Prompt {
  const { promptTokensPerRequest, corpusTokens, sharedPrefixTokens } = profile
  const isShownWhole =
    approach === 'prompting' &&
    corpusTokens !== undefined &&
    corpusTokens < thresholds.corpusTokens.cachedPrompt.value
  if (isShownWhole) {
    const whole = corpusTokens + (promptTokensPerRequest ?? questionTokens)
    return {
      promptTokens: { value: Math.max(1, whole), origin: 'profile' },
      cachedShare: { value: whole === 0 ? 0 : corpusTokens / whole, origin: 'default' },
    }
  }
  const stated = promptTokensPerRequest !== undefined && promptTokensPerRequest > 0
  if (stated) {
    const shared = Math.min(1, (sharedPrefixTokens ?? 0) / promptTokensPerRequest)
    return {
      promptTokens: { value: promptTokensPerRequest, origin: 'profile' },
      cachedShare: { value: shared, origin: 'profile' },
    }
  }
  return approach === 'retrieval'
    ? { promptTokens: { value: retrievalPromptTokens, origin: 'default' } }
    : {}
}

/** Rented cards for an own model, at the team's volume and deadline. */
function serving(standIn: string, approach: Approach, profile: Profile, asOf: string): RunningCost {
  const [estimate] = estimated(() =>
    estimateServing(
      {
        model: baseOf(profile, standIn, { encoders: true }),
        ...given(profile, {
          requestsPerDay: 'requestsPerDay',
          peakFactor: 'peakFactor',
          latencyMs: 'latencyMs',
          ttftMs: 'ttftMs',
          sharedPrefixTokens: 'sharedPrefixTokens',
        }),
        ...outputTokensOf(profile),
        ...ownPrompt(approach, profile),
        ...gpuOf(profile),
      },
      asOf,
    ),
  )
  if (estimate === undefined) return unknown
  return { usdPerMonth: estimate.quantities.usdPerMonth ?? null, estimates: [estimate] }
}

function ownPrompt(approach: Approach, profile: Profile): Pick<Prompt, 'promptTokens'> {
  const { promptTokens } = promptOf(approach, profile)
  return promptTokens === undefined ? {} : { promptTokens }
}

/** Nothing for what the estimator refuses, such as serving an encoder, which writes no text. */
function estimated(estimate: () => Estimate): readonly Estimate[] {
  try {
    return [estimate()]
  } catch (error) {
    if (error instanceof BadInputError) return []
    throw error
  }
}
