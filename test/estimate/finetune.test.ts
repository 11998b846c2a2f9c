import { describe, expect, it } from 'vitest'
import { rentalOffers } from '#src/catalog/gpu-prices.ts'
import { BadInputError, UnknownNameError } from '#src/errors.ts'
import { estimateFinetune, type FinetuneInputs } from '#src/estimate/index.ts'
import { asOf, faultsOf, lineCalled, modelCalled, quantity, typed } from './given-by-user.ts'

const llama = modelCalled('llama 3.1 8b')
const estimate = (values: Partial<FinetuneInputs>) =>
  estimateFinetune(typed<FinetuneInputs>({ model: llama, ...values }), asOf)

describe('QLoRA of Llama 3.1 8B over 20 million tokens on an L4', () => {
  const result = estimate({ method: 'qlora', tokens: 20e6, gpu: 'L4' })

  it('says what it is about', () => {
    expect(result.subject).toBe('QLoRA fine-tuning of Llama-3.1-8B-Instruct on 1 × L4')
    expect(result).toMatchObject({ kind: 'finetune', gpu: 'L4', gpuCount: 1 })
    expect(faultsOf(result)).toEqual([])
  })

  it('fits in 24 GB with the parts a hand sum gives', () => {
    // 6.98 billion × 0.5159 bytes + 1.05 billion × 2 bytes = 5.70 GB = 5.31 GiB.
    expect(lineCalled(result, 'Frozen weights').likely).toBeCloseTo(5.31, 1)
    // 32 layers × 16 × (4 × 4,096 + 2 × 4,096 + 2 × 1,024 + 3 × 18,432) = 41.9 million × 16 bytes.
    expect(lineCalled(result, 'Adapter').likely).toBeCloseTo((41_943_040 * 16) / 2 ** 30, 3)
    // 128,256 × 2,048 × 18 bytes = 4.40 GiB: larger than half of the weights.
    expect(lineCalled(result, 'Loss over the vocabulary').likely).toBeCloseTo(4.4, 2)
    const memory = quantity(result, 'memoryGiBPerGpu')
    expect(memory.likely).toBeGreaterThan(11)
    expect(memory.likely).toBeLessThan(16)
    expect(quantity(result, 'fitsProbability').likely).toBeGreaterThan(0.9)
  })

  it('takes tens of hours, all epochs counted, and is priced by dated rents', () => {
    expect(lineCalled(result, 'Tokens processed')).toMatchObject({
      likely: 60e6,
      working: '20M tokens × 3 epochs',
    })
    // 60 million tokens at 121 TFLOP/s × 0.25 to 0.55 and 63 GFLOP a token: 15 to 35 hours and more.
    const hours = quantity(result, 'wallClockHours')
    expect(hours.likely).toBeGreaterThan(15)
    expect(hours.likely).toBeLessThan(45)
    const usd = quantity(result, 'usd')
    // The two dated offers: 0.7045 and 0.8048 USD an hour.
    expect(usd.likely / hours.likely).toBeCloseTo((0.7045 + 0.8048) / 2, 3)
    expect(result.warnings.join(' ')).toContain('2026-07-20')
  })

  it('shows where every input came from', () => {
    const origins = new Map(result.assumptions.map(({ name, origin }) => [name, origin]))
    expect(origins.get('model')).toBe('user')
    expect(origins.get('epochs')).toBe('default')
    expect(origins.get('seqLen')).toBe('default')
    expect(origins.get('gpus')).toBe('default')
    expect(origins.size).toBe(result.assumptions.length)
  })

  it('leans on no measurement of that card, and says so', () => {
    expect(result.confidence).toBe('low')
    expect(result.confidenceReasons.join()).toContain('L4')
  })
})

