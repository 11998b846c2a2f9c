import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFieldValue } from '#src/profile/field-value.ts'
import { type ProfileField, profileFieldNames, profileFields } from '#src/profile/schema.ts'

describe('parseFieldValue', () => {
  it.each<[ProfileField, string, unknown]>([
    ['labelledExamples', '3k', 3000],
    ['budgetUsd', '$20k', 20_000],
    ['requestsPerDay', '100k/day', 100_000],
    ['latencyMs', '300ms', 300],
    ['weeksToFirstResult', '2 weeks', 2],
    ['gpuUtilisation', '35%', 0.35],
    ['peakFactor', '4x', 4],
    ['kubernetes', 'no', false],
    ['autoGradable', 'TRUE', true],
    ['team', 'app-developers', 'app-developers'],
    ['team', 'App developers', 'app-developers'],
    ['dataResidency', 'on-prem', 'on-premises'],
    ['gap', 'missing-facts,task-skill', ['missing-facts', 'task-skill']],
    ['gap', 'reasoning', ['reasoning']],
    ['baseModel', 'llama-3.3-70b', 'llama-3.3-70b'],
  ])('%s=%s', (field, text, value) => {
    expect(parseFieldValue(field, text)).toEqual({ ok: true, value })
  })

  it.each<[ProfileField, string, string]>([
    ['team', 'ml-taem', '"ml-taem" is not one of the choices (nearest: ml-team); give one of'],
    ['labelledExamples', '', 'nothing was given'],
    ['kubernetes', 'maybe', '"maybe" is neither yes nor no'],
    ['baseModel', '', 'nothing was given; give a name'],
    ['peakFactor', '0.5', '"0.5" is not accepted'],
    ['gap', 'reasoning,reasoning', 'names the same gap twice'],
    ['gap', 'reasoning,task-skill,missing-facts', 'is not accepted'],
    ['budgetUsd', '20 GB', 'is memory, not money'],
    ['gpu', 'x'.repeat(1000), 'is too long (1000 characters)'],
    ['team', 'constructor', 'is not one of the choices'],
  ])('refuses %s=%s', (field, text, problem) => {
    const read = parseFieldValue(field, text)
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(problem) })
  })

  it('is total, and what it accepts is valid', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.nat().map(String))
    fc.assert(
      fc.property(fc.constantFrom(...profileFieldNames), text, (field, input) => {
        const read = parseFieldValue(field, input)
        if (read.ok) expect(profileFields[field].safeParse(read.value).success).toBe(true)
        else expect(read.problem).not.toBe('')
      }),
    )
  })
})
