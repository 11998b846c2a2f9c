import { describe, expect, it } from 'vitest'
import type { Store, TeamId } from '#src/store/ports.ts'

const hourMs = 3_600_000
const guild: TeamId = 'discord:1'
const others: readonly TeamId[] = ['discord:12', 'discord:2', 'discord-user:1', 'slack:1']

/** What every book of memberships has to do. `open` gives an empty store at the clock's time. */
export function describeMemberships(name: string, open: (now: () => Date) => Store): void {
  describe(name, () => {
    const clock = () => {
      let at = Date.parse('2026-11-23T12:00:00Z')
      return { now: () => new Date(at), pass: (hours: number) => (at += hours * hourMs) }
    }
    const fill = async (store: Store, teams: readonly TeamId[]) => {
      for (const id of teams) {
        const speaker = { userId: 'ann', threadId: 't' }
        const answer = { budgetUsd: { value: 1, words: 'one' } }
        await store.team(id).saveAnswers('default', answer, speaker)
        await store.deliveries.begin({
          platform: 'discord',
          tenant: id,
          key: 'k',
          userId: 'ann',
          parametersHash: 'h',
        })
      }
    }

    it('knows where the app is, and since when it is not', async () => {
      const { now, pass } = clock()
      const { memberships } = open(now)
      await memberships.joined(guild)
      await memberships.joined('discord:2')
      await memberships.left(guild)
      pass(1)
      await memberships.left(guild)
      expect([...(await memberships.all())]).toEqual([
        [guild, new Date('2026-11-23T12:00:00Z')],
        ['discord:2', null],
      ])
      await memberships.forget(guild)
      expect([...(await memberships.all()).keys()]).toEqual(['discord:2'])
    })

    it('F19: a team that is left loses its data within a day, and nobody else does', async () => {
      const { now, pass } = clock()
      const store = open(now)
      await fill(store, [guild, ...others])
      for (const id of [guild, ...others]) await store.memberships.joined(id)
      await store.memberships.left(guild)
      pass(2)
      await store.memberships.left(guild)
      await store.sweep(100)
      expect((await store.team(guild).holdings()).answers).toBe(1)
      pass(21.5)
      await store.sweep(100)
      expect(await store.team(guild).exportAll()).toMatchObject({ answers: [], deliveries: [] })
      expect([...(await store.memberships.all()).keys()]).not.toContain(guild)
      for (const id of others) expect((await store.team(id).holdings()).answers).toBe(1)
    })

    it.each(['joined', 'forget'] as const)('keeps all of it after “%s”', async (heard) => {
      const { now, pass } = clock()
      const store = open(now)
      await fill(store, [guild])
      await store.memberships.joined(guild)
      await store.memberships.left(guild)
      pass(3)
      await store.memberships[heard](guild)
      pass(48)
      await store.sweep(100)
      expect((await store.team(guild).holdings()).answers).toBe(1)
    })
  })
}
