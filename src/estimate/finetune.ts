import type { GpuId } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import { chosenCard } from './chosen-card.ts'
import type { Estimate, Line, Range } from './estimate.ts'
import type { LossKind, Recipe } from './factors-memory.ts'
import { cards, figure } from './figures.ts'
import { type Given, Inputs } from './given.ts'
import { hostedTuningLines } from './hosted-tuning.ts'
import { loraParameters, sizeOf } from './parameters.ts'
import { exactly, sum, times } from './range.ts'
import { rollouts } from './rollouts.ts'
import { trainingConfidence, trainingWarnings } from './training-advice.ts'
import { type Checkpointing, type Trains, usualFormat } from './training-case.ts'
import { memoryLines, moneyLines, timeLines } from './training-lines.ts'
import { chooseTrainingPlan, type PlanRequest, type TrainingPlan } from './training-plan.ts'
import { usdOf } from './training-total.ts'

export const finetuneMethods = ['lora', 'qlora', 'full', 'dpo', 'grpo'] as const

export type FinetuneMethod = (typeof finetuneMethods)[number]

export interface FinetuneInputs {
  readonly model: Model
  readonly method: FinetuneMethod
  /** Tokens of one pass over the data; wins over examples × tokensPerExample. */
  readonly tokens: number
  /** Examples, preference pairs (DPO) or prompts (GRPO). */
  readonly examples: number
  readonly tokensPerExample: number
  readonly epochs: number
  readonly seqLen: number
  /** Sequences (pairs for DPO) on one card at a time. */
  readonly microBatch: number
  readonly globalBatch: number
  readonly rank: number
  readonly checkpointing: Checkpointing
  /** What DPO and GRPO train. */
  readonly adapter: 'lora' | 'qlora' | 'none'
  readonly recipe: Recipe
  readonly loss: LossKind
  readonly packed: boolean
  /** GRPO: answers drawn for each prompt. */
  readonly groupSize: number
  /** GRPO: share of a rollout's tokens that the model writes itself. */
  readonly generatedShare: number
  /** Several: variants of one name, in order of preference. */
  readonly gpu: GpuId | readonly GpuId[]
  readonly gpus: number
  readonly provider: string
  readonly deadlineHours: number
  readonly budgetUsd: number
}

const defaults = {
  method: 'lora',
  examples: 1000,
  tokensPerExample: 500,
  seqLen: 2048,
  microBatch: 1,
  globalBatch: 16,
  rank: 16,
  groupSize: 8,
  generatedShare: 0.75,
} as const

const methodNames: Readonly<Record<FinetuneMethod, string>> = {
  lora: 'LoRA fine-tuning',
  qlora: 'QLoRA fine-tuning',
  full: 'Full fine-tuning',
  dpo: 'Preference tuning (DPO)',
  grpo: 'Reinforcement fine-tuning (GRPO)',
}

/**
 * Memory, time and money of adapting a model.
 *
 * @throws {BadInputError} without a model, or for inputs that make no sense together
 */
export function estimateFinetune(given: Given<FinetuneInputs>, asOf: string): Estimate {
  const inputs = new Inputs(given)
  const model = inputs.need(
    'model',
    'Which model should be tuned? For example model=llama-3.1-8b.',
    ({ name }) => name,
  )
  const method = inputs.take('method', defaults.method)
  if (model.kind === 'encoder' && (method === 'dpo' || method === 'grpo')) {
    throw new BadInputError(
      `${model.name} is an encoder and writes no text, so it cannot learn by ${method}; use method=full or method=lora.`,
    )
  }
  const data = dataOf(inputs, method)
  const request = planRequest(inputs, model, method, data.tokens, asOf)
  const plan = withRollouts(chooseTrainingPlan(request), inputs, method, model, data)
  notePlan(inputs, request, plan.plan)
  return finished(inputs, request, plan, data, model, method)
}

interface Data {
  /** Every token of every pass. */
  readonly tokens: number
  readonly working: string
  /** Mean length of one sequence. */
  readonly length: number
}

/** How many tokens the run processes, and the sum that gives them. */
function dataOf(inputs: Inputs<FinetuneInputs>, method: FinetuneMethod): Data {
  const stated = inputs.positiveIfGiven('tokens')
  const parts: string[] = []
  let tokens = stated ?? 0
  // With a stated total the length matters only for the rollouts of GRPO.
  const needsLength = stated === undefined || method === 'grpo'
  const length = needsLength ? inputs.positive('tokensPerExample', defaults.tokensPerExample) : 0
  if (stated === undefined) {
    const examples = inputs.positive('examples', defaults.examples)
    tokens = examples * length
    parts.push(`${figure(examples)} examples × ${figure(length)} tokens`)
    if (method === 'dpo') {
      tokens *= 2
      parts.push('2 answers')
    }
  } else parts.push(`${figure(stated)} tokens`)
  if (method === 'grpo') {
    const group = inputs.count('groupSize', defaults.groupSize)
    tokens *= group
    parts.push(`${figure(group)} answers for each prompt`)
  }
  const isPreference = method === 'dpo' || method === 'grpo'
  const epochs = inputs.positive('epochs', isPreference ? 1 : 3)
  parts.push(`${figure(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`)
  return { tokens: tokens * epochs, working: parts.join(' × '), length }
}

