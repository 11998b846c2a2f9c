import { describe, expect, it } from 'vitest'
import { advise } from '#src/decision/advise.ts'
import type { Profile } from '#src/profile/schema.ts'

/** Where published findings seem to contradict each other, and what settles it here. */
function adviceFor(profile: Profile) {
  const { decision, plan } = advise(profile, { asOf: '2026-11-23' })
  const fired = decision.trace.filter(({ state }) => state === 'fired').map(({ rule }) => rule)
  return {
    first: decision.ranking[0]?.approach,
    planned: plan.map(({ approach }) => approach),
    plan,
    reasons: fired.map(({ id }) => id),
    because: (id: string) => fired.find((rule) => rule.id === id)?.because,
  }
}

describe('retrieval for knowledge and tuning for behaviour has exceptions', () => {
  it('agriculture: where facts and style are both missing, the two gains add up', () => {
    const { first, planned, reasons } = adviceFor({ gap: ['missing-facts', 'format-and-style'] })
    expect(first).toBe('retrieval')
    expect(planned).toContain('lora-fine-tuning')
    expect(reasons).toContain('retrieval-before-style')
    expect(reasons).toContain('lora-fine-tuning-with-retrieval')
  })

  const designs: Profile = {
    gap: ['missing-facts'],
    corpusTokens: 24e9,
    domainShift: 'strong',
    team: 'ml-team',
  }

  it('ChipNeMo: facts of a strongly shifted field are trained in, and retrieval stays beside', () => {
    const { first, planned } = adviceFor(designs)
    expect(first).toBe('continued-pretraining')
    expect(planned).toContain('retrieval')
  })

  it('ChipNeMo: it is the shift that decides, not the size of the corpus alone', () => {
    expect(adviceFor({ ...designs, domainShift: 'none' }).first).toBe('retrieval')
    expect(adviceFor({ ...designs, domainShift: 'weak' }).first).toBe('retrieval')
  })

  it('ChipNeMo: it is the tokens that decide, not the shift alone', () => {
    expect(adviceFor({ ...designs, corpusTokens: 24e6 }).first).toBe('retrieval')
    expect(adviceFor({ ...designs, corpusTokens: 9.9e9 }).first).toBe('retrieval')
    expect(adviceFor({ ...designs, corpusTokens: 10e9 }).first).toBe('continued-pretraining')
  })

  it('e-Llama: half a trillion private tokens and weights to own make a base one’s own', () => {
    const shop: Profile = { gap: ['missing-facts'], corpusTokens: 500e9, team: 'research-team' }
    const { first, planned } = adviceFor({ ...shop, ownWeightsRequired: true })
    expect(first).toBe('continued-pretraining')
    expect(planned).toContain('retrieval')
    // The same corpus with no reason to own or shift a base is fetched from.
    expect(adviceFor({ ...shop, ownWeightsRequired: false }).first).toBe('retrieval')
  })

  it('more text of one’s own never speaks against reading it into a base, but for a base of one’s own', () => {
    for (const corpusTokens of [10e9, 500e9, 1e12, 10e12]) {
      const text: Profile = { team: 'research-team', corpusTokens }
      expect(adviceFor(text).first).toBe('continued-pretraining')
      expect(adviceFor({ ...text, ownWeightsRequired: true }).first).toBe(
        corpusTokens < 1e12 ? 'continued-pretraining' : 'pretraining',
      )
    }
  })
})

describe('labels do not decide alone', () => {
  const incidents = 101_308

  it('a hundred thousand labelled incidents whose gap is facts are fetched as examples', () => {
    const { first, reasons } = adviceFor({ gap: ['missing-facts'], labelledExamples: incidents })
    expect(first).toBe('retrieval')
    expect(reasons).toContain('retrieval-similar-cases')
  })

  it('the same labels are tuned on where the gap is a skill, and tried on where a program grades', () => {
    const skill = adviceFor({ gap: ['task-skill'], labelledExamples: incidents })
    expect(skill.first).toBe('lora-fine-tuning')
    expect(skill.reasons).not.toContain('retrieval-similar-cases')
    const graded: Profile = { gap: ['reasoning'], autoGradable: true, labelledExamples: incidents }
    expect(adviceFor(graded).first).toBe('reinforcement-fine-tuning')
  })

  it('fewer than fifty samples are enough where a program grades, and for nothing else', () => {
    const few: Profile = { gap: ['reasoning'], labelledExamples: 40 }
    const graded = adviceFor({ ...few, autoGradable: true })
    expect(graded.first).toBe('reinforcement-fine-tuning')
    expect(graded.reasons).toContain('lora-fine-tuning-few-examples')
    expect(adviceFor({ ...few, autoGradable: false }).first).toBe('prompting')
  })
})

