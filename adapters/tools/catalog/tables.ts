import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ApiPrice } from '#src/catalog/api-prices.ts'
import type { GpuOffer } from '#src/catalog/gpu-prices.ts'
import type { GpuFacts } from '#src/catalog/gpus.ts'
import type { Model } from '#src/catalog/models.ts'
import type { TuningPrice } from '#src/catalog/tuning-prices.ts'
import {
  compareTables,
  listEntry,
  recordEntry,
  renderTable,
  type Table,
  type TableChange,
} from './table.ts'

/** Where the catalog's tables are. */
export const dataFolder = fileURLToPath(new URL('../../../src/catalog/data/', import.meta.url))

export function modelsTable(models: readonly Model[]): Table {
  return {
    file: 'models.ts',
    header: "import type { Model } from '../models.ts'",
    opening: 'export const modelTable: readonly Model[] = [',
    entries: models.map((model) => listEntry(model.id, model)),
    closing: ']',
  }
}

export function gpusTable(gpus: Readonly<Record<string, GpuFacts>>): Table {
  return {
    file: 'gpus.ts',
    header: "import type { GpuFacts } from '../gpus.ts'",
    opening: 'export const gpuTable = {',
    entries: Object.entries(gpus).map(([id, gpu]) => recordEntry(id, gpu)),
    closing: '} as const satisfies Record<string, GpuFacts>',
  }
}

/** Offers whose GPU is known to be listed; its type follows only once the tables are written. */
export function gpuOffersTable(
  offers: readonly (Omit<GpuOffer, 'gpu'> & { readonly gpu: string })[],
): Table {
  return {
    file: 'gpu-prices.ts',
    header: "import type { GpuOffer } from '../gpu-prices.ts'",
    opening: 'export const gpuOfferTable: readonly GpuOffer[] = [',
    entries: offers.map((offer) =>
      listEntry(
        [offer.provider, offer.instance, offer.gpu, offer.region, offer.asOf].join(' '),
        offer,
      ),
    ),
    closing: ']',
  }
}

export function apiPricesTable(
  prices: readonly ApiPrice[],
  batchDiscounts: Readonly<Record<string, number>>,
): Table {
  return {
    file: 'api-prices.ts',
    header: "import type { ApiPrice } from '../api-prices.ts'",
    opening: 'export const apiPriceTable: readonly ApiPrice[] = [',
    entries: prices.map((price) => listEntry(price.id, price)),
    closing: `]\n\nexport const batchDiscountTable: Readonly<Record<string, number>> = ${JSON.stringify(batchDiscounts)}`,
  }
}

export function tuningPricesTable(prices: readonly TuningPrice[]): Table {
  return {
    file: 'tuning-prices.ts',
    header: "import type { TuningPrice } from '../tuning-prices.ts'",
    opening: 'export const tuningPriceTable: readonly TuningPrice[] = [',
    entries: prices.map((price) =>
      listEntry(
        [price.provider, price.model, price.method, price.weights ?? 'any weights'].join(' '),
        price,
      ),
    ),
    closing: ']',
  }
}

/**
 * Writes tables aside and renames them when all are there, so that each module appears whole or
 * not at all.
 *
 * @returns one line per table: what was added, changed and removed
 * @throws when a table has two entries of one name; nothing is written then
 */
export function writeTables(tables: readonly Table[], into: string): string[] {
  const summaries = describeTables(tables, into)
  mkdirSync(into, { recursive: true })
  for (const table of tables) writeFileSync(join(into, `${table.file}.new`), renderTable(table))
  for (const { file } of tables) renameSync(join(into, `${file}.new`), join(into, file))
  return summaries
}

/** What writing the tables would change. */
export function describeTables(tables: readonly Table[], into: string): string[] {
  return tables.map((table) => {
    refuseTwins(table)
    return summaryOf(table, compareTables(table, readIfThere(join(into, table.file))))
  })
}

function refuseTwins({ file, entries }: Table): void {
  const seen = new Set<string>()
  for (const { key } of entries) {
    if (seen.has(key)) throw new Error(`${file} would have two entries for "${key}"`)
    seen.add(key)
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function summaryOf({ file, entries }: Table, change: TableChange): string {
  const parts = Object.entries(change).flatMap(([what, keys]: [string, readonly string[]]) => {
    if (keys.length === 0) return []
    const shown = keys.slice(0, 5).join('; ')
    return [`${keys.length} ${what} (${shown}${keys.length > 5 ? '; …' : ''})`]
  })
  return `${file}: ${entries.length} entries, ${parts.length === 0 ? 'nothing changed' : parts.join(', ')}`
}
