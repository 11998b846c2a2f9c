import { listOf } from '#src/card/format.ts'
import { type AskedRents, rentCard } from '#src/card/rent-card.ts'
import {
  type CardRents,
  rentsOverviewCard,
  sellersCard,
  spotCard,
} from '#src/card/rents-overview-card.ts'
import { type GpuId, gpuById, gpus } from '#src/catalog/gpus.ts'
import type { RentTerms } from '#src/estimate/rent.ts'
import { nearestRented, type RentRow, rentList } from '#src/estimate/rent-list.ts'
import type { Answer, CommandContext } from './command.ts'
import { cardsIn, type NamedCard, soldAs } from './named-cards.ts'
import { type Period, periodIn } from './named-period.ts'
import { sellersIn } from './named-sellers.ts'
import { countWords } from './names.ts'
import { rentSettings } from './team-settings.ts'

/** Whose prices count for this team. */
export async function teamTerms({ store }: CommandContext): Promise<RentTerms> {
  const { ownUsdPerGpuHour, providers } = await rentSettings(store)
  return {
    ...(ownUsdPerGpuHour !== undefined && { own: ownUsdPerGpuHour }),
    ...(providers !== undefined && { preferred: providers }),
  }
}

/** "How much is an H100 per hour?", "runpod or lambda?": what cards rent for. */
export async function answerRent(folded: string, context: CommandContext): Promise<Answer> {
  const { asOf } = context
  const terms = await teamTerms(context)
  const sellers = sellersIn(folded)
  const asked = cardsIn(folded, asOf)
    .slice(0, mostCards)
    .map((card) => rentsOf(card, folded, sellers, terms, asOf))
  if (asked.length === 0) {
    const rents = everyRent(terms, asOf).filter(({ gpu }) => gpu.memoryGB >= leastMemoryIn(folded))
    const card =
      sellers.length > 0 ? sellersCard(sellers, rents, asOf) : rentsOverviewCard(rents, asOf)
    return { card, data: { intent: 'estimate', id: null, kind: 'rent' } }
  }
  const rents = asked.flatMap(({ rows }) => rows.map(({ offer: _, ...row }) => row))
  return { card: rentCard(asked), data: { intent: 'estimate', id: null, kind: 'rent', rents } }
}

/** "The cheapest 80 GB card" */
const leastMemoryIn = (folded: string) => Number(/\b(\d{2,3}) ?gi?b\b/.exec(folded)?.[1] ?? 0)

/** "Spot or on demand?" */
export async function answerSpot(context: CommandContext): Promise<Answer> {
  const rents = everyRent(await teamTerms(context), context.asOf)
  const card = spotCard(rents, context.asOf)
  return { card, data: { intent: 'estimate', id: null, kind: 'spot' } }
}

/** More tables than these are no answer in a chat. */
const mostCards = 2

function rentsOf(
  named: NamedCard,
  folded: string,
  sellers: readonly string[],
  terms: RentTerms,
  asOf: string,
): AskedRents {
  const wanted = soldAs(named)
  const hours = cardHours(named, folded)
  const count = hours === undefined ? named.count * machinesIn(folded) : 1
  const rentable = listedFor(wanted, count, terms, asOf)
  const instead = rentable.length > 0 ? undefined : nearestRented(named.variants[0], asOf)
  const rows = instead === undefined ? rentable : listedFor([instead.id], count, terms, asOf)
  const chosen = rows.filter(({ offer }) => sellers.includes(offer.provider))
  const shown = instead?.id ?? named.variants[0]
  const name = wanted.length > 1 && instead === undefined ? (shown.split('-')[0] ?? shown) : shown
  const lacking = sellers.filter((each) => !rows.some(({ offer }) => offer.provider === each))
  const { memoryGB, memoryBandwidthGBps } = gpuById(shown)
  const isOfRent = sellers.length > 0 || rentsOut.test(folded) || periodIn(folded) !== undefined
  const remarks = [
    ...(isOfRent && !buys.test(folded) ? [] : ['I know what it rents for, and no shop prices.']),
    ...(instead === undefined
      ? []
      : [
          `I have no dated rent of ${named.variants[0]}. The nearest that I have one of is ${shown} (${memoryGB} GB, ${memoryBandwidthGBps} GB/s).`,
        ]),
    ...(lacking.length === 0
      ? []
      : [`I have no dated price of ${listOf(lacking, 'or')} for ${name}.`]),
    ...(isLimited(rows, terms) ? ['Only the providers that your team prefers are listed.'] : []),
  ]
  return {
    name,
    count,
    rows: chosen.length > 0 ? chosen : rows,
    period: hours ?? periodIn(folded),
    isSpot: /\b(?:spot|preemptible|interruptible)\b/.test(folded),
    remarks,
    asOf,
  }
}

/** "1000 H100 hours": one card for so long, in whatever number. */
function cardHours({ words, count, isCounted }: NamedCard, folded: string): Period | undefined {
  const isOfHours = [' hours', '-hours', ' gpu hours', ' gpu-hours'].some((unit) =>
    folded.includes(`${words}${unit}`),
  )
  return isOfHours && isCounted ? { hours: count, words: `${count} GPU-hours` } : undefined
}

const rentsOut =
  /\brent\w*\b|\b(?:hour|hr|hourly|spot|demand|cloud|lease|stunde|hora|heure|ora)s?\b|\/ ?h/
const buys = /\b(?:buy\w*|purchase|own|kaufen|comprar|acheter)\b/

const machines =
  /\b(\d{1,3}|two|three|four|eight) (?:nodes?|machines?|servers?|boxes|instances?) (?:of|with|x|each)\b/

/** "3 nodes with 8 A100s": so many times the cards. */
function machinesIn(folded: string): number {
  const [, count] = machines.exec(folded) ?? []
  return count === undefined ? 1 : (countWords.get(count) ?? Number(count))
}

function isLimited(rows: readonly RentRow[], { preferred = [] }: RentTerms): boolean {
  return (
    rows.length > 0 &&
    preferred.length > 0 &&
    rows.some(({ offer }) => preferred.includes(offer.provider))
  )
}

function listedFor(
  wanted: readonly GpuId[],
  count: number,
  terms: RentTerms,
  asOf: string,
): readonly RentRow[] {
  const isOwn = ({ gpu, offer }: RentRow) =>
    terms.own?.[gpu] !== undefined && offer.instance === gpu
  return wanted
    .flatMap((gpu) => rentList(gpu, count, asOf, terms))
    .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a.usdPerHour - b.usdPerHour)
}

/** Every card that people train and serve on, with whoever rents it out. */
function everyRent(terms: RentTerms, asOf: string): readonly CardRents[] {
  return gpus
    .filter(({ vendor, bf16DenseTflops }) => /NVIDIA|AMD/.test(vendor) && bf16DenseTflops !== null)
    .map((gpu) => ({ gpu, rows: rentList(gpu.id, 1, asOf, terms) }))
}
