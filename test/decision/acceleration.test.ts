import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findGpu, findModel } from '#src/catalog/lookup.ts'
import { accelerate } from '#src/decision/acceleration/accelerate.ts'
import { techniqueFacts } from '#src/decision/acceleration/effects.ts'
import { techniqueRules } from '#src/decision/acceleration/rules.ts'
import { techniqueIds } from '#src/decision/acceleration/technique.ts'
import { tools } from '#src/decision/acceleration/tools.ts'
import { advise } from '#src/decision/advise.ts'
import { rules } from '#src/decision/rules/index.ts'
import { shapedWeek } from '#src/estimate/fleet-load.ts'
import { estimateApi, estimateFleet, estimateServing } from '#src/estimate/index.ts'
import { type Profile, profileFieldNames } from '#src/profile/schema.ts'
import { asText, temporaryApp } from '../support/app.ts'
import { arbitraryDay, arbitraryProfile } from './arbitrary-profile.ts'

const day = '2026-11-23'
const planFor = (profile: Profile) => accelerate(profile, [], day)
/** What the rules support, with or without a gain in the figures. */
const idsFor = (profile: Profile) => {
  const { techniques, withoutGain } = planFor(profile)
  const titles = [...techniques.map(({ title }) => title), ...withoutGain]
  return techniqueIds.filter((id) => titles.includes(techniqueFacts[id].title))
}

/** A fleet of one's own, before anything is accelerated. */
const fleet: Profile = {
  ownedGpus: 16,
  gpuNodes: 4,
  gpuUtilisation: 0.2,
  gpu: 'h100',
  requestsPerDay: 200_000,
}

it('quantises nothing that comes packed', () => {
  const profile: Profile = { ...fleet, evaluationExamples: 100 }
  expect(idsFor({ ...profile, baseModel: 'llama 3.3 70b' })).toContain('quantise')
  for (const baseModel of ['deepseek v3', 'gpt-oss-120b']) {
    expect(idsFor({ ...profile, baseModel })).not.toContain('quantise')
  }
})

