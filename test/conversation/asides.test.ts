import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { understand } from '#src/conversation/understand.ts'

const kinds: Record<string, string[]> = JSON.parse(readFileSync('test/cases/asides.json', 'utf8'))

/** Known to be taken at their word; whoever mends one takes it from here. */
const stillTaken: ReadonlySet<string> = new Set([
  'a wrong answer costs us $500',
  'the office is in our own building',
  'the hotel keeps towels in house',
  'our main product is a toothbrush',
  'the key feature of this phone is the camera',
  'a nice-to-have would be dark mode',
  'the audio in the meeting was bad',
  'ranking of the best pizzas',
  'call recordings are illegal here',
  'my memory hallucinates lol',
  'logic is hard',
  'the exam is graded by a machine',
  'CI checks the code style automatically',
  'we run 3 models of espresso machines',
  'our intern labelled 3 boxes in the basement',
  '500 thumbs up for that idea',
])

const fieldsOf = (text: string) => Object.keys(understand(text).fields)

describe('sentences with numbers and field words that say nothing of the project', () => {
  it.each(Object.entries(kinds))('%s', (_, sentences) => {
    const taken = sentences.filter((text) => fieldsOf(text).length > 0)
    expect(taken.filter((text) => !stillTaken.has(text))).toEqual([])
  })

  it('number at least four hundred, and those still taken at their word are as listed', () => {
    const all = Object.values(kinds).flat()
    expect(all.length).toBeGreaterThanOrEqual(400)
    expect(new Set(all.filter((text) => fieldsOf(text).length > 0))).toEqual(stillTaken)
  })
})

// An aside takes no more than its own stretch: what stands beside it still answers.
it.each([
  ['our competitor has 300k labels, we have 900 labelled tickets', { labelledExamples: 900 }],
  ['I read that tuning cost somebody $100k. our budget is 4k', { budgetUsd: 4000 }],
  ['a vendor quoted us $120k, we have $25,000 allocated', { budgetUsd: 25_000 }],
  [
    'at my old company we had 200k labels, here it is 900 labelled emails',
    { labelledExamples: 900 },
  ],
  ['we used to get 500 requests a day, now it is 2,000 requests a day', { requestsPerDay: 2000 }],
  [
    'users ask things like "how was sales 3 days ago?", 400 questions a day',
    { requestsPerDay: 400 },
  ],
  ['lunch was $14, but our budget is 5k', { budgetUsd: 5000 }],
  ['anthropic bill was $7,800 last month', { monthlyApiUsd: 7800 }],
])('%s', (text, fields) => {
  const entries = Object.entries(understand(text).fields)
  expect(Object.fromEntries(entries.map(([field, { value }]) => [field, value]))).toEqual(fields)
})
