import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import type { ApiUse } from './api-cost.ts'
import { compareWithApi, hostedRival } from './break-even.ts'
import { chosenCard } from './chosen-card.ts'
import type { Estimate } from './estimate.ts'
import { cards, figure } from './figures.ts'
import type { PlanOptions } from './finetune.ts'
import { fitShare } from './fit.ts'
import { type Given, Inputs } from './given.ts'
import { sizeOf } from './parameters.ts'
import { exactly } from './range.ts'
import { atProvider, type RentInputs, rentTerms } from './rent.ts'
import { servedFormat } from './served-format.ts'
import { servingConfidence, servingWarnings, verdictOn } from './serving-advice.ts'
import { cardsOfCopy, stagesOf } from './serving-case.ts'
import { servingMemoryLines, servingMoneyLines, servingSpeedLines, ttft } from './serving-lines.ts'
import type { RequestShape } from './serving-load.ts'
import { chooseServingPlan, type ServingRequest } from './serving-plan.ts'
import { searchServingPlans, stageWords } from './serving-search.ts'
import { speculativeLines } from './speculative.ts'
import { unitCostLines } from './unit-costs.ts'
import type { WeightFormat } from './weight-bytes.ts'
import { multipliesIn } from './weight-kernels.ts'

export interface ServingInputs extends RentInputs {
  readonly model: Model
  readonly precision: WeightFormat
  readonly requestsPerDay: number
  /** The busiest hour over the mean hour. */
  readonly peakFactor: number
  readonly promptTokens: number
  /** Nineteen of twenty prompts are shorter: limits and cache are for those. */
  readonly promptTokensP95: number
  readonly outputTokens: number
  /** Start of every prompt that is the same. */
  readonly sharedPrefixTokens: number
  /** For the whole answer. */
  readonly latencyMs: number
  readonly ttftMs: number
  /** Sequences at once on one copy of the model. */
  readonly concurrency: number
  /** Longest sequence to make room for; prompt and output unless given. */
  readonly context: number
  readonly gpu: GpuId | readonly GpuId[]
  readonly gpus: number
  /** Of the cache; 16 bits unless given. */
  readonly kvPrecision: 'bf16' | 'fp8'
  /** Whether to show what guessing tokens ahead would do. */
  readonly speculative: boolean
  /** Copies beside those that the busiest hour needs; 1 survives a failure. */
  readonly redundancy: number
  /** A hosted model to compare with; absent: the cheapest host of the same model. */
  readonly against: string
}

const secondsPerDay = 86_400

/**
 * Cards, speed and monthly money of serving a model oneself, beside the price of an API.
 *
 * @throws {BadInputError} without a model, or for one that writes no text
 */
export function estimateServing(
  given: Given<ServingInputs>,
  asOf: string,
  { withPlans = false }: PlanOptions = {},
): Estimate {
  const inputs = new Inputs(given)
  const model = inputs.need(
    'model',
    'Which model should be served? For example model=llama-3.1-8b.',
    ({ name }) => name,
  )
  if (model.kind === 'encoder') {
    throw new BadInputError(
      `${model.name} is an encoder: it reads and writes no tokens, so this estimate does not apply. Name a model that writes, for example model=llama-3.1-8b.`,
    )
  }
  const { wanted, peakFactor, requestsPerDay } = requestOf(inputs, model, asOf)
  const chosen = chooseServingPlan(wanted)
  const fits = fitShare(chosen.memoryGiBPerGpu, chosen.serving.gpu.memoryGB)
  const plan = { ...chosen, fits }
  inputs.assumptions.push(...chosenCard(wanted.cards, plan.gpu, plan.fits))
  const { format } = plan.serving
  if (format === 'mxfp4' || !multipliesIn(gpuById(plan.gpu), format)) {
    inputs.assume('arithmetic', '16 bits: the weights are unpacked as they are read', 'default')
  }
  if (!inputs.isGiven('gpus')) inputs.assume('gpus', plan.gpus, 'default')
  const cardsPerCopy = cardsOfCopy(plan.serving)
  if (cardsPerCopy > 1) inputs.assume('cardsPerCopy', cardsPerCopy, 'default')
  if (stagesOf(plan.serving) > 1) inputs.assume('sharding', stageWords(plan.serving), 'default')

  const { request, peakRate } = wanted
  const use: ApiUse = {
    requestsPerDay,
    promptTokens: request.promptTokens,
    outputTokens: request.outputTokens,
    cachedShare: Math.min(1, request.sharedPrefixTokens / request.promptTokens),
    batchShare: 0,
  }
  const speculates = inputs.find('speculative', (yes) => (yes ? 'yes' : 'no')) === true
  const rival = hostedRival(model, inputs.find('against'), use, asOf)
  // A copy that does not fit writes nothing, so it carries no load and breaks even with nobody.
  const runs = verdictOn(plan) !== 'does not fit'
  const comparison =
    rival &&
    compareWithApi(runs ? plan : null, model, rival, use, {
      peakFactor,
      asOf,
      terms: wanted.terms,
    })
  const planned = withPlans
    ? searchServingPlans(wanted, {
        anyFormat: given.precision === undefined,
        anyCache: given.kvPrecision === undefined,
        budgetUsdPerMonth: undefined,
      })
    : {}
  return {
    ...planned,
    kind: 'serve',
    subject: `Serving ${model.name} to ${figure(requestsPerDay)} requests a day on ${cards(plan.gpus, plan.gpu)}`,
    quantities: {
      memoryGiBPerGpu: plan.memoryGiBPerGpu.range,
      fitsProbability: exactly(plan.fits),
      ...(runs && {
        outputTokensPerSecond: plan.copyTokensPerSecond.times(plan.copies).range,
        ttftMs: ttft(plan).range,
      }),
      ...(plan.usdPerMonth !== null && { usdPerMonth: plan.usdPerMonth.range }),
    },
    gpu: plan.gpu,
    gpuCount: plan.gpus,
    lines: [
      ...servingMemoryLines(plan, request, model),
      ...(runs ? servingSpeedLines(plan, request, peakRate) : []),
      ...(runs && speculates ? speculativeLines(plan, request) : []),
      ...servingMoneyLines(plan),
      ...(runs ? unitCostLines(plan, requestsPerDay) : []),
      ...(comparison?.lines ?? []),
    ],
    assumptions: inputs.assumptions,
    ...servingConfidence(plan),
    warnings: [...servingWarnings(plan, wanted, model), ...(comparison?.warnings ?? [])],
  }
}

