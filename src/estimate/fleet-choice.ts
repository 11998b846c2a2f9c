import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { BadInputError } from '#src/errors.ts'
import { copiesOn, type FleetDemand } from './fleet-copy.ts'
import { instanceOf, rented } from './fleet-money.ts'
import { copiesFor, type FleetMember, type FleetRules, peakOf } from './fleet-plan.ts'
import { lighterFormats } from './lighter-formats.ts'
import { cardsToPropose, type RentTerms } from './rent.ts'

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
export function fleetsOf(
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
  const [lightest] = lighterFormats(format, model.published).toReversed()
  const lighter = lightest === undefined ? '' : `precision=${lightest}, or `
  return new BadInputError(
    `${model.name} in ${format} does not fit on ${where}, not even on 32 of them; try ${lighter}a larger card such as ${largestCard(asOf)}.`,
  )
}

function largestCard(asOf: string): string {
  return cardsToPropose(asOf, {}, () => true).reduce((a, b) =>
    gpuById(b).memoryGB > gpuById(a).memoryGB ? b : a,
  )
}
