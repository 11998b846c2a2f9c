import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { listedApiPrices } from '#src/catalog/api-prices.ts'
import { models } from '#src/catalog/models.ts'
import { refreshCatalog } from '../../adapters/tools/catalog-refresh.ts'
import { temporaryFolder } from '../support/store.ts'

const listed = listedApiPrices.find(({ id }) => id === 'openai/gpt-4.1-mini')
const [anyModel] = models

/** A page that publishes these prices of one model, as genai-prices does. */
async function published(body: unknown, status = 200): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.json`
}

const openAi = (input: number, output: number) => [
  {
    id: 'openai',
    name: 'OpenAI',
    api_pattern: 'https://api\\.openai\\.com',
    models: [
      {
        id: 'gpt-4.1-mini',
        match: { equals: 'gpt-4.1-mini' },
        prices: { input_mtok: input, cache_read_mtok: input / 4, output_mtok: output },
      },
    ],
  },
]

function place() {
  const into = join(temporaryFolder(), 'data')
  cpSync('src/catalog/data', into, { recursive: true })
  const text = () => readFileSync(join(into, 'api-prices.ts'), 'utf8')
  return { into, text }
}

const options = (pricesUrl: string, into: string) => ({
  today: '2026-12-01',
  pricesUrl,
  into,
  add: [],
  write: true,
  hub: { find: async (id: string) => ({ ...anyModel, id }) as never },
})

it('takes a newer price over with its day and source, and shows the difference', async () => {
  const { into, text } = place()
  const lines = await refreshCatalog(options(await published(openAi(0.5, 2)), into))
  expect(listed).toMatchObject({ usdPerMillionInputTokens: 0.4, usdPerMillionOutputTokens: 1.6 })
  expect(lines).toContain(
    'openai/gpt-4.1-mini: 0.4 / 1.6 → 0.5 / 2 USD per million tokens in / out',
  )
  const line =
    text()
      .split('\n')
      .find((each) => each.includes('/* openai/gpt-4.1-mini */')) ?? ''
  expect(JSON.parse(line.slice(line.indexOf('{'), -1))).toMatchObject({
    usdPerMillionInputTokens: 0.5,
    usdPerMillionCachedInputTokens: 0.125,
    usdPerMillionOutputTokens: 2,
    asOf: '2026-12-01',
    source: { checkedOn: '2026-12-01' },
  })
  expect(readdirSync(into).filter((name) => name.endsWith('.new'))).toEqual([])
})

it('writes nothing unless asked', async () => {
  const { into, text } = place()
  const before = text()
  const lines = await refreshCatalog({
    ...options(await published(openAi(0.5, 2)), into),
    write: false,
  })
  expect(lines.at(-1)).toMatch(/Nothing was written/)
  expect(text()).toBe(before)
})

it('does not take over a price that jumped twentyfold', async () => {
  const { into, text } = place()
  const lines = await refreshCatalog(options(await published(openAi(40, 160)), into))
  expect(lines.join('\n')).toMatch(/gpt-4\.1-mini: 0\.4 → 40 .* is not taken over/)
  expect(text()).toContain(
    '"id":"openai/gpt-4.1-mini","provider":"openai","model":"gpt-4.1-mini","usdPerMillionInputTokens":0.4,',
  )
})

it('adds a model of the hub', async () => {
  const { into } = place()
  const lines = await refreshCatalog({
    ...options(await published(openAi(0.4, 1.6)), into),
    add: ['me/new'],
  })
  expect(lines.join('\n')).toMatch(/models\.ts: \d+ entries, 1 added \(me\/new\)/)
})

it.each([
  ['an error page', '<html>', 200],
  ['a failure', '{}', 500],
  ['something else', { prices: [] }, 200],
])('leaves the catalog as it is on %s', async (_, body, status) => {
  const { into, text } = place()
  const before = text()
  await expect(refreshCatalog(options(await published(body, status), into))).rejects.toThrow()
  expect(text()).toBe(before)
})

it('leaves the catalog as it is when there is no network', async () => {
  const { into, text } = place()
  const before = text()
  await expect(refreshCatalog(options('http://127.0.0.1:9/', into))).rejects.toThrow()
  expect(text()).toBe(before)
})