function requestOf(inputs: Inputs<ServingInputs>, model: Model, asOf: string) {
  const requestsPerDay = inputs.positive('requestsPerDay', 1000)
  const peakFactor = inputs.positive('peakFactor', 3)
  if (peakFactor < 1) {
    throw new BadInputError(
      `peakFactor is ${peakFactor}, and must be at least 1: the busiest hour over the mean hour.`,
    )
  }
  const promptTokens = inputs.positive('promptTokens', 1000)
  const outputTokens = inputs.positive('outputTokens', 300)
  const sharedPrefixTokens = inputs.take('sharedPrefixTokens', 0)
  if (!(sharedPrefixTokens >= 0 && sharedPrefixTokens <= promptTokens)) {
    throw new BadInputError(
      `sharedPrefixTokens is ${sharedPrefixTokens}, and must lie between 0 and promptTokens, ${promptTokens}.`,
    )
  }
  const promptTokensP95 = inputs.positiveIfGiven('promptTokensP95')
  if (promptTokensP95 !== undefined && promptTokensP95 < promptTokens) {
    throw new BadInputError(
      `promptTokensP95 is ${figure(promptTokensP95)}, and must be at least promptTokens, ${figure(promptTokens)}: nineteen of twenty prompts are shorter.`,
    )
  }
  const longest = (promptTokensP95 ?? promptTokens) + outputTokens
  const request: RequestShape = {
    promptTokens,
    promptTokensP95,
    outputTokens,
    sharedPrefixTokens,
    contextTokens: Math.max(inputs.positive('context', longest), longest),
    concurrency: inputs.countIfGiven('concurrency'),
    latencyMs: inputs.positiveIfGiven('latencyMs'),
    ttftMs: inputs.positiveIfGiven('ttftMs'),
  }
  const format = servedFormat(inputs, model)
  const kvPrecision = inputs.find('kvPrecision')
  const variants = inputs.find('gpu', (gpu) => [gpu].flat().join(' or '))
  const named = variants === undefined ? [] : [variants].flat()
  refuseWithout(format, named, model)
  const wanted = atProvider<ServingRequest>({
    model: {
      shape: model.shape,
      size: sizeOf(model),
      format,
      stored: model.published,
      kvBytes: kvPrecision === 'fp8' ? 1 : 2,
    },
    request,
    peakRate: (requestsPerDay * peakFactor) / secondsPerDay,
    cards: named,
    gpus: inputs.countIfGiven('gpus'),
    spareCopies: inputs.countIfGiven('redundancy') ?? 0,
    terms: rentTerms(inputs),
    asOf,
  })
  return { wanted, peakFactor, requestsPerDay }
}

/**
 * FP4 pays on cards that multiply it; FP8 weights also run on older ones, in 16 bits, as whatever
 * a model is published in does.
 */
function refuseWithout(format: WeightFormat, named: readonly GpuId[], { published }: Model): void {
  if (format !== 'fp4' || published.format === 'fp4') return
  const without = named.find((id) => gpuById(id).fp4DenseTflops === null)
  if (without === undefined) return
  throw new BadInputError(`${without} has no FP4 mode; use precision=int4, or a card such as B200.`)
}
