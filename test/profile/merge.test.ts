import { expect, it } from 'vitest'
import { mergeStatements } from '#src/profile/merge.ts'

const labelled = (value: number) => ({ labelledExamples: { value, words: `${value} labels` } })

it('keeps what was stored and adds what is new', () => {
  const budget = { budgetUsd: { value: 2000, words: '2k' } }
  expect(mergeStatements(labelled(300), budget)).toEqual({
    merged: { ...labelled(300), ...budget },
    contradictions: [],
  })
})

it('lets the newer statement win, and reports the contradiction', () => {
  expect(mergeStatements(labelled(300), labelled(0))).toEqual({
    merged: labelled(0),
    contradictions: [
      {
        field: 'labelledExamples',
        before: { value: 300, words: '300 labels' },
        after: { value: 0, words: '0 labels' },
      },
    ],
  })
})

it('takes the newer words of an equal value without calling it a contradiction', () => {
  const stored = { gap: { value: ['reasoning', 'task-skill'], words: 'old' } } as const
  const stated = { gap: { value: ['task-skill', 'reasoning'], words: 'new' } } as const
  const { merged, contradictions } = mergeStatements(
    { gap: { ...stored.gap, value: [...stored.gap.value] } },
    { gap: { ...stated.gap, value: [...stated.gap.value] } },
  )
  expect(merged.gap?.words).toBe('new')
  expect(contradictions).toEqual([])
})
