import * as z from 'zod'
import { type GpuOffer, spreadOf } from '#src/catalog/gpu-prices.ts'
import type { Source } from '#src/catalog/source.ts'
import { parseCsv } from '../evaluate/csv.ts'

/**
 * Clouds whose instances SkyPilot's catalog fetches from the cloud itself, every seven hours, as its
 * page says; the others there are entered by hand at times that nobody knows.
 */
export const rentedClouds = ['aws', 'lambda'] as const

export const rentsPage = 'https://github.com/skypilot-org/skypilot-catalog'

/** Schema 8 of its `vms.csv`; one row for each instance and zone. */
const usd = z.union([z.literal('').transform(() => null), z.coerce.number().nonnegative()])
const instanceSchema = z.object({
  InstanceType: z.string(),
  AcceleratorCount: z.union([z.literal('').transform(() => 0), z.coerce.number().nonnegative()]),
  Price: usd,
  SpotPrice: usd,
  Region: z.string(),
})

export type ListedInstance = z.infer<typeof instanceSchema>

/** @throws when the text is no table of instances: a column is missing or a price is no number */
export function instancesIn(csv: string, url: string): readonly ListedInstance[] {
  const parsed = z.array(instanceSchema).min(1).safeParse(parseCsv(csv))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.length
    ? `line ${Number(issue.path[0]) + 2}, ${String(issue.path[1])}`
    : 'no line'
  throw new Error(`${url} is no table of instances: ${where}: ${issue?.message}`)
}

export interface RefreshedRents {
  readonly offers: readonly GpuOffer[]
  readonly notes: readonly string[]
}

/** Rents move less than prices per token: five times as much is a mistake until a person has looked. */
const mostChange = 5

/**
 * A cloud's offers at today's rents. One that still holds gets today's date; a changed one is a new
 * entry beside the old, so that what was said with the old one can be explained.
 *
 * @throws when the cloud lists none of the instances that we know
 */
export function refreshedRents(
  offers: readonly GpuOffer[],
  cloud: string,
  listed: readonly ListedInstance[],
  today: string,
): RefreshedRents {
  const byInstance = Map.groupBy(listed, ({ InstanceType }) => InstanceType)
  const notes: string[] = []
  let found = 0
  const refreshed = offers.flatMap((offer): GpuOffer[] => {
    if (offer.provider !== cloud || isSuperseded(offer, offers)) return [offer]
    const rows = (byInstance.get(offer.instance) ?? []).filter((row) => isOf(row, offer))
    if (rows.length === 0) return [offer]
    found += 1
    const now: GpuOffer = {
      ...offer,
      usdPerHour: lowest(rows.map(({ Price }) => Price)),
      spotUsdPerHour: usualSpot(byInstance.get(offer.instance) ?? [], offer),
      asOf: today,
      note: null,
      source: sourceOf(cloud, today),
    }
    if (now.usdPerHour === null && now.spotUsdPerHour === null) return [offer]
    const words = `${cloud} ${offer.instance}: ${wordsOf(offer)} → ${wordsOf(now)}`
    if (!isPlausible(offer.usdPerHour, now.usdPerHour)) {
      notes.push(`${words} is not taken over; look at the source`)
      return [offer]
    }
    // Spot rents move by the hour: a new one alone is no change worth an entry.
    if (offer.usdPerHour === now.usdPerHour) return [now]
    notes.push(words)
    return offer.asOf === null ? [now] : offer.asOf === today ? [now] : [offer, now]
  })
  if (found === 0) throw new Error(`SkyPilot's catalog lists none of our instances of ${cloud}`)
  return { offers: refreshed, notes }
}

function isOf(row: ListedInstance, { gpuCount, region }: GpuOffer): boolean {
  return row.AcceleratorCount === gpuCount && isIn(row.Region, region)
}

/** An offer of no region holds in all; one of "us" in each of its regions. */
function isIn(itsRegion: string, region: string | null): boolean {
  return region === null || itsRegion === region || itsRegion.startsWith(`${region}-`)
}

function isSuperseded(offer: GpuOffer, offers: readonly GpuOffer[]): boolean {
  const { provider, instance, region, gpu, asOf } = offer
  return offers.some(
    (other) =>
      other.provider === provider &&
      other.instance === instance &&
      other.region === region &&
      other.gpu === gpu &&
      (other.asOf ?? '') > (asOf ?? ''),
  )
}

function lowest(prices: readonly (number | null)[]): number | null {
  const known = prices.filter((price) => price !== null && price > 0)
  return known.length === 0 ? null : Math.min(...known.map(Number))
}

/** The middle of the spot rents of the zones: of the United States, where the offer is from there. */
function usualSpot(rows: readonly ListedInstance[], { gpuCount, region }: GpuOffer): number | null {
  const area = region?.startsWith('us') ? 'us' : region
  const known = rows.flatMap(({ AcceleratorCount, SpotPrice, Region }) =>
    AcceleratorCount === gpuCount && isIn(Region, area) && SpotPrice ? [SpotPrice] : [],
  )
  return known.length === 0 ? null : Number(spreadOf(known).median.toPrecision(6))
}

function isPlausible(before: number | null, after: number | null): boolean {
  if (before === null || after === null) return true
  return after / before < mostChange && before / after < mostChange
}

function wordsOf({ usdPerHour, spotUsdPerHour }: GpuOffer): string {
  return `${usdPerHour ?? 'no'} / ${spotUsdPerHour ?? 'no'} USD an hour on demand / spot`
}

function sourceOf(cloud: string, today: string): Source {
  return {
    basis: 'vendor',
    title: `SkyPilot catalog, ${cloud}, fetched from the cloud every seven hours`,
    url: `${rentsPage}/blob/master/catalogs/v8/${cloud}/vms.csv`,
    checkedOn: today,
  }
}
