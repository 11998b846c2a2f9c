import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { asText, temporaryApp } from '../support/app.ts'

/** Rows as another version wrote them: fields, choices and types that this one does not know. */
const goneAnswers = [
  ['annotators', '12'],
  ['team', '"wizards"'],
  ['gap', '["format-and-style","too-polite"]'],
  ['labelledExamples', '"plenty"'],
  ['budgetUsd', '-5'],
  ['favouriteColour', 'null'],
] as const

async function withOlderRows() {
  const { app, store, file, faults, ask } = temporaryApp()
  await ask('advise requestsPerDay=2000 corpusTokens=120000')
  const db = new Database(file)
  const write = db.prepare(
    `INSERT INTO answers (teamId, project, field, value, words, userId, statedAt)
     VALUES ('terminal:local', 'default', ?, ?, 'as it was said', 'ann', 0)`,
  )
  for (const row of goneAnswers) write.run(...row)
  db.prepare('UPDATE recommendations SET profile = ?').run(
    JSON.stringify({ requestsPerDay: 2000, annotators: 12, team: 'wizards', autoGradable: null }),
  )
  db.close()
  return { app, team: store.team('terminal:local'), faults, ask }
}

it('drops the answers whose field or choice no longer exists, and keeps the others', async () => {
  const { team } = await withOlderRows()
  const { answers, notSure, saidBy } = await team.currentProject('terminal')
  expect(Object.fromEntries(Object.entries(answers).map(([f, a]) => [f, a.value]))).toEqual({
    requestsPerDay: 2000,
    corpusTokens: 120_000,
  })
  expect(notSure).toEqual([])
  expect(Object.keys(saidBy).toSorted()).toEqual(['corpusTokens', 'requestsPerDay'])
})

it('takes a new answer in place of one that was dropped', async () => {
  const { team } = await withOlderRows()
  const speaker = { userId: 'bob', threadId: 'terminal' }
  await team.saveAnswers('default', { team: { value: 'ml-team', words: 'ML team' } }, speaker)
  const { answers, saidBy } = await team.currentProject('terminal')
  expect(answers.team).toEqual({ value: 'ml-team', words: 'ML team' })
  expect(saidBy.team).toBe('bob')
})

it('reads the profile of an older recommendation as far as it still fits', async () => {
  const { team } = await withOlderRows()
  expect((await team.latestRecommendation())?.profile).toEqual({ requestsPerDay: 2000 })
})

it.each([
  'profile',
  'advise',
  'advise team=ml-team',
  'we have 300 labelled tickets and the tone is off',
  'history',
  'why r1',
  'show r1',
  'whatif r1 requestsPerDay=200k',
  'whatif team=ml-team',
  'profile set gap=format-and-style',
  'profile reset',
  'privacy export',
])('answers “%s” over them', async (text) => {
  const { faults, ask } = await withOlderRows()
  expect((await ask(text)).ok).toBe(true)
  expect(faults).toEqual([])
})

describe('a recommendation whose rules read a field that is gone', () => {
  async function withOlderRecommendation() {
    const { file, faults, ask } = temporaryApp()
    await ask('advise requestsPerDay=2000')
    await ask('we have 300 labelled tickets and 2,000 requests a day')
    const db = new Database(file)
    const renamed = `replace(result, '"requestsPerDay"', '"requestsADay"')`
    const { changes } = db.prepare(`UPDATE recommendations SET result = ${renamed}`).run()
    expect(changes).toBe(2)
    db.close()
    return { faults, ask }
  }

  it('is still listed by its sentence', async () => {
    const { faults, ask } = await withOlderRecommendation()
    const listed = asText(await ask('history'))
    expect(listed).toContain('r2')
    expect(listed).toContain('Neither yet')
    expect(faults).toEqual([])
  })

  it.each(['show r1', 'why r1', 'compare r1 r2'])('is refused in words by “%s”', async (text) => {
    const { faults, ask } = await withOlderRecommendation()
    const reply = await ask(text)
    expect(reply.ok).toBe(false)
    expect(asText(reply)).toContain('kept by another version')
    expect(faults).toEqual([])
  })
})
