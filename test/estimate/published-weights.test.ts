import { describe, expect, it } from 'vitest'
import type { GpuId } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { isPacked } from '#src/catalog/published-weights.ts'
import {
  estimateFinetune,
  estimateFleet,
  estimatePretrain,
  estimateServing,
  type FinetuneInputs,
  type FleetInputs,
  type PretrainInputs,
  type ServingInputs,
} from '#src/estimate/index.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import { weightBytes } from '#src/estimate/weight-bytes.ts'
import { asOf, faultsOf, lineCalled, modelCalled, quantity, typed } from './given-by-user.ts'

const serve = (values: Partial<ServingInputs>, withPlans = false) =>
  estimateServing(typed<ServingInputs>(values), asOf, { withPlans })
const assumed = (result: { readonly assumptions: readonly { name: string; value: unknown }[] }) =>
  Object.fromEntries(result.assumptions.map(({ name, value }) => [name, value]))

describe('the weights of a published checkpoint', () => {
  it.each([
    // OpenAI, gpt-oss model card (arXiv 2508.10925), table 1: checkpoint size.
    { name: 'gpt-oss-120b', bytes: 60.8 * 2 ** 30, within: 0.01 },
    { name: 'gpt-oss-20b', bytes: 12.8 * 2 ** 30, within: 0.01 },
    // The repository's files: 688,586,727,753 bytes; 11.5 billion of its parameters are the module that
    // guesses a second token (README_WEIGHTS), which servers leave out unless asked: 677.1 GB.
    { name: 'deepseek v3', bytes: 688_586_727_753 - 11.5e9, within: 0.01 },
  ])('of $name are as large as its files', ({ name, bytes, within }) => {
    const model = modelCalled(name)
    const { likely } = weightBytes(sizeOf(model), model.published.format, model.published)
    expect(Math.abs(likely / bytes - 1)).toBeLessThan(within)
  })

  it('are counted part by part', () => {
    // gpt-oss-20b by hand: 24 layers × 32 experts × 3 × 2,880² = 19.11 billion × 4.25 bits; the other
    // 1.80 billion of its 20.91 in 16 bits: 10.15 + 3.60 = 13.75 GB.
    const model = modelCalled('gpt-oss-20b')
    const { experts } = sizeOf(model)
    expect(experts).toBe(24 * 32 * 3 * 2880 ** 2)
    const bytes = (experts * 4.25) / 8 + (20.91e9 - experts) * 2
    const { likely } = weightBytes(sizeOf(model), 'mxfp4', model.published)
    expect(likely / bytes).toBeCloseTo(1, 6)
    // The experts are what another format packs too, with the rest of the layers.
    expect(weightBytes(sizeOf(model), 'fp8', model.published).likely).toBeGreaterThan(20.91e9)
  })

  it('may keep the rest of the layers in FP8', () => {
    // Were the others in 16 bits, each would take a byte more.
    const model = modelCalled('deepseek v4 flash')
    const size = sizeOf(model)
    const { others: _, ...plain } = model.published
    const both = [model.published, plain].map((each) => weightBytes(size, 'mxfp4', each).likely)
    expect((both[1] ?? 0) - (both[0] ?? 0)).toBeCloseTo(size.blocks - size.experts, -3)
  })

  it('are data of every model, with who says so', () => {
    for (const { published } of models) {
      const { basis, checkedOn, url } = published.source
      expect(checkedOn === null).toBe(basis === 'judgement')
      expect(url).toMatch(/^https:/)
      if (isPacked(published)) expect(basis).toBe('documentation')
    }
    expect(models.filter(({ published }) => isPacked(published)).length).toBeGreaterThan(8)
  })
})

