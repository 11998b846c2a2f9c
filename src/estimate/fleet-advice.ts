import type { Estimate } from './estimate.ts'
import { figure } from './figures.ts'
import { apiLines } from './fleet-api.ts'
import { copiesAtMost, type FleetPlan, mostSharing } from './fleet-arrangements.ts'
import { startHours } from './fleet-copy.ts'
import { servingConfidence } from './serving-advice.ts'

export function fleetWarnings(plan: FleetPlan, trainingGpuHours: number | undefined): string[] {
  const { best, members, instances, saving, rules } = plan
  const warnings: string[] = []
  const [plainest] = plan.arrangements
  if (plainest !== undefined && best.name === plainest.name) {
    warnings.push('Nothing beats own cards that are always on: the load needs them all.')
  } else if (saving !== null && !(saving.low > 0)) {
    warnings.push(
      `The best arrangement saves about ${figure(round(saving.likely))} USD, and perhaps nothing: it depends on what one copy carries.`,
    )
  }
  if (copiesAtMost(members, rules) > mostSharing) {
    warnings.push(
      `With more than ${mostSharing} copies nearly all are busy: sharing cards is not computed.`,
    )
  }
  if (best.name.startsWith('Shared')) {
    warnings.push(
      'Models on one card share its bandwidth: answers may take up to 1.6 times as long while a neighbour is busy.',
    )
  }
  if (rules.redundancy === 0) {
    warnings.push('No copy is spare: redundancy=1 shows what surviving a failure costs.')
  }
  for (const { demand, copy } of members) {
    const { likely } = startHours(copy)
    if (rules.scaleToZero) {
      warnings.push(
        `The first request to ${demand.model.name} after a quiet hour waits about ${figure(round(likely * 60))} minutes.`,
      )
    } else if (likely > 1) {
      warnings.push(
        `A copy of ${demand.model.name} takes more than an hour to start: an hour’s notice is not enough.`,
      )
    }
  }
  const [api] = apiLines(plan)
  if (api?.label === 'The same load by API' && best.usd !== null && best.usd.low > api.likely) {
    warnings.push(
      `The same load by API costs about ${figure(round(api.likely))} USD: less than any arrangement of own cards.`,
    )
  }
  for (const { gpu, rent } of instances) {
    if (rent === null) warnings.push(`I have no dated price for ${gpu}, so there is no money here.`)
    else if (rent.isStale) {
      warnings.push(
        `Rents for ${gpu} are from ${rent.oldest}, more than 90 days before ${plan.asOf}; they rose in 2026, so check them.`,
      )
    }
  }
  if (trainingGpuHours !== undefined) {
    warnings.push('Training in idle hours needs checkpoints and a job that can be stopped.')
  }
  for (const model of new Set(members.map(({ demand }) => demand.model))) {
    if (model.licence === 'unconfirmed') {
      warnings.push(
        `I could not confirm the licence of ${model.name}: read it before you rely on the model.`,
      )
    }
  }
  return warnings
}

/** As sure as of the model it knows least about. */
export function fleetConfidence({
  members,
}: FleetPlan): Pick<Estimate, 'confidence' | 'confidenceReasons'> {
  const each = members.map(({ copy }) => servingConfidence(copy.plan))
  const low = each.filter(({ confidence }) => confidence === 'low')
  const counted = low.length > 0 ? low : each
  return {
    confidence: low.length > 0 ? 'low' : 'medium',
    confidenceReasons: [
      ...new Set(counted.flatMap(({ confidenceReasons }) => confidenceReasons)),
      'Queues are approximated, and traffic inside an hour is taken as even.',
    ],
  }
}

/** Two significant digits, for sentences. */
function round(value: number): number {
  return Number(value.toPrecision(2))
}
