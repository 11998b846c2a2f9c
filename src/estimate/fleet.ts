import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { BadInputError } from '#src/errors.ts'
import { hoursPerMonth } from './api-cost.ts'
import type { Estimate, FleetArrangement, FleetDetail, Range } from './estimate.ts'
import { cards as cardsInWords, figure } from './figures.ts'
import { fleetConfidence, fleetWarnings } from './fleet-advice.ts'
import { copiesOn, type FleetDemand } from './fleet-copy.ts'
import {
  type FleetInputs,
  type FleetModel,
  fleetDefaults,
  longestHorizonHours,
  mostFleetModels,
} from './fleet-inputs.ts'
import { fleetLines } from './fleet-lines.ts'
import { overHorizon } from './fleet-load.ts'
import { arrangementOf, type Instance, instanceOf, rented, savingOf } from './fleet-money.ts'
import {
  type Arrangement,
  copiesFor,
  type FleetHours,
  type FleetMember,
  type FleetRules,
  fleetHours,
  peakOf,
} from './fleet-plan.ts'
import { type SlicedFleet, slicedFleet } from './fleet-slices.ts'
import { peakWaits } from './fleet-waits.ts'
import { type Given, Inputs } from './given.ts'
import { times } from './range.ts'
import { cardsToPropose, type RentTerms, rentTerms } from './rent.ts'

/** Everything about a fleet but its words. */
export interface FleetPlan {
  readonly members: readonly FleetMember[]
  readonly gpus: readonly GpuId[]
  readonly instances: readonly Instance[]
  readonly rules: FleetRules
  readonly horizonHours: number
  readonly points: Readonly<Record<keyof Range, FleetHours>>
  /** Plain first; the sliced one only where every model fits in a slice. */
  readonly arrangements: readonly FleetArrangement[]
  readonly sliced: SlicedFleet | undefined
  /** The one with the least money, or the fewest hours where nothing has a price. */
  readonly best: FleetArrangement
  /** Of the best beside own cards that are always on; null without a price. */
  readonly saving: Range | null
  readonly asOf: string
}

const arrangementNames: Readonly<Record<Arrangement, string>> = {
  aloneAlwaysOn: 'Own cards, always on',
  aloneAutoscaled: 'Own cards, autoscaled',
  sharedAlwaysOn: 'Shared cards, always on',
  sharedAutoscaled: 'Shared cards, autoscaled',
}

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
    lines: fleetLines(plan, trainingGpuHours),
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

function demandsOf(
  inputs: Inputs<FleetInputs>,
  models: readonly FleetModel[],
  horizonHours: number,
): readonly FleetDemand[] {
  const promptTokens = inputs.positive('promptTokens', fleetDefaults.promptTokens)
  const outputTokens = inputs.positive('outputTokens', fleetDefaults.outputTokens)
  const format = inputs.take('precision', fleetDefaults.precision)
  return models.map((each) => ({
    model: each.model,
    format: each.precision ?? format,
    promptTokens: each.promptTokens ?? promptTokens,
    outputTokens: each.outputTokens ?? outputTokens,
    rates: overHorizon(each.requestsPerHour, horizonHours).map((requests) => requests / 3600),
  }))
}

/**
 * The copy and the card that carry the model's busiest hour for the least rent, or with the fewest
 * cards; undefined where none of these cards holds the model.
 */
function memberOf(
  demand: FleetDemand,
  kinds: readonly GpuId[],
  rules: FleetRules,
  asOf: string,
  terms: RentTerms,
): Priced | undefined {
  let best: Priced | undefined
  for (const gpu of kinds) {
    for (const copy of copiesOn(demand, gpu, asOf, terms)) {
      const load = peakOf(demand.rates) / copy.capacity.likely
      const cards = copiesFor(load, { ...rules, scaleToZero: false }) * copy.cards
      const { usd } = rented([[cards]], [instanceOf(gpu, copy.cards, asOf, terms)])
      const usdPerHour = usd?.likely ?? Number.POSITIVE_INFINITY
      const isCheaper =
        best === undefined ||
        usdPerHour < best.usdPerHour * 0.99 ||
        (usdPerHour === best.usdPerHour && cards < best.cards)
      if (isCheaper) best = { member: { demand, copy }, usdPerHour, cards }
    }
  }
  return best
}

interface Priced {
  readonly member: FleetMember
  /** Of its own cards in the busiest hour. */
  readonly usdPerHour: number
  readonly cards: number
}

/** Fleets of one kind of card can share what a mix cannot; so many of them are worth a look. */
const kindsToTry = 3

