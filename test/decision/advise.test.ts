import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advise } from '#src/decision/advise.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import type { Profile } from '#src/profile/schema.ts'
import { arbitraryDay, arbitraryProfile } from './arbitrary-profile.ts'

const asOf = '2026-11-23'
const manuals: Profile = {
  corpusTokens: 120_000,
  knowledgeChanges: 'weekly',
  requestsPerDay: 2000,
  labelledExamples: 0,
  budgetUsd: 20_000,
  dataResidency: 'hosted-api',
}

describe('support tickets from manuals that change every week', () => {
  const advice = advise(manuals, { asOf })

  it('answers "fine-tune or pre-train?" first', () => {
    expect(advice.sentence).toBe(
      'Neither yet: start with prompting, with your whole corpus in a cached prompt.',
    )
    expect(advice.lead).toBe('clear')
  })

  it('plans the cached prompt now and retrieval for when it outgrows it', () => {
    expect(advice.plan.map(({ stage, approach }) => [stage, approach])).toEqual([
      ['now', 'prompting'],
      ['later', 'retrieval'],
    ])
  })

  it('prices a month between a small and a strong hosted model', () => {
    // 2,000 × 30.44 requests of 120,500 tokens, 120,000 of them cached, and 300 tokens out. Middle
    // model: (500 × $0.75 + 120,000 × $0.075 + 300 × $4.5) ÷ 1e6 = $0.0107, so about $653 a month.
    const month = advice.plan[0]?.usdPerMonth
    expect(month?.likely).toBeCloseTo(653, -1)
    expect(month?.low).toBeLessThan(653 / 2)
    expect(month?.high).toBeGreaterThan(653 * 2)
  })

  it('says from which volume an index pays', () => {
    expect(advice.flips).toContainEqual({
      field: 'requestsPerDay',
      threshold: 3653,
      direction: 'at-least',
      to: 'retrieval',
    })
    expect(advice.flips).toContainEqual({
      field: 'citationsNeeded',
      threshold: true,
      direction: 'is',
      to: 'retrieval',
    })
  })
})

describe('plans', () => {
  const planOf = (profile: Profile) =>
    advise(profile, { asOf }).plan.map(({ stage, approach }) => `${stage} ${approach}`)

  it('build an evaluation kit before any training that nothing could be compared with', () => {
    const [first, second] = advise(
      { gap: ['task-skill'], labelledExamples: 300, evaluationExamples: 0 },
      { asOf },
    ).plan
    expect(first?.title).toContain('evaluation kit')
    // One in five of three hundred.
    expect(first?.exitTest).toContain('(60)')
    expect(second?.approach).toBe('lora-fine-tuning')
    expect(second?.stage).toBe('next')
  })

  it('name LoRA beside distillation, since a student is trained by it', () => {
    expect(planOf({ gap: ['speed-and-cost'], teacherPasses: true })).toEqual([
      'now distillation',
      'now lora-fine-tuning',
      'later prompting',
    ])
  })

  it('follow continued pre-training by fine-tuning, with retrieval beside it', () => {
    expect(
      planOf({
        promptingResult: 'far',
        corpusTokens: 30e9,
        team: 'research-team',
        ownWeightsRequired: true,
      }),
    ).toEqual(['now continued-pretraining', 'next full-fine-tuning', 'next retrieval'])
  })

  it('train nothing for a voice bot with few facts', () => {
    const voiceBot: Profile = {
      gap: ['missing-facts'],
      corpusTokens: 2000,
      knowledgeChanges: 'monthly',
      latencyMs: 800,
      labelledExamples: 25,
    }
    expect(planOf(voiceBot)).toEqual(['now prompting', 'later retrieval'])
  })

  it('cost more machine time for a larger corpus', () => {
    const weeks = (corpusTokens: number) =>
      advise(
        { corpusTokens, team: 'ml-team', ownWeightsRequired: true, promptingResult: 'far' },
        { asOf },
      ).plan[0]?.weeks.likely ?? 0
    expect(weeks(500e9)).toBeGreaterThan(weeks(10e9))
  })
})

describe('laws of advice', () => {
  it('plans four approaches at most, each once, none ruled out, in order of stages', () => {
    fc.assert(
      fc.property(arbitraryProfile(), arbitraryDay, (profile, day) => {
        const { plan, decision, sentence } = advise(profile, { asOf: day })
        const approaches = plan.map(({ approach }) => approach)
        expect(approaches.length).toBeGreaterThanOrEqual(1)
        expect(approaches.length).toBeLessThanOrEqual(4)
        expect(new Set(approaches).size).toBe(approaches.length)
        expect(approaches).toContain(decision.ranking[0]?.approach)
        for (const { approach } of decision.ruledOut) expect(approaches).not.toContain(approach)
        const order = plan.map(({ stage }) => ['now', 'next', 'later'].indexOf(stage))
        expect(order).toEqual(order.toSorted())
        expect(order[0]).toBe(0)
        const opening = {
          'neither-yet': 'Neither yet',
          'fine-tune': 'Fine-tune',
          'pre-train': 'Pre-train',
        }
        expect(sentence.startsWith(opening[decision.verdict])).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps every range in order', () => {
    fc.assert(
      fc.property(arbitraryProfile(), (profile) => {
        for (const { usd, usdPerMonth, weeks } of advise(profile, { asOf }).plan) {
          for (const range of [usd, usdPerMonth, weeks]) {
            if (range === null) continue
            expect(range.low).toBeLessThanOrEqual(range.likely)
            expect(range.likely).toBeLessThanOrEqual(range.high)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('tells only flips that come true', () => {
    fc.assert(
      fc.property(arbitraryProfile(), (profile) => {
        const { flips } = advise(profile, { asOf })
        for (const { field, threshold, to } of flips) {
          const answer = field === 'gap' ? String(threshold).split(',') : threshold
          const changed = decide({ ...profile, [field]: answer }, decisionContext(asOf))
          expect(changed.ranking[0]?.approach, `${field} ${threshold}`).toBe(to)
        }
      }),
      {
        numRuns: 30,
        // A third approach is first between the two ends of a bracket.
        examples: [
          [{ budgetUsd: 1, promptTokensPerRequest: 4001 }],
          [{ dataResidency: 'hosted-api', labelledExamples: 2e9, latencyMs: 1000, budgetUsd: 0 }],
        ],
      },
    )
  })
})
