import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apiPrices } from '#src/catalog/api-prices.ts'
import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { apiUsdPerMonth, usdPerRequest } from '#src/estimate/api-cost.ts'
import { type ApiInputs, estimateApi } from '#src/estimate/index.ts'
import { asOf, faultsOf, quantity, typed } from './given-by-user.ts'

const estimate = (values: Partial<ApiInputs>) => estimateApi(typed<ApiInputs>(values), asOf)

function priceOf(id: string) {
  const price = apiPrices(asOf).find((each) => each.id === id)
  if (price === undefined) throw new Error(`${id} left the price list`)
  return price
}

const use = {
  requestsPerDay: 1000,
  promptTokens: 2000,
  outputTokens: 500,
  cachedShare: 0,
  batchShare: 0,
}

describe('usdPerRequest', () => {
  const mini = priceOf('openai/gpt-4.1-mini')

  it.each([
    // 2,000 × 0.40 + 500 × 1.60 USD a million.
    ['plain', {}, 0.0016],
    // Half of the prompt cached at 0.10: 1,000 × 0.40 + 1,000 × 0.10 + 800.
    ['half cached', { cachedShare: 0.5 }, 0.0013],
    // All in batches at half price.
    ['batched', { batchShare: 1 }, 0.0008],
  ])('%s', (_, change, expected) => {
    expect(usdPerRequest(mini, { ...use, ...change })).toBeCloseTo(expected, 9)
  })

  it('takes the long-context price above its threshold', () => {
    // Gemini 2.5 Pro: 1.25 up to 200,000 tokens, 2.50 above.
    const pro = priceOf('google/gemini-2.5-pro')
    const request = (promptTokens: number) =>
      usdPerRequest(pro, { ...use, promptTokens, outputTokens: 0 })
    expect(request(200_000)).toBeCloseTo(0.25, 9)
    expect(request(200_001)).toBeCloseTo(200_001 * 2.5e-6, 9)
  })

  it('never falls when anything grows', () => {
    const count = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(fc.constantFrom(...apiPrices(asOf)), count, count, count, (price, a, b, more) => {
        const request = { ...use, promptTokens: a, outputTokens: b }
        const usd = apiUsdPerMonth(price, request)
        expect(
          apiUsdPerMonth(price, { ...request, promptTokens: a + more }),
        ).toBeGreaterThanOrEqual(usd)
        expect(
          apiUsdPerMonth(price, { ...request, outputTokens: b + more }),
        ).toBeGreaterThanOrEqual(usd)
        expect(apiUsdPerMonth(price, { ...request, cachedShare: 1 })).toBeLessThanOrEqual(usd)
      }),
    )
  })
})

describe('apiPrices', () => {
  it('follows announced changes on their day', () => {
    const at = (day: string) => apiPrices(day).find(({ id }) => id === 'google/gemini-3.8-flash')
    expect(at('2026-12-31')?.usdPerMillionInputTokens).toBe(0.75)
    expect(at('2027-01-01')?.usdPerMillionInputTokens).toBe(1.5)
  })
})

describe('findHostedModel', () => {
  it.each([
    ['gpt-4.1 mini', 'gpt-4.1-mini'],
    ['openai/gpt-4.1-mini', 'gpt-4.1-mini'],
    ['GPT 5', 'gpt-5'],
    ['claude opus 5.5', 'claude-opus-5-5'],
    ['claude sonnet 5', 'claude-sonnet-5'],
    ['gemini 2.5 flash', 'gemini-2.5-flash'],
    ['deepseek v4 pro', 'deepseek-v4-pro'],
  ])('reads %s', (text, model) => {
    const found = findHostedModel(text, asOf)
    if (!('prices' in found)) throw new Error(`not found: ${text}, nearest ${found.nearest.join()}`)
    expect(found.prices.map((price) => price.model.toLowerCase())).toContain(model)
    for (const price of found.prices) expect(price.usdPerMillionOutputTokens).not.toBeNull()
  })

  it('does not take one version for another', () => {
    expect(findHostedModel('gpt-4.2 mini', asOf)).toHaveProperty('nearest')
    expect(findHostedModel('x'.repeat(50_000), asOf)).toHaveProperty('nearest')
  })
})

describe('estimateApi', () => {
  it('lists the cheapest first, each priced by hand', () => {
    const result = estimate({ requestsPerDay: 20_000, promptTokens: 1000, outputTokens: 300 })
    const bills = result.lines.map((line) => line.likely)
    expect(bills.length).toBeGreaterThan(5)
    expect(bills).toEqual(bills.toSorted((a, b) => a - b))
    const groq = result.lines.find((line) => line.label === 'groq llama-3.1-8b-instant')
    expect(groq?.likely).toBeCloseTo((20_000 * 30.4375 * (1000 * 0.05 + 300 * 0.08)) / 1e6, 6)
    expect(faultsOf(result)).toEqual([])
  })

  it('is exact for stated lengths and wide for guessed ones', () => {
    const stated = quantity(
      estimate({ model: 'gpt-4.1', promptTokens: 500, outputTokens: 100 }),
      'usdPerMonth',
    )
    expect(stated.low).toBe(stated.high)
    const guessed = quantity(estimate({ model: 'gpt-4.1' }), 'usdPerMonth')
    expect(guessed.high / guessed.low).toBeCloseTo(4, 9)
  })

  it('compares the hosts of one model', () => {
    const result = estimate({ model: 'gpt-oss-120b' })
    expect(result.lines.length).toBeGreaterThan(2)
    expect(new Set(result.lines.map((line) => line.label.split(' ')[0])).size).toBe(
      result.lines.length,
    )
  })

  it('refuses what it cannot price', () => {
    expect(() => estimate({ model: 'gpt-99' })).toThrow(UnknownNameError)
    expect(() => estimate({ cachedShare: 1.5 })).toThrow('cachedShare is 1.5')
    expect(() => estimate({ requestsPerDay: 0 })).toThrow(BadInputError)
  })
})
