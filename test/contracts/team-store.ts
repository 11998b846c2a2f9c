import { describe, expect, it } from 'vitest'
import type { Store } from '#src/store/ports.ts'

const speaker = { userId: 'ann', threadId: 't1' }
const turn = (project = 'default') => ({
  project,
  said: 'we have 300 labelled tickets',
  answers: { labelledExamples: { value: 300, words: '300 labelled tickets' } },
  notSure: ['budgetUsd'] as const,
  reply: (id: string | null) => `the card of ${id}`,
})
const recommendation = { asOf: '2026-11-23', profile: { labelledExamples: 300 }, result: { a: 1 } }
const estimate = { kind: 'serve', asOf: '2026-11-23', inputs: { model: 'm' }, result: { b: 2 } }

/** What every implementation of the store has to do. `open` gives an empty one. */
export function describeTeamStore(name: string, open: () => Store): void {
  describe(name, () => {
    it('starts with an empty default project', async () => {
      const team = open().team('slack:T1')
      expect(await team.currentProject('t1')).toEqual({
        name: 'default',
        answers: {},
        notSure: [],
        saidBy: {},
      })
      expect(await team.latestRecommendation()).toBeUndefined()
      expect(await team.holdings()).toEqual({
        projects: 0,
        answers: 0,
        messages: 0,
        recommendations: 0,
        estimates: 0,
      })
    })

    it('keeps a turn whole: answers with their words, what nobody knew, both messages, the recommendation', async () => {
      const team = open().team('slack:T1')
      expect(await team.recordTurn({ ...turn(), recommendation }, speaker)).toBe('r1')
      expect(await team.currentProject('t1')).toEqual({
        name: 'default',
        answers: { labelledExamples: { value: 300, words: '300 labelled tickets' } },
        notSure: ['budgetUsd'],
        saidBy: { labelledExamples: 'ann', budgetUsd: 'ann' },
      })
      expect((await team.thread('t1', 10)).map(({ author, text }) => [author, text])).toEqual([
        ['person', 'we have 300 labelled tickets'],
        ['crossroads', 'the card of r1'],
      ])
      expect(await team.latestRecommendation()).toMatchObject({ id: 'r1', ...recommendation })
    })

    it('numbers recommendations and estimates per team, and never reuses a number', async () => {
      const store = open()
      const [one, two] = [store.team('slack:T1'), store.team('discord:T1')]
      expect(await one.saveEstimate(estimate, speaker)).toBe('e1')
      expect(await one.saveEstimate(estimate, speaker)).toBe('e2')
      expect(await two.saveEstimate(estimate, speaker)).toBe('e1')
      await one.deletePerson('ann')
      expect(await one.saveEstimate(estimate, speaker)).toBe('e3')
    })

    it('replaces single answers and keeps the others', async () => {
      const team = open().team('terminal:local')
      await team.saveAnswers('default', { budgetUsd: { value: 1, words: '$1' } }, speaker)
      await team.saveAnswers('default', { labelledExamples: { value: 5, words: 'five' } }, speaker)
      await team.saveAnswers('default', { budgetUsd: { value: 2, words: '$2' } }, speaker)
      await team.removeAnswer('default', 'labelledExamples')
      expect((await team.currentProject('t1')).answers).toEqual({
        budgetUsd: { value: 2, words: '$2' },
      })
    })

    it('keeps an interview per thread and project until a turn ends it', async () => {
      const team = open().team('slack:T1')
      const state = { steps: [{ fields: ['gap'] }] }
      expect(await team.interview('t1', 'default')).toBeUndefined()
      await team.recordTurn({ ...turn(), interview: state }, speaker)
      expect(await team.interview('t1', 'default')).toEqual(state)
      expect(await team.interview('t2', 'default')).toBeUndefined()
      expect(await team.interview('t1', 'search')).toBeUndefined()
      await team.recordTurn(turn(), speaker)
      expect(await team.interview('t1', 'default')).toEqual(state)
      await team.recordTurn({ ...turn(), interview: null }, speaker)
      expect(await team.interview('t1', 'default')).toBeUndefined()
    })

    it('puts fields back as they were, with who had said so', async () => {
      const team = open().team('slack:T1')
      await team.recordTurn(turn(), speaker)
      const bob = { ...speaker, userId: 'bob' }
      const said = {
        labelledExamples: { value: 9, words: '9' },
        team: { value: 'ml-team', words: 'x' },
      }
      await team.recordTurn({ ...turn(), answers: said as never, notSure: [] }, bob)
      const restored = {
        labelledExamples: { value: 300, words: '300 labelled tickets', userId: 'ann' },
        team: null,
      }
      await team.recordTurn({ ...turn(), answers: {}, notSure: [], restored }, bob)
      expect(await team.currentProject('t1')).toMatchObject({
        answers: { labelledExamples: { value: 300, words: '300 labelled tickets' } },
        saidBy: { labelledExamples: 'ann', budgetUsd: 'ann' },
      })
      expect((await team.currentProject('t1')).answers.team).toBeUndefined()
    })

    it('forgets the interviews that name a person with the person', async () => {
      const team = open().team('slack:T1')
      const naming = (userId: string) => ({ steps: [{ earlier: { gap: { userId } } }] })
      await team.recordTurn({ ...turn(), interview: naming('ann') }, speaker)
      await team.recordTurn({ ...turn('other'), interview: naming('annette') }, speaker)
      await team.deletePerson('ann')
      expect(await team.interview('t1', 'default')).toBeUndefined()
      expect(await team.interview('t1', 'other')).toEqual(naming('annette'))
      await team.deleteTeam()
      expect(await team.interview('t1', 'other')).toBeUndefined()
    })

    it('holds a project for each thread', async () => {
      const team = open().team('terminal:local')
      await team.useProject('search', speaker)
      expect((await team.currentProject('t1')).name).toBe('search')
      expect((await team.currentProject('t2')).name).toBe('default')
      expect(await team.projectNames()).toEqual(['search'])
      await team.resetProject('search')
      expect(await team.projectNames()).toEqual([])
    })

    it('keeps settings by team, and replaces them', async () => {
      const store = open()
      await store.team('slack:T1').saveSetting('gpuPrices', { L4: 0.5 }, speaker)
      await store.team('slack:T1').saveSetting('gpuPrices', { L4: 0.4 }, speaker)
      expect(await store.team('slack:T1').settings()).toEqual({ gpuPrices: { L4: 0.4 } })
      expect(await store.team('slack:T2').settings()).toEqual({})
    })

    it('lists the newest first', async () => {
      const team = open().team('terminal:local')
      for (let i = 0; i < 3; i++) await team.recordTurn({ ...turn(), recommendation }, speaker)
      expect((await team.recentRecommendations(2)).map(({ id }) => id)).toEqual(['r3', 'r2'])
      expect(await team.recommendation('r1')).toMatchObject({ id: 'r1' })
      expect(await team.recommendation('r9')).toBeUndefined()
    })

    it('deletes what one person said, and leaves the rest', async () => {
      const team = open().team('slack:T1')
      await team.recordTurn({ ...turn(), recommendation }, speaker)
      await team.recordTurn(turn(), { ...speaker, userId: 'bob' })
      await team.deletePerson('ann')
      expect(await team.holdings()).toMatchObject({ messages: 2, recommendations: 0, answers: 2 })
    })

    it('keeps the words of what is stored, and replaces them', async () => {
      const team = open().team('slack:T1')
      await team.recordTurn({ ...turn(), recommendation }, speaker)
      const id = await team.saveEstimate(estimate, speaker)
      expect((await team.recommendation('r1'))?.prose).toBeNull()
      const prose = { text: 'An adapter learns it.', writtenBy: 'explain@1 m', isComplete: true }
      await team.saveProse('r1', { ...prose, text: 'Earlier.' })
      await team.saveProse('r1', prose)
      await team.saveProse(id, prose)
      expect((await team.recommendation('r1'))?.prose).toEqual(prose)
      expect((await team.estimate(id))?.prose).toEqual(prose)
    })

    describe('the books of the language model', () => {
      const most = { inputTokens: 800, outputTokens: 200, usd: 0.5 }
      const used = { inputTokens: 700, outputTokens: 100, usd: 0.2 }

      it('count what is reserved until it is settled, and then what was used', async () => {
        const team = open().team('slack:T1')
        const reserved = await team.reserveModelCall(most, {}, speaker)
        expect(await team.modelUsageToday(speaker)).toMatchObject({ tokensOfUser: 1_000, usd: 0.5 })
        if (!('day' in reserved)) throw new Error('refused')
        await team.settleModelCall(reserved.day, most, used, speaker)
        expect(await team.modelUsageToday(speaker)).toMatchObject({
          calls: 1,
          tokensOfUser: 800,
          usd: 0.2,
          usdOfAllTeams: 0.2,
        })
      })

      it('refuse what would pass a cap of the person, the team or the installation', async () => {
        const store = open()
        const team = store.team('slack:T1')
        const bob = { ...speaker, userId: 'bob' }
        await team.reserveModelCall(most, {}, speaker)
        const refusedBy = (caps: object, by = speaker, of = team) =>
          of.reserveModelCall(most, caps, by)
        expect(await refusedBy({ tokensPerUser: 1_999 })).toEqual({ refusedBy: 'user-tokens' })
        expect(await refusedBy({ tokensPerUser: 1_999 }, bob)).toHaveProperty('day')
        expect(await refusedBy({ tokensPerTeam: 2_999 }, bob)).toEqual({ refusedBy: 'team-tokens' })
        expect(await refusedBy({ usd: 1.4 }, speaker, store.team('slack:T2'))).toEqual({
          refusedBy: 'usd',
        })
        expect(await refusedBy({ usd: 1.5 }, speaker, store.team('slack:T2'))).toHaveProperty('day')
      })

      it('never pass a cap together, however many come at once', async () => {
        const team = open().team('slack:T1')
        const all = await Promise.all(
          Array.from({ length: 100 }, () =>
            team.reserveModelCall(most, { tokensPerTeam: 7_000 }, speaker),
          ),
        )
        expect(all.filter((each) => 'day' in each)).toHaveLength(7)
      })

      it('keep a deleted person’s spending without the person', async () => {
        const team = open().team('slack:T1')
        await team.reserveModelCall(most, {}, speaker)
        await team.deletePerson('ann')
        expect(JSON.stringify(await team.exportAll())).not.toContain('"ann"')
        expect(await team.reserveModelCall(most, { tokensPerTeam: 1_999 }, speaker)).toEqual({
          refusedBy: 'team-tokens',
        })
      })

      it('outlive a deleted team where they are the installation’s own', async () => {
        const store = open()
        await store.team('slack:T1').reserveModelCall(most, {}, speaker)
        await store.team('slack:T1').deleteTeam()
        expect(await store.team('slack:T1').modelUsageToday(speaker)).toMatchObject({
          tokensOfUser: 0,
          usdOfAllTeams: 0.5,
        })
      })
    })

    it('deletes a team whole', async () => {
      const store = open()
      await store.team('slack:T1').recordTurn({ ...turn(), recommendation }, speaker)
      await store.team('slack:T1').saveEstimate(estimate, speaker)
      await store.team('slack:T2').saveEstimate(estimate, speaker)
      expect(await store.team('slack:T1').deleteTeam()).toMatchObject({ messages: 2, estimates: 1 })
      expect(Object.values(await store.team('slack:T1').holdings())).toEqual([0, 0, 0, 0, 0])
      expect(await store.team('slack:T2').holdings()).toMatchObject({ estimates: 1 })
    })
  })
}