describe('what a profile supports', () => {
  const cases: readonly (readonly [string, Profile, Profile])[] = [
    [
      'cache-the-prefix',
      { ...fleet, sharedPrefixTokens: 1024, promptTokensPerRequest: 3000 },
      { sharedPrefixTokens: 1023 },
    ],
    [
      'shorten-the-answer',
      { ...fleet, taskType: 'classification', outputTokensPerRequest: 101 },
      { outputTokensPerRequest: 100 },
    ],
    [
      'tune-the-prompt-away',
      { ...fleet, promptTokensPerRequest: 4000, labelledExamples: 50 },
      { labelledExamples: 49 },
    ],
    ['distil', { ...fleet, teacherPasses: true, latencyMs: 2000 }, { latencyMs: 2001 }],
    [
      'distil',
      { ...fleet, promptingResult: 'passes', gap: ['speed-and-cost'] },
      { gap: ['reasoning'] },
    ],
    ['quantise', { ...fleet, evaluationExamples: 1 }, { evaluationExamples: 0 }],
    ['speculate', { ...fleet, outputCopiesInput: true }, { outputCopiesInput: false }],
    ['merge-the-adapter', { ...fleet, taskCount: 1, labelledExamples: 50 }, { taskCount: 2 }],
    ['share-a-base', { ...fleet, taskCount: 5, tasksShareInput: true }, { taskCount: 4 }],
    ['pool-gpus', { requestsPerDay: 1000, ownedGpus: 2, gpuNodes: 2 }, { gpuNodes: 1 }],
    ['pool-gpus', { requestsPerDay: 1000, ownedGpus: 8 }, { ownedGpus: 7 }],
    [
      'pool-gpus',
      { requestsPerDay: 1000, ownedGpus: 2, mixedTrainingAndServing: true },
      { mixedTrainingAndServing: false },
    ],
    ['pool-gpus', { requestsPerDay: 1000, ownedGpus: 2, servedModels: 2 }, { servedModels: 1 }],
    [
      'pool-gpus',
      { requestsPerDay: 1000, ownedGpus: 7, gpuUtilisation: 0.39 },
      { gpuUtilisation: 0.4 },
    ],
    ['autoscale', { ...fleet, peakFactor: 4, kubernetes: true }, { peakFactor: 3.9 }],
    ['send-batches', { requestsPerDay: 1000, latencyMs: 3_600_000 }, { latencyMs: 3_599_999 }],
  ]
  it.each(cases)('%s: at its threshold, and not below', (technique, at, below) => {
    expect(idsFor(at)).toContain(technique)
    expect(idsFor({ ...at, ...below })).not.toContain(technique)
  })

  it('covers every technique with a case', () => {
    expect([...new Set(cases.map(([technique]) => technique))].sort()).toEqual(
      [...techniqueIds].sort(),
    )
  })

  it('drops what shows no gain, and says so', () => {
    // One token less changes nothing; ten times less does.
    const profile: Profile = { ...fleet, taskType: 'extraction', outputTokensPerRequest: 101 }
    expect(planFor(profile).withoutGain).toEqual(['Constrain the answer'])
    const long = planFor({ ...profile, outputTokensPerRequest: 1000 })
    expect(long.techniques.map(({ technique }) => technique)).toContain('shorten-the-answer')
  })

  it('recommends nothing on an empty profile', () => {
    expect(planFor({})).toMatchObject({ serving: 'hosted', techniques: [], tools: [] })
  })

  it('never names a tool to a team that only calls hosted models', () => {
    fc.assert(
      fc.property(arbitraryProfile(), arbitraryDay, (profile, asOf) => {
        const { ownedGpus, gpuNodes, servedModels, gpu, ...hosted } = profile
        const called: Profile = { ...hosted, dataResidency: 'hosted-api' }
        const plan = accelerate(called, [{ approach: 'prompting', stage: 'now' }], asOf)
        expect(plan.serving).toBe('hosted')
        expect(plan.tools).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('recommends only what a fired rule supports, and no figure that gets worse throughout', () => {
    fc.assert(
      fc.property(arbitraryProfile(), (profile) => {
        const plan = accelerate(profile, [], day)
        for (const { ruleIds, effect } of plan.techniques) {
          for (const id of ruleIds) {
            const rule = techniqueRules.find((each) => each.id === id)
            expect(rule?.reads.every((field) => profile[field] !== undefined)).toBe(true)
            expect(rule?.when(profile as never)).toBe(true)
          }
          if (effect === null) continue
          const { before, after } = effect
          const better = [
            (after.latencyMs?.likely ?? 0) < (before.latencyMs?.likely ?? 0),
            (after.usdPerMonth?.likely ?? 0) < (before.usdPerMonth?.likely ?? 0),
            (after.gpus ?? 0) < (before.gpus ?? 0),
            (after.tokensPerSecondPerGpu?.likely ?? 0) >
              (before.tokensPerSecondPerGpu?.likely ?? 0),
          ]
          expect(better).toContain(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('reads, together with the decision and the estimates, every field of the profile', () => {
    const estimates = ['baseModel', 'gpu', 'outputTokensPerRequest', 'peakFactor', 'ttftMs']
    const read = new Set([...rules, ...techniqueRules].flatMap(({ reads }) => reads as string[]))
    expect(
      profileFieldNames.filter((field) => !read.has(field) && !estimates.includes(field)),
    ).toEqual([])
  })
})

describe('effects', () => {
  const llama = findModel('llama-3.1-8b')
  const model = { value: 'model' in llama ? llama.model : undefined, origin: 'default' } as never
  const card = findGpu('h100')
  const h100 = 'variants' in card ? card.variants : []
  const given = (value: unknown) => ({ value, origin: 'profile' }) as never

  it('are those of the serving estimate, on the same card', () => {
    const profile: Profile = {
      ...fleet,
      evaluationExamples: 50,
      promptTokensPerRequest: 1500,
      outputTokensPerRequest: 250,
    }
    const quantised = planFor(profile).techniques.find(({ technique }) => technique === 'quantise')
    const inputs = {
      model,
      requestsPerDay: given(200_000),
      promptTokens: given(1500),
      outputTokens: given(250),
    }
    const before = estimateServing({ ...inputs, gpu: given(h100) }, day)
    expect(quantised?.effect?.before.usdPerMonth).toEqual(before.quantities.usdPerMonth)
    const after = estimateServing(
      { ...inputs, gpu: given([before.gpu]), precision: given('fp8') },
      day,
    )
    expect(quantised?.effect?.after.usdPerMonth).toEqual(after.quantities.usdPerMonth)
    expect(quantised?.effect?.after.gpus).toBe(after.gpuCount)
  })

  it('bills the cached prefix as the API estimate does', () => {
    const profile: Profile = {
      requestsPerDay: 5000,
      promptTokensPerRequest: 3000,
      sharedPrefixTokens: 1500,
    }
    const [cached] = planFor(profile).techniques
    const bill = estimateApi(
      {
        model: given('gpt-5.4-mini'),
        requestsPerDay: given(5000),
        promptTokens: given(3000),
        cachedShare: given(0.5),
      },
      day,
    )
    expect(cached?.effect?.after.usdPerMonth).toEqual(bill.quantities.usdPerMonth)
  })

  it('pools by what the work fills: 16 GPUs at 20 % are 3.2, at 70 % they are 5', () => {
    const pooled = planFor(fleet).techniques.find(({ technique }) => technique === 'pool-gpus')
    expect(pooled?.effect?.before.gpus).toBe(16)
    expect(pooled?.effect?.after.gpus).toBe(5)
    const [was, is] = [pooled?.effect?.before.usdPerMonth, pooled?.effect?.after.usdPerMonth]
    // The rent of a card does not depend on how many there are, beyond the provider's own steps.
    expect((is?.likely ?? 0) / (was?.likely ?? 1)).toBeCloseTo(5 / 16, 1)
  })

  it('pools and scales as the fleet estimate arranges the same models', () => {
    const { gpuUtilisation: _, ...unmeasured } = fleet
    const profile: Profile = {
      ...unmeasured,
      requestsPerDay: 20_000_000,
      servedModels: 4,
      kubernetes: true,
      baseModel: 'llama-3.1-8b',
    }
    const effectOf = (more: Profile, wanted: string) =>
      planFor({ ...profile, ...more }).techniques.find(({ technique }) => technique === wanted)
        ?.effect
    const pooled = effectOf({}, 'pool-gpus')
    const requestsPerHour = shapedWeek('office-hours', 5_000_000)
    const member = { model: 'model' in llama ? llama.model : undefined, requestsPerHour, load: '' }
    const { fleet: planned } = estimateFleet(
      { models: given(Array(4).fill(member)), gpu: given(h100.slice(0, 1)) },
      day,
    )
    const monthly = (name: string) =>
      ((planned?.arrangements.find((each) => each.name === name)?.usd?.likely ?? 0) * 730.5) / 168
    expect(pooled?.before.usdPerMonth?.likely).toBeCloseTo(monthly('Own cards, always on'), -2)
    expect(pooled?.after.usdPerMonth?.likely).toBeCloseTo(monthly('Shared cards, autoscaled'), -2)
    expect(pooled?.working).toContain('4 models')

    // The sharper the peak, the more of a fleet that is always on stands idle.
    const saved = (peakFactor: number) => {
      const effect = effectOf({ peakFactor }, 'autoscale')
      return 1 - (effect?.after.gpus ?? 1) / (effect?.before.gpus ?? 1)
    }
    expect(saved(8)).toBeGreaterThan(saved(4))
    expect(saved(4)).toBeGreaterThan(0.3)
  })

  it('speculates by the tokens kept per check: at 0.7 each, four guesses keep 2.77', () => {
    const profile: Profile = { ...fleet, outputCopiesInput: true, outputTokensPerRequest: 1000 }
    const effect = planFor(profile).techniques.find(
      ({ technique }) => technique === 'speculate',
    )?.effect
    const [was, is] = [effect?.before.latencyMs?.likely ?? 0, effect?.after.latencyMs?.likely ?? 0]
    // 1,000 tokens leave the first one out of sight: all but a hundredth of the time is decoding.
    expect(was / is).toBeGreaterThan(2.4)
    expect(was / is).toBeLessThan(2.77)
  })
})

describe('tools', () => {
  it('come by class, WhaleFlux among the poolers with its claim labelled', () => {
    const [pooling] = planFor(fleet).tools
    expect(pooling?.toolClass).toBe('pooling')
    expect(pooling?.tools.find(({ name }) => name === 'WhaleFlux')).toMatchObject({
      vendorClaim: expect.stringContaining('without a method'),
      source: { basis: 'vendor' },
    })
  })

  it('leave out what the project rules out', () => {
    const names = planFor({ ...fleet, kubernetes: false }).tools.flatMap((choice) =>
      choice.tools.map(({ name }) => name),
    )
    expect(names).toContain('WhaleFlux')
    expect(names).not.toContain('HAMi')
    expect(names).not.toContain('Kueue')
  })

  it('label what nobody has re-read', () => {
    for (const { source, vendorClaim } of tools) {
      if (source.checkedOn === null) expect(['judgement', 'vendor']).toContain(source.basis)
      if (vendorClaim !== undefined) expect(source.basis).toBe('vendor')
    }
  })
})

describe('on the cards', () => {
  it('stands on a recommendation only when it applies', async () => {
    const local = temporaryApp()
    expect(
      asText(await local.ask('answers must cite our manuals, which change daily')),
    ).not.toContain('Acceleration')
    await local.ask(
      'profile set ownedGpus=16 gpuNodes=4 gpuUtilisation=20% gpu=h100 requestsPerDay=200k',
    )
    const shown = asText(
      await local.ask(
        'advise citationsNeeded=yes promptingResult=close latencyMs=5s gap=missing-facts',
      ),
    )
    expect(shown).toMatch(/Pool and schedule the GPUs .*16 → 5/)
    expect(asText(await local.ask('accelerate'))).toContain('vendor claims: up to 70 %')
    expect(asText(await local.ask('show r2'))).toMatch(/16 → 5/)
  })

  it('is part of every recommendation', () => {
    expect(advise({ dataResidency: 'on-premises' }, { asOf: day }).acceleration.serving).toBe('own')
  })
})
