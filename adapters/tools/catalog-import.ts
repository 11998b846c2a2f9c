import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { convertApiPrices } from './catalog/api-prices.ts'
import { convertGpuPrices } from './catalog/gpu-prices.ts'
import { convertGpus } from './catalog/gpus.ts'
import { convertModels } from './catalog/models.ts'
import {
  compareTables,
  listEntry,
  recordEntry,
  renderTable,
  type Table,
  type TableChange,
} from './catalog/table.ts'

const dataFolder = fileURLToPath(new URL('../../src/catalog/data/', import.meta.url))

/**
 * Brings catalog files into the source: everything is read and checked before anything is
 * written, and each module appears whole or not at all.
 *
 * @returns one line per module: what was added, changed and removed
 * @throws when a file is missing or an entry is not what it should be; nothing is written then
 */
export function importCatalog(from: string, into: string = dataFolder): string[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(from, name), 'utf8'))
  const tables = catalogTables({
    models: read('models.json'),
    gpus: read('gpus.json'),
    gpuPrices: read('gpu-prices.json'),
    apiPrices: read('api-prices.json'),
  })

  mkdirSync(into, { recursive: true })
  const written = tables.map((table) => {
    const path = join(into, table.file)
    const change = compareTables(table, readIfThere(path))
    writeFileSync(`${path}.new`, renderTable(table))
    return { path, summary: summaryOf(table, change) }
  })
  for (const { path } of written) renameSync(`${path}.new`, path)
  return written.map(({ summary }) => summary)
}

interface CatalogFiles {
  readonly models: unknown
  readonly gpus: unknown
  readonly gpuPrices: unknown
  readonly apiPrices: unknown
}

function catalogTables(files: CatalogFiles): Table[] {
  const models = convertModels(files.models)
  const gpus = convertGpus(files.gpus)
  const offers = convertGpuPrices(files.gpuPrices, new Set(Object.keys(gpus)))
  const prices = convertApiPrices(files.apiPrices, new Set(models.map((model) => model.id)))
  const tables: Table[] = [
    {
      file: 'models.ts',
      header: "import type { Model } from '../models.ts'",
      opening: 'export const modelTable: readonly Model[] = [',
      entries: models.map((model) => listEntry(model.id, model)),
      closing: ']',
    },
    {
      file: 'gpus.ts',
      header: "import type { GpuFacts } from '../gpus.ts'",
      opening: 'export const gpuTable = {',
      entries: Object.entries(gpus).map(([id, gpu]) => recordEntry(id, gpu)),
      closing: '} as const satisfies Record<string, GpuFacts>',
    },
    {
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
    },
    {
      file: 'api-prices.ts',
      header: "import type { ApiPrice } from '../api-prices.ts'",
      opening: 'export const apiPriceTable: readonly ApiPrice[] = [',
      entries: prices.api.map((price) => listEntry(price.id, price)),
      closing: `]\n\nexport const batchDiscountTable: Readonly<Record<string, number>> = ${JSON.stringify(prices.batchDiscounts)}`,
    },
    {
      file: 'tuning-prices.ts',
      header: "import type { TuningPrice } from '../tuning-prices.ts'",
      opening: 'export const tuningPriceTable: readonly TuningPrice[] = [',
      entries: prices.tuning.map((price) =>
        listEntry(
          [price.provider, price.model, price.method, price.weights ?? 'any weights'].join(' '),
          price,
        ),
      ),
      closing: ']',
    },
  ]
  for (const table of tables) refuseTwins(table)
  return tables
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) {
    process.stderr.write(
      'Name the folder with models.json, gpus.json, gpu-prices.json and api-prices.json.\n',
    )
    process.exitCode = 2
  } else {
    for (const line of importCatalog(folder)) process.stdout.write(`${line}\n`)
  }
}
