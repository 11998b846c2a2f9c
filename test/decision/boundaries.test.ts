import { describe, expect, it } from 'vitest'
import { scaledUsd } from '#src/decision/approach-costs.ts'
import { breakEvenRequestsPerDay } from '#src/decision/break-even.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { gates } from '#src/decision/rules/gates.ts'
import { rules } from '#src/decision/rules/index.ts'
import { thresholds, thresholdsOf } from '#src/decision/thresholds.ts'
import { type Profile, type ProfileField, profileSchema } from '#src/profile/schema.ts'
import { boundaries, type Side } from './boundary-table.ts'

const today = '2026-11-23'

function fires(id: string, profile: Profile, asOf = today): boolean {
  expect(rules.map((rule) => rule.id)).toContain(id)
  const outcome = decide(profile, decisionContext(asOf)).trace.find(({ rule }) => rule.id === id)
  expect(outcome?.state).not.toBe('unknown')
  return outcome?.state === 'fired'
}

/** Just below, at, and just above. */
const expected: Readonly<Record<Side, readonly [boolean, boolean, boolean]>> = {
  below: [true, false, false],
  upTo: [true, true, false],
  from: [false, true, true],
  above: [false, false, true],
}

/** The next value on either side that a person would tell apart; one for what is counted. */
const steps: Partial<Record<ProfileField, number>> = {
  monthlyApiUsd: 0.01,
  gpuUtilisation: 0.01,
  peakFactor: 0.1,
  weeksToFirstResult: 0.1,
}

describe('just below, at and just above', () => {
  it.each(boundaries)('$field $side $value', ({ field, side, value, given, rules: ids, asOf }) => {
    const step = steps[field] ?? 1
    for (const [i, point] of [value - step, value, value + step].entries()) {
      const profile = profileSchema.strict().parse({ ...given, [field]: point })
      for (const id of ids) {
        expect(fires(id, profile, asOf), `${id}: ${field} = ${point}`).toBe(expected[side][i])
      }
    }
  })

  it('a base that always fails or always succeeds gives no signal', () => {
    const id = 'reinforcement-fine-tuning-no-signal'
    const room = 'reinforcement-fine-tuning-room-to-learn'
    for (const [baseScore, silent] of [
      [0, true],
      [0.01, false],
      [0.99, false],
      [1, true],
    ] as const) {
      expect(fires(id, { baseScore }), String(baseScore)).toBe(silent)
      const graded = { autoGradable: true, labelledExamples: 10, baseScore }
      expect(fires(room, graded), String(baseScore)).toBe(!silent)
    }
  })

  it('covers every threshold', () => {
    const covered = new Set(boundaries.map(({ field, value }) => `${field} ${value}`))
    const all = Object.keys(thresholds).flatMap((field) =>
      thresholdsOf(field as ProfileField).map((value) => `${field} ${value}`),
    )
    expect(all.filter((threshold) => !covered.has(threshold))).toEqual([])
  })

  it('covers every rule that compares a number, on each number it compares', () => {
    const numbers = [...Object.keys(thresholds), 'weeksToFirstResult']
    const covered = new Set(
      boundaries.flatMap((row) => row.rules.map((id) => `${id} ${row.field}`)),
    )
    const compared = rules
      .filter(({ id }) => !isEstimated(id))
      .flatMap(({ id, reads }) => reads.map((field) => ({ id, field })))
      .filter(({ id, field }) => numbers.includes(field) && !testedBelow.includes(`${id} ${field}`))
      .map(({ id, field }) => `${id} ${field}`)
    expect(compared.filter((pair) => !covered.has(pair))).toEqual([])
  })
})

/** Rules that compare an estimate with an answer: the numbers they read are what it is made of. */
const isEstimated = (id: string) => /-over-budget|-past-break-even(-void)?$/.test(id)

/** Compared with a figure that another answer makes. */
const testedBelow = [
  'prompting-corpus-too-dear requestsPerDay',
  'retrieval-cheaper-at-volume requestsPerDay',
  'retrieval-in-place-of-training budgetUsd',
  'retrieval-facts-in-place-of-training budgetUsd',
]

describe('what is compared with an estimate', () => {
  const project: Profile = { labelledExamples: 5000, preferencePairs: 2000, corpusTokens: 5e9 }

  it.each(gates.filter(({ id }) => id.includes('-over-budget')))('$id', ({ id, effect, reads }) => {
    const named: Profile = { ...project, baseModel: 'llama-3.1-70b' }
    const read = Object.fromEntries(
      Object.entries(named).filter(([field]) => reads.includes(field as ProfileField)),
    )
    const low = scaledUsd(effect.approach, read, today)?.low ?? 0
    expect(low).toBeGreaterThan(0)
    expect(fires(id, { ...read, budgetUsd: low * 0.999 })).toBe(true)
    expect(fires(id, { ...read, budgetUsd: low })).toBe(false)
    expect(fires(id, { ...read, budgetUsd: low * 1.001 })).toBe(false)
  })

  it.each(['retrieval-in-place-of-training', 'retrieval-facts-in-place-of-training'])(
    '%s',
    (id) => {
      const corpus: Profile = { gap: ['missing-facts'], corpusTokens: 30e9 }
      const low = scaledUsd('continued-pretraining', corpus, today)?.low ?? 0
      expect(fires(id, { ...corpus, budgetUsd: low * 0.999 })).toBe(true)
      expect(fires(id, { ...corpus, budgetUsd: low })).toBe(false)
    },
  )

  it.each([
    'lora-fine-tuning-past-break-even',
    'reinforcement-fine-tuning-past-break-even',
    'distillation-past-break-even',
    'distillation-past-break-even-void',
  ])('%s', (id) => {
    const checked: Profile = {
      gap: ['task-skill'],
      autoGradable: true,
      modality: 'events-or-other',
    }
    const line = breakEvenRequestsPerDay({}, today) ?? 0
    expect(line).toBeGreaterThan(0)
    expect(fires(id, { ...checked, requestsPerDay: line * 0.999 })).toBe(false)
    expect(fires(id, { ...checked, requestsPerDay: line })).toBe(false)
    expect(fires(id, { ...checked, requestsPerDay: line * 1.001 })).toBe(true)
  })
})