describe('fifty examples helped an older model, and each doubling helped an older still', () => {
  const supervised = ['hosted-fine-tuning', 'lora-fine-tuning', 'full-fine-tuning'] as const

  it.each(supervised)(
    '%s: a small count is called a pilot, with what to do if it fails',
    (name) => {
      for (const labelledExamples of [50, 199]) {
        const { because } = adviceFor({ labelledExamples })
        expect(because(`${name}-useful-examples`)).toMatch(/pilot.*If nothing moves/)
        expect(because(`${name}-many-examples`)).toBeUndefined()
      }
    },
  )

  it.each(supervised)('%s: the gain of a doubling is told from two hundred on', (name) => {
    expect(adviceFor({ labelledExamples: 200 }).because(`${name}-many-examples`)).toMatch(
      /doubling/,
    )
  })
})

describe('retrieval helped the easy rows and hurt the hard ones (Checkr)', () => {
  const slices = /easy and hard cases apart/

  it('asks for results by slice wherever retrieval is planned', () => {
    for (const profile of [
      { gap: ['missing-facts'] },
      { gap: ['missing-facts'], retrievalResult: 'helps' },
      { gap: ['missing-facts', 'format-and-style'], retrievalResult: 'not-tried' },
    ] satisfies Profile[]) {
      const stage = adviceFor(profile).plan.find(({ approach }) => approach === 'retrieval')
      expect(stage?.advice.map(({ text }) => text).join(' ')).toMatch(slices)
    }
  })

  it('tunes for the hard slice where retrieval was tried on it and did not help', () => {
    const hard: Profile = { gap: ['task-skill'], promptingResult: 'close' }
    const { first, planned } = adviceFor({ ...hard, retrievalResult: 'no-help' })
    expect(first).toBe('lora-fine-tuning')
    expect(planned).not.toContain('retrieval')
  })
})

describe('what was tried is not proposed as if it were new', () => {
  const tuned: Profile = {
    gap: ['format-and-style'],
    promptingResult: 'close',
    labelledExamples: 900,
    evaluationExamples: 200,
  }

  it('after a tuning that fell far short its cause comes first, and another run only if it differs', () => {
    const { first, plan } = adviceFor({ ...tuned, tuningResult: 'far' })
    expect(first).toBe('lora-fine-tuning')
    expect(plan[0]).toMatchObject({ approach: 'prompting', stage: 'now' })
    expect(plan[0]?.title).toContain('why the last tuning fell short')
    expect(plan.find(({ approach }) => approach === 'lora-fine-tuning')).toMatchObject({
      stage: 'next',
      when: expect.stringContaining('not more epochs'),
    })
  })

  it('a tuning that came close, or none, leaves the adapter where it was', () => {
    for (const more of [{}, { tuningResult: 'close' }] as const) {
      expect(adviceFor({ ...tuned, ...more }).plan[0]?.approach).toBe('lora-fine-tuning')
    }
  })

  it('a tuning that fell far short lets another approach pass where the lead was small', () => {
    const close: Profile = { gap: ['task-skill'], labelledExamples: 60, promptingResult: 'far' }
    const points = (profile: Profile) =>
      advise(profile, { asOf: '2026-11-23' }).decision.ranking.find(
        ({ approach }) => approach === 'lora-fine-tuning',
      )?.points ?? 0
    expect(points(close) - points({ ...close, tuningResult: 'far' })).toBe(3)
  })

  it('retrieval that helps is kept and measured, not begun', () => {
    const facts: Profile = {
      gap: ['missing-facts'],
      evaluationExamples: 100,
      promptingResult: 'far',
    }
    const helps = adviceFor({ ...facts, retrievalResult: 'helps' })
    expect(helps.first).toBe('retrieval')
    expect(helps.plan[0]?.title).toBe(
      'Keep the retrieval that helps, and find the passages it still misses',
    )
    expect(helps.because('retrieval-prompt-lacks-the-facts')).not.toContain('next')
    expect(adviceFor(facts).plan[0]?.title).toBe('Fetch the right passages for each request')
  })
})

describe('a deadline of fifty milliseconds or less', () => {
  it('speaks once about adapters, and against them', () => {
    const { reasons } = adviceFor({ latencyMs: 40 })
    expect(reasons.filter((id) => id.startsWith('lora-fine-tuning-'))).toContain(
      'lora-fine-tuning-too-slow',
    )
    expect(reasons).not.toContain('lora-fine-tuning-small-and-fast')
    expect(reasons).not.toContain('lora-fine-tuning-interactive')
  })
})
