import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceFrom } from '../../adapters/tools/catalog/provenance.ts'
import { importCatalog } from '../../adapters/tools/catalog-import.ts'

let folder = ''
let into = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-'))
  into = join(folder, 'data')
})

afterEach(() => rmSync(folder, { recursive: true }))

const model = {
  id: 'acme/Tiny-1B',
  family: 'tiny',
  kind: 'decoder',
  params_b: 1.1,
  params_active_b: 1.1,
  layers: 22,
  hidden: 2048,
  ffn: 5632,
  heads: 32,
  kv_heads: 4,
  head_dim: 64,
  vocab: 32000,
  max_context: 2048,
  tie_embeddings: false,
  gated_mlp: true,
  license: 'mit',
  source: 'github:acme/models@0123abc config/tiny.py (2026-08-01)',
}
const gpu = {
  id: 'X1',
  vendor: 'Acme',
  arch: 'One',
  memory_gb: 24,
  bandwidth_gbps: 300,
  bf16_tflops: 100,
  interconnect_gbps: 64,
  interconnect: 'PCIe',
  basis: 'judgement',
  source: 'Acme X1 data sheet (acme.example)',
}
const offer = {
  provider: 'aws',
  instance: 'x1.large',
  gpu: 'X1',
  count: 2,
  on_demand: 1.5,
  as_of: '2026-09-01',
  source: 'https://acme.example/prices',
}

function write(change: { models?: object[]; gpus?: object[]; rows?: object[] } = {}): void {
  const files = {
    'models.json': { meta: { as_of: '2026-11-23' }, models: change.models ?? [model] },
    'gpus.json': { meta: { as_of: '2026-11-23' }, accelerators: change.gpus ?? [gpu] },
    'gpu-prices.json': { rows: change.rows ?? [offer] },
    'api-prices.json': {
      meta: {
        sources: { list: 'npm:@acme/prices@1.0.0 (2026-09-01)' },
        batch_discount: { acme: 0.5 },
      },
      inference: [
        {
          provider: 'acme',
          model: 'tiny',
          input: 1,
          output: 2,
          as_of: '2026-09-01',
          source: 'list',
        },
      ],
      fine_tuning: [
        {
          provider: 'acme',
          model: 'up to 16B',
          method: 'dpo-lora',
          price: 3,
          unit: 'usd_per_1m_training_tokens',
          as_of: null,
          basis: 'judgement',
          confidence: 'secondary',
          source: 'https://acme.example/tuning',
        },
      ],
    },
  }
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), JSON.stringify(content))
  }
}

const contents = () =>
  Object.fromEntries(
    readdirSync(into).map((name) => [name, readFileSync(join(into, name), 'utf8')]),
  )

describe('importCatalog', () => {
  it('writes the same modules from the same files, and says what changed', () => {
    write()
    expect(importCatalog(folder, into)[0]).toBe('models.ts: 1 entries, 1 added (acme/Tiny-1B)')
    const first = contents()
    expect(importCatalog(folder, into)[0]).toBe('models.ts: 1 entries, nothing changed')
    expect(contents()).toEqual(first)

    write({
      models: [
        { ...model, layers: 23 },
        { ...model, id: 'acme/Tiny-2B' },
      ],
    })
    expect(importCatalog(folder, into)[0]).toBe(
      'models.ts: 2 entries, 1 added (acme/Tiny-2B), 1 changed (acme/Tiny-1B)',
    )
    write()
    expect(importCatalog(folder, into)[0]).toBe(
      'models.ts: 1 entries, 1 changed (acme/Tiny-1B), 1 removed (acme/Tiny-2B)',
    )
  })

  it('converts to our words and units, and keeps the provenance', () => {
    write()
    importCatalog(folder, into)
    const { 'models.ts': models, 'gpus.ts': gpus, 'gpu-prices.ts': offers } = contents()
    expect(models).toContain('"parameterCount":1100000000')
    expect(models).toContain('"url":"https://github.com/acme/models/blob/0123abc/config/tiny.py"')
    expect(gpus).toContain('"memoryBandwidthGBps":300')
    expect(gpus).toContain('"basis":"judgement"')
    expect(gpus).toContain('"checkedOn":null')
    expect(offers).toContain('"gpuCount":2,"usdPerHour":1.5')
    expect(offers).toContain('"providerClass":"hyperscaler"')
  })

  it.each([
    ['a field of the wrong type', { models: [{ ...model, layers: 'many' }] }, /layers/],
    ['a card without a 16-bit peak', { gpus: [{ ...gpu, bf16_tflops: null }] }, /16-bit peak/],
    ['a price of a card nobody lists', { rows: [{ ...offer, gpu: 'X9' }] }, /X9/],
    ['an offer without a price', { rows: [{ ...offer, on_demand: null }] }, /no price/],
    ['two entries of one name', { models: [model, model] }, /two entries for "acme\/Tiny-1B"/],
    ['a source without an address', { gpus: [{ ...gpu, source: 'somewhere' }] }, /no address/],
  ])('writes nothing for %s', (_, change, words) => {
    write()
    importCatalog(folder, into)
    const before = contents()
    write(change)
    expect(() => importCatalog(folder, into)).toThrow(words)
    expect(contents()).toEqual(before)
  })
})

describe('sourceFrom', () => {
  it.each([
    [
      'github:a/b@12ab c/d.py (2026-08-22); width: Acme sheet (acme.com)',
      'https://github.com/a/b/blob/12ab/c/d.py',
    ],
    ['github:a/b list.json via github:c/d@77 (2026-08-01)', 'https://github.com/a/b'],
    ['github:a/b@12ab (2026-07-02)', 'https://github.com/a/b/tree/12ab'],
    ['https://x.org/p, as quoted by y.com', 'https://x.org/p'],
    ['Acme sheet (acme.com/x/y)', 'https://acme.com/x/y'],
    ['npm:@a/b@0.1.8 (registry)', 'https://www.npmjs.com/package/@a/b/v/0.1.8'],
  ])('finds the address in %s', (note, url) => {
    expect(sourceFrom(note, 'vendor', null).url).toBe(url)
  })
})