/** Each model on its cheapest card, and all of them on one kind, for the kinds where that costs least. */
function fleetsOf(
  demands: readonly FleetDemand[],
  kinds: readonly GpuId[],
  rules: FleetRules,
  asOf: string,
  terms: RentTerms,
): readonly (readonly FleetMember[])[] {
  const mixed = demands.map((demand) => {
    const found = memberOf(demand, kinds, rules, asOf, terms)
    if (found === undefined) throw doesNotFit(demand, kinds, asOf)
    return found.member
  })
  if (new Set(mixed.map(({ copy }) => copy.gpu)).size === 1) return [mixed]
  const uniform = kinds.flatMap((gpu) => {
    const found = demands.map((demand) => memberOf(demand, [gpu], rules, asOf, terms))
    const fits = found.filter((each) => each !== undefined)
    if (fits.length < demands.length) return []
    const usdPerHour = fits.reduce((total, each) => total + each.usdPerHour, 0)
    return [{ members: fits.map(({ member }) => member), usdPerHour }]
  })
  const cheapest = uniform.toSorted((a, b) => a.usdPerHour - b.usdPerHour).slice(0, kindsToTry)
  return [mixed, ...cheapest.map(({ members }) => members)]
}

function doesNotFit({ format, model }: FleetDemand, kinds: readonly GpuId[], asOf: string) {
  const where = kinds.length === 1 ? kinds[0] : 'any of these cards'
  const lighter = format === 'bf16' || format === 'fp32' ? 'precision=int4, or ' : ''
  return new BadInputError(
    `${model.name} in ${format} does not fit on ${where}, not even on 32 of them; try ${lighter}a larger card such as ${largestCard(asOf)}.`,
  )
}

function largestCard(asOf: string): string {
  return cardsToPropose(asOf, {}, () => true).reduce((a, b) =>
    gpuById(b).memoryGB > gpuById(a).memoryGB ? b : a,
  )
}

function planOf(
  members: readonly FleetMember[],
  rules: FleetRules,
  horizonHours: number,
  asOf: string,
  terms: RentTerms,
): FleetPlan {
  const gpus = [...new Set(members.map(({ copy }) => copy.gpu))]
  const instances = gpus.map((gpu) => {
    const here = members.filter(({ copy }) => copy.gpu === gpu)
    return instanceOf(gpu, peakOf(here.map(({ copy }) => copy.cards)), asOf, terms)
  })
  const points = {
    low: fleetHours(members, gpus, rules, 'low'),
    likely: fleetHours(members, gpus, rules, 'likely'),
    high: fleetHours(members, gpus, rules, 'high'),
  }
  // Where capacities are low there is more work: that point has the most busy hours.
  const busyHours = {
    low: busyCardHours(points.high, members),
    likely: busyCardHours(points.likely, members),
    high: busyCardHours(points.low, members),
  }
  const offered = (Object.keys(arrangementNames) as Arrangement[]).map((name) => ({
    name: arrangementNames[name],
    low: rented(points.low.cards[name], instances),
    likely: rented(points.likely.cards[name], instances),
    high: rented(points.high.cards[name], instances),
  }))
  const sliced = gpus.length === 1 ? slicedFleet(members, rules, 'likely') : undefined
  if (sliced !== undefined) {
    const at = (point: keyof Range) => {
      const { cards } = slicedFleet(members, rules, point) ?? sliced
      return rented([Array<number>(horizonHours).fill(cards)], instances)
    }
    offered.push({
      name: 'Slices of cards (MIG), always on',
      low: at('low'),
      likely: at('likely'),
      high: at('high'),
    })
  }
  const arrangements = offered.map((each) => arrangementOf(each.name, each, busyHours))
  const best = arrangements.reduce((a, b) => (worthOf(b) < worthOf(a) ? b : a))
  const [plainest] = offered
  const chosen = offered.find(({ name }) => name === best.name)
  const saving = plainest && chosen && savingOf(plainest, chosen)
  return {
    members,
    gpus,
    instances,
    rules,
    horizonHours,
    points,
    arrangements,
    sliced,
    best,
    saving: saving ?? null,
    asOf,
  }
}

/** Dollars, or hours where nothing has a price. */
function worthOf({ usd, gpuHours }: FleetArrangement): number {
  return usd?.likely ?? gpuHours.likely
}

function busyCardHours({ loads }: FleetHours, members: readonly FleetMember[]): number {
  return members.reduce(
    (total, { copy }, model) =>
      total + copy.cards * (loads[model] ?? []).reduce((sum, load) => sum + load, 0),
    0,
  )
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
        requestsPerSecondPerCopy: copy.capacity,
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