describe('a cached corpus against an index', () => {
  // 120,000 tokens at a tenth of $3 a million, less a retrieval prompt of 5,000: 7,000 tokens or
  // $0.021 more a request; $28,000 ÷ ($0.021 × 365) = 3,653 requests a day.
  it.each([
    [3652, false],
    [3653, true],
  ])('%i requests a day', (requestsPerDay, expected) => {
    const profile = { corpusTokens: 120_000, requestsPerDay }
    expect(fires('prompting-corpus-too-dear', profile)).toBe(expected)
    expect(fires('retrieval-cheaper-at-volume', profile)).toBe(expected)
  })

  it('is never dearer while a tenth of it is no longer than a retrieval prompt', () => {
    const profile = { corpusTokens: 50_000, requestsPerDay: 1e9 }
    expect(fires('prompting-corpus-too-dear', profile)).toBe(false)
  })
})

describe('dates', () => {
  const newcomer = { hostedTuningProvider: 'openai', tunedThereBefore: false } as const
  it.each([
    ['2026-05-06', false],
    ['2026-05-07', true],
    ['2027-01-05', true],
  ])('OpenAI turns newcomers away on %s: %s', (asOf, expected) => {
    const id = 'hosted-fine-tuning-provider-takes-no-newcomers'
    expect(fires(id, newcomer, asOf)).toBe(expected)
  })

  it.each([
    ['2027-01-05', false],
    ['2027-01-06', true],
  ])('OpenAI closes to everybody on %s: %s', (asOf, expected) => {
    const earlier = { hostedTuningProvider: 'openai', tunedThereBefore: true } as const
    expect(fires('hosted-fine-tuning-provider-closed', earlier, asOf)).toBe(expected)
  })

  it.each([
    ['2023-08-21', false],
    ['2023-08-22', true],
    ['2026-05-06', true],
    ['2026-05-07', false],
  ])('anybody may tune a hosted model on %s: %s', (asOf, expected) => {
    const fellShort: Profile = { dataResidency: 'hosted-api', promptingResult: 'close' }
    expect(fires('hosted-fine-tuning-door-open', fellShort, asOf)).toBe(expected)
    const untried: Profile = { ...fellShort, promptingResult: 'not-tried' }
    expect(fires('hosted-fine-tuning-door-open', untried, asOf)).toBe(false)
  })

  it.each([
    ['2023-06-30', true],
    ['2023-07-01', false],
  ])('open bases are missing on %s: %s', (asOf, expected) => {
    expect(fires('lora-fine-tuning-no-open-base-yet', {}, asOf)).toBe(expected)
  })

  it.each([
    ['2023-06-30', false],
    ['2023-07-01', true],
  ])('there is a base to train further on %s: %s', (asOf, expected) => {
    const language: Profile = {
      gap: ['unsupported-modality-or-language'],
      languageFit: 'weak',
      team: 'research-team',
    }
    for (const [id, corpusTokens] of [
      ['continued-pretraining-language', 10e9],
      ['retrieval-beside-language', 10e9],
      ['continued-pretraining-pilot-for-language', 2e9],
      ['continued-pretraining-language-gap', 2e9],
    ] as const) {
      expect(fires(id, { ...language, corpusTokens }, asOf), id).toBe(expected)
    }
    const small = 'full-fine-tuning-small-open-bases'
    expect(fires(small, { gap: ['task-skill'] }, asOf)).toBe(!expected)
  })

  it.each([
    ['2024-11-30', false],
    ['2024-12-01', true],
  ])('there is a recipe for training on a grader on %s: %s', (asOf, expected) => {
    const graded: Profile = { autoGradable: true, labelledExamples: 40, promptingResult: 'close' }
    const reasoning: Profile = { ...graded, gap: ['reasoning'] }
    const approach = 'reinforcement-fine-tuning'
    expect(fires(`${approach}-no-recipe-yet`, {}, asOf)).toBe(!expected)
    expect(fires(`${approach}-graded-tasks-exist`, reasoning, asOf)).toBe(expected)
    expect(fires(`${approach}-prompt-fell-short`, reasoning, asOf)).toBe(expected)
    const skill: Profile = { ...graded, gap: ['task-skill'] }
    expect(fires(`${approach}-skill-within-reach`, skill, asOf)).toBe(expected)
  })

  it.each([
    ['2023-06-30', false],
    ['2023-07-01', true],
  ])('a text model from scratch gets overtaken on %s: %s', (asOf, expected) => {
    expect(fires('pretraining-gets-overtaken', { modality: 'text' }, asOf)).toBe(expected)
  })
})
