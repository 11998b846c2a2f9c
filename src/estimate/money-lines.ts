import { energyFactors, energyKwh } from './energy.ts'
import type { Line } from './estimate.ts'
import { cards, figure } from './figures.ts'
import { line } from './line.ts'
import type { Rent } from './rent.ts'
import type { TrainingPlan } from './training-plan.ts'

/** Rent, the run's money, and the energy where the card's power is known. */
export function moneyLines({ gpu, run, totals, rent, usd }: TrainingPlan): Line[] {
  const lines: Line[] = []
  if (rent !== null && usd !== null) {
    lines.push(
      rentLine(rent, run.gpus, gpu),
      line(
        'Money for the run',
        usd,
        'USD',
        `${figure(totals.wallClockHours.likely)} hours × ${figure(rent.usdPerHour.likely)} USD an hour`,
        rent.cheapest.source,
      ),
    )
  }
  const energy = energyKwh(gpu, totals.gpuHours)
  if (energy !== null) {
    lines.push(
      line(
        'Energy',
        energy.kwh,
        'kWh',
        `${figure(totals.gpuHours.likely)} GPU-hours × ${energy.tdpWatts} W × ${energyFactors.load.likely} load × ${energyFactors.server.likely} server × ${energyFactors.pue.likely} building`,
        energyFactors.load.source,
      ),
    )
  }
  return lines
}

export function rentLine(rent: Rent, gpus: number, gpu: string): Line {
  const { cheapest, providers, providerClass } = rent
  return line(
    `Rent of ${cards(gpus, gpu)}`,
    rent.usdPerHour,
    'USD/hour',
    `${providers.length} ${providerClass} ${providers.length === 1 ? 'price' : 'prices'} on demand (${providers.slice(0, 4).join(', ')}); cheapest ${cheapest.provider} ${cheapest.instance} at ${figure(cheapest.usdPerHour)} USD for ${cheapest.gpuCount}, price from ${cheapest.asOf}${cheapest.isStale ? ', more than 90 days old' : ''}`,
    cheapest.source,
  )
}
