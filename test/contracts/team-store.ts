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
