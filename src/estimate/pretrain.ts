import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import { chosenCard } from './chosen-card.ts'
import { optimalTokensPerParameter } from './compute-optimal.ts'
import type { Estimate } from './estimate.ts'
import type { Recipe } from './factors-memory.ts'
import { cards, figure } from './figures.ts'
import type { PlanOptions } from './finetune.ts'
import { type Given, Inputs, positive } from './given.ts'
import { moneyLines } from './money-lines.ts'
import { sizeOf } from './parameters.ts'
import { plainModel } from './plain-shape.ts'
import { exactly } from './range.ts'
import { atProvider, type RentInputs, rentTerms } from './rent.ts'
import { batchWarnings, trainingConfidence, trainingWarnings } from './training-advice.ts'
import { type Checkpointing, checkpointings } from './training-case.ts'
import { memoryLines, timeLines } from './training-lines.ts'
import { chooseTrainingPlan, type PlanRequest, type TrainingPlan } from './training-plan.ts'
import { searchTrainingPlans } from './training-search.ts'
import type { Freedom } from './training-spread.ts'
import { withDrawnFit } from './training-total.ts'
import { noteWidened } from './widened-weights.ts'

export interface PretrainInputs extends RentInputs {
  /** `continue` starts from the model's weights; the cost of a token is the same. */
  readonly kind: 'pretrain' | 'continue'
  readonly model: Model
  /** Instead of a model: a plain dense decoder of this size. */
  readonly parameters: number
  readonly tokens: number
  readonly seqLen: number
  readonly microBatch: number
  /** Sequences in one optimiser step, on all cards. */
  readonly globalBatch: number
  readonly checkpointing: Checkpointing
  readonly recipe: Recipe
  readonly precision: 'bf16' | 'fp8'
  readonly gpu: GpuId | readonly GpuId[]
  readonly gpus: number
  readonly deadlineHours: number
  readonly budgetUsd: number
  /** Grams of CO2 for each kWh of one's own electricity. */
  readonly gridGramsPerKwh: number
}

/** Half a million tokens a step is common for small models, four million for large ones. */
const tokensPerStep = 2 ** 20

/** Without a deadline one card would always be cheapest, and take years. */
const defaultDeadlineHours = 720

const counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048] as const

/**
 * Memory, time and money of training all weights over a corpus, once.
 *
 * @throws {BadInputError} without tokens, or without a model or a parameter count
 */
export function estimatePretrain(
  given: Given<PretrainInputs>,
  asOf: string,
  { withPlans = false }: PlanOptions = {},
): Estimate {
  const inputs = new Inputs(given)
  const kind = given.kind?.value ?? 'pretrain'
  const model = modelOf(inputs, kind)
  const tokens = tokensOf(inputs, model, kind)
  const request = planRequest(inputs, model, tokens, asOf, kind)
  const chosen = chooseTrainingPlan(request)
  const plan = { ...chosen, totals: withDrawnFit(chosen.run, chosen.totals) }
  notePlan(inputs, request, plan)

  const { run, totals, gpu, usd } = plan
  const what = kind === 'continue' ? 'Continued pre-training' : 'Pre-training'
  const planned = withPlans
    ? searchTrainingPlans(request, pretrainFreedom(given, request), {
        deadlineHours: request.deadlineHours,
        budgetUsd: given.budgetUsd?.value,
      })
    : {}
  return {
    ...planned,
    kind,
    subject: `${what} of ${model.name} on ${figure(tokens)} tokens with ${cards(run.gpus, gpu)}`,
    quantities: {
      memoryGiBPerGpu: totals.memoryGiBPerGpu.range,
      fitsProbability: exactly(totals.fits),
      gpuHours: totals.gpuHours.range,
      wallClockHours: totals.wallClockHours.range,
      ...(usd !== null && { usd: usd.range }),
    },
    gpu,
    gpuCount: run.gpus,
    lines: [
      ...memoryLines(run, totals),
      ...timeLines(run, totals, tokens, `${figure(tokens)} tokens, read once`),
      ...moneyLines(plan, {
        ...request,
        gridGramsPerKwh: inputs.positiveIfGiven('gridGramsPerKwh'),
      }),
    ],
    assumptions: inputs.assumptions,
    ...trainingConfidence(plan, 'pretrain', false),
    warnings: [
      ...trainingWarnings(plan, {
        ...request,
        deadlineHours: inputs.isGiven('deadlineHours') ? request.deadlineHours : undefined,
      }),
      ...(withPlans ? batchWarnings(plan, request) : []),
      ...scopeWarnings(inputs, plan, model, tokens, kind),
    ],
  }
}

/** A model from scratch without a corpus is taken to be trained on the compute-optimal amount. */
function tokensOf(
  inputs: Inputs<PretrainInputs>,
  model: Model,
  kind: 'pretrain' | 'continue',
): number {
  if (kind === 'pretrain') {
    return inputs.positive('tokens', optimalTokensPerParameter * model.activeParameterCount)
  }
  return positive(
    'tokens',
    inputs.need('tokens', 'How many tokens of text? For example tokens=20B.'),
  )
}