describe('serving a model as it is published', () => {
  it.each([
    // OpenAI's README: "run on a single H100 GPU"; vLLM's logs there have 64 to 66 GiB of weights, and
    // little room (vllm-project/vllm issues 27508, 33155): it runs, tightly.
    { name: 'gpt-oss-120b', gpu: 'H100-SXM', gpus: 1, format: 'mxfp4', least: 0.5 },
    // The same README: "within 16GB of memory"; vLLM takes 12.9 GiB for its weights on an RTX 3090.
    { name: 'gpt-oss-20b', gpu: 'RTX4090', gpus: 1, format: 'mxfp4', least: 0.9 },
    { name: 'gpt-oss-20b', gpu: 'RTX3090', gpus: 1, format: 'mxfp4', least: 0.9 },
    // 8 × 141 GB, where DeepSeek-R1 in FP8 is measured (InferenceX).
    { name: 'deepseek r1', gpu: 'H200', gpus: 8, format: 'fp8', least: 0.9 },
    // vLLM's recipe of Kimi-K2: 16 × H200 for its FP8, verified; eight hold it just so.
    { name: 'kimi k2', gpu: 'H200', gpus: 16, format: 'fp8', least: 0.9 },
    // The same gpt-oss on an A100: unpacked as it is read, so it takes no more.
    { name: 'gpt-oss-120b', gpu: 'A100-80GB', gpus: 1, format: 'mxfp4', least: 0.5 },
  ] as const)('$name fits on $gpus × $gpu', ({ name, gpu, gpus, format, least }) => {
    const result = serve({ model: modelCalled(name), gpu, gpus })
    expect(result.assumptions).toContainEqual({
      name: 'precision',
      value: format,
      origin: 'catalog',
    })
    expect(assumed(result).weights).toMatch(/^as published: /)
    const weights = gpus > 1 ? 'Weights on each card' : 'Weights'
    expect(lineCalled(result, weights).source.basis).toBe('documentation')
    expect(quantity(result, 'fitsProbability').likely).toBeGreaterThan(least)
    expect(quantity(result, 'outputTokensPerSecond').likely).toBeGreaterThan(0)
    expect(faultsOf(result)).toEqual([])
  })

  it('keeps 16 bits where nothing else is published', () => {
    const result = serve({ model: modelCalled('llama 3.1 8b'), gpu: 'L4' })
    expect(result.assumptions).toContainEqual({
      name: 'precision',
      value: 'bf16',
      origin: 'default',
    })
    expect(assumed(result)).not.toHaveProperty('weights')
    expect(assumed(result)).not.toHaveProperty('arithmetic')
  })

  it('takes another format when asked, and says what a wider one is good for', () => {
    const result = serve({ model: modelCalled('gpt-oss-120b'), gpu: 'H100-SXM', precision: 'bf16' })
    expect(assumed(result).precision).toBe('bf16')
    // 116.83 billion × 2 bytes, over the cards of a copy.
    const cards = Number(assumed(result).cardsPerCopy)
    const weights = lineCalled(result, 'Weights on each card').likely
    expect(weights).toBeCloseTo((116.83e9 * 2) / cards / 2 ** 30, 0)
    expect(result.warnings.join(' ')).toMatch(/published as MXFP4.*in bf16 it takes more/)
  })

  it('multiplies in 16 bits on cards without the units, at the memory of the format', () => {
    const model = modelCalled('ministral 3 3b')
    const [old, young] = (['A100-80GB', 'H100-SXM'] as const).map((gpu) => serve({ model, gpu }))
    if (old === undefined || young === undefined) throw new Error('two estimates')
    expect(assumed(old).arithmetic).toMatch(/16 bits/)
    expect(assumed(young)).not.toHaveProperty('arithmetic')
    expect(lineCalled(old, 'Weights').likely).toBe(lineCalled(young, 'Weights').likely)
  })

  it.each([
    ['gpt-oss-20b', 'V100-32GB', /no server that reads mxfp4 weights on V100-32GB/],
    ['ministral 3 3b', 'MI250X', /no server that reads fp8 weights on MI250X/],
  ] as const)('%s on %s: says where no server reads the format', (name, gpu, words) => {
    expect(serve({ model: modelCalled(name), gpu }).warnings.join(' ')).toMatch(words)
  })
})

