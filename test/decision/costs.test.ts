import { describe, expect, it } from 'vitest'
import { findHostedModel } from '#src/catalog/hosted-lookup.ts'
import { findModel } from '#src/catalog/lookup.ts'
import { approachCost, scaledUsd } from '#src/decision/approach-costs.ts'
import { breakEvenRequestsPerDay } from '#src/decision/break-even.ts'
import { efforts } from '#src/decision/effort.ts'
import { parametersFor } from '#src/decision/one-off-cost.ts'
import { standIns } from '#src/decision/stand-ins.ts'
import { estimateFinetune } from '#src/estimate/index.ts'
import type { Profile } from '#src/profile/schema.ts'

const asOf = '2026-11-23'

describe('stand-ins', () => {
  it('are all in the catalog', () => {
    for (const id of [standIns.base, standIns.student, standIns.selfHosted]) {
      expect(findModel(id), id).toHaveProperty('model')
    }
    for (const name of Object.values(standIns.hosted)) {
      expect(findHostedModel(name, asOf), name).toHaveProperty('prices')
    }
  })

  it('give way to the model and the card that a team names', () => {
    const { estimates } = approachCost(
      'lora-fine-tuning',
      { baseModel: 'qwen2.5-14b', gpu: 'h100', labelledExamples: 500 },
      asOf,
    )
    expect(estimates[0]?.subject).toMatch(/Qwen2\.5-14B.*H100/)
    const origins = estimates[0]?.assumptions.map(({ name, origin }) => [name, origin])
    expect(origins).toContainEqual(['model', 'profile'])
    expect(origins).toContainEqual(['examples', 'profile'])
  })

  it('stand in for a base nobody knows', () => {
    const { estimates } = approachCost('lora-fine-tuning', { baseModel: 'our own thing' }, asOf)
    expect(estimates[0]?.subject).toContain('Llama-3.1-8B')
  })
})

describe('one-off money', () => {
  it('is the estimate of one run times the runs until one is kept', () => {
    const found = findModel(standIns.base)
    if (!('model' in found)) throw new Error('no base')
    const one = estimateFinetune(
      {
        model: { value: found.model, origin: 'default' },
        method: { value: 'lora', origin: 'default' },
        examples: { value: 800, origin: 'profile' },
      },
      asOf,
    ).quantities.usd
    const { usd } = approachCost('lora-fine-tuning', { labelledExamples: 800 }, asOf)
    const { runs } = efforts['lora-fine-tuning']
    expect(usd?.likely).toBeCloseTo((one?.likely ?? 0) * runs.likely, 6)
    expect(usd?.low).toBeCloseTo((one?.low ?? 0) * runs.low, 6)
  })

  it('is nothing for a prompt, and unknown for a corpus of unknown size', () => {
    expect(approachCost('prompting', {}, asOf).usd).toEqual({ low: 0, likely: 0, high: 0 })
    expect(approachCost('retrieval', {}, asOf).usd).toBeNull()
    expect(approachCost('continued-pretraining', {}, asOf).usd).toBeNull()
    expect(approachCost('pretraining', { corpusTokens: 0 }, asOf).usd).toBeNull()
  })

  it.each([20e9, 50e9, 300e9])(
    'scales for the gates as the estimator would, at %d tokens',
    (corpusTokens) => {
      // The number of cards changes with the size of a run, and efficiency a little with them.
      for (const approach of ['continued-pretraining', 'pretraining'] as const) {
        const exact = approachCost(approach, { corpusTokens }, asOf).usd?.low ?? 0
        const scaled = scaledUsd(approach, { corpusTokens }, asOf)?.low ?? 0
        expect(scaled / exact, approach).toBeGreaterThan(1 / 1.5)
        expect(scaled / exact, approach).toBeLessThan(1.5)
      }
    },
  )

  it('grows with the tokens at twenty a parameter, up to seven billion parameters', () => {
    expect(parametersFor(20e9)).toBe(1e9)
    expect(parametersFor(140e9)).toBe(7e9)
    expect(parametersFor(3e12)).toBe(7e9)
    expect(parametersFor(1e6)).toBe(1e8)
  })
})

describe('the monthly bill', () => {
  it('is unknown while the volume is', () => {
    expect(approachCost('prompting', {}, asOf).usdPerMonth).toBeNull()
    expect(approachCost('lora-fine-tuning', { requestsPerDay: 0 }, asOf).usdPerMonth).toBeNull()
  })

  it('is not told for a model that nobody can stand in for', () => {
    const events: Profile = { modality: 'events-or-other', requestsPerDay: 1000 }
    expect(approachCost('pretraining', events, asOf).usdPerMonth).toBeNull()
    expect(approachCost('lora-fine-tuning', events, asOf).usdPerMonth).toBeNull()
    // An encoder writes no text, so the serving estimate does not apply.
    const encoder: Profile = { baseModel: 'bert-base-uncased', requestsPerDay: 1000 }
    expect(approachCost('lora-fine-tuning', encoder, asOf).usdPerMonth).toBeNull()
  })

  it('calls no hosted model for data that stay on the premises', () => {
    const profile: Profile = { requestsPerDay: 1000, dataResidency: 'on-premises' }
    const { estimates } = approachCost('prompting', profile, asOf)
    expect(estimates.map(({ kind }) => kind)).toEqual(['serve'])
  })

  it('pays a tenth for a cached corpus', () => {
    const shown = approachCost('prompting', { requestsPerDay: 1000, corpusTokens: 100_000 }, asOf)
    const plain = approachCost(
      'prompting',
      { requestsPerDay: 1000, promptTokensPerRequest: 100_500 },
      asOf,
    )
    const ratio = (plain.usdPerMonth?.likely ?? 0) / (shown.usdPerMonth?.likely ?? 1)
    // 100,500 fresh tokens at $0.75 and 300 out at $4.5, against 100,000 of them at $0.075:
    // (75,375 + 1,350) ÷ (375 + 7,500 + 1,350) = 8.3.
    expect(ratio).toBeCloseTo(8.3, 1)
  })
})

describe('break-even', () => {
  it('is where an own small model begins to cost less than a small hosted one', () => {
    const requestsPerDay = breakEvenRequestsPerDay({}, asOf)
    // One card at a few hundred dollars a month against 1,000 tokens in and 300 out at $0.2 and
    // $1.2 a million, $0.00056 a request: ten to sixty thousand requests a day.
    expect(requestsPerDay).toBeGreaterThan(10_000)
    expect(requestsPerDay).toBeLessThan(60_000)
  })

  it('comes sooner for longer requests', () => {
    const short = breakEvenRequestsPerDay({ promptTokensPerRequest: 500 }, asOf) ?? Infinity
    const long = breakEvenRequestsPerDay({ promptTokensPerRequest: 4000 }, asOf) ?? Infinity
    expect(long).toBeLessThan(short)
  })
})
