import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GpuId } from '#src/catalog/gpus.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { BadInputError } from '#src/errors.ts'
import type { Estimate, Plan } from '#src/estimate/estimate.ts'
import {
  estimateFinetune,
  estimatePretrain,
  estimateServing,
  type FinetuneInputs,
  finetuneMethods,
  type PretrainInputs,
  type ServingInputs,
} from '#src/estimate/index.ts'
import { plainShape } from '#src/estimate/plain-shape.ts'
import { asOf, modelCalled, quantity, typed } from './given-by-user.ts'

const llama = modelCalled('llama 3.1 8b')
const withPlans = { withPlans: true }
const tune = (values: Partial<FinetuneInputs>) =>
  estimateFinetune(typed<FinetuneInputs>({ model: llama, ...values }), asOf, withPlans)
const train = (values: Partial<PretrainInputs>) =>
  estimatePretrain(typed<PretrainInputs>(values), asOf, withPlans)
const serve = (values: Partial<ServingInputs>) =>
  estimateServing(typed<ServingInputs>({ model: llama, ...values }), asOf, withPlans)

function planCalled(estimate: Estimate, role: Plan['role']): Plan {
  const plan = estimate.plans?.find((each) => each.role === role)
  if (plan === undefined) throw new Error(`no ${role} plan`)
  return plan
}

function likely(plan: Plan, name: 'usd' | 'wallClockHours' | 'usdPerMonth'): number {
  const range = plan.quantities[name]
  if (range === undefined) throw new Error(`the plan has no ${name}`)
  return range.likely
}

/** Rules that any layout has to keep to be started at all. */
function expectValid(plan: Plan, shape: { heads: number; layers: number }, mayRound: boolean) {
  const { gpuCount, settings } = plan
  const tp = Number(settings.tensorParallel)
  const pp = Number(settings.pipelineParallel)
  const copies = gpuCount / (tp * pp)
  const steps = Number(settings.sequencesPerStep) / (copies * Number(settings.microBatch))
  expect(Number.isInteger(copies)).toBe(true)
  expect(Number.isInteger(steps)).toBe(true)
  expect(steps).toBeGreaterThanOrEqual(pp)
  expect(shape.heads % tp).toBe(0)
  expect(pp).toBeLessThanOrEqual(shape.layers)
  if (pp > 1) expect(Number(settings.zeroStage)).toBeLessThanOrEqual(1)
  if (gpuCount <= 8) expect(pp).toBe(1)
  expect(quantityOf(plan)).toBeGreaterThanOrEqual(plan.isTight ? 0.5 : 0.9)
  if (!mayRound) expect(settings.sequencesPerStep).toBe(16)
}

function quantityOf({ quantities }: Plan): number {
  return quantities.fitsProbability?.likely ?? 0
}