describe('estimateFinetune', () => {
  it('counts tokens and examples alike', () => {
    const byTokens = estimate({ tokens: 1e6, gpu: 'A100-80GB', gpus: 1 })
    const byExamples = estimate({
      examples: 2000,
      tokensPerExample: 500,
      gpu: 'A100-80GB',
      gpus: 1,
    })
    expect(byExamples.quantities).toEqual(byTokens.quantities)
  })

  it('doubles time and money with the tokens, and leaves memory alone', () => {
    const [one, two] = [1e7, 2e7].map((tokens) => estimate({ tokens, gpu: 'H100-SXM', gpus: 1 }))
    if (!one || !two) throw new Error('two estimates')
    for (const name of ['wallClockHours', 'gpuHours', 'usd'] as const) {
      expect(quantity(two, name).likely / quantity(one, name).likely).toBeCloseTo(2, 6)
    }
    expect(two.quantities.memoryGiBPerGpu).toEqual(one.quantities.memoryGiBPerGpu)
  })

  it('chooses a card when none is named, and says so', () => {
    const result = estimate({ method: 'qlora', tokens: 1e6 })
    expect(result.assumptions).toContainEqual({
      name: 'gpu',
      value: `${result.gpu}, the cheapest that fits`,
      origin: 'default',
    })
    expect(quantity(result, 'fitsProbability').likely).toBeGreaterThanOrEqual(0.9)
  })

  it('takes the smaller variant of an ambiguous name when it fits, else the larger', () => {
    const gpu = ['A100-40GB', 'A100-80GB'] as const
    const small = estimate({ method: 'qlora', gpu, gpus: 1 })
    expect(small.gpu).toBe('A100-40GB')
    expect(small.assumptions).toContainEqual({
      name: 'gpuVariant',
      value: 'A100-40GB, the first of them that fits; else A100-80GB',
      origin: 'default',
    })
    expect(
      estimate({ model: modelCalled('qwen 2.5 32b'), method: 'qlora', gpu, gpus: 1 }).gpu,
    ).toBe('A100-80GB')
  })

  it('estimates what does not fit, and names what would', () => {
    const result = estimate({ method: 'full', gpu: 'L4', gpus: 1 })
    expect(quantity(result, 'fitsProbability').likely).toBeLessThan(0.1)
    expect(result.warnings[0]).toMatch(/does not fit\. What would fit: .*QLoRA/)
    expect(faultsOf(result)).toEqual([])
  })

  it('prices the reference model of DPO as a third of a pass, and its memory only when it is a copy', () => {
    const settings = { tokens: 1e7, epochs: 1, gpu: 'A100-80GB', gpus: 1 } as const
    const lora = estimate({ ...settings, method: 'lora' })
    const dpo = estimate({ ...settings, method: 'dpo' })
    const label = 'Work for one token'
    // LoRA recomputes: 1 pass of the weights becomes 4/3; attention 4/3 becomes 5/3.
    const weights = 6 * 7.5047
    const attention = lineCalled(lora, label).likely - weights
    const expected = (weights * 4) / 3 + (attention * 5) / 4
    expect(lineCalled(dpo, label).likely / expected).toBeCloseTo(1, 3)
    expect(dpo.lines.some((line) => line.label === 'Reference model')).toBe(false)
    const full = estimate({ ...settings, method: 'dpo', adapter: 'none', gpus: 8 })
    expect(lineCalled(full, 'Reference model').likely).toBeCloseTo((8.03e9 * 2) / 8 / 2 ** 30, 1)
  })

  it('adds the hours of writing the rollouts of GRPO', () => {
    const result = estimate({ method: 'grpo', examples: 1000, gpu: 'A100-80GB', gpus: 1 })
    const training = lineCalled(result, 'Wall-clock time')
    const writing = lineCalled(result, 'Writing the rollouts')
    expect(quantity(result, 'wallClockHours').likely).toBeCloseTo(
      training.likely + writing.likely,
      9,
    )
    expect(result.confidence).toBe('low')
  })

  it('offers the same tuning by providers that sell it', () => {
    const result = estimate({ method: 'lora', tokens: 10e6, epochs: 2 })
    // Together asks 0.48 USD a million up to 16 billion parameters.
    expect(lineCalled(result, 'The same tuning by together').likely).toBeCloseTo(9.6, 9)
  })

  it.each([
    [{ tokens: 0 }, 'tokens is 0'],
    [{ gpus: 1.5, gpu: 'L4' as const }, 'gpus is 1.5, and must be a whole number, for example 2'],
    [
      { provider: 'denvr', method: 'full' as const, gpu: 'T4' as const },
      'no dated price of denvr for T4',
    ],
    [{ epochs: -1 }, 'epochs is -1'],
    [{ tokens: Number.NaN }, 'tokens is NaN'],
    [{ model: modelCalled('bert base uncased'), method: 'dpo' as const }, 'is an encoder'],
    [{ gpu: 'RTX4090' as const, provider: 'aws' }, 'no dated price of aws for RTX4090'],
  ])('refuses %o with a sentence', (values, words) => {
    expect(() => estimate(values)).toThrow(BadInputError)
    expect(() => estimate(values)).toThrow(words)
  })

  it('asks for the model, and knows its providers', () => {
    expect(() => estimateFinetune({}, asOf)).toThrow('Which model should be tuned?')
    expect(() => estimate({ gpu: 'L4', provider: 'awz' })).toThrow(UnknownNameError)
  })
})

describe('the same run at each provider', () => {
  const run = { method: 'qlora', tokens: 20e6, gpu: 'L4' } as const
  const linesAt = (values: Partial<FinetuneInputs>) =>
    estimate(values).lines.filter(({ label }) => label.startsWith('The run at '))

  it('is its hours at that provider’s dated price of one card, cheapest first', () => {
    const hours = quantity(estimate(run), 'wallClockHours').likely
    const lines = linesAt(run)
    expect(lines.length).toBeGreaterThan(1)
    for (const { label, likely } of lines) {
      const offers = rentalOffers('L4', asOf, label.slice('The run at '.length)).ranked
      const cheapestCard = Math.min(
        ...offers.filter(({ gpuCount }) => gpuCount === 1).map(({ usdPerHour }) => usdPerHour),
      )
      expect(likely).toBeCloseTo(hours * cheapestCard, 6)
    }
    const usd = lines.map(({ likely }) => likely)
    expect(usd).toEqual(usd.toSorted((a, b) => a - b))
  })

  it('is left out where a provider was named', () => {
    expect(linesAt({ ...run, provider: 'aws' })).toEqual([])
  })
})
