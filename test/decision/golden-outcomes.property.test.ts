import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Approach, approaches } from '#src/decision/approach.ts'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { type Profile, type ProfileField, profileFieldNames } from '#src/profile/schema.ts'
import { arbitraryDay, arbitraryProfile } from './arbitrary-profile.ts'

const today = '2026-11-23'

function firstPlace(profile: Profile, asOf = today): Approach | undefined {
  return decide(profile, decisionContext(asOf)).ranking[0]?.approach
}

const without = (...fields: ProfileField[]) =>
  arbitraryProfile(profileFieldNames.filter((field) => !fields.includes(field)))

/** The promised outcomes, with whatever else a team may add that does not speak to them. */
describe('promised outcomes hold beside', () => {
  const beside = (...fields: ProfileField[]) => arbitraryProfile(fields)

  it('nothing tried and no evaluation set: prompting', () => {
    fc.assert(
      fc.property(
        beside('labelledExamples', 'knowledgeChanges', 'team', 'budgetUsd', 'requestsPerDay'),
        fc.constantFrom<Profile>({ gap: ['nothing-tried'] }, { promptingResult: 'not-tried' }),
        (rest, tried) => {
          expect(firstPlace({ ...rest, ...tried, evaluationExamples: 0 })).toBe('prompting')
        },
      ),
    )
  })

  it('missing facts in a small corpus: the cached prompt, however often it changes', () => {
    fc.assert(
      fc.property(
        beside('knowledgeChanges', 'team', 'budgetUsd', 'labelledExamples', 'productRole'),
        fc.integer({ min: 1000, max: 199_999 }),
        (rest, corpusTokens) => {
          expect(firstPlace({ ...rest, gap: ['missing-facts'], corpusTokens })).toBe('prompting')
        },
      ),
    )
  })

  it('missing facts, large, citable or of unknown size: retrieval', () => {
    fc.assert(
      fc.property(
        beside('knowledgeChanges', 'team', 'budgetUsd', 'productRole', 'labelledExamples'),
        fc.constantFrom<Profile>(
          {},
          { corpusTokens: 200_000 },
          { corpusTokens: 5e8 },
          { citationsNeeded: true },
          { citationsNeeded: true, corpusTokens: 100_000 },
        ),
        (rest, corpus) => {
          expect(firstPlace({ ...rest, ...corpus, gap: ['missing-facts'] })).toBe('retrieval')
        },
      ),
    )
  })

  it('tone or style, fifty pairs or more, prompting close: LoRA', () => {
    fc.assert(
      fc.property(
        beside('team', 'productRole', 'requestsPerDay', 'evaluationExamples', 'dataResidency'),
        fc.integer({ min: 50, max: 90_000 }),
        (rest, labelledExamples) => {
          const profile: Profile = { gap: ['format-and-style'], promptingResult: 'close' }
          expect(firstPlace({ ...rest, ...profile, labelledExamples })).toBe('lora-fine-tuning')
        },
      ),
    )
  })

  it('graded reasoning with ten labels, or with prompting tried: reinforcement', () => {
    fc.assert(
      fc.property(
        beside('team', 'productRole', 'knowledgeChanges', 'dataResidency'),
        fc.constantFrom<Profile>({}, { baseScore: 0.01 }, { baseScore: 0.86 }),
        fc.constantFrom<Profile>(
          { labelledExamples: 10 },
          { labelledExamples: 5000 },
          { promptingResult: 'close' },
          { promptingResult: 'far' },
        ),
        (rest, base, tried) => {
          const profile: Profile = { gap: ['reasoning'], autoGradable: true }
          expect(firstPlace({ ...rest, ...base, ...tried, ...profile })).toBe(
            'reinforcement-fine-tuning',
          )
        },
      ),
    )
  })

  it('other reasoning: prompting with a stronger model', () => {
    fc.assert(
      fc.property(
        beside('team', 'productRole', 'dataResidency', 'evaluationExamples'),
        fc.constantFrom<Profile>(
          {},
          { autoGradable: false },
          { autoGradable: false, labelledExamples: 5000 },
          { autoGradable: true },
          { autoGradable: true, labelledExamples: 9 },
          { autoGradable: true, labelledExamples: 100, baseScore: 0 },
          { autoGradable: true, promptingResult: 'passes' },
        ),
        (rest, graded) => {
          expect(firstPlace({ ...rest, ...graded, gap: ['reasoning'] })).toBe('prompting')
        },
      ),
    )
  })

  const meetsTheBar = fc.constantFrom<Profile>(
    { promptingResult: 'passes' },
    { teacherPasses: true },
    { promptingResult: 'passes', teacherPasses: true },
    { promptingResult: 'close', teacherPasses: true },
  )
  const besideSpeed = beside('team', 'productRole', 'requestsPerDay', 'latencyMs')

  it('a model passes, speed or cost is short, few or unknown labels: distillation', () => {
    fc.assert(
      fc.property(
        besideSpeed,
        meetsTheBar,
        fc.constantFrom<Profile>({}, { labelledExamples: 0 }, { labelledExamples: 199 }),
        (rest, passes, labels) => {
          expect(firstPlace({ ...rest, ...passes, ...labels, gap: ['speed-and-cost'] })).toBe(
            'distillation',
          )
        },
      ),
    )
  })

  it('the same with two hundred labels of one’s own: LoRA', () => {
    fc.assert(
      fc.property(
        beside('team', 'productRole', 'requestsPerDay'),
        meetsTheBar,
        fc.integer({ min: 200, max: 90_000 }),
        (rest, passes, labelledExamples) => {
          const profile = { ...rest, ...passes, labelledExamples }
          expect(firstPlace({ ...profile, gap: ['speed-and-cost'] })).toBe('lora-fine-tuning')
        },
      ),
    )
  })

  it('ten billion tokens, a team and a reason: continued pre-training', () => {
    fc.assert(
      fc.property(
        beside('knowledgeChanges', 'citationsNeeded', 'productRole', 'weeksToFirstResult'),
        fc.constantFrom<Profile>({}, { gap: ['missing-facts'] }, { gap: ['speed-and-cost'] }),
        fc.constantFrom<Profile>(
          { ownWeightsRequired: true },
          { domainShift: 'strong' },
          { languageFit: 'weak' },
          { languageFit: 'unseen-script' },
        ),
        fc.constantFrom<Profile>({ team: 'ml-team' }, { team: 'research-team' }),
        fc.oneof(fc.integer({ min: 10e9, max: 999e9 }), fc.integer({ min: 1e12, max: 20e12 })),
        (rest, gap, reason, team, corpusTokens) => {
          // A research team that must own its weights begins from nothing at a trillion.
          const owns = reason.ownWeightsRequired === true && team.team === 'research-team'
          fc.pre(!(owns && corpusTokens >= 1e12))
          expect(firstPlace({ ...rest, ...gap, ...reason, ...team, corpusTokens })).toBe(
            'continued-pretraining',
          )
        },
      ),
    )
  })

  it('no public base, a team and ten billion events: from scratch, for nothing can be continued', () => {
    fc.assert(
      fc.property(
        beside('domainShift', 'languageFit', 'ownWeightsRequired', 'productRole'),
        fc.constantFrom<Profile>({ team: 'ml-team' }, { team: 'research-team' }),
        fc.integer({ min: 10e9, max: 999e9 }),
        (rest, team, corpusTokens) => {
          const events: Profile = { modality: 'events-or-other', corpusTokens }
          expect(firstPlace({ ...rest, ...team, ...events })).toBe('pretraining')
        },
      ),
    )
  })

  it('a prompt that passes, with nothing said of speed or cost: prompting', () => {
    fc.assert(
      fc.property(
        beside('labelledExamples', 'taskType', 'team', 'productRole'),
        fc.constantFrom<Profile>({}, { gap: ['task-skill'] }, { gap: ['format-and-style'] }),
        (rest, gap) => {
          expect(firstPlace({ ...rest, ...gap, promptingResult: 'passes' })).toBe('prompting')
        },
      ),
    )
  })

  it('a voice bot with few facts and a tight deadline: the cached prompt, no tuning', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Profile>(
          {},
          { knowledgeChanges: 'weekly' },
          { knowledgeChanges: 'monthly' },
          { labelledExamples: 0 },
          { labelledExamples: 25 },
        ),
        fc.constantFrom(300, 500, 800, 1500),
        (rest, latencyMs) => {
          const facts: Profile = { gap: ['missing-facts'], corpusTokens: 2000 }
          const { verdict, ranking } = decide(
            { ...rest, ...facts, latencyMs },
            decisionContext(today),
          )
          expect(ranking[0]?.approach).toBe('prompting')
          expect(verdict).toBe('neither-yet')
        },
      ),
    )
  })
})

