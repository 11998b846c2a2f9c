import { BadInputError } from '#src/errors.ts'
import { hoursPerMonth } from './api-cost.ts'
import type { Estimate, FleetDetail, Range } from './estimate.ts'
import { cards as cardsInWords, figure } from './figures.ts'
import { fleetConfidence, fleetWarnings } from './fleet-advice.ts'
import { type FleetPlan, planOf, worthOf } from './fleet-arrangements.ts'
import { fleetsOf } from './fleet-choice.ts'
import type { FleetDemand } from './fleet-copy.ts'
import { fleetFormats } from './fleet-formats.ts'
import {
  type FleetInputs,
  type FleetModel,
  fleetDefaults,
  longestHorizonHours,
  mostFleetModels,
} from './fleet-inputs.ts'
import { fleetLines } from './fleet-lines.ts'
import { overHorizon } from './fleet-load.ts'
import { type FleetRules, peakOf } from './fleet-plan.ts'
import { mostOverMean, peakWaits } from './fleet-waits.ts'
import { type Given, Inputs } from './given.ts'
import { times } from './range.ts'
import { cardsToPropose, rentTerms } from './rent.ts'

/**
 * GPUs, money and waiting of several models over a load by the hour: always on against
 * autoscaled, each model on cards of its own against packed together.
 *
 * @throws {BadInputError} without models, or for a load or a card that makes no sense
 */
export function estimateFleet(given: Given<FleetInputs>, asOf: string): Estimate {
  const inputs = new Inputs(given)
  const models = inputs.need(
    'models',
    'Which models, and how much load each? For example models="llama-3.1-8b:office-hours:20k/day, qwen2.5-32b:flat:5k/day".',
    (each) => `${each.length} ${each.length === 1 ? 'model' : 'models'}`,
  )
  const horizonHours = inputs.count('horizonHours', fleetDefaults.horizonHours)
  refuse(models, horizonHours)
  const demands = demandsOf(inputs, models, horizonHours)
  const variants = inputs.find('gpu', (gpu) => [gpu].flat().join(' or '))
  const terms = rentTerms(inputs)
  const rules: FleetRules = {
    redundancy: inputs.take('redundancy', fleetDefaults.redundancy),
    scaleToZero: inputs.take('scaleToZero', fleetDefaults.scaleToZero),
  }
  if (!(Number.isInteger(rules.redundancy) && rules.redundancy >= 0)) {
    throw new BadInputError(
      `redundancy is ${rules.redundancy}, and must be a whole number, for example 1.`,
    )
  }
  const trainingGpuHours = inputs.positiveIfGiven('trainingGpuHours')
  const gridGramsPerKwh = inputs.positiveIfGiven('gridGramsPerKwh')
  const kinds = variants ?? cardsToPropose(asOf, terms, () => true)
  const plan = fleetsOf(demands, kinds, rules, asOf, terms)
    .map((each) => planOf(each, rules, horizonHours, asOf, terms))
    .reduce((a, b) => (worthOf(b.best) < worthOf(a.best) * 0.99 ? b : a))
  const { members, best } = plan
  for (const [index, { copy, demand }] of members.entries()) {
    inputs.assume(
      members.length === 1 ? 'load' : `load${index + 1}`,
      `${demand.model.name}: ${models[index]?.load ?? ''}`,
      'user',
    )
    if (variants?.length !== 1) {
      inputs.assume(`gpu${index + 1}`, `${copy.gpu}, chosen for ${demand.model.name}`, 'default')
    }
  }
  if (best.name === 'Shared cards, autoscaled') {
    inputs.assume('repacking', 'every hour, in no time and without loss', 'default')
  }
  const usd = best.usd
  const [onlyGpu] = plan.gpus
  const detail = detailOf(plan, models)
  return {
    kind: 'fleet',
    subject: `A fleet of ${models.length} ${models.length === 1 ? 'model' : 'models'} over ${figure(horizonHours)} hours on ${peaksInWords(plan)}`,
    quantities: {
      gpuHours: best.gpuHours,
      ...(usd && { usd, usdPerMonth: times(usd, hoursPerMonth / horizonHours) }),
    },
    ...(plan.gpus.length === 1 && onlyGpu !== undefined && { gpu: onlyGpu }),
    gpuCount: peakOf(best.cardsByHour),
    lines: fleetLines(plan, trainingGpuHours, gridGramsPerKwh),
    assumptions: inputs.assumptions,
    ...fleetConfidence(plan),
    warnings: fleetWarnings(plan, trainingGpuHours),
    fleet: detail,
  }
}

