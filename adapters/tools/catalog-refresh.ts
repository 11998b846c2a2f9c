import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type Provider,
  REMOTE_DATA_JSON_URL,
  updatePrices,
  waitForUpdate,
} from '@pydantic/genai-prices'
import { type ApiPrice, batchDiscounts, listedApiPrices } from '#src/catalog/api-prices.ts'
import { gpuOffers } from '#src/catalog/gpu-prices.ts'
import { type Model, models } from '#src/catalog/models.ts'
import type { RemoteModels } from '#src/catalog/remote.ts'
import type { Source } from '#src/catalog/source.ts'
import { BotError } from '#src/errors.ts'
import { createHubModels } from '../hub/hub-models.ts'
import { withPackagePrice } from './catalog/package-prices.ts'
import { instancesIn, type RefreshedRents, refreshedRents, rentedClouds } from './catalog/rents.ts'
import {
  apiPricesTable,
  dataFolder,
  describeTables,
  gpuOffersTable,
  modelsTable,
  writeTables,
} from './catalog/tables.ts'

export interface RefreshOptions {
  readonly today: string
  readonly pricesUrl: string
  /** Folder of the clouds' tables of instances. */
  readonly rentsUrl: string
  readonly hub: RemoteModels
  /** Hub ids to add to the catalog, or to read anew. */
  readonly add: readonly string[]
  readonly into: string
  readonly write: boolean
}

/** Prices change; a twentyfold change is a mistake at the source until a person has looked. */
const mostChange = 20
const timeoutMs = 20_000
const usualRentsUrl =
  'https://raw.githubusercontent.com/skypilot-org/skypilot-catalog/master/catalogs/v8'

/**
 * Newer prices from genai-prices, rents from SkyPilot's catalog and models from the hub, checked against what the catalog has.
 *
 * @returns what changed, line by line
 * @throws when a source cannot be reached or read; nothing is written then
 */
export async function refreshCatalog(options: RefreshOptions): Promise<string[]> {
  const { today, pricesUrl, rentsUrl, hub, add, into, write } = options
  const [rents] = await Promise.all([readRents(rentsUrl, today), readPrices(pricesUrl)])
  const notes: string[] = [...rents.notes]
  const prices = listedApiPrices.map((listed) => {
    const { price, note } = refreshedPrice(listed, today)
    if (note !== null) notes.push(note)
    return price
  })
  const added = await Promise.all(add.map((id) => hub.find(id)))
  const tables = [apiPricesTable(prices, batchDiscounts), gpuOffersTable(rents.offers)]
  if (added.length > 0) tables.push(modelsTable(withModels(models, added)))
  const summaries = write ? writeTables(tables, into) : describeTables(tables, into)
  const last = write ? 'Written.' : 'Nothing was written; add --write to take these over.'
  return [...notes, ...summaries, last]
}

/** The rents of today at every cloud whose table is fetched from the cloud itself. */
async function readRents(folder: string, today: string): Promise<RefreshedRents> {
  const tables = await Promise.all(
    rentedClouds.map(async (cloud) => {
      const url = `${folder}/${cloud}/vms.csv`
      return { cloud, listed: instancesIn(await (await fetched(url)).text(), url) }
    }),
  )
  return tables.reduce<RefreshedRents>(
    ({ offers, notes }, { cloud, listed }) => {
      const next = refreshedRents(offers, cloud, listed, today)
      return { offers: next.offers, notes: [...notes, ...next.notes] }
    },
    { offers: gpuOffers, notes: [] },
  )
}

/** @throws when the page cannot be reached, or answers anything but the page */
async function fetched(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((cause) => {
    throw new Error(`${url} cannot be reached`, { cause })
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

/** Puts the published data of today into the package, in the place of what it came with. */
async function readPrices(url: string): Promise<void> {
  const response = await fetched(url)
  const data = (await response.json()) as Provider[] | { providers?: Provider[] }
  const providers = Array.isArray(data) ? data : data.providers
  if (
    !Array.isArray(providers) ||
    !providers.every(({ models: listed }) => Array.isArray(listed))
  ) {
    throw new Error(`${url} holds no list of providers with their models`)
  }
  updatePrices(({ setProviderData }) => setProviderData(providers))
  await waitForUpdate()
}

interface Refreshed {
  readonly price: ApiPrice
  readonly note: string | null
}

function refreshedPrice(listed: ApiPrice, today: string): Refreshed {
  const source: Source = {
    basis: 'vendor',
    title: 'pydantic/genai-prices',
    url: 'https://github.com/pydantic/genai-prices',
    checkedOn: today,
  }
  const price = withPackagePrice(listed, today, source)
  if (price === listed) return { price: listed, note: null }
  const before = listed.usdPerMillionInputTokens
  const after = price.usdPerMillionInputTokens
  const outputs = [listed.usdPerMillionOutputTokens ?? 0, price.usdPerMillionOutputTokens ?? 0]
  const [outputBefore = 0, outputAfter = 0] = outputs
  if (!isPlausible(before, after) || !isPlausible(outputBefore, outputAfter)) {
    const note = `${listed.id}: ${before} → ${after} USD per million input tokens is not taken over; look at the source`
    return { price: listed, note }
  }
  const changed = before !== after || outputBefore !== outputAfter
  const note = changed
    ? `${listed.id}: ${before} / ${outputBefore} → ${after} / ${outputAfter} USD per million tokens in / out`
    : null
  return { price, note }
}

function isPlausible(before: number, after: number): boolean {
  if (before === 0 || after === 0) return before === after
  return after / before < mostChange && before / after < mostChange
}

function withModels(listed: readonly Model[], added: readonly Model[]): readonly Model[] {
  const ids = new Set(added.map(({ id }) => id))
  return [...listed.filter(({ id }) => !ids.has(id)), ...added]
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      model: { type: 'string', multiple: true, default: [] },
    },
  })
  const now = () => new Date()
  const { HF_TOKEN: token, HF_ENDPOINT: hubUrl } = process.env
  const { GENAI_PRICES_URL: pricesUrl, SKYPILOT_CATALOG_URL: rentsUrl } = process.env
  const forgetful = { get: async () => undefined, put: async () => {} }
  const lines = await refreshCatalog({
    today: now().toISOString().slice(0, 10),
    pricesUrl: pricesUrl ?? REMOTE_DATA_JSON_URL,
    rentsUrl: rentsUrl ?? usualRentsUrl,
    hub: createHubModels({
      cache: forgetful,
      now,
      ...(token && { token }),
      ...(hubUrl && { hubUrl }),
    }),
    add: values.model,
    into: dataFolder,
    write: values.write,
  })
  process.stdout.write(`${lines.join('\n')}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const words =
      error instanceof BotError
        ? error.userMessage
        : error instanceof Error
          ? error.message
          : String(error)
    process.stderr.write(`The catalog stays as it is: ${words}\n`)
    process.exitCode = 1
  })
}
