import { describe, expect, it } from 'vitest'
import {
  estimateFinetune,
  estimateServing,
  type FinetuneInputs,
  type ServingInputs,
} from '#src/estimate/index.ts'
import { asOf, lineCalled, modelCalled, quantity, typed } from './given-by-user.ts'

const model = modelCalled('llama 3.1 8b')
const tune = (values: Partial<FinetuneInputs>) =>
  estimateFinetune(typed<FinetuneInputs>({ model, method: 'qlora', ...values }), asOf)

describe('spot', () => {
  it('is the hours at the spot price, and a tenth of the work done again', () => {
    // Google's g2-standard-4 is the one dated spot price of an L4: 0.3973 USD an hour.
    const estimate = tune({ tokens: 20e6, gpu: 'L4', gpus: 1 })
    const { likely: hours } = quantity(estimate, 'wallClockHours')
    const spot = lineCalled(estimate, 'The run on spot instead')
    expect(spot.likely).toBeCloseTo(hours * 0.3973 * 1.1, 6)
    expect(spot.working).toContain('2026-08-03')
    expect(spot.likely).toBeLessThan(quantity(estimate, 'usd').likely)
  })

  it('asks for checkpoints above a day', () => {
    const words = 'more than 24 hours needs checkpoints'
    expect(tune({ tokens: 100e6, gpu: 'L4', gpus: 1 }).warnings.join(' ')).toContain(words)
    expect(tune({ tokens: 1e6, gpu: 'L4', gpus: 1 }).warnings.join(' ')).not.toContain(words)
  })

  it('is left out where nobody dates a spot price', () => {
    const labels = tune({ gpu: 'A40', gpus: 1 }).lines.map(({ label }) => label)
    expect(labels).not.toContain('The run on spot instead')
  })
})

describe('instances', () => {
  it('are rented whole: three cards sold by eights cost eight', () => {
    // CoreWeave sells the H100 in eights at 49.24 USD an hour.
    const estimate = tune({ gpu: 'H100-SXM', gpus: 3, provider: 'coreweave' })
    expect(lineCalled(estimate, 'Rent of 3 × H100-SXM').likely).toBeCloseTo(49.24, 6)
  })
})

describe('CO2', () => {
  it('is the energy on the world’s mean grid, or on the one given', () => {
    const estimate = tune({ tokens: 20e6, gpu: 'L4', gpus: 1 })
    const { likely: kwh } = lineCalled(estimate, 'Energy')
    expect(lineCalled(estimate, 'CO2').likely).toBeCloseTo((kwh * 436) / 1000, 9)
    const own = tune({ tokens: 20e6, gpu: 'L4', gpus: 1, gridGramsPerKwh: 30 })
    expect(lineCalled(own, 'CO2').likely).toBeCloseTo((kwh * 30) / 1000, 9)
  })

  it('is left out where the card’s power is unknown', () => {
    const labels = tune({ gpu: 'TPU-v5e', gpus: 4 }).lines.map(({ label }) => label)
    expect(labels).not.toContain('Energy')
    expect(labels).not.toContain('CO2')
  })
})

describe('break-even', () => {
  it('is the share of a copy’s time whose answers would cost its rent by API', () => {
    const values = { model, gpu: ['L4'] as const, requestsPerDay: 1000 }
    const estimate = estimateServing(typed<ServingInputs>(values), asOf)
    const { likely: requests } = lineCalled(estimate, 'Break-even')
    const { likely: tokens } = lineCalled(estimate, 'Output of one copy under load')
    // Answers of 300 tokens: one copy writes tokens × 86,400 ÷ 300 of them in a day.
    const most = (tokens * 86_400) / 300
    expect(lineCalled(estimate, 'Break-even utilisation').likely).toBeCloseTo(requests / most, 9)
  })
})
