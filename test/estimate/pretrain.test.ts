import { describe, expect, it } from 'vitest'
import { BadInputError } from '#src/errors.ts'
import { estimatePretrain, type PretrainInputs } from '#src/estimate/index.ts'
import { countParameters } from '#src/estimate/parameters.ts'
import { plainShape } from '#src/estimate/plain-shape.ts'
import { asOf, faultsOf, modelCalled, quantity, typed } from './given-by-user.ts'

const estimate = (values: Partial<PretrainInputs>) =>
  estimatePretrain(typed<PretrainInputs>(values), asOf)

describe('estimatePretrain', () => {
  it('brackets the published GPU-hours of Llama 2: 184,320 for 7B and 1,720,320 for 70B on A100-80GB', () => {
    // Touvron et al. 2023, table 2; two trillion tokens at 4,096.
    for (const [name, published] of [
      ['llama 2 7b', 184_320],
      ['llama 2 70b', 1_720_320],
    ] as const) {
      const result = estimate({
        model: modelCalled(name),
        tokens: 2e12,
        seqLen: 4096,
        gpu: 'A100-80GB',
        gpus: 1024,
      })
      const { low, likely, high } = quantity(result, 'gpuHours')
      expect(low).toBeLessThan(published)
      expect(high).toBeGreaterThan(published)
      expect(Math.abs(Math.log(likely / published))).toBeLessThan(Math.log(1.5))
    }
  })

  it('finds the cards that meet a deadline', () => {
    const wanted = { parameters: 7e9, tokens: 1e12, gpu: 'H100-SXM' } as const
    const slow = estimate({ ...wanted, deadlineHours: 4000 })
    const fast = estimate({ ...wanted, deadlineHours: 500 })
    expect(quantity(fast, 'wallClockHours').likely).toBeLessThanOrEqual(500)
    expect(fast.gpuCount).toBeGreaterThan(slow.gpuCount ?? 0)
    expect(quantity(fast, 'usd').likely).toBeGreaterThanOrEqual(quantity(slow, 'usd').likely * 0.99)
  })

  it('says when a budget or a corpus is too small', () => {
    const result = estimate({ parameters: 7e9, tokens: 10e9, budgetUsd: 100 })
    expect(result.warnings.join(' ')).toMatch(/budget of 100 USD covers/)
    expect(result.warnings.join(' ')).toMatch(/tokens for each parameter is little/)
    expect(faultsOf(result)).toEqual([])
  })

  it('takes twenty tokens a parameter where nobody says how many, and says so', () => {
    // Hoffmann et al. 2022: 70B parameters (Chinchilla) on 1.4T tokens.
    const result = estimate({ parameters: 70e9 })
    const tokens = result.lines.find(({ label }) => label === 'Tokens processed')
    expect(tokens?.likely).toBeCloseTo(1.4e12, -10)
    expect(result.assumptions).toContainEqual({ name: 'tokens', value: 1.4e12, origin: 'default' })
    expect(result.warnings.join(' ')).toContain('Nobody said how much text')
  })

  it('continues a model under its own name', () => {
    const result = estimate({ kind: 'continue', model: modelCalled('mistral 7b'), tokens: 5e9 })
    expect(result.kind).toBe('continue')
    expect(result.subject).toMatch(
      /^Continued pre-training of Mistral-7B-Instruct-v0\.3 on 5B tokens/,
    )
  })

  it.each([
    [{ tokens: 1e9 }, 'Which model should be trained?'],
    [{ kind: 'continue' as const, model: modelCalled('mistral 7b') }, 'How many tokens of text?'],
    [{ parameters: 5, tokens: 1e9 }, 'models of 10 million to 2 trillion'],
    [{ parameters: 1e9, tokens: 0 }, 'tokens is 0'],
    [{ kind: 'continue' as const, parameters: 1e9, tokens: 1e9 }, 'Which model should be trained?'],
    [
      { parameters: 1e9, tokens: 1e9, precision: 'fp8' as const, gpu: 'A100-80GB' as const },
      'A100-80GB has no FP8',
    ],
  ])('refuses %o', (values, words) => {
    expect(() => estimate(values)).toThrow(BadInputError)
    expect(() => estimate(values)).toThrow(words)
  })
})

describe('plainShape', () => {
  it.each([1e7, 1e8, 1e9, 3e9, 7e9, 13e9, 70e9, 400e9, 1e12])(
    'has about %d parameters',
    (count) => {
      const shape = plainShape(count)
      // The smallest has two layers of width 256 and 8.2 million parameters of vocabulary.
      const tolerance = count < 1e8 ? 0.1 : 0.06
      expect(Math.abs(countParameters(shape) / count - 1)).toBeLessThan(tolerance)
      expect(shape.heads % shape.kvHeads).toBe(0)
    },
  )
})
