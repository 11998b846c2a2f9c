import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ApiPrice, apiPrices, listedApiPrices } from '#src/catalog/api-prices.ts'
import { usdPerRequest } from '#src/estimate/api-cost.ts'
import { calculation } from '../../adapters/tools/catalog/package-prices.ts'

/** Short and long prompts, on either side of the bands of 200,000, 272,000 and 512,000 tokens. */
const promptLengths = [1000, 199_999, 200_000, 200_001, 272_000, 272_001, 512_001, 900_000]
const cachedShares = [0, 0.5, 1]
const outputTokens = 1000

/** Its own sum for one request, and ours; undefined where genai-prices has no price. */
function bothSums(price: ApiPrice, day: string, promptTokens: number, cachedShare: number) {
  const written = price.usdPerMillionOutputTokens === null ? 0 : outputTokens
  const its = calculation(price, day, {
    input_tokens: promptTokens,
    output_tokens: written,
    ...(cachedShare > 0 ? { cache_read_tokens: promptTokens * cachedShare } : {}),
  })
  if (its === undefined) return undefined
  const use = { requestsPerDay: 1, promptTokens, outputTokens: written, cachedShare, batchShare: 0 }
  return { its: its.total_price, ours: usdPerRequest(price, use) }
}

describe.each(['2026-11-23', '2027-01-01'])('the prices of hosted models on %s', (day) => {
  it.each(apiPrices(day).map((price) => [price.id, price] as const))(
    'are what genai-prices computes: %s',
    (_, price) => {
      for (const promptTokens of promptLengths) {
        if (price.contextTokens !== null && promptTokens > price.contextTokens) continue
        for (const cachedShare of cachedShares) {
          const sums = bothSums(price, day, promptTokens, cachedShare)
          // Listed elsewhere only, and says so.
          if (sums === undefined) expect(price.source.title).toContain('models.dev')
          else expect(sums.ours).toBeCloseTo(sums.its, 9)
        }
      }
    },
  )
})

describe('a long prompt', () => {
  const gpt = listedApiPrices.find(({ id }) => id === 'openai/gpt-5.4')
  if (gpt === undefined) throw new RangeError('the catalog lost openai/gpt-5.4')
  const request = { requestsPerDay: 1, outputTokens: 1000, cachedShare: 0, batchShare: 0 }

  it('pays the second band for all of its tokens, and for the answer', () => {
    // OpenAI: 2.50 and 15 USD a million up to 272,000 tokens, above that 5 and 22.50.
    // 271,999 × 2.5e-6 + 1,000 × 15e-6; 300,000 × 5e-6 + 1,000 × 22.5e-6.
    expect(usdPerRequest(gpt, { ...request, promptTokens: 271_999 })).toBeCloseTo(0.6949975, 7)
    expect(usdPerRequest(gpt, { ...request, promptTokens: 300_000 })).toBeCloseTo(1.5225, 7)
  })

  it('pays its cached part by the second band too', () => {
    // 150,000 × 5e-6 + 150,000 × 0.5e-6 + 1,000 × 22.5e-6.
    const use = { ...request, promptTokens: 300_000, cachedShare: 0.5 }
    expect(usdPerRequest(gpt, use)).toBeCloseTo(0.8475, 7)
  })

  it('has half of it taken off in a batch', () => {
    const use = { ...request, promptTokens: 300_000, batchShare: 1 }
    expect(usdPerRequest(gpt, use)).toBeCloseTo(1.5225 / 2, 7)
  })
})

it('the package stays out of what a start loads: the prices are embedded', () => {
  const loaded = globSync('{src,adapters/{terminal,web,slack,discord,hub}}/**/*.ts')
  expect(loaded.length).toBeGreaterThan(100)
  const naming = loaded.filter((file) =>
    /(?:from|import\()\s*'@pydantic\/genai-prices'/.test(readFileSync(file, 'utf8')),
  )
  expect(naming).toEqual([])
})
