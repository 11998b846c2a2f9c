import { describe, expect, it } from 'vitest'
import { advise } from '#src/decision/advise.ts'
import type { Profile } from '#src/profile/schema.ts'

const asOf = '2026-11-23'
const stagesOf = (profile: Profile) => advise(profile, { asOf }).plan
const planOf = (profile: Profile) =>
  stagesOf(profile).map(({ stage, approach }) => `${stage} ${approach}`)

describe('what follows when a prompt stops short', () => {
  it.each<[string, Profile, readonly string[]]>([
    [
      'style: an adapter',
      { gap: ['format-and-style'] },
      ['now prompting', 'next lora-fine-tuning'],
    ],
    [
      'skill, for application developers: an adapter, now that hosted tuning closes',
      { gap: ['task-skill'], team: 'app-developers' },
      ['now prompting', 'next lora-fine-tuning'],
    ],
    [
      'reasoning that a program grades: trial',
      { gap: ['reasoning'], autoGradable: true },
      ['now prompting', 'later reinforcement-fine-tuning'],
    ],
    ['reasoning that nobody can grade: nothing', { gap: ['reasoning'] }, ['now prompting']],
    ['nothing tried yet: nothing', { gap: ['nothing-tried'] }, ['now prompting']],
    [
      'a prompt that passes: nothing',
      { gap: ['task-skill'], promptingResult: 'passes' },
      ['now prompting'],
    ],
  ])('%s', (_, profile, expected) => {
    expect(planOf(profile)).toEqual(expected)
  })

  it('skill, for application developers while anybody could tune there: a hosted tune', () => {
    const { plan } = advise({ gap: ['task-skill'], team: 'app-developers' }, { asOf: '2025-06-01' })
    expect(plan[1]).toMatchObject({ approach: 'hosted-fine-tuning', stage: 'next' })
  })

  it('a bill in want of saving: a smaller model first, then a student', () => {
    const plan = stagesOf({ gap: ['speed-and-cost'] })
    expect(plan[0]?.title).toContain('smaller model')
    expect(plan[1]).toMatchObject({ approach: 'distillation', stage: 'next' })
  })

  it('names no tune that is spoken against', () => {
    // Against an adapter: a bill of $30 (2), few examples (1); for it: style (1).
    const tiny: Profile = { gap: ['format-and-style'], monthlyApiUsd: 30, labelledExamples: 20 }
    expect(planOf(tiny)).toEqual(['now prompting'])
  })
})

describe('what follows retrieval', () => {
  const facts: Profile = { gap: ['missing-facts'], team: 'research-team' }
  const readsOn = 'later continued-pretraining'

  it('a skill that fetched passages do not give: a tune', () => {
    // The skill gives prompting a point too, so it is looked at again.
    expect(planOf({ gap: ['missing-facts', 'task-skill'] })).toEqual([
      'now retrieval',
      'next lora-fine-tuning',
      'later prompting',
    ])
  })

  it('a pilot on the text, for those who train models and have it', () => {
    expect(planOf(facts)).toContain(readsOn)
    expect(planOf({ ...facts, corpusTokens: 1e9 })).toContain(readsOn)
    expect(planOf({ ...facts, corpusTokens: 1e9 - 1 })).not.toContain(readsOn)
    expect(planOf({ ...facts, team: 'ml-team' })).not.toContain(readsOn)
    expect(planOf({ ...facts, team: 'ml-team', corpusTokens: 1e9 })).toContain(readsOn)
    expect(planOf({ ...facts, team: 'some-ml', corpusTokens: 1e9 })).not.toContain(readsOn)
  })

  it('no pilot on knowledge that is stale within the week', () => {
    expect(planOf({ ...facts, knowledgeChanges: 'weekly' })).not.toContain(readsOn)
    expect(planOf({ ...facts, knowledgeChanges: 'yearly' })).toContain(readsOn)
  })

  it('a look at what was fetched, where it did not help', () => {
    const plan = stagesOf({ gap: ['missing-facts'], retrievalResult: 'no-help' })
    expect(plan[0]?.approach).toBe('prompting')
    expect(plan[1]?.title).toContain('repair the index')
  })
})

