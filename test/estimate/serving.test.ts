import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GpuId, gpuById } from '#src/catalog/gpus.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { specOf } from '#src/estimate/gpu-spec.ts'
import { estimateServing, type ServingInputs } from '#src/estimate/index.ts'
import { sizeOf } from '#src/estimate/parameters.ts'
import type { ServingCase } from '#src/estimate/serving-case.ts'
import { weightsReadBytes } from '#src/estimate/serving-case.ts'
import { servingMemory } from '#src/estimate/serving-memory.ts'
import { decodeStep, prefillSeconds } from '#src/estimate/serving-speed.ts'
import { asOf, faultsOf, lineCalled, modelCalled, quantity, typed } from './given-by-user.ts'

const llama = modelCalled('llama 3.1 8b')
const estimate = (values: Partial<ServingInputs>) =>
  estimateServing(typed<ServingInputs>({ model: llama, ...values }), asOf)

function servingOf(change: Partial<ServingCase> = {}): ServingCase {
  const gpu = specOf(gpuById('A100-80GB'))
  return {
    shape: llama.shape,
    size: sizeOf(llama),
    format: 'bf16',
    kvBytes: 2,
    gpu,
    tensorParallel: 1,
    ...change,
  }
}

describe('a decode step', () => {
  it('of one sequence is bound by reading the weights', () => {
    // 8.03 billion less the 0.525 billion of the input embedding, × 2 bytes = 15.0 GB at
    // 0.70 × 2,039 GB/s: 10.5 ms. Layers add 32 × 35 µs = 1.1 ms.
    const step = decodeStep(servingOf(), 1, 128)
    expect(step.weights * 1000).toBeCloseTo(10.5, 1)
    expect(step.total * 1000).toBeCloseTo(11.7, 0)
  })

  it('slows down with batch and context, and never speeds up with less bandwidth', () => {
    const count = fc.integer({ min: 1, max: 512 })
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 100_000 }), (batch, more, context) => {
        const { total } = decodeStep(servingOf(), batch, context)
        expect(decodeStep(servingOf(), batch + more, context).total).toBeGreaterThan(total)
        expect(decodeStep(servingOf(), batch, context + more).total).toBeGreaterThan(total)
        const { gpu } = servingOf()
        const halved = { ...gpu, memoryBandwidthGBps: gpu.memoryBandwidthGBps / 2 }
        expect(decodeStep(servingOf({ gpu: halved }), batch, context).total).toBeGreaterThan(total)
      }),
    )
  })

  it('reads few experts for one sequence and nearly all for many', () => {
    const mixtral = modelCalled('mixtral 8x7b')
    const moe = servingOf({ shape: mixtral.shape, size: sizeOf(mixtral) })
    // 2 of 8 experts: 12.75 billion × 2 bytes; all: 46.57 billion × 2 bytes.
    expect(weightsReadBytes(moe, 1) / 1e9).toBeCloseTo(25.5, 0)
    expect(weightsReadBytes(moe, 64) / 1e9).toBeCloseTo(93.1, 0)
  })
})

describe('prefill', () => {
  it('of a long prompt is bound by arithmetic', () => {
    // 2 × 6.98 billion × 4,096 at 0.78 × 0.89 × 312 TFLOP/s = 264 ms, and attention beside it.
    const seconds = prefillSeconds(servingOf(), 1, 4096)
    expect(seconds).toBeGreaterThan(0.26)
    expect(seconds).toBeLessThan(0.34)
  })
})

describe('memory', () => {
  it('of the cache multiplies with the sequences, whatever the weights weigh', () => {
    const [one, many] = [1, 7].map((count) => servingMemory(servingOf(), count, 8192))
    if (!one || !many) throw new Error('two sums')
    // Llama 3.1 8B: 131,072 bytes a token × 8,192 = 1 GiB.
    expect(one.kv.likely).toBe(1)
    expect(many.kv.likely).toBe(7)
    expect(servingMemory(servingOf({ format: 'int4' }), 7, 8192).kv.likely).toBe(7)
  })
})

