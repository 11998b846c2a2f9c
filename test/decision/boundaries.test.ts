import { describe, expect, it } from 'vitest'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { rules } from '#src/decision/rules/index.ts'
import type { Profile } from '#src/profile/schema.ts'

function fires(id: string, profile: Profile, asOf = '2026-11-23'): boolean {
  expect(rules.map((rule) => rule.id)).toContain(id)
  const outcome = decide(profile, decisionContext(asOf)).trace.find(({ rule }) => rule.id === id)
  expect(outcome?.state).not.toBe('unknown')
  return outcome?.state === 'fired'
}

/** Each threshold just below, at, and just above it. */
const cases: readonly (readonly [string, Profile, keyof Profile, readonly [number, boolean][]])[] =
  [
    [
      'lora-fine-tuning-no-examples',
      {},
      'labelledExamples',
      [
        [9, true],
        [10, false],
        [11, false],
      ],
    ],
    [
      'lora-fine-tuning-few-examples',
      {},
      'labelledExamples',
      [
        [9, false],
        [10, true],
        [49, true],
        [50, false],
      ],
    ],
    [
      'lora-fine-tuning-useful-examples',
      {},
      'labelledExamples',
      [
        [49, false],
        [50, true],
        [51, true],
      ],
    ],
    [
      'lora-fine-tuning-many-examples',
      {},
      'labelledExamples',
      [
        [199, false],
        [200, true],
        [201, true],
      ],
    ],
    [
      'lora-fine-tuning-classification',
      { taskType: 'classification' },
      'labelledExamples',
      [
        [99, false],
        [100, true],
      ],
    ],
    [
      'full-fine-tuning-large-data',
      {},
      'labelledExamples',
      [
        [99_999, false],
        [100_000, true],
      ],
    ],
    [
      'prompting-few-shot',
      {},
      'labelledExamples',
      [
        [49, true],
        [50, false],
      ],
    ],
    [
      'retrieval-similar-cases',
      { gap: ['missing-facts'] },
      'labelledExamples',
      [
        [9999, false],
        [10_000, true],
      ],
    ],
    [
      'lora-fine-tuning-no-evaluation',
      { evaluationExamples: 0 },
      'labelledExamples',
      [
        [49, true],
        [50, false],
      ],
    ],
    [
      'lora-fine-tuning-no-evaluation',
      { labelledExamples: 0 },
      'evaluationExamples',
      [
        [0, true],
        [1, false],
      ],
    ],
    [
      'distillation-labels-for-the-teacher-to-write',
      { gap: ['speed-and-cost'], teacherPasses: true },
      'labelledExamples',
      [
        [199, true],
        [200, false],
      ],
    ],
    [
      'lora-fine-tuning-own-labels-suffice',
      { gap: ['speed-and-cost'], teacherPasses: true },
      'labelledExamples',
      [
        [199, false],
        [200, true],
      ],
    ],
    [
      'reinforcement-fine-tuning-little-data',
      { autoGradable: true },
      'labelledExamples',
      [
        [9, false],
        [10, true],
      ],
    ],
    [
      'prompting-corpus-fits',
      {},
      'corpusTokens',
      [
        [199_999, true],
        [200_000, false],
      ],
    ],
    [
      'retrieval-corpus-too-large-to-show',
      {},
      'corpusTokens',
      [
        [199_999, false],
        [200_000, true],
      ],
    ],
    [
      'prompting-corpus-too-slow',
      { latencyMs: 1999 },
      'corpusTokens',
      [
        [50_000, false],
        [50_001, true],
        [199_999, true],
        [200_000, false],
      ],
    ],
    [
      'prompting-corpus-too-slow',
      { corpusTokens: 100_000 },
      'latencyMs',
      [
        [1999, true],
        [2000, false],
      ],
    ],
    [
      'continued-pretraining-corpus-too-small',
      {},
      'corpusTokens',
      [
        [999_999_999, true],
        [1_000_000_000, false],
      ],
    ],
    [
      'continued-pretraining-pilot-only',
      {},
      'corpusTokens',
      [
        [999_999_999, false],
        [1e9, true],
        [9_999_999_999, true],
        [10e9, false],
      ],
    ],
    [
      'continued-pretraining-corpus-and-team',
      { team: 'ml-team' },
      'corpusTokens',
      [
        [9_999_999_999, false],
        [10e9, true],
      ],
    ],
    [
      'pretraining-own-everything',
      { team: 'research-team', ownWeightsRequired: true },
      'corpusTokens',
      [
        [999_999_999_999, false],
        [1e12, true],
      ],
    ],
    [
      'prompting-far-too-slow',
      {},
      'latencyMs',
      [
        [50, true],
        [51, false],
      ],
    ],
    [
      'distillation-encoder-student',
      {},
      'latencyMs',
      [
        [50, true],
        [51, false],
      ],
    ],
    [
      'lora-fine-tuning-small-and-fast',
      {},
      'latencyMs',
      [
        [500, true],
        [501, false],
      ],
    ],
    [
      'lora-fine-tuning-interactive',
      {},
      'latencyMs',
      [
        [2000, true],
        [2001, false],
      ],
    ],
    [
      'hosted-fine-tuning-interactive',
      {},
      'latencyMs',
      [
        [500, false],
        [501, true],
        [2000, true],
        [2001, false],
      ],
    ],
    [
      'lora-fine-tuning-volume',
      {},
      'requestsPerDay',
      [
        [999_999, false],
        [1_000_000, true],
      ],
    ],
    [
      'prompting-tiny-bill',
      {},
      'monthlyApiUsd',
      [
        [30, true],
        [30.01, false],
      ],
    ],
    [
      'lora-fine-tuning-large-bill',
      {},
      'monthlyApiUsd',
      [
        [4999, false],
        [5000, true],
      ],
    ],
    [
      'distillation-inputs-to-label',
      { gap: ['speed-and-cost'] },
      'unlabelledExamples',
      [
        [999, false],
        [1000, true],
      ],
    ],
    [
      'distillation-narrow-and-fast',
      { taskType: 'ranking' },
      'latencyMs',
      [
        [500, true],
        [501, false],
      ],
    ],
    [
      'lora-fine-tuning-many-tasks',
      {},
      'taskCount',
      [
        [4, false],
        [5, true],
      ],
    ],
    [
      'distillation-unlabelled-inputs',
      { teacherPasses: true },
      'unlabelledExamples',
      [
        [999, false],
        [1000, true],
      ],
    ],
    [
      'preference-tuning-too-few-pairs',
      {},
      'preferencePairs',
      [
        [99, true],
        [100, false],
      ],
    ],
    [
      'preference-tuning-enough-pairs',
      {},
      'preferencePairs',
      [
        [499, false],
        [500, true],
      ],
    ],
    [
      'hosted-fine-tuning-ends-with-its-base',
      {},
      'lifetimeMonths',
      [
        [12, false],
        [13, true],
      ],
    ],
    [
      'hosted-fine-tuning-outlived',
      {},
      'lifetimeMonths',
      [
        [18, false],
        [19, true],
      ],
    ],
    [
      'lora-fine-tuning-shorter-prompts',
      {},
      'promptTokensPerRequest',
      [
        [3999, false],
        [4000, true],
      ],
    ],
    [
      'prompting-cache-the-prefix',
      {},
      'sharedPrefixTokens',
      [
        [1023, false],
        [1024, true],
      ],
    ],
    [
      'lora-fine-tuning-idle-gpus',
      { ownedGpus: 1 },
      'gpuUtilisation',
      [
        [0.39, true],
        [0.4, false],
      ],
    ],
    [
      'lora-fine-tuning-schedule-many-gpus',
      {},
      'ownedGpus',
      [
        [7, false],
        [8, true],
      ],
    ],
    [
      'lora-fine-tuning-pool-gpus',
      {},
      'gpuNodes',
      [
        [1, false],
        [2, true],
      ],
    ],
    [
      'lora-fine-tuning-share-a-gpu',
      {},
      'servedModels',
      [
        [1, false],
        [2, true],
      ],
    ],
    [
      'lora-fine-tuning-scale-on-the-queue',
      { kubernetes: true },
      'peakFactor',
      [
        [3.9, false],
        [4, true],
      ],
    ],
    [
      'prompting-first-token-soon',
      {},
      'ttftMs',
      [
        [500, true],
        [501, false],
      ],
    ],
    [
      'reinforcement-fine-tuning-no-signal',
      {},
      'baseScore',
      [
        [0, true],
        [0.01, false],
        [0.99, false],
        [1, true],
      ],
    ],
    // The effort table's best cases: a week for an adapter, six for continued pre-training.
    [
      'lora-fine-tuning-past-deadline',
      {},
      'weeksToFirstResult',
      [
        [0.9, true],
        [1, false],
      ],
    ],
    [
      'continued-pretraining-takes-months',
      {},
      'weeksToFirstResult',
      [
        [5.9, true],
        [6, false],
      ],
    ],
  ]

describe('thresholds', () => {
  it.each(cases)('%s', (id, rest, field, points) => {
    for (const [value, expected] of points) {
      expect(fires(id, { ...rest, [field]: value }), `${field} = ${value}`).toBe(expected)
    }
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
    ['2023-06-30', true],
    ['2023-07-01', false],
  ])('open bases are missing on %s: %s', (asOf, expected) => {
    expect(fires('lora-fine-tuning-no-open-base-yet', {}, asOf)).toBe(expected)
  })

  it.each([
    ['2023-06-30', false],
    ['2023-07-01', true],
  ])('a text model from scratch gets overtaken on %s: %s', (asOf, expected) => {
    expect(fires('pretraining-gets-overtaken', { modality: 'text' }, asOf)).toBe(expected)
  })
})
