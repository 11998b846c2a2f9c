import { describe, expect, it } from 'vitest'
import { listedApiPrices } from '#src/catalog/api-prices.ts'
import { gpuOffers } from '#src/catalog/gpu-prices.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { tuningPrices } from '#src/catalog/tuning-prices.ts'
import { countParameters } from '#src/estimate/parameters.ts'

/** Their shapes do not say all there is; the estimates use the published count. */
const exceptions = new Map([
  // 3.3 %: the published 40 billion is rounded.
  ['tiiuae/falcon-40b', 0.035],
  // 2.4 %: one wide latent head that the formula does not know.
  ['deepseek-ai/DeepSeek-V4-Flash', 0.03],
])

describe('parameter counts', () => {
  it.each(models.map((model) => [model.id, model] as const))(
    'of %s agree with its shape',
    (id, model) => {
      // Mixed attention kinds and experts on a narrower width: not computable from the shape.
      if (id === 'moonshotai/Kimi-K3') return expect(model.shape.approximateAttention).toBe(true)
      const computed = countParameters(model.shape) + model.visionParameterCount
      const error = Math.abs(computed / model.parameterCount - 1)
      expect(error).toBeLessThan(exceptions.get(id) ?? 0.02)
    },
  )

  it.each([...exceptions.keys()])('%s is a real exception', (id) => {
    const model = models.find((each) => each.id === id)
    if (model === undefined) throw new Error(`${id} left the catalog`)
    expect(Math.abs(countParameters(model.shape) / model.parameterCount - 1)).toBeGreaterThan(0.02)
  })
})

describe('every fact', () => {
  const facts = [...models, ...gpus, ...gpuOffers, ...listedApiPrices, ...tuningPrices]

  it('has a source with an address and, where it was read, a date', () => {
    for (const { source } of [...facts, ...models.map(({ published }) => published)]) {
      expect(source.title).not.toBe('')
      expect(source.url).toMatch(/^https:\/\/[\w.-]+\.[a-z]+/)
      expect(source.checkedOn ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  it('that nobody read at its source is marked as our judgement and undated', () => {
    for (const { source } of [...models, ...gpus]) {
      expect(source.checkedOn === null).toBe(source.basis === 'judgement')
    }
    expect(gpus.find((gpu) => gpu.id === 'L4')?.source.basis).toBe('judgement')
  })

  it('about a card has a 16-bit peak, and no two names collide', () => {
    for (const gpu of gpus) {
      expect(gpu.bf16DenseTflops ?? gpu.fp16DenseTflops).toBeGreaterThan(0)
      const measured = gpu.measuredMaxBf16Tflops
      if (measured !== null) expect(measured).toBeLessThan(gpu.bf16DenseTflops ?? 0)
    }
    expect(new Set(models.map((model) => model.name)).size).toBe(models.length)
  })
})
