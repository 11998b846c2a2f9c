import type { Line } from './estimate.ts'
import { figure } from './figures.ts'
import { apiLines } from './fleet-api.ts'
import type { FleetPlan } from './fleet-arrangements.ts'
import { loadedGB, startFactors, startHours } from './fleet-copy.ts'
import { fleetEnergyLines } from './fleet-energy.ts'
import { hourName } from './fleet-load.ts'
import { busyLimits, peakOf } from './fleet-plan.ts'
import { peakWaits } from './fleet-waits.ts'
import { line } from './line.ts'
import { rentLine } from './money-lines.ts'
import { exactly, times } from './range.ts'
import { schedulingShare } from './serving-speed.ts'
import { sources } from './sources.ts'

/** From the requests of each hour to cards and money. */
export function fleetLines(
  plan: FleetPlan,
  trainingGpuHours: number | undefined,
  gridGramsPerKwh: number | undefined,
): Line[] {
  return [
    ...plan.members.flatMap((_, model) => modelLines(plan, model)),
    ...plan.instances.flatMap(({ gpu, rentedCards, rent }) =>
      rent === null ? [] : [rentLine(rent, rentedCards, gpu)],
    ),
    ...arrangementLines(plan),
    ...slicedLines(plan),
    ...savingLines(plan),
    ...idleLines(plan, trainingGpuHours),
    ...fleetEnergyLines(plan, gridGramsPerKwh),
    ...apiLines(plan),
  ]
}

function modelLines(plan: FleetPlan, model: number): Line[] {
  const { members, points, rules } = plan
  const member = members[model]
  if (member === undefined) return []
  const { demand, copy } = member
  const { name } = demand.model
  const rates = demand.rates.map((rate) => rate * 3600)
  const busiest = rates.indexOf(peakOf(rates))
  const peak = rates[busiest] ?? 0
  const sigma = schedulingShare(copy.plan.serving)
  const copies = (point: 'low' | 'likely' | 'high') => points[point].alwaysOn[model] ?? 1
  const { meanSeconds, p95Seconds, waits } = peakWaits(plan, model)
  const spare = rules.redundancy > 0 ? ` + ${rules.redundancy} spare` : ''
  const lines = [
    line(
      `${name}: one copy`,
      copy.capacity.times(3600),
      'requests/hour',
      `${figure(copy.plan.copyTokensPerSecond.likely)} tokens/s ÷ ${figure(demand.outputTokens)} tokens of an answer × 3,600; on ${copy.cards} × ${copy.gpu}`,
      sigma.source,
    ),
    line(
      `${name}: copies in the busiest hour`,
      { low: copies('high'), likely: copies('likely'), high: copies('low') },
      'copies',
      `${figure(peak)} requests ÷ (${figure(copy.capacity.likely * 3600)} × ${busyLimits.alone} busy), rounded up${spare}; ${hourName(busiest)}`,
      sources.erlang,
    ),
    line(
      `${name}: start of a copy`,
      startHours(copy),
      'hours',
      `(${figure(loadedGB(copy))} GB × ${startFactors.secondsPerGB.likely} s + ${startFactors.bootSeconds.likely} s for the machine) ÷ 3,600; each hour is ready for the next`,
      startFactors.bootSeconds.source,
    ),
  ]
  if (meanSeconds.low > 0 && Number.isFinite(meanSeconds.high)) {
    lines.push(
      line(
        `${name}: mean wait in the busiest hour`,
        times(meanSeconds, 1000),
        'ms',
        `${copies('likely')} ${copies('likely') === 1 ? 'copy' : 'copies'}, ${figure(round(waits * 100))} % of the requests wait; 95 of 100 wait at most ${figure(round(p95Seconds * 1000))} ms`,
        sources.allenCunneen,
      ),
    )
  }
  return lines
}

function arrangementLines({ arrangements, horizonHours }: FleetPlan): Line[] {
  const [plain] = arrangements
  return arrangements.flatMap((each) => {
    const { name, gpuHours, usd, cardsByHour } = each
    const [least, most] = [Math.min(...cardsByHour), peakOf(cardsByHour)]
    const fewer = cardsByHour.filter(
      (cards, hour) => cards < (plain?.cardsByHour[hour] ?? 0),
    ).length
    const working =
      least === most
        ? `${most} cards × ${figure(horizonHours)} hours`
        : `${least} to ${most} cards, summed over ${figure(horizonHours)} hours; fewer than own cards always on in ${fewer} of them`
    const lines = [line(name, gpuHours, 'GPU-hours', working, sources.inputs)]
    if (usd !== null) {
      lines.push(
        line(
          `${name}: money`,
          usd,
          'USD',
          `${figure(gpuHours.likely)} GPU-hours × ${figure(usd.likely / gpuHours.likely)} USD an hour and card; whole instances at their rent`,
          sources.inputs,
        ),
      )
    }
    return lines
  })
}

function slicedLines({ sliced, members }: FleetPlan): Line[] {
  if (sliced === undefined) return []
  const words = sliced.choices.map(({ member, profile, copies }) => {
    return `${member.demand.model.name} ${copies} × ${profile.name}`
  })
  const gpu = members[0]?.copy.gpu ?? ''
  return [
    line(
      'Cards in slices',
      exactly(sliced.cards),
      'cards',
      `${words.join(', ')}; seven compute and eight memory slices to a ${gpu}`,
      sources.mig,
    ),
  ]
}

/** Nothing when the plainest arrangement is as cheap, or may be: the warnings then say so. */
function savingLines({ saving, best, arrangements }: FleetPlan): Line[] {
  if (saving === null || !(saving.low > 0)) return []
  return [
    line(
      'Saved by the best arrangement',
      saving,
      'USD',
      `${arrangements[0]?.name.toLowerCase()} less ${best.name.toLowerCase()}`,
      sources.inputs,
    ),
  ]
}

/** Whole cards that nobody asks for, were all of them always on. */
export function idleCardHours({ arrangements }: FleetPlan): number {
  const [alwaysOn, autoscaled] = arrangements
  if (alwaysOn === undefined || autoscaled === undefined) return 0
  return Math.max(0, alwaysOn.gpuHours.likely - autoscaled.gpuHours.likely)
}

function idleLines(plan: FleetPlan, trainingGpuHours: number | undefined): Line[] {
  const [alwaysOn, autoscaled] = plan.arrangements
  const idle = idleCardHours(plan)
  if (alwaysOn === undefined || autoscaled === undefined || idle === 0) return []
  const lines = [
    line(
      'Idle hours that training could fill',
      exactly(idle),
      'GPU-hours',
      `${figure(alwaysOn.gpuHours.likely)} GPU-hours always on − ${figure(autoscaled.gpuHours.likely)} that the load needs; whole cards only`,
      sources.inputs,
    ),
  ]
  const perHour = alwaysOn.usd && times(alwaysOn.usd, 1 / alwaysOn.gpuHours.likely)
  if (trainingGpuHours !== undefined && perHour !== null) {
    const filled = Math.min(idle, trainingGpuHours)
    lines.push(
      line(
        'Rent that training there saves',
        times(perHour, filled),
        'USD',
        `${figure(filled)} GPU-hours × ${figure(perHour.likely)} USD; of the ${figure(trainingGpuHours)} of training, if its checkpoints let it pause`,
        sources.judgement,
      ),
    )
  }
  return lines
}

/** Two significant digits, for sentences. */
function round(value: number): number {
  return Number(value.toPrecision(2))
}
