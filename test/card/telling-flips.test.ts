import { expect, it } from 'vitest'
import { tellingFlips } from '#src/card/telling-flips.ts'
import type { Flip } from '#src/decision/decision.ts'

const flip = (field: Flip['field'], direction: Flip['direction'], threshold: Flip['threshold']) =>
  ({ field, direction, threshold, to: 'retrieval' }) as const satisfies Flip

const labels = [
  flip('labelledExamples', 'at-least', 670_000),
  flip('labelledExamples', 'at-least', 6_600_000),
  flip('labelledExamples', 'at-most', 49),
]
const gaps = ['missing-facts', 'task-skill', 'reasoning'].map((gap) => flip('gap', 'is', gap))

it('shows the nearest change of a number on either side, and two of a choice', () => {
  expect(tellingFlips([...labels, ...gaps], 4)).toEqual([labels[0], labels[2], gaps[0], gaps[1]])
})

it('fills the room that is left in the order they came', () => {
  expect(tellingFlips([...labels, ...gaps], 5)).toEqual([...labels, gaps[0], gaps[1]])
  expect(tellingFlips(gaps, 5)).toEqual(gaps)
})