describe('advice about a model that comes packed', () => {
  const packed = models.filter(({ published }) => isPacked(published))
  const cards: readonly GpuId[] = ['L4', 'A100-80GB', 'H100-SXM', 'B200']

  it.each(packed.map((model) => [model.name, model] as const))(
    '%s is never offered its own bits, nor more of them',
    (_, model) => {
      const { format } = model.published
      const wider = { fp8: ['bf16', 'int8', 'fp8'], mxfp4: ['bf16', 'int8', 'fp8', 'int4', 'fp4'] }
      const never = wider[format as keyof typeof wider]
      for (const gpu of cards) {
        const result = serve({ model, gpu, gpus: 1 }, true)
        for (const each of never) expect(result.warnings.join(' ')).not.toContain(`=${each}`)
        for (const { settings } of result.plans ?? []) {
          const others = never.filter((each) => each !== format)
          expect(others).not.toContain(settings.precision)
        }
      }
    },
  )

  it('goes back to what was published when somebody asked for more', () => {
    const model = modelCalled('gpt-oss-120b')
    const result = serve({ model, gpu: 'H100-NVL', gpus: 1, precision: 'bf16' })
    expect(result.warnings.join(' ')).toContain('What would fit: precision=mxfp4')
  })
})

it('shows no speed of a copy that does not fit', () => {
  const result = serve({ model: modelCalled('llama 3.3 70b'), gpu: 'L4', gpus: 1 })
  expect(quantity(result, 'fitsProbability').likely).toBeLessThan(0.5)
  expect(Object.keys(result.quantities).sort()).toEqual([
    'fitsProbability',
    'memoryGiBPerGpu',
    'usdPerMonth',
  ])
  const labels = result.lines.map(({ label }) => label).join('; ')
  expect(labels).not.toMatch(/token|step|reader|Output|Copies|Break-even/)
  expect(result.warnings.join(' ')).toMatch(/does not fit/)
  expect(result.warnings.join(' ')).not.toMatch(/carries|busiest hour/)
})

describe('a fleet', () => {
  it('holds each model as it is published', () => {
    const flat = Array.from({ length: 24 }, () => 100)
    const result = estimateFleet(
      typed<FleetInputs>({
        gpu: ['H200'],
        models: ['gpt-oss-120b', 'llama 3.1 8b', 'deepseek r1'].map((name) => ({
          model: modelCalled(name),
          requestsPerHour: flat,
          load: 'flat',
        })),
      }),
      asOf,
    )
    expect(assumed(result)).toMatchObject({
      precision: 'bf16',
      weights1: expect.stringContaining('gpt-oss-120b as published: MXFP4'),
      weights2: expect.stringContaining('as published: FP8'),
    })
    const copies = result.fleet?.models.map(({ cardsPerCopy }) => cardsPerCopy)
    // 65 GB and 16 GB go on one card of 141; 673 GB want eight.
    expect(copies).toEqual([1, 1, 8])
  })
})

describe('training a model that comes packed', () => {
  const model = modelCalled('gpt-oss-20b')

  it('widens its weights first, and says so', () => {
    const result = estimateFinetune(
      typed<FinetuneInputs>({ model, method: 'lora', tokens: 20e6, gpu: 'H200', gpus: 1 }),
      asOf,
    )
    // 20.91 billion × 2 bytes = 38.9 GiB.
    expect(lineCalled(result, 'Frozen weights').likely).toBeCloseTo((20.91e9 * 2) / 2 ** 30, 1)
    expect(assumed(result).weights).toMatch(/published as MXFP4.*widened to 16 bits/)
  })

  it('packs them anew for QLoRA', () => {
    const result = estimateFinetune(
      typed<FinetuneInputs>({ model, method: 'qlora', tokens: 20e6, gpu: 'H200', gpus: 1 }),
      asOf,
    )
    // 19.75 billion in the layers × 0.5159 + 1.16 billion × 2 bytes = 12.5 GB = 11.6 GiB.
    expect(lineCalled(result, 'Frozen weights').likely).toBeCloseTo(11.6, 0)
    expect(assumed(result).weights).toMatch(/then packed in NF4/)
  })

  it('is said of continued pre-training, not of training from scratch', () => {
    const run = (kind: 'continue' | 'pretrain') =>
      estimatePretrain(typed<PretrainInputs>({ model, kind, tokens: 1e9 }), asOf)
    expect(assumed(run('continue')).weights).toMatch(/widened to 16 bits/)
    expect(assumed(run('pretrain'))).not.toHaveProperty('weights')
  })
})
