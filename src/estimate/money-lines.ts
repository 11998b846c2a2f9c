import { worldGridGramsPerKwh } from '#src/catalog/grid.ts'
import { energyFactors, energyKwh } from './energy.ts'
import type { Line } from './estimate.ts'
import { cards, figure } from './figures.ts'
import { line } from './line.ts'
import { exactly } from './range.ts'
import { providerRents, type Rent, type RentTerms } from './rent.ts'
import { sources } from './sources.ts'
import { redoShare, spotRentOf } from './spot.ts'
import type { TrainingPlan } from './training-plan.ts'
import { ratio, scatter, type Uncertain } from './uncertain.ts'

export interface MoneyTerms {
  readonly asOf: string
  readonly terms: RentTerms
  /** Of the person's own electricity; the world's unless given. */
  readonly gridGramsPerKwh: number | undefined
}

/** Rent, the run's money, spot beside it, and the energy and CO2 where the card's power is known. */
export function moneyLines(plan: TrainingPlan, terms: MoneyTerms): Line[] {
  const { gpu, run, totals, rent, usd } = plan
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
  lines.push(...providerLines(plan, terms), ...spotLines(plan, terms))
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
      co2Line(energy.kwh, terms.gridGramsPerKwh),
    )
  }
  return lines
}

/** Enough to choose from; the rent's own line names how many there are. */
const providersShown = 4

/** What the run costs on demand at each provider, the cheapest first; none where one was named. */
function providerLines({ gpu, run, totals }: TrainingPlan, { asOf, terms }: MoneyTerms): Line[] {
  const rents = providerRents(gpu, run.gpus, asOf, terms)
  if (rents.length < 2) return []
  return rents
    .slice(0, providersShown)
    .map(({ usdPerHour, cheapest }) =>
      line(
        `The run at ${cheapest.provider}`,
        totals.wallClockHours.times(usdPerHour.likely),
        'USD',
        () =>
          `${figure(totals.wallClockHours.likely)} hours × ${figure(usdPerHour.likely)} USD an hour; ${cheapest.instance} on demand, price from ${cheapest.asOf}${cheapest.isStale ? ', more than 90 days old' : ''}`,
        cheapest.source,
      ),
    )
}

/** Nothing where whole instances or work done again make spot the dearer way. */
function spotLines({ gpu, run, totals, rent }: TrainingPlan, { asOf, terms }: MoneyTerms): Line[] {
  const spot = spotRentOf(gpu, run.gpus, asOf, terms)
  if (spot === null) return []
  const perHour = spot.usdPerHour.likely * redoShare.likely
  if (rent !== null && perHour >= rent.usdPerHour.likely) return []
  const { usdPerHour, providers, oldest, cheapest } = spot
  return [
    line(
      'The run on spot instead',
      totals.wallClockHours
        .by(scatter('spot rent', usdPerHour))
        .by(ratio('work done again', redoShare)),
      'USD',
      `${figure(totals.wallClockHours.likely)} hours × ${figure(usdPerHour.likely)} USD an hour × ${redoShare.likely} for work done again; ${cards(run.gpus, gpu)} at ${providers.join(', ')}, prices from ${oldest} on`,
      cheapest.source,
    ),
  ]
}

export function co2Line(kwh: Uncertain, gramsPerKwh: number | undefined): Line {
  const grid = gramsPerKwh === undefined ? worldGridGramsPerKwh : exactly(gramsPerKwh)
  const whose = gramsPerKwh === undefined ? 'the world’s mean grid' : 'your grid'
  return line(
    'CO2',
    kwh.by(ratio('grid', grid)).times(1 / 1000),
    'kg',
    `${figure(kwh.likely)} kWh × ${grid.likely} g of ${whose}`,
    gramsPerKwh === undefined ? worldGridGramsPerKwh.source : sources.inputs,
  )
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
