import { findModel } from '#src/catalog/lookup.ts'
import { hoursPerMonth } from '#src/estimate/api-cost.ts'
import type { Range } from '#src/estimate/estimate.ts'
import type { Given, ServingInputs } from '#src/estimate/index.ts'
import { rentOf } from '#src/estimate/rent.ts'
import { tokensPerCheck } from '#src/estimate/speculative.ts'
import { gpuOf, outputTokensOf, standIns } from '../stand-ins.ts'
import { fleetEffect } from './fleet-effect.ts'
import type { Level, ServingFigures, TechniqueEffect, TechniqueId } from './technique.ts'
import { eachOf, hostedFigures, servedWith, type Workload } from './workload.ts'

export interface TechniqueFacts {
  readonly level: Level
  readonly title: string
  /** Whom it helps: those who serve a model, those who call a hosted one, or both. */
  readonly helps: 'own' | 'hosted' | 'both'
}

export const techniqueFacts: Readonly<Record<TechniqueId, TechniqueFacts>> = {
  'cache-the-prefix': { level: 'data', title: 'Cache the shared prefix', helps: 'both' },
  'send-batches': { level: 'data', title: 'Send it in batches', helps: 'hosted' },
  'shorten-the-answer': { level: 'data', title: 'Constrain the answer', helps: 'both' },
  'tune-the-prompt-away': {
    level: 'data',
    title: 'Tune the long prompt into the weights',
    helps: 'own',
  },
  distil: { level: 'model', title: 'Distil into a small model', helps: 'own' },
  quantise: { level: 'model', title: 'Quantise to 8 bits', helps: 'own' },
  speculate: { level: 'model', title: 'Speculate from the input', helps: 'own' },
  'merge-the-adapter': { level: 'model', title: 'Merge the adapter', helps: 'own' },
  'share-a-base': { level: 'model', title: 'Many adapters on one base', helps: 'own' },
  'pool-gpus': { level: 'system', title: 'Pool and schedule the GPUs', helps: 'own' },
  autoscale: { level: 'system', title: 'Scale with the load', helps: 'own' },
}

/** What is left of a long prompt once its instructions are in the weights (Indeed: a fifth). */
const keptPromptShare = 0.2
const shortAnswerTokens = 100
/** How busy a pooled GPU may be before requests queue. Our judgement. */
const pooledUtilisation = 0.7
const ours = <T>(value: T) => ({ value, origin: 'default' as const })

/** Before and after on this project's own serving; undefined where no formula of ours covers it. */
export function ownEffect(technique: TechniqueId, workload: Workload): TechniqueEffect | undefined {
  const { profile } = workload
  switch (technique) {
    case 'cache-the-prefix':
      return changed(
        workload,
        { sharedPrefixTokens: ours(profile.sharedPrefixTokens ?? 0) },
        `${profile.sharedPrefixTokens} prompt tokens are computed once`,
      )
    case 'shorten-the-answer':
      return changed(
        workload,
        { outputTokens: ours(shortAnswerTokens) },
        `${shortAnswerTokens} tokens out instead of ${profile.outputTokensPerRequest}`,
      )
    case 'tune-the-prompt-away': {
      const kept = Math.round((profile.promptTokensPerRequest ?? 0) * keptPromptShare)
      return changed(
        workload,
        { promptTokens: ours(kept) },
        `${kept} tokens in instead of ${profile.promptTokensPerRequest}`,
      )
    }
    case 'distil': {
      const student = findModel(standIns.student)
      if (!('model' in student)) return undefined
      return changed(
        workload,
        { model: ours(student.model) },
        `${student.model.name} in place of ${workload.inputs.model?.value.name}`,
      )
    }
    case 'quantise':
      return changed(
        workload,
        { precision: ours(workload.hasFp8 ? 'fp8' : 'int8') },
        `${workload.hasFp8 ? 'FP8' : 'INT8'} weights instead of 16 bits`,
      )
    case 'speculate':
      return speculated(workload)
    case 'share-a-base':
      return shared(workload)
    case 'pool-gpus':
      // What they measured themselves comes before what a fleet would do.
      return pooled(workload) ?? fleetEffect(workload, 'shared')
    case 'autoscale':
      return fleetEffect(workload, 'scaled')
    default:
      return undefined
  }
}

