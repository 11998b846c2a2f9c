import { expect, it } from 'vitest'
import { askLocally, asText, temporaryApp } from '../support/app.ts'

/** Whole conversations as people see them, kept to be read in a review. `vitest -u` writes them anew. */
const interviews: Readonly<Record<string, readonly (string | readonly [string, string])[]>> = {
  'three-questions': [
    'advise answers must cite our manuals, which change daily',
    'advise',
    '2,000 a day, 5 s',
    '100, close, it helps',
    'missing facts',
  ],
  'every-control': [
    'advise',
    'banana',
    'why do you ask?',
    'back',
    'no idea',
    '500 a day, 2 s',
    'back',
    '2',
    'skip',
    'stop',
    'back',
  ],
  'two-people': [
    ['ann', 'advise'],
    ['bob', '300 pages'],
    ['ann', 'the tone is off and we have 300 labelled replies'],
    ['bob', 'sorry, 900 labelled replies'],
    ['bob', 'profile'],
  ],
}

it.each(Object.entries(interviews))('%s', async (name, said) => {
  const { app, faults } = temporaryApp()
  const shown: string[] = []
  for (const line of said) {
    const [userId, text] = typeof line === 'string' ? ['local', line] : line
    const reply = await askLocally(app, text, { userId })
    shown.push(`${typeof line === 'string' ? '>' : `${userId}>`} ${text}\n\n${asText(reply)}`)
  }
  expect(faults).toEqual([])
  await expect(`${shown.join('\n\n')}\n`).toMatchFileSnapshot(`interviews/${name}.txt`)
})
