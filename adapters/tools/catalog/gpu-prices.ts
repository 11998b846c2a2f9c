import * as z from 'zod'
import type { GpuOffer, ProviderClass } from '#src/catalog/gpu-prices.ts'
import { sourceFrom } from './provenance.ts'

const usd = z.number().positive()

const rowSchema = z
  .object({
    provider: z.string().min(1),
    instance: z.string().min(1),
    gpu: z.string().min(1),
    count: z.number().int().positive(),
    on_demand: usd.nullish(),
    spot: usd.nullish(),
    region: z.string().optional(),
    as_of: z.iso.date().nullable(),
    tier: z.string().optional(),
    note: z.string().optional(),
    source: z.string(),
  })
  .refine((row) => row.on_demand != null || row.spot != null, 'has no price')

const fileSchema = z.object({ rows: z.array(rowSchema).min(1) })

/** An offer whose card is still a name: the import checks it against the GPUs. */
export type UncheckedOffer = Omit<GpuOffer, 'gpu'> & { readonly gpu: string }

const hyperscalers = new Set(['aws', 'azure', 'gcp', 'oci'])
const marketplaces = new Set(['akash', 'excesssupply', 'hyperbolic', 'lium', 'vast'])

/** @throws a zod error that names the row and the field, or an error that names an unknown card */
export function convertGpuPrices(file: unknown, gpuIds: ReadonlySet<string>): UncheckedOffer[] {
  const { rows } = fileSchema.parse(file)
  return rows.map((row) => {
    if (!gpuIds.has(row.gpu)) {
      throw new Error(`${row.provider} ${row.instance} rents a GPU we do not list: ${row.gpu}`)
    }
    return {
      provider: row.provider,
      providerClass: classOf(row.provider, row.tier, row.note),
      instance: row.tier === undefined ? row.instance : `${row.instance} (${row.tier})`,
      gpu: row.gpu,
      gpuCount: row.count,
      usdPerHour: row.on_demand ?? null,
      spotUsdPerHour: row.spot ?? null,
      region: row.region ?? null,
      asOf: row.as_of,
      note: row.note ?? null,
      source: sourceFrom(row.source, 'vendor', row.as_of),
    }
  })
}

function classOf(provider: string, tier?: string, note?: string): ProviderClass {
  if (note?.startsWith('managed')) return 'managed'
  if (hyperscalers.has(provider)) return 'hyperscaler'
  if (marketplaces.has(provider) || tier === 'community') return 'marketplace'
  return 'specialist'
}