function refuse(models: readonly FleetModel[], horizonHours: number): void {
  if (models.length === 0 || models.length > mostFleetModels) {
    throw new BadInputError(
      `I plan fleets of 1 to ${mostFleetModels} models; these are ${models.length}.`,
    )
  }
  if (horizonHours > longestHorizonHours) {
    throw new BadInputError(
      `horizonHours is ${figure(horizonHours)}, and may be at most ${figure(longestHorizonHours)}, a year; a week is 168h.`,
    )
  }
  for (const { model, requestsPerHour } of models) {
    if (model.kind === 'encoder') {
      throw new BadInputError(
        `${model.name} is an encoder: it reads and writes no tokens, so it has no place in this estimate.`,
      )
    }
    const sound = requestsPerHour.every((each) => each >= 0 && Number.isFinite(each))
    if (!sound || peakOf(requestsPerHour) === 0) {
      throw new BadInputError(
        `The load of ${model.name} must be requests per hour, none below zero and not all zero.`,
      )
    }
  }
}

function refuseLengths(
  { model }: FleetModel,
  what: 'prompt' | 'answer',
  mean: number,
  p95: number | undefined,
): void {
  if (p95 === undefined || (p95 >= mean && p95 <= mean * mostOverMean)) return
  const name = what === 'prompt' ? 'promptTokensP95' : 'outputTokensP95'
  throw new BadInputError(
    `${name} is ${figure(p95)}; with ${figure(mean)} tokens in the mean ${what} of ${model.name} it can be ${figure(mean)} to ${figure(Math.floor(mean * mostOverMean))}.`,
  )
}

function demandsOf(
  inputs: Inputs<FleetInputs>,
  models: readonly FleetModel[],
  horizonHours: number,
): readonly FleetDemand[] {
  const promptTokens = inputs.positive('promptTokens', fleetDefaults.promptTokens)
  const outputTokens = inputs.positive('outputTokens', fleetDefaults.outputTokens)
  const promptTokensP95 = inputs.positiveIfGiven('promptTokensP95')
  const outputTokensP95 = inputs.positiveIfGiven('outputTokensP95')
  const formats = fleetFormats(inputs, models)
  for (const each of models) {
    refuseLengths(each, 'prompt', each.promptTokens ?? promptTokens, promptTokensP95)
    refuseLengths(each, 'answer', each.outputTokens ?? outputTokens, outputTokensP95)
  }
  return models.map((each, index) => ({
    promptTokensP95,
    outputTokensP95,
    model: each.model,
    format: formats[index] ?? each.model.published.format,
    promptTokens: each.promptTokens ?? promptTokens,
    outputTokens: each.outputTokens ?? outputTokens,
    isAdapter: each.isAdapter ?? false,
    anyCard: !inputs.isGiven('gpu'),
    rates: overHorizon(each.requestsPerHour, horizonHours).map((requests) => requests / 3600),
  }))
}

function detailOf(plan: FleetPlan, models: readonly FleetModel[]): FleetDetail {
  const { members, points, arrangements } = plan
  return {
    models: members.map((member, index) => {
      const { demand, copy } = member
      const at = (point: keyof Range) => points[point].alwaysOn[index] ?? 1
      const { meanSeconds, p95Seconds } = peakWaits(plan, index)
      return {
        name: demand.model.name,
        load: models[index]?.load ?? '',
        gpu: copy.gpu,
        cardsPerCopy: copy.cards,
        requestsPerSecondPerCopy: copy.capacity.range,
        copiesAtPeak: { low: at('high'), likely: at('likely'), high: at('low') },
        copiesByHour: points.likely.autoscaled[index] ?? [],
        meanWaitMs: meanSeconds.likely * 1000,
        p95WaitMs: p95Seconds * 1000,
      }
    }),
    arrangements,
  }
}

function peaksInWords({ gpus, best }: FleetPlan): string {
  const peak = peakOf(best.cardsByHour)
  return gpus.length === 1
    ? cardsInWords(peak, gpus[0] ?? '')
    : `${peak} cards of ${gpus.length} kinds`
}