describe('estimateServing', () => {
  const base = estimate({ requestsPerDay: 20_000, gpu: 'A100-80GB' })

  it('gives every figure of the contract, in order', () => {
    expect(Object.keys(base.quantities).sort()).toEqual([
      'fitsProbability',
      'memoryGiBPerGpu',
      'outputTokensPerSecond',
      'ttftMs',
      'usdPerMonth',
    ])
    expect(faultsOf(base)).toEqual([])
    expect(base).toMatchObject({ kind: 'serve', gpu: 'A100-80GB' })
  })

  it('compares with the cheapest host of the same model', () => {
    // Groq: 1,000 × 0.05 + 300 × 0.08 USD a million = 74 USD per million requests; × 20,000 × 30.4375.
    expect(lineCalled(base, 'The same by groq llama-3.1-8b-instant').likely).toBeCloseTo(45.05, 1)
    const { likely: even } = lineCalled(base, 'Break-even')
    const month = quantity(base, 'usdPerMonth').likely
    expect(even).toBeCloseTo(month / (74e-6 * 30.4375), 0)
    expect(base.warnings.join(' ')).toContain('Self-hosting cannot win at this price')
  })

  it('compares with the model that is named, and says when it is another', () => {
    const result = estimate({ gpu: 'L4', against: 'gpt-4.1' })
    expect(lineCalled(result, 'Instead by openai gpt-4.1').likely).toBeGreaterThan(0)
    expect(result.warnings.join(' ')).toContain('another model')
    expect(() => estimate({ against: 'gpt-99' })).toThrow(UnknownNameError)
  })

  it('rents more cards for more requests, and never pays less', () => {
    const loads = [1e3, 1e5, 1e6, 1e7].map((requestsPerDay) =>
      estimate({ requestsPerDay, gpu: 'A100-80GB' }),
    )
    const money = loads.map((result) => quantity(result, 'usdPerMonth').likely)
    expect(money).toEqual(money.toSorted((a, b) => a - b))
    expect(loads.at(-1)?.gpuCount).toBeGreaterThan(loads[0]?.gpuCount ?? 0)
  })

  it('splits a model that is too large for one card', () => {
    const result = estimate({ model: modelCalled('llama 3.3 70b'), gpu: 'H100-SXM' })
    expect(result.assumptions).toContainEqual({ name: 'cardsPerCopy', value: 4, origin: 'default' })
    expect(quantity(result, 'fitsProbability').likely).toBeGreaterThan(0.9)
  })

  it('spreads a model over machines when one does not hold it, on linked cards only', () => {
    // DeepSeek-V3 in FP8: 671 GB of weights want more than 1 TB of memory.
    const result = estimate({ model: modelCalled('deepseek v3'), precision: 'fp8' })
    const cards = result.gpuCount ?? 0
    const { memoryGB, interconnectGBps } = gpuById(result.gpu as GpuId)
    expect(cards * memoryGB).toBeGreaterThan(700)
    if (cards > 8) expect(interconnectGBps).toBeGreaterThan(128)
    expect(quantity(result, 'fitsProbability').likely).toBeGreaterThan(0.5)
    expect(result.confidence).toBe('low')
  })

  it('says what cannot be kept', () => {
    const hasty = estimate({ gpu: 'L4', outputTokens: 1000, latencyMs: 1000 })
    expect(hasty.warnings.join(' ')).toContain('even for one reader alone')
    const huge = estimate({ model: modelCalled('llama 3.1 70b'), gpu: 'L4', gpus: 1 })
    expect(huge.warnings.join(' ')).toMatch(/does not fit\. What would fit:/)
    const long = estimate({ model: modelCalled('llama 2 7b'), promptTokens: 8000 })
    expect(long.warnings.join(' ')).toContain('reads at most 4,096 tokens')
    for (const result of [hasty, huge, long]) expect(faultsOf(result)).toEqual([])
  })

  it.each([
    [{ model: modelCalled('bert base uncased') }, 'is an encoder'],
    [{ requestsPerDay: 0 }, 'requestsPerDay is 0'],
    [{ peakFactor: 0.5 }, 'peakFactor is 0.5'],
    [{ sharedPrefixTokens: 2000 }, 'must lie between 0 and promptTokens'],
    [{ precision: 'fp4' as const, gpu: 'L4' as const }, 'L4 has no FP4'],
  ])('refuses %o', (values, words) => {
    expect(() => estimate(values)).toThrow(BadInputError)
    expect(() => estimate(values)).toThrow(words)
  })
})

