import { once } from 'node:events'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listedApiPrices } from '#src/catalog/api-prices.ts'
import { models } from '#src/catalog/models.ts'
import { refreshCatalog } from '../../adapters/tools/catalog-refresh.ts'
import { temporaryFolder } from '../support/store.ts'

const listed = listedApiPrices.find(({ id }) => id === 'openai/gpt-4.1-mini')
const [anyModel] = models

/** A page that publishes these prices of one model, as genai-prices does. */
async function published(body: unknown, status = 200): Promise<string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return `${await served(() => text, status)}/data.json`
}

/** A server on the loopback that answers every path so, and 404 where there is nothing to say. */
async function served(answer: (path: string) => string | undefined, status = 200): Promise<string> {
  const server = createServer((request, response) => {
    const body = answer(request.url ?? '')
    response.writeHead(body === undefined ? 404 : status)
    response.end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** SkyPilot's tables, in its columns: one of AWS's instances and one of Lambda's. */
const instances = (p5: string | number, extra = '') => ({
  aws: [
    'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone,Arch',
    `p5.48xlarge,H100,8.0,192.0,2048.0,"{'Gpus': [{'Name': 'H100', 'Count': 8}]}",${p5},20,us-east-1,use1-az1,x86_64`,
    `p5.48xlarge,H100,8.0,192.0,2048.0,"{'Gpus': [{'Name': 'H100', 'Count': 8}]}",${p5},30,us-west-2,usw2-az1,x86_64`,
    `p5.48xlarge,H100,8.0,192.0,2048.0,"{'Gpus': [{'Name': 'H100', 'Count': 8}]}",99,90,ap-south-1,aps1-az1,x86_64`,
    'm5.large,,,2.0,8.0,,0.096,,us-east-1,use1-az1,x86_64',
    extra,
  ].join('\n'),
  lambda: [
    'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Price,Region,GpuInfo,SpotPrice',
    'gpu_1x_a10,A10,1.0,30.0,200.0,1.29,us-east-1,,',
  ].join('\n'),
})

function rents(tables: Record<string, string> = instances(55.04)): Promise<string> {
  return served((path) => tables[path.match(/^\/(\w+)\/vms\.csv$/)?.[1] ?? ''])
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
  const offers = () => readFileSync(join(into, 'gpu-prices.ts'), 'utf8')
  return { into, text, offers }
}

const options = async (pricesUrl: string, into: string, rentsUrl?: string) => ({
  today: '2026-12-01',
  pricesUrl,
  rentsUrl: rentsUrl ?? (await rents()),
  into,
  add: [],
  write: true,
  hub: { find: async (id: string) => ({ ...anyModel, id }) as never },
})

it('takes a newer price over with its day and source, and shows the difference', async () => {
  const { into, text } = place()
  const lines = await refreshCatalog(await options(await published(openAi(0.5, 2)), into))
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
    ...(await options(await published(openAi(0.5, 2)), into)),
    write: false,
  })
  expect(lines.at(-1)).toMatch(/Nothing was written/)
  expect(text()).toBe(before)
})

it('does not take over a price that jumped twentyfold', async () => {
  const { into, text } = place()
  const lines = await refreshCatalog(await options(await published(openAi(40, 160)), into))
  expect(lines.join('\n')).toMatch(/gpt-4\.1-mini: 0\.4 → 40 .* is not taken over/)
  expect(text()).toContain(
    '"id":"openai/gpt-4.1-mini","provider":"openai","model":"gpt-4.1-mini","usdPerMillionInputTokens":0.4,',
  )
})

it('adds a model of the hub', async () => {
  const { into } = place()
  const lines = await refreshCatalog({
    ...(await options(await published(openAi(0.4, 1.6)), into)),
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
  const asked = await options(await published(body, status), into)
  await expect(refreshCatalog(asked)).rejects.toThrow()
  expect(text()).toBe(before)
})

it('leaves the catalog as it is when there is no network', async () => {
  const { into, text } = place()
  const before = text()
  const asked = await options('http://127.0.0.1:9/', into)
  await expect(refreshCatalog(asked)).rejects.toThrow()
  expect(text()).toBe(before)
})

describe('rents', () => {
  const p5 = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.includes('/* aws p5.48xlarge '))
      .map((line) => JSON.parse(line.slice(line.indexOf('{'), -1)))
  const refreshed = async (tables: Record<string, string>, into: string) =>
    refreshCatalog(await options(await published(openAi(0.4, 1.6)), into, await rents(tables)))

  it('re-dates a rent that still holds, with the middle of the spot rents of the zones', async () => {
    const { into, offers } = place()
    await refreshed(instances(55.04), into)
    // The catalog has 55.04 on demand since 2026-07-20; of US zones at 20 and 30 the middle is 25.
    expect(p5(offers())).toMatchObject([
      { usdPerHour: 55.04, spotUsdPerHour: 25, asOf: '2026-12-01', region: 'us-east-1' },
    ])
    expect(offers()).toContain('/* lambda gpu_1x_a10 A10  2026-12-01 */')
  })

  it('sets a changed rent beside the old one, and shows the difference', async () => {
    const { into, offers } = place()
    const lines = await refreshed(instances(60), into)
    expect(p5(offers())).toMatchObject([
      { usdPerHour: 55.04, asOf: '2026-07-20' },
      { usdPerHour: 60, asOf: '2026-12-01', source: { checkedOn: '2026-12-01' } },
    ])
    expect(lines.join('\n')).toMatch(/aws p5\.48xlarge: 55\.04 \/ no .* → 60 \/ 25 USD an hour/)
  })

  it('does not take over a rent that jumped fivefold', async () => {
    const { into, offers } = place()
    const lines = await refreshed(instances(5.5), into)
    expect(p5(offers())).toMatchObject([{ usdPerHour: 55.04, asOf: '2026-07-20' }])
    expect(lines.join('\n')).toMatch(/aws p5\.48xlarge: .* is not taken over/)
  })

  it.each([
    [
      'a column is gone',
      { aws: 'InstanceType,Price\np5.48xlarge,55.04' },
      /aws\/vms\.csv .*line 2/,
    ],
    ['a price is no number', instances('soon'), /line 2, Price/],
    ['a page of another kind', { ...instances(1), aws: '<html>' }, /is no table of instances/],
    ['no instance of ours', { ...instances(1), aws: instances(1).lambda }, /none of our instances/],
    ['a cloud is missing', { aws: instances(1).aws }, /lambda\/vms\.csv answered 404/],
  ])('leaves everything as it is when %s', async (_, tables, words) => {
    const { into, text, offers } = place()
    const before = [text(), offers()]
    await expect(refreshed(tables, into)).rejects.toThrow(words)
    expect([text(), offers()]).toEqual(before)
    expect(readdirSync(into).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})
