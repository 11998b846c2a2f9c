import { describe, expect, it } from 'vitest'
import { approaches } from '#src/decision/approach.ts'
import { efforts } from '#src/decision/effort.ts'
import { rules } from '#src/decision/rules/index.ts'
import { thresholds } from '#src/decision/thresholds.ts'
import { profileFieldNames } from '#src/profile/schema.ts'

describe('every rule', () => {
  it('has an id of its own', () => {
    const ids = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is named for the approach it affects', () => {
    for (const { id, effect } of rules) expect(id.startsWith(`${effect.approach}-`), id).toBe(true)
  })

  it('has a source that is a page read on a day, or our judgement', () => {
    for (const { id, source } of rules) {
      expect(source.title.length, id).toBeGreaterThan(0)
      if (source.basis === 'judgement') {
        expect(source.checkedOn, id).toBeNull()
      } else {
        expect(source.checkedOn, id).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        expect(source.url, id).toMatch(/^https:\/\//)
      }
    }
  })

  it('gives its reason in one or two short sentences', () => {
    for (const { id, because } of rules) {
      expect(because, id).toMatch(/^[A-Z].*\.$/)
      expect(because.length, id).toBeLessThan(170)
    }
  })

  it('reads each field once', () => {
    for (const { id, reads } of rules) expect(new Set(reads).size, id).toBe(reads.length)
  })
})

it('has rules for and against every approach', () => {
  for (const approach of approaches) {
    const kinds = rules
      .filter(({ effect }) => effect.approach === approach)
      .map((r) => r.effect.kind)
    expect(kinds, approach).toContain('favours')
    expect(kinds, approach).toContain('opposes')
    expect(kinds, approach).toContain('advice')
  }
})

it('reads every profile field, in a rule or else in an estimate', () => {
  const read = new Set(rules.flatMap(({ reads }) => reads))
  const unread = profileFieldNames.filter((field) => !read.has(field))
  // The length of an answer and the card change what it costs, and by it nothing else.
  expect(unread).toEqual(['outputTokensPerRequest', 'gpu'])
})

it('keeps the thresholds of each field in rising order', () => {
  for (const [field, table] of Object.entries(thresholds)) {
    const values = Object.values(table).map(({ value }) => value)
    expect(values, field).toEqual(values.toSorted((a, b) => a - b))
  }
})

it('orders weeks and runs from low to high', () => {
  for (const { weeks, runs } of Object.values(efforts)) {
    expect(weeks.low).toBeLessThanOrEqual(weeks.likely)
    expect(weeks.likely).toBeLessThanOrEqual(weeks.high)
    expect(runs.low).toBeLessThanOrEqual(runs.likely)
    expect(runs.likely).toBeLessThanOrEqual(runs.high)
  }
})