function planRequest(
  inputs: Inputs<FinetuneInputs>,
  model: Model,
  method: FinetuneMethod,
  tokens: number,
  asOf: string,
): PlanRequest {
  const isPreference = method === 'dpo' || method === 'grpo'
  const trains = isPreference ? trainedBy(inputs.take('adapter', 'lora')) : method
  const seqLen = inputs.count('seqLen', Math.min(defaults.seqLen, model.maxContextTokens))
  // A pair is two sequences of the length asked for.
  const sequences = method === 'dpo' ? 2 : 1
  const microBatch = inputs.count('microBatch', defaults.microBatch) * sequences
  const globalBatch = inputs.count('globalBatch', defaults.globalBatch) * sequences
  const rank = trains === 'full' ? 0 : inputs.count('rank', defaults.rank)
  const variants = inputs.find('gpu', (gpu) => [gpu].flat().join(' or '))
  return {
    settings: {
      shape: model.shape,
      size: sizeOf(model),
      trains,
      frozenFormat: usualFormat(trains),
      recipe: trains === 'full' ? inputs.take('recipe', 'bf16-stock') : 'bf16',
      adapterParameters: trains === 'full' ? 0 : loraParameters(model.shape, rank),
      trainsVocabulary: false,
      seqLen,
      microBatch,
      minGlobalBatch: globalBatch,
      checkpointing: inputs.take('checkpointing', 'full'),
      // An encoder's classification head has a handful of classes, not a vocabulary.
      loss: inputs.take('loss', model.kind === 'encoder' ? 'fused' : 'stock'),
      contextParallel: 1,
      expertParallel: 1,
      sequenceParallel: false,
      precision: 'bf16',
      stack: 'plain',
      compiled: false,
      packed: inputs.take('packed', true),
      optimiserInBackward: false,
      activationsOffloaded: false,
      optimiserOffloaded: false,
      referenceForward: method === 'dpo',
      referenceCopy: method === 'dpo' && trains === 'full',
    },
    kind: 'finetune',
    tokens,
    asOf,
    cards: variants === undefined ? [] : [variants].flat(),
    gpus: inputs.countIfGiven('gpus'),
    provider: inputs.find('provider')?.trim().toLowerCase(),
    deadlineHours: inputs.positiveIfGiven('deadlineHours'),
    counts: [1, 2, 4, 8, 16, 32, 64],
  }
}

function trainedBy(adapter: FinetuneInputs['adapter']): Trains {
  return adapter === 'none' ? 'full' : adapter
}

/** What was chosen for the person is an assumption like any other. */
function notePlan(
  inputs: Inputs<FinetuneInputs>,
  { cards: named }: PlanRequest,
  { gpu, run, totals }: TrainingPlan,
): void {
  inputs.assumptions.push(...chosenCard(named, gpu, totals.fits))
  if (!inputs.isGiven('gpus')) inputs.assume('gpus', run.gpus, 'default')
  if (run.gpus > 1) {
    inputs.assume('sequencesPerStep', run.globalBatch, 'default')
    const how =
      run.zeroStage === 3 ? 'weights sharded over the cards (FSDP)' : 'one copy on each card'
    inputs.assume('sharding', how, 'default')
  }
}

interface FullPlan {
  readonly plan: TrainingPlan
  readonly wallClockHours: Range
  readonly gpuHours: Range
  readonly usd: Range | null
  readonly rolloutLines: readonly Line[]
}

/** GRPO writes its own training data: the hours of writing come on top. */
function withRollouts(
  plan: TrainingPlan,
  inputs: Inputs<FinetuneInputs>,
  method: FinetuneMethod,
  model: Model,
  data: Data,
): FullPlan {
  const { totals, run } = plan
  if (method !== 'grpo') {
    const { wallClockHours, gpuHours } = totals
    return { plan, wallClockHours, gpuHours, usd: plan.usd, rolloutLines: [] }
  }
  const share = inputs.positive('generatedShare', defaults.generatedShare)
  if (share >= 1)
    throw new BadInputError(`generatedShare is ${share}, and must be below 1, for example 0.75.`)
  const { hours, line } = rollouts(run, model, data.tokens, data.length, share)
  const wallClockHours = sum(totals.wallClockHours, hours)
  return {
    plan,
    wallClockHours,
    gpuHours: times(wallClockHours, run.gpus),
    usd: usdOf(wallClockHours, plan.rent),
    rolloutLines: [line],
  }
}

function finished(
  inputs: Inputs<FinetuneInputs>,
  request: PlanRequest,
  { plan, wallClockHours, gpuHours, usd, rolloutLines }: FullPlan,
  data: Data,
  model: Model,
  method: FinetuneMethod,
): Estimate {
  const { run, totals, gpu } = plan
  const warnings = trainingWarnings(plan, request)
  const budget = inputs.positiveIfGiven('budgetUsd')
  if (budget !== undefined && usd !== null && usd.likely > budget) {
    warnings.push(`The budget of ${figure(budget)} USD is below the likely cost.`)
  }
  if (run.seqLen > model.maxContextTokens) {
    warnings.push(
      `${model.name} was made for ${figure(model.maxContextTokens)} tokens; ${figure(run.seqLen)} is beyond that.`,
    )
  }
  const whole = { ...plan, usd, totals: { ...totals, wallClockHours, gpuHours } }
  return {
    kind: 'finetune',
    subject: `${methodNames[method]} of ${model.name} on ${cards(run.gpus, gpu)}`,
    quantities: {
      memoryGiBPerGpu: totals.memoryGiBPerGpu,
      fitsProbability: exactly(totals.fits),
      gpuHours,
      wallClockHours,
      ...(usd !== null && { usd }),
    },
    gpu,
    gpuCount: run.gpus,
    lines: [
      ...memoryLines(run, totals),
      ...timeLines(run, totals, data.tokens, data.working),
      ...rolloutLines,
      ...moneyLines(whole),
      ...hostedTuningLines(model, data.tokens, method),
    ],
    assumptions: inputs.assumptions,
    ...trainingConfidence(plan, rolloutLines.length > 0),
    warnings,
  }
}
