import { describe, expect, it } from 'vitest'
import type { InstallationKey, Store } from '#src/store/ports.ts'

const workspace: InstallationKey = {
  enterpriseId: null,
  workspaceId: 'T1',
  isEnterpriseInstall: false,
}
const organisation: InstallationKey = {
  enterpriseId: 'E1',
  workspaceId: null,
  isEnterpriseInstall: true,
}
const tokens = { bot: { token: 'xoxb-canary', refreshToken: 'r', expiresAt: 5 } }
const hourMs = 3_600_000

/** What every book of installations has to do. `open` gives an empty store at the clock's time. */
export function describeInstallations(name: string, open: (now: () => Date) => Store): void {
  describe(name, () => {
    const clock = () => {
      let at = Date.parse('2026-11-23T12:00:00Z')
      return { now: () => new Date(at), pass: (hours: number) => (at += hours * hourMs) }
    }

    it('gives the tokens back, and keeps keys apart', async () => {
      const { installations } = open(clock().now)
      await installations.save(workspace, tokens)
      expect(await installations.find(workspace)).toEqual({
        tokens,
        brokenBecause: null,
        uninstalledAt: null,
      })
      expect(await installations.find({ ...workspace, enterpriseId: 'E1' })).toBeUndefined()
      expect(await installations.find(organisation)).toBeUndefined()
    })

    it('says that it is broken until it is saved anew', async () => {
      const { installations } = open(clock().now)
      await installations.save(workspace, tokens)
      await installations.markBroken(workspace, 'token_revoked')
      expect(await installations.find(workspace)).toMatchObject({ brokenBecause: 'token_revoked' })
      await installations.save(workspace, tokens)
      expect(await installations.find(workspace)).toMatchObject({ brokenBecause: null })
    })

    it.each([
      { key: workspace, mine: ['slack:T1'], others: ['slack:T2', 'slack:E1:T1', 'discord:T1'] },
      {
        key: { ...workspace, enterpriseId: 'E1' },
        mine: ['slack:E1:T1'],
        others: ['slack:T1', 'slack:E1:T2'],
      },
      {
        key: organisation,
        mine: ['slack:E1:T1', 'slack:E1:T2'],
        others: ['slack:T1', 'slack:E2:T1', 'slack:E1'],
      },
    ] as const)('F19: $mine loses its tokens at once and its data within a day', async (row) => {
      const { now, pass } = clock()
      const store = open(now)
      await store.installations.save(row.key, tokens)
      const speaker = { userId: 'U1', threadId: 'C1' }
      const answer = { budgetUsd: { value: 1, words: 'one' } }
      for (const id of [...row.mine, ...row.others]) {
        await store.team(id).saveAnswers('default', answer, speaker)
        await store.deliveries.begin({
          platform: 'slack',
          tenant: id,
          key: 'k',
          userId: 'U1',
          parametersHash: 'h',
        })
      }
      await store.installations.markUninstalled(row.key)
      pass(2)
      await store.installations.markUninstalled(row.key)
      expect(await store.installations.find(row.key)).toMatchObject({ tokens: undefined })
      await store.sweep(100)
      for (const id of row.mine) expect((await store.team(id).holdings()).answers).toBe(1)
      pass(21.5)
      await store.sweep(100)
      expect(await store.installations.find(row.key)).toBeUndefined()
      for (const id of row.mine) {
        expect(await store.team(id).exportAll()).toMatchObject({ answers: [], deliveries: [] })
      }
      for (const id of row.others) expect((await store.team(id).holdings()).answers).toBe(1)
    })

    it('keeps everything of a team that installs again within the day', async () => {
      const { now, pass } = clock()
      const store = open(now)
      await store.installations.save(workspace, tokens)
      await store
        .team('slack:T1')
        .saveAnswers(
          'default',
          { budgetUsd: { value: 1, words: 'one' } },
          { userId: 'U1', threadId: 'C1' },
        )
      await store.installations.markUninstalled(workspace)
      pass(3)
      await store.installations.save(workspace, tokens)
      pass(48)
      await store.sweep(100)
      expect(await store.installations.find(workspace)).toMatchObject({ tokens })
      expect((await store.team('slack:T1').holdings()).answers).toBe(1)
    })
  })
}
