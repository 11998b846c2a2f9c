import type { Model } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import { chosenCard } from './chosen-card.ts'
import type { Estimate, Line } from './estimate.ts'
import { cards, figure } from './figures.ts'
import {
  type FinetuneInputs,
  type FinetuneMethod,
  finetuneDefaults,
  methodNames,
} from './finetune-inputs.ts'
import { type TuningData, tuningData, tuningFreedom, tuningRequest } from './finetune-request.ts'
import { type Given, Inputs } from './given.ts'
import { hostedTuningLines } from './hosted-tuning.ts'
import { moneyLines } from './money-lines.ts'
import { exactly } from './range.ts'
import { rollouts } from './rollouts.ts'
import { batchWarnings, trainingConfidence, trainingWarnings } from './training-advice.ts'
import type { TrainingCase } from './training-case.ts'
import { memoryLines, timeLines } from './training-lines.ts'
import { chooseTrainingPlan, type PlanRequest, type TrainingPlan } from './training-plan.ts'
import { searchTrainingPlans } from './training-search.ts'
import { usdOf, withDrawnFit } from './training-total.ts'
import type { Uncertain } from './uncertain.ts'

/**
 * Memory, time and money of adapting a model.
 *
 * @throws {BadInputError} without a model, or for inputs that make no sense together
 */
export function estimateFinetune(
  given: Given<FinetuneInputs>,
  asOf: string,
  { withPlans = false }: PlanOptions = {},
): Estimate {
  const inputs = new Inputs(given)
  const model = inputs.need(
    'model',
    'Which model should be tuned? For example model=llama-3.1-8b.',
    ({ name }) => name,
  )
  const method = inputs.take('method', finetuneDefaults.method)
  if (model.kind === 'encoder' && (method === 'dpo' || method === 'grpo')) {
    throw new BadInputError(
      `${model.name} is an encoder and writes no text, so it cannot learn by ${method}; use method=full or method=lora.`,
    )
  }
  const data = tuningData(inputs, method)
  const request = tuningRequest(inputs, model, method, data.tokens, asOf)
  const chosen = chooseTrainingPlan(request)
  const shown = { ...chosen, totals: withDrawnFit(chosen.run, chosen.totals) }
  const plan = withRollouts(shown, inputs, method, model, data)
  notePlan(inputs, request, plan.plan)
  const estimate = finished(inputs, request, plan, data, model, method)
  if (!withPlans) return estimate
  const freedom = tuningFreedom(given, request, method)
  const share = given.generatedShare?.value ?? finetuneDefaults.generatedShare
  const writing = (run: TrainingCase) => rollouts(run, model, data.tokens, data.length, share).hours
  const planned = searchTrainingPlans(
    request,
    method === 'grpo' ? { ...freedom, moreHours: writing } : freedom,
    { deadlineHours: request.deadlineHours, budgetUsd: given.budgetUsd?.value },
  )
  const warnings = [...estimate.warnings, ...batchWarnings(plan.plan, request)]
  return { ...estimate, ...planned, warnings }
}

export interface PlanOptions {
  /** Adds the cheapest, the fastest and the best plan over all cards and layouts. */
  readonly withPlans?: boolean
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
  readonly wallClockHours: Uncertain
  readonly gpuHours: Uncertain
  readonly usd: Uncertain | null
  readonly rolloutLines: readonly Line[]
}

/** GRPO writes its own training data: the hours of writing come on top. */
function withRollouts(
  plan: TrainingPlan,
  inputs: Inputs<FinetuneInputs>,
  method: FinetuneMethod,
  model: Model,
  data: TuningData,
): FullPlan {
  const { totals, run } = plan
  if (method !== 'grpo') {
    const { wallClockHours, gpuHours } = totals
    return { plan, wallClockHours, gpuHours, usd: plan.usd, rolloutLines: [] }
  }
  const share = inputs.positive('generatedShare', finetuneDefaults.generatedShare)
  if (share >= 1)
    throw new BadInputError(`generatedShare is ${share}, and must be below 1, for example 0.75.`)
  const { hours, line } = rollouts(run, model, data.tokens, data.length, share)
  const wallClockHours = totals.wallClockHours.plus(hours)
  return {
    plan,
    wallClockHours,
    gpuHours: wallClockHours.times(run.gpus),
    usd: usdOf(wallClockHours, plan.rent),
    rolloutLines: [line],
  }
}

function finished(
  inputs: Inputs<FinetuneInputs>,
  request: PlanRequest,
  { plan, wallClockHours, gpuHours, usd, rolloutLines }: FullPlan,
  data: TuningData,
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
  if (model.licence === 'unconfirmed') {
    warnings.push(
      `I could not confirm the licence of ${model.name}: read it before you train on it.`,
    )
  }
  const whole = { ...plan, usd, totals: { ...totals, wallClockHours, gpuHours } }
  return {
    kind: 'finetune',
    subject: `${methodNames[method]} of ${model.name} on ${cards(run.gpus, gpu)}`,
    quantities: {
      memoryGiBPerGpu: totals.memoryGiBPerGpu.range,
      fitsProbability: exactly(totals.fits),
      gpuHours: gpuHours.range,
      wallClockHours: wallClockHours.range,
      ...(usd !== null && { usd: usd.range }),
    },
    gpu,
    gpuCount: run.gpus,
    lines: [
      ...memoryLines(run, totals),
      ...timeLines(run, totals, data.tokens, data.working),
      ...rolloutLines,
      ...moneyLines(whole, {
        ...request,
        gridGramsPerKwh: inputs.positiveIfGiven('gridGramsPerKwh'),
      }),
      ...hostedTuningLines(model, data.tokens, method),
    ],
    assumptions: inputs.assumptions,
    ...trainingConfidence(plan, 'finetune', rolloutLines.length > 0),
    warnings,
  }
}