function modelOf(inputs: Inputs<PretrainInputs>, kind: 'pretrain' | 'continue'): Model {
  const model = inputs.find('model', ({ name }) => name)
  if (model !== undefined) return model
  const parameters = inputs.positiveIfGiven('parameters')
  if (parameters === undefined || kind === 'continue') {
    const example =
      kind === 'continue' ? 'model=llama-3.1-8b' : 'parameters=1B or model=llama-3.1-8b'
    throw new BadInputError(`Which model should be trained? For example ${example}.`)
  }
  if (parameters < 1e7 || parameters > 2e12) {
    throw new BadInputError(
      `parameters is ${figure(parameters)}; I can estimate models of 10 million to 2 trillion, for example parameters=1B.`,
    )
  }
  const built = plainModel(parameters, `a dense model of ${figure(parameters)} parameters`)
  const { layers, hidden, heads } = built.shape
  inputs.assume('shape', `${layers} layers of width ${hidden}, ${heads} heads`, 'default')
  return built
}

function planRequest(
  inputs: Inputs<PretrainInputs>,
  model: Model,
  tokens: number,
  asOf: string,
  kind: 'pretrain' | 'continue',
): PlanRequest {
  const seqLen = inputs.count('seqLen', Math.min(4096, model.maxContextTokens))
  const variants = inputs.find('gpu', (gpu) => [gpu].flat().join(' or '))
  const named = variants === undefined ? [] : [variants].flat()
  if (kind === 'continue') noteWidened(inputs, model, 'full')
  const precision = inputs.take('precision', 'bf16')
  if (precision === 'fp8') refuseCardsWithoutFp8(named)
  return atProvider<PlanRequest>({
    settings: {
      shape: model.shape,
      size: sizeOf(model),
      trains: 'full',
      frozenFormat: 'bf16',
      recipe: inputs.take('recipe', 'mixed'),
      adapterParameters: 0,
      trainsVocabulary: false,
      seqLen,
      microBatch: inputs.count('microBatch', 1),
      minGlobalBatch: inputs.count('globalBatch', Math.max(1, Math.round(tokensPerStep / seqLen))),
      checkpointing: inputs.take('checkpointing', 'full'),
      loss: 'lean',
      precision,
      stack: 'plain',
      compiled: false,
      fusedNorms: false,
      packed: true,
      optimiserInBackward: false,
      activationsOffloaded: false,
      optimiserOffloaded: false,
      referenceForward: false,
      referenceCopy: false,
    },
    kind: 'pretrain',
    tokens,
    asOf,
    cards: named,
    gpus: inputs.countIfGiven('gpus'),
    terms: rentTerms(inputs),
    // Counts that are given leave nothing to choose by a deadline.
    deadlineHours: inputs.isGiven('gpus')
      ? inputs.positiveIfGiven('deadlineHours')
      : inputs.positive('deadlineHours', defaultDeadlineHours),
    counts,
  })
}

/** What the planner may choose: whatever the person left open. */
function pretrainFreedom(given: Given<PretrainInputs>, { settings, gpus }: PlanRequest): Freedom {
  const { microBatch, checkpointing } = settings
  return {
    microBatches: given.microBatch === undefined ? [1, 2, 4, 8, 16] : [microBatch],
    checkpointings: given.checkpointing === undefined ? checkpointings : [checkpointing],
    roundsBatch: gpus !== undefined || given.microBatch !== undefined,
  }
}

function refuseCardsWithoutFp8(named: readonly GpuId[]): void {
  const without = named.find((id) => gpuById(id).fp8DenseTflops === null)
  if (without === undefined) return
  throw new BadInputError(`${without} has no FP8; use precision=bf16, or a card such as H100-SXM.`)
}

function notePlan(
  inputs: Inputs<PretrainInputs>,
  { cards: named }: PlanRequest,
  { gpu, run, totals }: TrainingPlan,
): void {
  inputs.assumptions.push(...chosenCard(named, gpu, totals.fits))
  if (!inputs.isGiven('gpus')) {
    inputs.assume('gpus', `${run.gpus}, the fewest dollars that meet the deadline`, 'default')
  }
  inputs.assume('sequencesPerStep', run.globalBatch, 'default')
  if (run.gpus > 1) inputs.assume('sharding', 'weights sharded over the cards (FSDP)', 'default')
}

/** What the figure leaves out, and what nobody should do without knowing. */
function scopeWarnings(
  inputs: Inputs<PretrainInputs>,
  { usd, run }: TrainingPlan,
  model: Model,
  tokens: number,
  kind: 'pretrain' | 'continue',
): string[] {
  const warnings = [
    'Experiments, failed runs, data work and staff are not included; staff alone was 29 to 49 % of development cost in a published study (arXiv 2405.21015).',
  ]
  if (!inputs.isGiven('tokens')) {
    warnings.push(
      `Nobody said how much text: ${optimalTokensPerParameter} tokens for each parameter are where compute is best spent (arXiv 2203.15556). Models in use see far more: Llama 3 8B about 1,900 for each (its model card: 15T).`,
    )
  }
  const budget = inputs.positiveIfGiven('budgetUsd')
  if (budget !== undefined && usd !== null && usd.likely > budget) {
    const share = figure(Number(((budget / usd.likely) * 100).toPrecision(2)))
    warnings.push(`The budget of ${figure(budget)} USD covers about ${share} % of the likely cost.`)
  }
  const perParameter = tokens / model.activeParameterCount
  if (kind === 'pretrain' && perParameter < optimalTokensPerParameter) {
    warnings.push(
      `${figure(Number(perParameter.toPrecision(2)))} tokens for each parameter is little: about 20 is where a smaller model would do better for the same money (arXiv 2203.15556).`,
    )
  }
  if (run.seqLen > model.maxContextTokens) {
    warnings.push(
      `${model.name} was made for ${figure(model.maxContextTokens)} tokens; ${figure(run.seqLen)} is beyond that.`,
    )
  }
  return warnings
}
