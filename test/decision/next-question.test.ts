import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, decisionContext } from '#src/decision/decide.ts'
import { nextQuestion } from '#src/decision/next-question.ts'
import { jointAnswers, possibleAnswers } from '#src/decision/possible-answers.ts'
import { thresholdsOf } from '#src/decision/thresholds.ts'
import { whatIf } from '#src/decision/what-if.ts'
import {
  type Profile,
  type ProfileField,
  profileFieldNames,
  profileFields,
} from '#src/profile/schema.ts'
import { arbitraryProfile } from './arbitrary-profile.ts'

const context = decisionContext('2026-11-23')

describe('possible answers', () => {
  it('are all answers that the field accepts', () => {
    for (const field of profileFieldNames) {
      for (const answer of possibleAnswers(field)) {
        expect(profileFields[field].safeParse(answer).success, `${field} = ${answer}`).toBe(true)
      }
    }
  })

  it('hold one number for each interval between thresholds', () => {
    for (const field of profileFieldNames) {
      const thresholds = thresholdsOf(field)
      const intervals = [...thresholds, Number.POSITIVE_INFINITY]
      for (const [index, high] of intervals.entries()) {
        const low = intervals[index - 1] ?? -1
        const inside = possibleAnswers(field).filter(
          (answer) => typeof answer === 'number' && answer >= low && answer <= high,
        )
        if (thresholds.length > 0) expect(inside, `${field} to ${high}`).not.toEqual([])
      }
    }
  })

  it('combine: eight numbers of labels with yes and no', () => {
    const labels = possibleAnswers('labelledExamples').length
    expect(jointAnswers(['labelledExamples', 'autoGradable'])).toHaveLength(labels * 2)
    // Seven gaps alone and twenty-one pairs of them.
    expect(possibleAnswers('gap')).toHaveLength(28)
  })

  it('lie where no rule changes its mind: nothing happens between two thresholds', () => {
    // Rules that weigh money against volume or time have lines of their own.
    const estimated: readonly ProfileField[] = ['requestsPerDay', 'budgetUsd', 'weeksToFirstResult']
    const fields = profileFieldNames.filter((field) => !estimated.includes(field))
    const numeric = fields.filter((field) => thresholdsOf(field).length > 0)
    fc.assert(
      fc.property(
        arbitraryProfile(fields),
        fc.constantFrom(...numeric),
        fc.nat(10),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (profile, field, interval, a, b) => {
          const thresholds = thresholdsOf(field)
          const low = thresholds[interval % thresholds.length] ?? 0
          const high = thresholds[(interval % thresholds.length) + 1] ?? low * 10
          const states = [a, b].map((share) => {
            const value = low + (high - low) * share
            const whole = profileFields[field].safeParse(value).success ? value : Math.ceil(value)
            if (whole <= low || whole >= high) return undefined
            const { trace } = decide({ ...profile, [field]: whole }, context)
            return trace.filter(({ state }) => state === 'fired').map(({ rule }) => rule.id)
          })
          fc.pre(states[0] !== undefined && states[1] !== undefined)
          expect(states[0]).toEqual(states[1])
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('the next question', () => {
  it('is never one that was answered or asked before', () => {
    fc.assert(
      fc.property(arbitraryProfile(), fc.subarray([...profileFieldNames]), (profile, asked) => {
        const question = nextQuestion(profile, asked, context)
        for (const field of question?.fields ?? []) {
          expect(profile[field]).toBeUndefined()
          expect(asked).not.toContain(field)
          expect(['baseModel', 'gpu']).not.toContain(field)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('comes to an end after eight', () => {
    const profile: Profile = {}
    const asked: ProfileField[] = []
    let questions = 0
    for (;;) {
      const question = nextQuestion(profile, asked, context)
      if (question === null) break
      questions += 1
      expect(question.ask.length).toBeGreaterThan(0)
      expect(question.why.length).toBeGreaterThan(0)
      asked.push(...question.fields)
    }
    expect(questions).toBe(8)
  })

  it('asks for what can flip the answer, and stops when nothing can', () => {
    // A prompt that passes, with nothing against it: eleven points and more ahead of any training.
    const settled: Profile = {
      gap: ['reasoning'],
      promptingResult: 'passes',
      autoGradable: false,
      citationsNeeded: false,
      retrievalResult: 'no-help',
      latencyMs: 3_600_000,
      requestsPerDay: 10,
      labelledExamples: 0,
      knowledgeChanges: 'never',
      corpusTokens: 1000,
      evaluationExamples: 100,
      team: 'app-developers',
    }
    expect(whatIf(settled, context).filter(({ field }) => settled[field] === undefined)).toEqual([])
    expect(nextQuestion(settled, [], context)).toBeNull()
  })

  it('is put while any single choice could change the first place', () => {
    fc.assert(
      fc.property(arbitraryProfile(), (profile) => {
        fc.pre(nextQuestion(profile, [], context) === null)
        const open = whatIf(profile, context).filter(
          ({ field, direction }) => profile[field] === undefined && direction === 'is',
        )
        expect(open).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('looks at pairs when no single answer can change anything', () => {
    // Prompting has 5: not tried 3, skill shown 1, few labels 1. LoRA has 2: skill 2, on premises 1,
    // few labels −1. Many tasks on one input bring LoRA 3 and own weights 1: only both pass 5.
    const profile: Profile = {
      gap: ['task-skill'],
      promptingResult: 'not-tried',
      labelledExamples: 20,
      team: 'some-ml',
      dataResidency: 'on-premises',
      evaluationExamples: 100,
      weeksToFirstResult: 26,
      budgetUsd: 100_000,
      retrievalResult: 'no-help',
      autoGradable: false,
      corpusTokens: 1_000_000,
      knowledgeChanges: 'never',
      citationsNeeded: false,
      requestsPerDay: 100,
      latencyMs: 10_000,
      productRole: 'core-feature',
    }
    expect(whatIf(profile, context).filter(({ field }) => profile[field] === undefined)).toEqual([])
    expect(nextQuestion(profile, [], context)?.fields).toEqual(['taskCount', 'tasksShareInput'])
    const both: Profile = { taskCount: 60, tasksShareInput: true, ownWeightsRequired: true }
    expect(decide({ ...profile, ...both }, context).ranking[0]?.approach).toBe('lora-fine-tuning')
  })

  it('is worth asking: some answer to it changes the first place', () => {
    const profile: Profile = { gap: ['missing-facts'] }
    const question = nextQuestion(profile, [], context)
    const now = decide(profile, context).ranking[0]?.approach
    const places = jointAnswers(question?.fields ?? []).map(
      (answer) => decide({ ...profile, ...answer }, context).ranking[0]?.approach,
    )
    expect(places.some((place) => place !== now)).toBe(true)
  })
})
