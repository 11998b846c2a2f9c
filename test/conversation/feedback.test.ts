import { describe, expect, it } from 'vitest'
import type { Role } from '#src/app.ts'
import { temporaryApp } from '../support/app.ts'

const serve = 'estimate serve model=llama-3.1-8b requestsPerDay=50k'

describe('feedback', () => {
  it('keeps a thumb with its reason, on an answer there is', async () => {
    const { ask, store } = temporaryApp()
    await ask(serve)
    expect(await ask('feedback down e1 reason="the rent is old"')).toMatchObject({ ok: true })
    expect(await store.team('terminal:local').exportAll()).toMatchObject({
      feedback: [{ savedId: 'e1', thumb: 'down', reason: 'the rent is old', userId: 'local' }],
    })
  })

  it.each([
    ['feedback up', 'Nothing has been recommended yet'],
    ['feedback up e9', 'no answer e9'],
    ['feedback up x1', 'like r12 or e7'],
    ['feedback sideways e1', 'sideways'],
  ])('“%s” is told what is meant', async (text, words) => {
    const reply = await temporaryApp().ask(text)
    expect(reply).toMatchObject({ ok: false, badInput: true })
    expect(JSON.stringify(reply.card)).toContain(words)
  })
})

describe('a message with a role', () => {
  const as = (role: Role, asked: boolean[] = []) => ({
    role: async (fresh: boolean) => {
      asked.push(fresh)
      return role
    },
  })
  const place = { teamId: 'slack:T1', threadId: 'C1', userId: 'U1' } as const

  it('is asked for afresh exactly when only an admin may', async () => {
    const { app } = temporaryApp()
    const asked: boolean[] = []
    await app.message({ ...place, ...as('admin', asked), text: 'profile' })
    expect(asked).toEqual([false])
    await app.message({ ...place, ...as('admin', asked), text: 'privacy delete-team' })
    expect(asked).toEqual([false, false, true])
  })

  it('of a guest works on a project of their own, and reads nothing of the team’s', async () => {
    const { app, store } = temporaryApp()
    await app.message({ ...place, ...as('member'), text: 'profile set budgetUsd=123k' })
    await app.message({ ...place, ...as('member'), text: 'settings gpuPrice=h100:0.01' })
    const guest = { ...place, userId: 'U2', ...as('guest') }
    const shown = await app.message({ ...guest, text: 'profile' })
    expect(shown).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    const advice = await app.message({ ...guest, text: 'we have 500 labelled tickets' })
    expect(JSON.stringify(advice)).not.toContain('123')
    const { answers } = await store.team('slack:T1').project('default')
    expect(Object.keys(answers)).toEqual(['budgetUsd'])
    const estimate = {
      ...guest,
      text: 'estimate finetune method=lora model=llama-3.1-8b tokens=20M gpu=h100',
    }
    expect(JSON.stringify(await app.message(estimate))).not.toContain('0.01')
  })

  it('in a thread works on its channel’s project, until the thread has one', async () => {
    const { app } = temporaryApp()
    const channel = { ...place, ...as('member') }
    const thread = { ...channel, threadId: 'C1:1.2', channelId: 'C1' }
    await app.message({ ...channel, text: 'profile new search' })
    const here = await app.message({ ...thread, text: 'profile' })
    expect(here).toMatchObject({ data: { project: 'search' } })
    await app.message({ ...thread, text: 'profile new other' })
    expect(await app.message({ ...thread, text: 'profile' })).toMatchObject({
      data: { project: 'other' },
    })
    expect(await app.message({ ...channel, text: 'profile' })).toMatchObject({
      data: { project: 'search' },
    })
  })
})
