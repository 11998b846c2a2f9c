import { expect, test } from 'vitest'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { nextQuestion } from '#src/decision/next-question.ts'
import { whatIf } from '#src/decision/what-if.ts'
import type { Profile } from '#src/profile/schema.ts'

const context = decisionContext('2026-11-23')

const sparse: Profile = { gap: ['missing-facts'], corpusTokens: 120_000, requestsPerDay: 2000 }
const full: Profile = {
  gap: ['format-and-style', 'speed-and-cost'],
  evaluationExamples: 100,
  promptingResult: 'close',
  retrievalResult: 'helps',
  dataResidency: 'own-cloud',
  labelledExamples: 800,
  autoGradable: false,
  corpusTokens: 5_000_000,
  knowledgeChanges: 'weekly',
  citationsNeeded: false,
  requestsPerDay: 5000,
  latencyMs: 1500,
  budgetUsd: 20_000,
  team: 'some-ml',
  weeksToFirstResult: 8,
  productRole: 'core-feature',
}

/** Milliseconds, with some room for a shared machine. */
const gates = { decisionMs: 0.05, sensitivityMs: 20 } as const

for (const [name, profile] of Object.entries({ sparse, full })) {
  test(`a plain decision on a ${name} profile takes at most 50 µs`, async ({ bench }) => {
    const result = await bench(`decide, ${name}`, () => {
      decide(profile, context)
    }).run()
    expect(result.latency.p50).toBeLessThanOrEqual(gates.decisionMs)
  })

  test(`what-if and the next question on a ${name} profile take at most 20 ms`, async ({
    bench,
  }) => {
    const result = await bench(`what-if and next question, ${name}`, () => {
      whatIf(profile, context)
      nextQuestion(profile, [], context)
    }).run()
    expect(result.latency.p50).toBeLessThanOrEqual(gates.sensitivityMs)
  })
}
