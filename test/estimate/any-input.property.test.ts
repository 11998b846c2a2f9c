import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate } from '#src/estimate/estimate.ts'
import {
  estimateFinetune,
  estimatePretrain,
  estimateServing,
  type FinetuneInputs,
  finetuneMethods,
  type PretrainInputs,
  type ServingInputs,
  weightFormats,
} from '#src/estimate/index.ts'
import { asOf, faultsOf, quantity, typed } from './given-by-user.ts'

const model = fc.constantFrom(...models)
const gpu = fc.constantFrom(...gpus.map(({ id }) => id))
const cards = fc.constantFrom(1, 2, 3, 8, 64)
const amount = fc.double({ min: 1, max: 1e13, noNaN: true })
const count = fc.integer({ min: 1, max: 1_000_000 })

/** A sound estimate, or a sentence that says why there is none. */
function expectSound(make: () => Estimate): Estimate | undefined {
  try {
    const estimate = make()
    expect(faultsOf(estimate)).toEqual([])
    expect(estimate.subject.length).toBeLessThan(200)
    return estimate
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error
    expect(error.userMessage.length).toBeGreaterThan(20)
    return undefined
  }
}

it('fine-tunes any model on any card by any method', () => {
  fc.assert(
    fc.property(
      fc.record({
        model,
        gpu,
        gpus: cards,
        tokens: amount,
        method: fc.constantFrom(...finetuneMethods),
      }),
      fc.record({
        seqLen: count,
        microBatch: fc.integer({ min: 1, max: 64 }),
        epochs: fc.integer({ min: 1, max: 9 }),
      }),
      (values, more) => {
        expectSound(() => estimateFinetune(typed<FinetuneInputs>({ ...values, ...more }), asOf))
      },
    ),
    { numRuns: 300 },
  )
})

it('trains any size or model on any card', () => {
  fc.assert(
    fc.property(
      fc.record({
        tokens: amount,
        gpu,
        gpus: cards,
        precision: fc.constantFrom('bf16' as const, 'fp8' as const),
      }),
      fc.oneof(
        fc.record({ model }),
        fc.record({ parameters: fc.double({ min: 1, max: 3e12, noNaN: true }) }),
      ),
      (values, which) => {
        expectSound(() => estimatePretrain(typed<PretrainInputs>({ ...values, ...which }), asOf))
      },
    ),
    { numRuns: 300 },
  )
})

it('serves any model on any card in any format', () => {
  fc.assert(
    fc.property(
      fc.record({
        model,
        gpu,
        requestsPerDay: amount,
        precision: fc.constantFrom(...weightFormats),
      }),
      fc.record({ promptTokens: count, outputTokens: count }),
      fc.record(
        { latencyMs: count, ttftMs: count, concurrency: fc.integer({ min: 1, max: 999 }) },
        { requiredKeys: [] },
      ),
      (values, lengths, limits) => {
        expectSound(() =>
          estimateServing(typed<ServingInputs>({ ...values, ...lengths, ...limits }), asOf),
        )
      },
    ),
    { numRuns: 300 },
  )
})

it('never charges less for more tokens', () => {
  fc.assert(
    fc.property(model, gpu, amount, amount, (each, card, tokens, more) => {
      const usd = (total: number) => {
        const given = typed<FinetuneInputs>({ model: each, gpu: card, gpus: 8, tokens: total })
        return estimateFinetune(given, asOf).quantities.usd ?? { low: 0, likely: 0, high: 0 }
      }
      const [less, dearer] = [usd(tokens), usd(tokens + more)]
      for (const point of ['low', 'likely', 'high'] as const) {
        expect(dearer[point]).toBeGreaterThanOrEqual(less[point] * (1 - 1e-12))
      }
    }),
    { numRuns: 100 },
  )
})

const decoders = models.filter((each) => each.kind === 'decoder')
const points = ['low', 'likely', 'high'] as const

it('never trains longer or dearer for fewer tokens', () => {
  fc.assert(
    fc.property(fc.constantFrom(...decoders), gpu, amount, amount, (each, card, tokens, more) => {
      const on = (total: number) =>
        estimatePretrain(
          typed<PretrainInputs>({ model: each, gpu: card, gpus: 8, tokens: total }),
          asOf,
        )
      const [less, greater] = [on(tokens), on(tokens + more)]
      for (const name of ['wallClockHours', 'gpuHours', 'usd'] as const) {
        const [a, b] = [less.quantities[name], greater.quantities[name]]
        if (a === undefined || b === undefined) continue
        for (const point of points) expect(b[point]).toBeGreaterThanOrEqual(a[point] * (1 - 1e-12))
      }
    }),
    { numRuns: 60 },
  )
})

it('never asks for more memory when bits are taken away', () => {
  fc.assert(
    fc.property(fc.constantFrom(...decoders), (each) => {
      const memory = (precision: 'bf16' | 'int8' | 'int4') => {
        const given = typed<ServingInputs>({
          model: each,
          gpu: 'H200',
          gpus: 1,
          precision,
          concurrency: 4,
        })
        return quantity(estimateServing(given, asOf), 'memoryGiBPerGpu')
      }
      const [wide, eight, four] = [memory('bf16'), memory('int8'), memory('int4')]
      for (const point of points) {
        expect(eight[point]).toBeLessThan(wide[point])
        expect(four[point]).toBeLessThan(eight[point])
      }
    }),
    { numRuns: 60 },
  )
})

it('never asks for more memory when the base is quantised or more is recomputed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...decoders), gpu, (each, card) => {
      const memory = (method: 'lora' | 'qlora', checkpointing: 'none' | 'full') => {
        const given = typed<FinetuneInputs>({
          model: each,
          gpu: card,
          gpus: 1,
          method,
          checkpointing,
          tokens: 1e6,
        })
        return quantity(estimateFinetune(given, asOf), 'memoryGiBPerGpu')
      }
      const [lora, qlora, kept] = [
        memory('lora', 'full'),
        memory('qlora', 'full'),
        memory('lora', 'none'),
      ]
      for (const point of points) {
        expect(qlora[point]).toBeLessThan(lora[point])
        expect(lora[point]).toBeLessThanOrEqual(kept[point])
      }
    }),
    { numRuns: 60 },
  )
})

it('never needs fewer copies for more requests', () => {
  fc.assert(
    fc.property(fc.constantFrom(...decoders), gpu, amount, amount, (each, card, rate, more) => {
      const copies = (requestsPerDay: number) =>
        estimateServing(
          typed<ServingInputs>({ model: each, gpu: card, requestsPerDay, gpus: 8 }),
          asOf,
        ).lines.find(({ label }) => label === 'Copies for the busiest hour')
      const [less, greater] = [copies(rate), copies(rate + more)]
      // What does not fit writes nothing and has no copies to count.
      fc.pre(less !== undefined && greater !== undefined)
      for (const point of points) {
        expect(greater?.[point]).toBeGreaterThanOrEqual(less?.[point] ?? Number.NaN)
      }
    }),
    { numRuns: 60 },
  )
})
