import { describe, expect, it } from 'vitest'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate, Range } from '#src/estimate/estimate.ts'
import {
  estimateFinetune,
  estimatePretrain,
  estimateServing,
  type FinetuneInputs,
  finetuneMethods,
  type PretrainInputs,
  type ServingInputs,
} from '#src/estimate/index.ts'
import { asOf, typed } from './given-by-user.ts'

/** What is wrong with an estimate; nothing for a finite, ordered one or a refusal in words. */
function faultsOf(estimate: () => Estimate): string[] {
  try {
    const { quantities, lines } = estimate()
    const ranges: (readonly [string, Range])[] = [
      ...Object.entries(quantities),
      ...lines.map((line) => [line.label, line] as const),
    ]
    const unordered = ranges
      .filter(
        ([, { low, likely, high }]) =>
          !(low <= likely && likely <= high && Number.isFinite(high) && low >= 0),
      )
      .map(([name, { low, likely, high }]) => `${name}: ${low} ${likely} ${high}`)
    const wordless = lines
      .filter(({ working }) => /NaN|Infinity|undefined/.test(working))
      .map(({ label, working }) => `${label}: ${working}`)
    return [...unordered, ...wordless]
  } catch (error) {
    return error instanceof BadInputError && error.userMessage.length > 20 ? [] : [String(error)]
  }
}

describe('every model on every card, by every method, is finite and ordered or refused with a reason', () => {
  it.each(gpus.map(({ id }) => id))('%s', (gpu) => {
    const faults = models.flatMap((model) => [
      ...finetuneMethods.flatMap((method) =>
        faultsOf(() =>
          estimateFinetune(typed<FinetuneInputs>({ model, method, gpu, tokens: 20e6 }), asOf),
        ),
      ),
      ...faultsOf(() =>
        estimatePretrain(
          typed<PretrainInputs>({ kind: 'pretrain', model, tokens: 1e11, gpu, gpus: 64 }),
          asOf,
        ),
      ),
      ...faultsOf(() =>
        estimateServing(typed<ServingInputs>({ model, gpu, requestsPerDay: 1000 }), asOf),
      ),
    ])
    expect(faults).toEqual([])
  })
})
