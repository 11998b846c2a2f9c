import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { convertApiPrices } from './catalog/api-prices.ts'
import { convertGpuPrices } from './catalog/gpu-prices.ts'
import { convertGpus } from './catalog/gpus.ts'
import { convertModels } from './catalog/models.ts'
import {
  apiPricesTable,
  dataFolder,
  gpuOffersTable,
  gpusTable,
  modelsTable,
  tuningPricesTable,
  writeTables,
} from './catalog/tables.ts'

/**
 * Brings catalog files into the source: everything is read and checked before anything is
 * written, and each module appears whole or not at all.
 *
 * @returns one line per module: what was added, changed and removed
 * @throws when a file is missing or an entry is not what it should be; nothing is written then
 */
export function importCatalog(from: string, into: string = dataFolder): string[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(from, name), 'utf8'))
  const models = convertModels(read('models.json'))
  const gpus = convertGpus(read('gpus.json'))
  const offers = convertGpuPrices(read('gpu-prices.json'), new Set(Object.keys(gpus)))
  const prices = convertApiPrices(read('api-prices.json'), new Set(models.map(({ id }) => id)))
  return writeTables(
    [
      modelsTable(models),
      gpusTable(gpus),
      gpuOffersTable(offers),
      apiPricesTable(prices.api, prices.batchDiscounts),
      tuningPricesTable(prices.tuning),
    ],
    into,
  )
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
