import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Store, TeamId } from '#src/store/ports.ts'
import { describeTeamStore } from '../contracts/team-store.ts'
import { temporaryStore } from '../support/store.ts'

describeTeamStore('the embedded store', () => temporaryStore().store)

it('makes every table STRICT', () => {
  const { file } = temporaryStore()
  const tables = new Database(file, { readonly: true })
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .all() as { name: string; sql: string }[]
  expect(tables.length).toBeGreaterThanOrEqual(8)
  for (const { name, sql } of tables) expect(sql, name).toMatch(/\) STRICT$/)
})

it('keeps models of the hub for every team, and replaces them', async () => {
  const { store } = temporaryStore()
  expect(await store.hubModels.get('me/x')).toBeUndefined()
  await store.hubModels.put('me/x', { a: 1 })
  await store.hubModels.put('me/x', { a: 2 })
  expect(await store.hubModels.get('me/x')).toEqual({ a: 2 })
})

it('keeps what it was told over a restart', async () => {
  const first = temporaryStore()
  const speaker = { userId: 'ann', threadId: 't1' }
  await first.store
    .team('terminal:local')
    .saveAnswers('default', { budgetUsd: { value: 20_000, words: '20k dollars' } }, speaker)
  await first.store.close()
  const again = temporaryStore({ file: first.file })
  expect((await again.store.team('terminal:local').currentProject('t1')).answers).toEqual({
    budgetUsd: { value: 20_000, words: '20k dollars' },
  })
})

it('never shows one team what another wrote', async () => {
  const teams: TeamId[] = ['slack:T1', 'slack:E1:T1', 'discord:T1', 'discord-user:T1', 'web:T1']
  const step = fc.record({
    team: fc.nat(teams.length - 1),
    what: fc.constantFrom('turn', 'estimate', 'answers', 'project', 'person', 'team'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { store } = temporaryStore()
      const written = new Set<string>()
      for (const { team, what } of steps) {
        const id = teams[team] ?? 'terminal:local'
        await act(store, id, what)
        written.add(id)
      }
      for (const id of teams) {
        const seen = JSON.stringify([
          await store.team(id).exportAll(),
          await store.team(id).currentProject('t1'),
          await store.team(id).thread('t1', 50),
          await store.team(id).projectNames(),
        ])
        const others = [...written].filter((other) => other !== id)
        for (const other of others) expect(seen).not.toContain(`secret of ${other}.`)
      }
      await store.close()
    }),
    { numRuns: 25 },
  )
})

async function act(store: Store, id: TeamId, what: string): Promise<void> {
  const team = store.team(id)
  // The same user, thread and project everywhere: only the team tells them apart.
  const speaker = { userId: 'ann', threadId: 't1' }
  const words = `secret of ${id}.`
  const answers = { baseModel: { value: words, words } }
  if (what === 'turn') {
    await team.recordTurn(
      {
        project: 'default',
        said: words,
        answers,
        notSure: [],
        recommendation: { asOf: '2026-11-23', profile: { baseModel: words }, result: { words } },
        reply: () => words,
      },
      speaker,
    )
  } else if (what === 'estimate') {
    await team.saveEstimate(
      { kind: 'serve', asOf: '2026-11-23', inputs: { words }, result: { words } },
      speaker,
    )
  } else if (what === 'answers') await team.saveAnswers('default', answers, speaker)
  else if (what === 'project') await team.useProject(words, speaker)
  else if (what === 'person') await team.deletePerson('ann')
  else await team.deleteTeam()
}