/** The only three reasons to start from nothing. */
function mayPretrain(profile: Profile, asOf: string): boolean {
  const { modality, team, corpusTokens = 0, ownWeightsRequired } = profile
  const trains = team === 'ml-team' || team === 'research-team'
  return (
    (modality === 'events-or-other' && trains && corpusTokens >= 10e9) ||
    (ownWeightsRequired === true && team === 'research-team' && corpusTokens >= 1e12) ||
    (asOf < '2023-07' && team === 'research-team' && corpusTokens >= 100e9)
  )
}

it('puts pre-training first for no other reason', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryDay, (profile, asOf) => {
      fc.pre(!mayPretrain(profile, asOf))
      expect(firstPlace(profile, asOf)).not.toBe('pretraining')
    }),
    { numRuns: 1000 },
  )
})

it('puts pre-training first for each of its three reasons', () => {
  const corpus = { modality: 'events-or-other', team: 'ml-team', corpusTokens: 10e9 } as const
  expect(firstPlace(corpus)).toBe('pretraining')
  const owned = { ownWeightsRequired: true, team: 'research-team', corpusTokens: 1e12 } as const
  expect(firstPlace(owned)).toBe('pretraining')
  // However else the project could be tuned: a code model of one's own within its deadline.
  const code: Profile = { modality: 'code', latencyMs: 300, promptingResult: 'far' }
  expect(firstPlace({ ...owned, ...code, gap: ['speed-and-cost', 'task-skill'] })).toBe(
    'pretraining',
  )
  const early = { team: 'research-team', corpusTokens: 100e9 } as const
  expect(firstPlace(early, '2023-06-30')).toBe('pretraining')
  expect(firstPlace(early, '2023-07-01')).not.toBe('pretraining')
})

it('rules continued pre-training out by its budget alone', () => {
  fc.assert(
    fc.property(without('budgetUsd'), arbitraryDay, (profile, asOf) => {
      fc.pre((profile.corpusTokens ?? 0) >= 10e9)
      const { ruledOut } = decide(profile, decisionContext(asOf))
      expect(ruledOut.map(({ approach }) => approach)).not.toContain('continued-pretraining')
    }),
  )
})

it('never rules out prompting or retrieval', () => {
  fc.assert(
    fc.property(arbitraryProfile(), arbitraryDay, (profile, asOf) => {
      const ranked = decide(profile, decisionContext(asOf)).ranking.map(({ approach }) => approach)
      expect(ranked).toContain(approaches[0])
      expect(ranked).toContain(approaches[1])
    }),
  )
})
