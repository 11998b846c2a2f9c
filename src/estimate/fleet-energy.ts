import { gpuById } from '#src/catalog/gpus.ts'
import { energyFactors } from './energy.ts'
import type { Line } from './estimate.ts'
import { figure } from './figures.ts'
import type { FleetPlan } from './fleet-arrangements.ts'
import { line } from './line.ts'
import { co2Line } from './money-lines.ts'
import { times } from './range.ts'
import { ratio, sumOf, type Uncertain } from './uncertain.ts'

/**
 * Electricity and CO2 of the best arrangement: cards draw much while they work and a little while they
 * wait. None where nobody publishes the power of one of the cards.
 */
export function fleetEnergyLines(plan: FleetPlan, gridGramsPerKwh: number | undefined): Line[] {
  const powers = plan.gpus.map((gpu) => gpuById(gpu).tdpWatts)
  if (powers.includes(null)) return []
  const { best, gpus } = plan
  const { load, idle, server, pue } = energyFactors
  const [busyLoad, idleLoad] = [ratio('load of a card', load), ratio('load of an idle card', idle)]
  const building = ratio('rest of the server', server).by(ratio('building', pue))
  // Drawn by one name: where copies carry less, there are both more hours and more work in them.
  const booked = ratio('hours of a fleet', times(best.gpuHours, 1 / best.gpuHours.likely))
  const worked = ratio('hours of a fleet', times(plan.busyHours, 1 / plan.busyHours.likely))
  const kwh: Uncertain[] = gpus.map((_, kind) => {
    const hours = plan.hoursByKind[kind] ?? 0
    const busy = Math.min(hours, plan.busyHoursByKind[kind] ?? 0)
    return sumOf(worked.by(busyLoad).times(busy), booked.by(idleLoad).times(hours - busy))
      .by(building)
      .times((powers[kind] ?? 0) / 1000)
  })
  const total = sumOf(...kwh)
  const words = gpus.map((_, kind) => {
    const hours = plan.hoursByKind[kind] ?? 0
    const busy = Math.min(hours, plan.busyHoursByKind[kind] ?? 0)
    return `(${figure(round(busy))} busy hours × ${load.likely} + ${figure(round(hours - busy))} idle × ${idle.likely}) × ${powers[kind]} W`
  })
  return [
    line(
      'Energy of the best arrangement',
      total,
      'kWh',
      `(${words.join(' + ')}) × ${server.likely} server × ${pue.likely} building; of ${gpus.join(' and ')}`,
      load.source,
    ),
    co2Line(total, gridGramsPerKwh),
  ]
}

/** Two significant digits, for sentences. */
function round(value: number): number {
  return Number(value.toPrecision(2))
}