describe('what follows an adapter', () => {
  const graded: Profile = { gap: ['task-skill'], promptingResult: 'far', autoGradable: true }
  const skill: Profile = { gap: ['task-skill'], promptingResult: 'close', team: 'ml-team' }
  const allWeights = 'later full-fine-tuning'

  it('trial, where a program grades', () => {
    expect(planOf(graded)).toEqual(['now lora-fine-tuning', 'later reinforcement-fine-tuning'])
    expect(planOf({ ...graded, autoGradable: false })).toEqual(['now lora-fine-tuning'])
  })

  it('comparisons, where a tuning did the task and came short', () => {
    const taste = 'later preference-tuning'
    expect(planOf({ ...skill, tuningResult: 'close' })).toContain(taste)
    expect(planOf({ ...skill, tuningResult: 'close', preferencePairs: 99 })).not.toContain(taste)
    expect(planOf({ ...skill, tuningResult: 'not-tried' })).not.toContain(taste)
    expect(planOf({ ...skill, tuningResult: 'far' })).not.toContain(taste)
  })

  it('all weights, for a team that trains models and may have the examples', () => {
    expect(planOf(skill)).toContain(allWeights)
    expect(planOf({ ...skill, labelledExamples: 10_000 })).toContain(allWeights)
    expect(planOf({ ...skill, labelledExamples: 9999 })).not.toContain(allWeights)
    expect(planOf({ ...skill, team: 'some-ml' })).not.toContain(allWeights)
  })
})

describe('what follows where no model reads the data', () => {
  const events: Profile = { gap: ['unsupported-modality-or-language'], modality: 'events-or-other' }

  it('is a base of one’s own, after a simple baseline, for those who train models', () => {
    const plan = stagesOf({ ...events, team: 'ml-team' })
    expect(plan[0]?.title).toContain('boosted trees')
    expect(plan[0]?.usdPerMonth).toBeNull()
    // Prompt optimisers and new models say nothing of trees.
    expect(plan[0]?.advice).toEqual([])
    expect(plan[1]).toMatchObject({ approach: 'pretraining', stage: 'later' })
    expect(planOf(events)).toEqual(['now prompting'])
    // Ten billion make it the first place; a billion, at twenty for each parameter, a pilot.
    const counted = { ...events, team: 'ml-team' } as const
    expect(planOf({ ...counted, corpusTokens: 1e9 - 1 })).toEqual(['now prompting'])
    const few = stagesOf({ ...counted, corpusTokens: 10e9 - 1 })
    expect(few.map(({ stage, approach }) => `${stage} ${approach}`)).toEqual([
      'now prompting',
      'later pretraining',
    ])
    expect(few[1]?.when).toContain('one parameter for each twenty events')
    expect(planOf({ ...events, team: 'ml-team', corpusTokens: 10e9 })[0]).toBe('now pretraining')
  })

  it('is not called a prompt', () => {
    const { sentence } = advise({ ...events, team: 'ml-team' }, { asOf })
    expect(sentence).toContain('score a simple baseline of your own first')
    expect(sentence).not.toContain('prompting')
  })
})

it('trial is run on an adapter, with examples where it needs a start', () => {
  const graded: Profile = { gap: ['task-skill'], promptingResult: 'close', autoGradable: true }
  expect(planOf(graded)).toEqual(['now reinforcement-fine-tuning', 'now lora-fine-tuning'])
})

it('a language the base knows badly is followed by reading more of it', () => {
  const weak: Profile = { gap: ['unsupported-modality-or-language'], languageFit: 'weak' }
  expect(planOf(weak)).toEqual([
    'now prompting',
    'next full-fine-tuning',
    'later continued-pretraining',
  ])
  expect(planOf({ ...weak, corpusTokens: 1e9 - 1 })).not.toContain('later continued-pretraining')
})

it('facts are fetched beside a student too', () => {
  const both: Profile = { gap: ['missing-facts', 'speed-and-cost'], latencyMs: 300 }
  const plan = planOf({ ...both, teacherPasses: true })
  expect(plan).toContain('now distillation')
  expect(plan).toContain('now retrieval')
  expect(planOf({ ...both, teacherPasses: true, retrievalResult: 'no-help' })).not.toContain(
    'now retrieval',
  )
})
