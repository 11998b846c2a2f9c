import { describe, expect, it } from 'vitest'
import { estimateServing, type ServingInputs } from '#src/estimate/index.ts'
import { asOf, lineCalled, modelCalled, typed } from './given-by-user.ts'

describe('what each request and token costs', () => {
  const serve = (more: Partial<ServingInputs> = {}) =>
    estimateServing(
      typed<ServingInputs>({
        model: modelCalled('llama 3.1 8b'),
        gpu: 'L4',
        gpus: 1,
        requestsPerDay: 1000,
        ownUsdPerGpuHour: { L4: 0.8 },
        ...more,
      }),
      asOf,
    )
  const thousand = (more: Partial<ServingInputs> = {}) =>
    lineCalled(serve(more), 'A thousand requests').likely
  const million = (more: Partial<ServingInputs> = {}) =>
    lineCalled(serve(more), 'A million output tokens, never idle').likely

  it('spreads a month’s rent over a month’s requests', () => {
    // 24 hours × 0.80 USD = 19.20 USD a day for 1,000 requests, whatever a month is.
    expect(thousand()).toBeCloseTo(19.2, 6)
    expect(thousand({ requestsPerDay: 2000 })).toBeCloseTo(9.6, 6)
  })

  it('spreads an hour’s rent over what a busy copy writes in it', () => {
    const perSecond = lineCalled(serve(), 'Output of one copy under load').likely
    // 0.80 USD ÷ (tokens/s × 3,600 s), for a million
    expect(million()).toBeCloseTo((0.8 / (perSecond * 3600)) * 1e6, 6)
    expect(million({ requestsPerDay: 2000 })).toBeCloseTo(million(), 6)
  })

  it('costs no less where latency keeps the batch small', () => {
    expect(million({ latencyMs: 12_000 })).toBeGreaterThanOrEqual(million())
  })

  it('is not told of a model that does not fit', () => {
    const { lines } = serve({ model: modelCalled('llama 3.3 70b'), precision: 'bf16' })
    expect(lines.map(({ label }) => label)).not.toContain('A million output tokens, never idle')
  })
})
