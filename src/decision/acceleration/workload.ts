import { gpuById, isGpuId } from '#src/catalog/gpus.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate, Range } from '#src/estimate/estimate.ts'
import {
  type ApiInputs,
  estimateApi,
  estimateServing,
  type Given,
  type ServingInputs,
} from '#src/estimate/index.ts'
import type { Profile } from '#src/profile/schema.ts'
import { baseOf, given, gpuOf, outputTokensOf, standIns } from '../stand-ins.ts'
import type { ServingFigures } from './technique.ts'

/** How this project runs its model today, before anything is accelerated. */
export interface Workload {
  readonly profile: Profile
  readonly asOf: string
  readonly inputs: Given<ServingInputs>
  /** The cards the plain estimate chose: every change is computed on the same kind. */
  readonly figures: ServingFigures
  readonly hasFp8: boolean
}

/** The plain serving of an own model; undefined while the volume is unknown or nothing can serve it. */
export function ownWorkload(profile: Profile, asOf: string): Workload | undefined {
  if ((profile.requestsPerDay ?? 0) <= 0) return undefined
  const plain: Given<ServingInputs> = {
    model: baseOf(profile, standIns.base),
    ...given(profile, {
      requestsPerDay: 'requestsPerDay',
      peakFactor: 'peakFactor',
      promptTokens: 'promptTokensPerRequest',
      ttftMs: 'ttftMs',
    }),
    ...outputTokensOf(profile),
    ...gpuOf(profile),
  }
  const estimate = estimated(() => estimateServing(plain, asOf))
  if (estimate?.gpu === undefined || !isGpuId(estimate.gpu)) return undefined
  const inputs = { ...plain, gpu: { value: [estimate.gpu], origin: 'default' as const } }
  return {
    profile,
    asOf,
    inputs,
    figures: figuresOf(estimate),
    hasFp8: gpuById(estimate.gpu).fp8DenseTflops !== null,
  }
}

/** The workload's figures with some inputs changed, on the same kind of card. */
export function servedWith(
  { inputs, asOf }: Workload,
  changes: Given<ServingInputs>,
): ServingFigures | undefined {
  const estimate = estimated(() => estimateServing({ ...inputs, ...changes }, asOf))
  return estimate && figuresOf(estimate)
}

/** The bill of a middling hosted model for this project; undefined while the volume is unknown. */
export function hostedFigures(
  profile: Profile,
  asOf: string,
  changes: Given<ApiInputs>,
): ServingFigures | undefined {
  if ((profile.requestsPerDay ?? 0) <= 0) return undefined
  const inputs: Given<ApiInputs> = {
    model: { value: standIns.hosted.middle, origin: 'default' },
    ...given(profile, { requestsPerDay: 'requestsPerDay', promptTokens: 'promptTokensPerRequest' }),
    ...outputTokensOf(profile),
    ...changes,
  }
  const estimate = estimated(() => estimateApi(inputs, asOf))
  if (estimate === undefined) return undefined
  const { usdPerMonth = null } = estimate.quantities
  return { latencyMs: null, tokensPerSecondPerGpu: null, usdPerMonth, gpus: null }
}

const stepLabel = 'One decode step'

function figuresOf(estimate: Estimate): ServingFigures {
  const { ttftMs, outputTokensPerSecond, usdPerMonth = null } = estimate.quantities
  const gpus = estimate.gpuCount ?? 1
  const outputTokens = estimate.assumptions.find(({ name }) => name === 'outputTokens')?.value
  const step = estimate.lines.find(({ label, unit }) => label === stepLabel && unit === 'ms')
  return {
    latencyMs:
      ttftMs === undefined || step === undefined || typeof outputTokens !== 'number'
        ? null
        : eachOf(ttftMs, step, (first, each) => first + outputTokens * each),
    tokensPerSecondPerGpu:
      outputTokensPerSecond === undefined
        ? null
        : eachOf(outputTokensPerSecond, outputTokensPerSecond, (all) => all / gpus),
    usdPerMonth,
    gpus,
  }
}

export function eachOf(a: Range, b: Range, sum: (a: number, b: number) => number): Range {
  return { low: sum(a.low, b.low), likely: sum(a.likely, b.likely), high: sum(a.high, b.high) }
}

/** What the estimator has to say; undefined where it refuses. */
export function estimated(estimate: () => Estimate): Estimate | undefined {
  try {
    return estimate()
  } catch (error) {
    // What the estimator refuses, such as an encoder, is not accelerated either.
    if (error instanceof BadInputError) return undefined
    throw error
  }
}