describe('a limit that nothing meets', () => {
  it('is answered by what comes near it, on no more than one machine', () => {
    // 141 GB of weights in 1 ms a token would take 141 TB/s: no machine of eight cards has them.
    const wanted = { model: modelCalled('llama 3.3 70b'), requestsPerDay: 20_000, latencyMs: 300 }
    const late = estimate(wanted)
    expect(late.gpuCount).toBeLessThanOrEqual(8)
    expect(late.warnings.join(' ')).toContain('even for one reader alone')
  })

  it('keeps the named card whose answer comes soonest, not the one with most memory left', () => {
    const late = estimate({
      model: modelCalled('llama 3.3 70b'),
      precision: 'fp8',
      gpu: ['H100-SXM', 'H100-PCIe', 'H100-NVL'],
      gpus: 4,
      latencyMs: 2000,
    })
    // Four NVLinked cards share every matrix; pairs of H100 NVL would wait for each other's layers.
    expect(late.gpu).toBe('H100-SXM')
  })
})

describe('speculative decoding', () => {
  const rates = (values: Partial<ServingInputs>) => {
    const shown = estimate({
      model: modelCalled('llama 3.3 70b'),
      gpu: 'H100-SXM',
      gpus: 4,
      speculative: true,
      ...values,
    })
    const likely = (label: string) => lineCalled(shown, label).likely
    return {
      alone: likely('One reader with speculative decoding') / likely('Most that one reader sees'),
      loaded:
        likely('Output of one copy with speculative decoding') /
        likely('Output of one copy under load'),
    }
  }

  it('gains one reader less than the tokens it keeps, since guessing is not free', () => {
    // 2.77 tokens kept for a check and four guesses of a twentieth of a step: 2.77 ÷ 1.2 = 2.3 at most.
    const { alone } = rates({})
    expect(alone).toBeGreaterThan(1.5)
    expect(alone).toBeLessThan(2.77 / 1.2)
  })

  it('gains a busy copy less, whose arithmetic is the limit', () => {
    const { alone, loaded } = rates({})
    expect(loaded).toBeLessThan(alone)
  })

  it('is shown only where it is asked for', () => {
    const labels = estimate({ requestsPerDay: 1000 }).lines.map(({ label }) => label)
    expect(labels.join(' ')).not.toContain('speculative')
  })
})

it('a card with variants is the one that the provider named rents', () => {
  // Amazon's p5 instances have eight H100 SXM, and it rents no other H100.
  const shown = estimate({ gpu: ['H100-PCIe', 'H100-SXM', 'H100-NVL'], provider: 'aws' })
  expect(shown.gpu).toBe('H100-SXM')
})

describe('the longest context', () => {
  it('is what is left of the card over the cache of a token', () => {
    // (0.9 × 24 − 8.03e9 × 2 / 2^30 − 3) GiB = 3.64 GiB; a token takes 32 × 2 × 8 × 128 × 2 bytes.
    const tokens = ((0.9 * 24 - (8.03e9 * 2) / 2 ** 30 - 3) * 2 ** 30) / (32 * 2 * 8 * 128 * 2)
    const shown = lineCalled(estimate({ gpu: 'RTX4090', gpus: 1 }), 'Longest context that fits')
    expect(Math.abs(shown.likely / tokens - 1)).toBeLessThan(0.01)
  })

  it('is never longer than the model reads', () => {
    const shown = lineCalled(estimate({ gpu: 'H200' }), 'Longest context that fits')
    expect(shown.likely).toBe(llama.maxContextTokens)
  })
})