describe('the planner of fine-tuning', () => {
  const open = tune({ tokens: 20e6 })

  it('returns the cheapest, the fastest and the best, with reasons', () => {
    expect(open.plans?.map(({ role }) => role).slice(0, 3)).toEqual(['cheapest', 'fastest', 'best'])
    for (const plan of open.plans ?? []) {
      expectValid(plan, llama.shape, false)
      expect(plan.because.length).toBeGreaterThan(20)
    }
    const [cheapest, fastest] = [planCalled(open, 'cheapest'), planCalled(open, 'fastest')]
    expect(likely(cheapest, 'usd')).toBeLessThan(likely(fastest, 'usd'))
    expect(likely(fastest, 'wallClockHours')).toBeLessThan(likely(cheapest, 'wallClockHours'))
  })

  it('is never dearer than the common settings on the same cards', () => {
    const fixed = tune({ tokens: 20e6, gpu: 'A100-80GB', gpus: 1 })
    const cheapest = planCalled(fixed, 'cheapest')
    expect(likely(cheapest, 'usd')).toBeLessThanOrEqual(quantity(fixed, 'usd').likely)
  })

  it('keeps whatever a person fixed', () => {
    const fixed = tune({
      tokens: 20e6,
      gpu: 'H100-SXM',
      gpus: 4,
      microBatch: 2,
      checkpointing: 'full',
    })
    for (const plan of fixed.plans ?? []) {
      expect(plan).toMatchObject({
        gpu: 'H100-SXM',
        gpuCount: 4,
        settings: { microBatch: 2, checkpointing: 'full' },
      })
    }
    expect(fixed.planning?.paretoFront.every(({ gpu }) => gpu === 'H100-SXM')).toBe(true)
  })

  it('gives the same plans for the same question', () => {
    expect(tune({ tokens: 20e6 })).toEqual(open)
  })

  it('names for every card of the catalog that is in no plan why it is out, or that it is in the race', () => {
    const out = new Set(open.planning?.ruledOut.map(({ gpu }) => gpu))
    for (const id of ['T4', 'TPU-v5e', 'Gaudi3']) expect(out).toContain(id)
    const full = tune({ tokens: 20e6, method: 'full', model: modelCalled('llama 3.1 405b') })
    expect(full.planning?.ruledOut.find(({ gpu }) => gpu === 'L4')?.because).toMatch(/^memory: /)
  })

  it('meets a deadline and a budget with what it returns, or says that nothing does', () => {
    const hurried = tune({ tokens: 200e6, deadlineHours: 5 })
    expect(likely(planCalled(hurried, 'cheapest'), 'wallClockHours')).toBeLessThanOrEqual(5)
    expect(hurried.planning?.bindingConstraint).toBe('deadline')
    const poor = tune({ tokens: 200e6, budgetUsd: 1 })
    expect(poor.planning?.bindingConstraint).toBe('budget')
    expect(planCalled(poor, 'cheapest').because).toContain('No plan stays within the budget')
  })

  it('is never slower with more cards', () => {
    const hours = [1, 2, 4, 8, 16, 32, 64].map((count) =>
      likely(
        planCalled(tune({ tokens: 200e6, gpu: 'H100-SXM', gpus: count }), 'fastest'),
        'wallClockHours',
      ),
    )
    expect(hours).toEqual(hours.toSorted((a, b) => b - a))
  })

  it('is never dearer when any card is allowed than on one kind', () => {
    const gpu = fc.constantFrom<GpuId>('L4', 'L40S', 'A100-80GB', 'H100-SXM', 'B200')
    fc.assert(
      fc.property(gpu, fc.constantFrom('lora' as const, 'qlora' as const), (card, method) => {
        const tokens = 50e6
        const any = planCalled(tune({ tokens, method }), 'cheapest')
        const one = tune({ tokens, method, gpu: card }).plans?.find(
          (each) => each.role === 'cheapest',
        )
        // One per cent is not worth a second card, and ten minutes of start are ranked with.
        if (one) expect(likely(any, 'usd')).toBeLessThan(likely(one, 'usd') * 1.01 + 2)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the planner of pre-training', () => {
  it('splits what sharding alone cannot hold, by the rules', () => {
    const estimate = train({ parameters: 405e9, tokens: 1e12, gpu: 'H100-SXM', gpus: 512 })
    expect(estimate.plans?.length).toBeGreaterThan(0)
    for (const plan of estimate.plans ?? []) expectValid(plan, plainShape(405e9), true)
  })

  it('takes no more cards than sequences of a step unless it splits them', () => {
    const estimate = train({ parameters: 7e9, tokens: 1e12, globalBatch: 64 })
    for (const { gpuCount, settings } of estimate.plans ?? []) {
      const copies =
        gpuCount / (Number(settings.tensorParallel) * Number(settings.pipelineParallel))
      expect(copies).toBeLessThanOrEqual(64)
    }
  })
})

describe('what does not fit', () => {
  const huge = tune({
    model: modelCalled('llama 3.1 70b'),
    method: 'full',
    tokens: 20e6,
    gpu: 'L4',
    gpus: 1,
  })

  it('is answered with concrete things that do', () => {
    expect(huge.warnings[0]).toMatch(/does not fit\. What would fit: \d+ × L4 .*; QLoRA on/)
    expect(huge.plans).toEqual([])
    expect(huge.planning?.bindingConstraint).toBe('memory')
  })

  it('names counts that the planner itself finds to fit', () => {
    const [, count] = /(\d+) × L4/.exec(huge.warnings[0] ?? '') ?? []
    const more = tune({
      model: modelCalled('llama 3.1 70b'),
      method: 'full',
      tokens: 20e6,
      gpu: 'L4',
      gpus: Number(count),
    })
    expect(quantityOf(planCalled(more, 'cheapest'))).toBeGreaterThanOrEqual(0.9)
  })

  it('never leaves a person without a next thing', () => {
    const values = fc.record({
      model: fc.constantFrom(...models),
      gpu: fc.constantFrom(...gpus.map(({ id }) => id)),
      gpus: fc.constantFrom(1, 2, 8),
      method: fc.constantFrom(...finetuneMethods),
      seqLen: fc.constantFrom(512, 8192, 131_072),
    })
    fc.assert(
      fc.property(values, (inputs) => {
        try {
          const estimate = tune({ ...inputs, tokens: 1e7 })
          const isTight = quantity(estimate, 'fitsProbability').likely < 0.9
          if (isTight) expect(estimate.warnings[0]).toMatch(/What would fit: \S.{5,}\./)
        } catch (error) {
          if (!(error instanceof BadInputError)) throw error
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the planner of serving', () => {
  const open = serve({ requestsPerDay: 50_000 })

  it('offers smaller formats, marked as such, and is never dearer than the one asked for', () => {
    const cheapest = planCalled(open, 'cheapest')
    expect(likely(cheapest, 'usdPerMonth')).toBeLessThanOrEqual(
      quantity(open, 'usdPerMonth').likely * 1.01,
    )
    for (const plan of open.plans ?? []) {
      if (plan.settings.precision !== 'bf16') expect(plan.because).toContain('grade them')
      expect(Number(plan.settings.cardsPerCopy)).toBeLessThanOrEqual(8)
    }
  })

  it('keeps the format and the card that a person fixed', () => {
    const fixed = serve({
      requestsPerDay: 50_000,
      precision: 'fp8',
      kvPrecision: 'bf16',
      gpu: 'L40S',
    })
    for (const plan of fixed.plans ?? []) {
      expect(plan).toMatchObject({
        gpu: 'L40S',
        settings: { precision: 'fp8', kvPrecision: 'bf16' },
      })
    }
  })

  it('halves the cache with eight bits', () => {
    const [wide, narrow] = [{}, { kvPrecision: 'fp8' as const }].map((more) =>
      serve({ gpu: 'H100-SXM', ...more }).lines.find(({ label }) => label.startsWith('KV cache')),
    )
    expect((wide?.likely ?? 0) / (narrow?.likely ?? 1)).toBeCloseTo(2, 9)
  })

  it('rents one copy more for one spare', () => {
    const [plain, spare] = [{}, { redundancy: 1 }].map((more) =>
      serve({ requestsPerDay: 1e6, gpu: 'L40S', ...more }),
    )
    expect((spare?.gpuCount ?? 0) - (plain?.gpuCount ?? 0)).toBe(1)
  })

  it('says which cards are too slow for the time allowed', () => {
    const hasty = serve({ requestsPerDay: 1000, latencyMs: 1500, outputTokens: 300 })
    expect(hasty.planning?.ruledOut.some(({ because }) => because.startsWith('latency'))).toBe(true)
  })

  it('says so when the run has a larger batch than the plans keep', () => {
    // All weights of 70 billion need more than 16 H100; each of 32 cards takes a sequence.
    const wish = {
      model: modelCalled('llama 3.1 70b'),
      method: 'full',
      tokens: 20e6,
      gpu: 'H100-SXM',
    } as const
    const raised = estimateFinetune(typed<FinetuneInputs>(wish), asOf, { withPlans: true })
    expect(raised.warnings.join(' ')).toContain('the plans keep 16')
    const allowed = estimateFinetune(typed<FinetuneInputs>({ ...wish, globalBatch: 32 }), asOf, {
      withPlans: true,
    })
    expect(allowed.warnings.join(' ')).not.toContain('the plans keep')
  })
})
