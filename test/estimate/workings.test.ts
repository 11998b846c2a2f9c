import { describe, expect, it } from 'vitest'
import { type Model, models } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate, Line } from '#src/estimate/estimate.ts'
import {
  type ApiInputs,
  estimateApi,
  estimateFinetune,
  estimateFleet,
  estimatePretrain,
  estimateServing,
  type FinetuneInputs,
  type FleetInputs,
  finetuneMethods,
  type PretrainInputs,
  type ServingInputs,
  shapedWeek,
} from '#src/estimate/index.ts'
import { worthOf } from '../support/arithmetic.ts'
import { asOf, modelCalled, typed } from './given-by-user.ts'

/** Quoted prices, a published share, queues, and sums over hours: these are told in words. */
const toldInWords =
  /^(?:Rent of |Share of the card’s peak$|.*: mean wait in the busiest hour$|Cards in slices$|Saved by the best arrangement$|(?:Own|Shared) cards, autoscaled$)/

/** Figures are printed with three digits; a difference has the rounding of its larger side. */
function roundingOf({ likely, unit, working }: Line): number {
  const terms = [...working.matchAll(/([\d.]+) GiB/g)].map(([, digits]) => Number(digits))
  const isDifference = / − /.test(working) && unit === 'GiB'
  return 0.02 * Math.abs(likely) + (isDifference ? 0.01 * Math.max(...terms) : 0)
}

function faultOf(line: Line): string | undefined {
  const { label, likely, unit, working } = line
  if (toldInWords.test(label)) return undefined
  const worth = worthOf(working, unit)
  const isRight = worth !== undefined && Math.abs(worth - likely) <= roundingOf(line)
  return isRight ? undefined : `${label}: ${likely} ${unit} is told as ${worth} by ${working}`
}

function faultsOf(name: string, estimate: () => Estimate): string[] {
  try {
    return estimate().lines.flatMap((line) => {
      const fault = faultOf(line)
      return fault === undefined ? [] : [`${name}: ${fault}`]
    })
  } catch (error) {
    // What cannot be estimated is refused with a sentence, and has no working.
    if (error instanceof BadInputError) return []
    throw error
  }
}

const each = (check: (model: Model) => string[]) => models.flatMap(check)

describe('every working comes to its figure', () => {
  it.each([
    ['A100-80GB', 1],
    ['H100-SXM', 8],
    ['L4', 1],
    ['RTX4090', 4],
  ] as const)('tuning any model on %s × %d', (gpu, gpus) => {
    const faults = each((model) =>
      finetuneMethods.flatMap((method) =>
        faultsOf(`${method} ${model.name}`, () =>
          estimateFinetune(
            typed<FinetuneInputs>({ model, method, gpu, gpus, examples: 4000 }),
            asOf,
          ),
        ),
      ),
    )
    expect(faults).toEqual([])
  })

  it.each([
    ['none', 1],
    ['selective', 2],
    ['full', 4],
  ] as const)(
    'tuning with %s checkpointing and a micro-batch of %d',
    (checkpointing, microBatch) => {
      const faults = each((model) =>
        (['lora', 'full'] as const).flatMap((method) =>
          faultsOf(`${method} ${model.name}`, () =>
            estimateFinetune(
              typed<FinetuneInputs>({ model, method, checkpointing, microBatch, tokens: 5e6 }),
              asOf,
            ),
          ),
        ),
      )
      expect(faults).toEqual([])
    },
  )

  it.each([
    ['H100-SXM', 64],
    ['A100-80GB', 256],
    ['B200', 8],
  ] as const)('training any model on %s × %d', (gpu, gpus) => {
    const faults = each((model) =>
      (['pretrain', 'continue'] as const).flatMap((kind) =>
        faultsOf(`${kind} ${model.name}`, () =>
          estimatePretrain(typed<PretrainInputs>({ kind, model, tokens: 1e11, gpu, gpus }), asOf),
        ),
      ),
    )
    expect(faults).toEqual([])
  })

  it.each([
    ['H100-SXM', undefined],
    ['H200', 16],
    ['L4', undefined],
    ['MI300X', undefined],
  ] as const)('serving any model on %s', (gpu, gpus) => {
    const faults = each((model) =>
      faultsOf(model.name, () =>
        estimateServing(
          typed<ServingInputs>({
            model,
            gpu,
            ...(gpus !== undefined && { gpus }),
            requestsPerDay: 40_000,
            promptTokens: 1800,
            promptTokensP95: 4000,
            outputTokens: 250,
          }),
          asOf,
        ),
      ),
    )
    expect(faults).toEqual([])
  })

  it.each(['fp8', 'int4', 'int8'] as const)('serving any model in %s', (precision) => {
    const faults = each((model) =>
      faultsOf(model.name, () =>
        estimateServing(
          typed<ServingInputs>({ model, precision, kvPrecision: 'fp8', requestsPerDay: 5000 }),
          asOf,
        ),
      ),
    )
    expect(faults).toEqual([])
  })

  it('bills, with a cache and batches or without', () => {
    const faults = [{}, { cachedShare: 0.4 }].flatMap((more) =>
      faultsOf('api', () =>
        estimateApi(typed<ApiInputs>({ requestsPerDay: 20_000, ...more }), asOf),
      ),
    )
    expect(faults).toEqual([])
  })

  it('fleets', () => {
    const modelOfFleet = (name: string) => ({ model: modelCalled(name), load: 'typed' })
    const models = [
      { ...modelOfFleet('llama-3.1-8b'), requestsPerHour: shapedWeek('office-hours', 40_000) },
      { ...modelOfFleet('qwen2.5-32b'), requestsPerHour: shapedWeek('flat', 9000) },
    ]
    const faults = [{}, { redundancy: 1, trainingGpuHours: 50 }].flatMap((more) =>
      faultsOf('fleet', () => estimateFleet(typed<FleetInputs>({ models, ...more }), asOf)),
    )
    expect(faults).toEqual([])
  })
})

describe('the arithmetic of workings', () => {
  // Each sum by hand.
  it.each([
    ['8.03B × 2 bytes', 'GiB', (8.03e9 * 2) / 2 ** 30],
    ['150 TFLOP/s × 0.45 ÷ 49.3 GFLOP', 'tokens/s', (150e12 * 0.45) / 49.3e9],
    ['6 % of 20.5 GiB + 0.9 GiB', 'GiB', 0.06 * 20.5 + 0.9],
    ['7.5M tokens × 0.48 USD a million; up to 16B', 'USD', 3.6],
    ['100 requests × 30.4 days × 1.5 USD per 1,000', 'USD/month', 4.56],
    ['((3 ms)^2 of weights + (4 ms)^2 of arithmetic)^0.5 + 1 ms', 'ms', 6],
    ['3.5 requests/s × 300 ÷ (717 × 0.75 busy), rounded up', 'copies', 2],
    ['2 GPU-hours × 300 W × 1.3 building', 'kWh', 0.78],
  ])('%s', (working, unit, worth) => {
    expect(worthOf(working, unit)).toBeCloseTo(worth, 6)
  })

  it.each(['one sequence alone on the copy', '2 × ', '(3 + 4'])(
    'is none where words tell it: %s',
    (working) => {
      expect(worthOf(working, 'GiB')).toBeUndefined()
    },
  )
})
