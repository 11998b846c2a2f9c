import { describe, expect, it } from 'vitest'
import { BadInputError } from '#src/errors.ts'
import { evaluateMessages } from '../../adapters/tools/evaluate/messages.ts'

const text = '300 labelled tickets, 2,000 a day'

const scored = (expectation: object) =>
  evaluateMessages([{ text, expect: { intent: 'advise', fields: {}, ...expectation } }]).scores

describe('evaluateMessages', () => {
  it('gives intent and fields without scores where nothing is expected', () => {
    expect(evaluateMessages([{ text }, { text: 'history' }])).toEqual({
      results: [
        { i: 0, intent: 'advise', fields: { labelledExamples: 300, requestsPerDay: 2000 } },
        { i: 1, intent: 'history', fields: {} },
      ],
    })
  })

  it('counts a field that was expected, allowed, unexpected or forbidden', () => {
    const labelled = { labelledExamples: 300 }
    const both = { ...labelled, requestsPerDay: { min: 1999, max: 2001 } }
    expect(scored({ fields: both })).toMatchObject({ fieldPrecision: 1, fieldRecall: 1 })
    const allowed = { fields: labelled, may: { requestsPerDay: null } }
    expect(scored(allowed)).toMatchObject({ fieldPrecision: 1, fieldRecall: 1 })
    expect(scored({ fields: labelled })).toMatchObject({ fieldPrecision: 0.5, fieldRecall: 1 })
    const forbidden = { fields: both, mustNot: ['requestsPerDay'] }
    expect(scored(forbidden)).toMatchObject({ fieldPrecision: 0.5 })
  })

  it('counts a wrong value against both, and a missed field against recall', () => {
    const wrong = { fields: { labelledExamples: 30, budgetUsd: 5 } }
    // Two fields understood, neither right; two expected, neither found.
    expect(scored(wrong)).toMatchObject({ fieldPrecision: 0, fieldRecall: 0 })
  })

  it.each([
    [{ anyOf: [100, 300] }, 1],
    [{ anyOf: [100, 200] }, 0],
    [{ like: '3-0-0' }, 1],
    [{ min: 301, max: 400 }, 0],
  ])('matches %j with share %d', (labelledExamples, fieldRecall) => {
    expect(scored({ fields: { labelledExamples } })).toMatchObject({ fieldRecall })
  })

  it('takes one intent or several', () => {
    expect(scored({ intent: ['none', 'advise'] })?.intentAccuracy).toBe(1)
    expect(scored({ intent: 'none' })?.intentAccuracy).toBe(0)
  })

  it('says where a file is not a list of messages', () => {
    expect(() => evaluateMessages({ text })).toThrow(BadInputError)
    expect(() => evaluateMessages([{ text: 5 }])).toThrow('at 0.text')
  })
})