function changed(
  workload: Workload,
  changes: Given<ServingInputs>,
  working: string,
): TechniqueEffect | undefined {
  const after = servedWith(workload, changes)
  return after && { before: workload.figures, after, working }
}

/** The first token takes as long as before; the rest comes several at a time. */
function speculated(workload: Workload): TechniqueEffect | undefined {
  const { figures } = workload
  const first = servedWith(workload, { outputTokens: ours(1) })?.latencyMs
  if (figures.latencyMs === null || first === null || first === undefined) return undefined
  const { low, likely, high } = figures.latencyMs
  const quicker = (all: number, start: number, per: number) =>
    start + Math.max(0, all - start) / per
  const latencyMs = {
    low: quicker(low, first.low, tokensPerCheck.high),
    likely: quicker(likely, first.likely, tokensPerCheck.likely),
    high: quicker(high, first.high, tokensPerCheck.low),
  }
  return {
    before: figures,
    after: { ...figures, latencyMs },
    working: `${tokensPerCheck.likely} tokens kept per step (${tokensPerCheck.low} to ${tokensPerCheck.high}); throughput and money as before, since a busy card has little to spare`,
  }
}

/** A fleet for each task against one base for all of them. */
function shared(workload: Workload): TechniqueEffect | undefined {
  const { taskCount = 0, requestsPerDay = 0 } = workload.profile
  const each = servedWith(workload, { requestsPerDay: ours(requestsPerDay / taskCount) })
  if (each === undefined) return undefined
  const times = (range: Range | null) => range && eachOf(range, range, (one) => one * taskCount)
  return {
    before: {
      ...each,
      usdPerMonth: times(each.usdPerMonth),
      gpus: each.gpus === null ? null : each.gpus * taskCount,
    },
    after: workload.figures,
    working: `${taskCount} fleets for a share of the load each, against one base with ${taskCount} adapters`,
  }
}

/** The GPUs that the work now done would fill, at a load a pool can carry. */
function pooled({ profile, asOf }: Workload): TechniqueEffect | undefined {
  const { ownedGpus, gpuUtilisation } = profile
  const [card] = gpuOf(profile).gpu?.value ?? []
  if (ownedGpus === undefined || gpuUtilisation === undefined) return undefined
  const needed = Math.min(
    ownedGpus,
    Math.max(1, Math.ceil((ownedGpus * gpuUtilisation) / pooledUtilisation)),
  )
  const figures = (gpus: number): ServingFigures => {
    const rent = card === undefined ? null : rentOf(card, gpus, asOf)
    const { usdPerHour } = rent ?? {}
    const usdPerMonth = usdPerHour
      ? eachOf(usdPerHour, usdPerHour, (hour) => hour * hoursPerMonth)
      : null
    return { latencyMs: null, tokensPerSecondPerGpu: null, usdPerMonth, gpus }
  }
  return {
    before: figures(ownedGpus),
    after: figures(needed),
    working: `${ownedGpus} GPUs × ${gpuUtilisation} busy ÷ ${pooledUtilisation} that a pool can carry = ${needed} GPUs`,
  }
}

/** Before and after on the bill of a hosted model. */
export function hostedEffect(
  technique: TechniqueId,
  { profile, asOf }: Pick<Workload, 'profile' | 'asOf'>,
): TechniqueEffect | undefined {
  const before = hostedFigures(profile, asOf, {})
  const { promptTokensPerRequest = 0, sharedPrefixTokens = 0 } = profile
  const compare = (after: ServingFigures | undefined, working: string) =>
    before && after && { before, after, working: `${working}, billed by ${standIns.hosted.middle}` }
  switch (technique) {
    case 'cache-the-prefix': {
      const share = Math.min(1, sharedPrefixTokens / promptTokensPerRequest)
      return compare(
        hostedFigures(profile, asOf, { cachedShare: ours(share) }),
        `${sharedPrefixTokens} of ${promptTokensPerRequest} prompt tokens read from the cache`,
      )
    }
    case 'send-batches':
      return compare(
        hostedFigures(profile, asOf, { batchShare: ours(1) }),
        'every request in a batch',
      )
    case 'shorten-the-answer':
      return compare(
        hostedFigures(profile, asOf, { outputTokens: ours(shortAnswerTokens) }),
        `${shortAnswerTokens} tokens out instead of ${outputTokensOf(profile).outputTokens?.value}`,
      )
    default:
      return undefined
  }
}
