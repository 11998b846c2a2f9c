import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reply } from '#src/app.ts'
import type { NextQuestion } from '#src/decision/decision.ts'
import { possibleAnswers } from '#src/decision/possible-answers.ts'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { profileOf, type Statements } from '#src/profile/statement.ts'
import { askLocally, asText, temporaryApp } from '../support/app.ts'

const dataOf = (reply: Reply) => {
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.data
}
const questionOf = (reply: Reply) =>
  dataOf(reply).question as (NextQuestion & { number: number }) | undefined
const answersIn = async ({ ask }: ReturnType<typeof temporaryApp>) =>
  dataOf(await ask('profile')).answers as Statements
const open = (reply: Reply) => questionOf(reply)?.fields

describe('a bare reply', () => {
  const cases: readonly (readonly [string, string, Profile])[] = [
    // The question below this card is the time to the whole answer.
    [
      '2,000 a day, the corpus is 300 pages, changes weekly, hosted API is fine',
      '5 s',
      { latencyMs: 5000 },
    ],
    [
      '2,000 a day, the corpus is 300 pages, changes weekly, hosted API is fine',
      'about 300ms',
      { latencyMs: 300 },
    ],
  ]
  it.each(cases)(
    'answers the question below a recommendation: %s / %s',
    async (first, reply, expected) => {
      const local = temporaryApp()
      const { nextQuestion } = dataOf(await local.ask(first))
      expect((nextQuestion as NextQuestion).fields).toContain('latencyMs')
      const data = dataOf(await local.ask(reply))
      expect(data).toMatchObject({ intent: 'advise', understood: { latencyMs: { words: reply } } })
      expect(profileOf(await answersIn(local))).toMatchObject(expected)
    },
  )

  const multi: readonly (readonly [string, Profile])[] = [
    [
      '300 pages, weekly, yes',
      { corpusTokens: 120_000, knowledgeChanges: 'weekly', citationsNeeded: true },
    ],
    ['weekly', { knowledgeChanges: 'weekly' }],
    ['it changes every week and no', { knowledgeChanges: 'weekly', citationsNeeded: false }],
    ['no', { citationsNeeded: false }],
    ['none', { corpusTokens: 0 }],
    ['about 2M tokens', { corpusTokens: 2_000_000 }],
    ['yes, they must', { citationsNeeded: true }],
  ]
  it.each(multi)('answers some of three fields: %s', async (reply, expected) => {
    const local = temporaryApp()
    expect(open(await local.ask('advise'))).toEqual([
      'corpusTokens',
      'knowledgeChanges',
      'citationsNeeded',
    ])
    await local.ask(reply)
    expect(profileOf(await answersIn(local))).toEqual(expected)
  })

  it('asks for the unit of a bare time, and takes nothing', async () => {
    const local = temporaryApp()
    await local.ask(
      'profile set corpusTokens=120k knowledgeChanges=weekly citationsNeeded=no requestsPerDay=500',
    )
    expect(open(await local.ask('advise'))).toEqual(['latencyMs'])
    const reply = await local.ask('2')
    expect(asText(reply)).toContain('needs its unit')
    expect(open(reply)).toEqual(['latencyMs'])
    expect((await answersIn(local)).latencyMs).toBeUndefined()
  })

  it.each(['banana', '12 monkeys ate it', '🤷'])(
    'keeps the question open over %s',
    async (text) => {
      const local = temporaryApp()
      const first = await local.ask('advise')
      const reply = await local.ask(text)
      expect(open(reply)).toEqual(open(first))
      expect(questionOf(reply)?.number).toBe(1)
      expect(asText(reply)).toContain('I found no answer')
      expect(await answersIn(local)).toEqual({})
    },
  )

  it.each([
    ['thanks!', 'You are welcome'],
    ['which model should I use?', 'Which model?'],
    ['who is responsible for errors?', 'That I cannot answer from rules'],
  ])('answers %s by itself, and leaves the question open', async (text, title) => {
    const local = temporaryApp()
    const first = await local.ask('advise')
    expect((await local.ask(text)).card.title).toBe(title)
    expect(open(await local.ask('advise'))).toEqual(open(first))
  })

  it('takes the no that opens a correction for no answer', async () => {
    const local = temporaryApp()
    await local.ask('500 labelled tickets, 2,000 requests a day')
    await local.ask('no, it is 300 labelled')
    const answers = await answersIn(local)
    expect(answers.labelledExamples).toMatchObject({ value: 300 })
    expect(answers.citationsNeeded).toBeUndefined()
  })

  it('explains the question to those who do not understand it', async () => {
    const local = temporaryApp()
    const first = await local.ask('advise')
    const reply = await local.ask('what do you mean?')
    expect(asText(reply)).toContain('Why I ask')
    expect(open(reply)).toEqual(open(first))
  })

  it('leaves other questions to their own answers, and the open one open', async () => {
    const local = temporaryApp()
    const first = await local.ask('advise')
    expect(dataOf(await local.ask('what is LoRA?')).intent).toBe('learn')
    expect(dataOf(await local.ask('estimate serve model=llama-3.1-8b')).id).toBe('e1')
    expect(open(await local.ask('advise'))).toEqual(open(first))
  })

  it('does not swallow a new description', async () => {
    const local = temporaryApp()
    await local.ask('we have 300 labelled tickets and need to fine-tune')
    const data = dataOf(
      await local.ask(
        'we have 900 curated replies, the tone is off, must run on-prem, 20,000 requests a day',
      ),
    )
    expect(data).toMatchObject({ id: 'r2', plan: expect.any(Array) })
  })
})

describe('beside the answer', () => {
  it('says why it asks: the answers that change the first place', async () => {
    const local = temporaryApp()
    await local.ask('advise')
    const reply = await local.ask('why do you ask?')
    // Knowledge that changes, or that must be cited, belongs in an index (K12).
    expect(asText(reply)).toContain('citations needed: yes → retrieval (RAG) first')
    expect(questionOf(reply)?.number).toBe(1)
  })

  it('marks what nobody knows, and asks it no more', async () => {
    const local = temporaryApp()
    const fields = open(await local.ask('advise')) ?? []
    await local.ask("I don't know")
    const { notSure } = await local.store.team('terminal:local').project('default')
    expect([...notSure].sort()).toEqual([...fields].sort())
    expect(open(await local.ask('advise'))).not.toEqual(fields)
  })

  it('skips without marking the profile', async () => {
    const local = temporaryApp()
    const fields = open(await local.ask('advise'))
    const reply = await local.ask('skip')
    expect(open(reply)).not.toEqual(fields)
    const { notSure } = await local.store.team('terminal:local').project('default')
    expect(notSure).toEqual([])
  })

  it('remembers what was skipped when the questions start again in the thread', async () => {
    const local = temporaryApp()
    const skipped = open(await local.ask('advise')) ?? []
    await local.ask('skip')
    await local.ask('stop')
    let reply = await local.ask('advise')
    const asked: ProfileField[] = []
    for (let i = 0; i < 10 && open(reply) !== undefined; i++) {
      asked.push(...(open(reply) ?? []))
      reply = await local.ask('skip')
    }
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((field) => skipped.includes(field))).toEqual([])
  })

  it('keeps what was skipped also when a message comes between', async () => {
    const local = temporaryApp()
    const skipped = open(await local.ask('advise')) ?? []
    await local.ask('skip')
    await local.ask('stop')
    await local.ask('we have 300 labelled tickets')
    const again = open(await local.ask('advise')) ?? []
    expect(again.filter((field) => skipped.includes(field))).toEqual([])
  })

  it('points out a contradiction, and takes the newer', async () => {
    const local = temporaryApp()
    await local.ask('advise')
    await local.ask('120k tokens')
    const reply = await local.ask('sorry, the corpus is 300M tokens')
    expect(asText(reply)).toMatch(/You said domain text was 120,000 tokens .*I now take 300M/s)
    expect((await answersIn(local)).corpusTokens?.value).toBe(300e6)
  })

  it('takes back also what was said by somebody else, with the name', async () => {
    const local = temporaryApp()
    const by = (userId: string, text: string) => askLocally(local.app, text, { userId })
    await by('ann', 'profile set corpusTokens=120k')
    await by('ann', 'advise')
    await by('bob', 'sorry, the corpus is 300M tokens')
    const team = local.store.team('terminal:local')
    expect((await team.project('default')).saidBy.corpusTokens).toBe('bob')
    await by('cid', 'back')
    const project = await team.project('default')
    expect(project.saidBy.corpusTokens).toBe('ann')
    expect(project.answers.corpusTokens).toEqual({ value: 120_000, words: 'corpusTokens=120k' })
  })

  it('stops when told to, with the whole recommendation', async () => {
    const local = temporaryApp()
    await local.ask('advise')
    await local.ask('300 pages, weekly, no')
    const reply = await local.ask('stop')
    expect(dataOf(reply)).toMatchObject({ id: 'r1', plan: expect.any(Array) })
    expect(asText(reply)).toContain('I stop after one question, as you wish.')
  })
})

it('goes on after a restart, in the thread and project where it was', async () => {
  const first = temporaryApp()
  await first.ask('advise')
  const before = await first.ask('300 pages, weekly, no')
  await first.store.close()
  const again = temporaryApp('2026-11-23', { file: first.file })
  const elsewhere = await askLocally(again.app, '500 a day, 5 s', { threadId: 'other' })
  expect(questionOf(elsewhere)).toBeUndefined()
  const reply = await again.ask('500 a day, 5 s')
  expect(questionOf(before)?.number).toBe(2)
  expect(questionOf(reply)?.number ?? 3).toBe(3)
  expect(dataOf(reply).understood).toMatchObject({ latencyMs: { value: 5000 } })
})

/** One possible answer to each field of a question, as it would be typed. */
function typedAnswer(fields: readonly ProfileField[], pick: number): string {
  return fields
    .map((field) => {
      const { choices } = acceptedAnswers(field)
      if (choices.length > 0) return choices[pick % choices.length]
      const values = possibleAnswers(field).filter((value) => typeof value === 'number')
      const value = values[pick % values.length] ?? 0
      return field.endsWith('Ms') ? `${value} ms` : String(value)
    })
    .join(', ')
}

describe('whatever is answered', () => {
  const picks = fc.array(fc.nat(50), { minLength: 10, maxLength: 10 })

  it('asks at most eight questions, never one twice, and ends with a recommendation', async () => {
    await fc.assert(
      fc.asyncProperty(picks, async (chosen) => {
        const local = temporaryApp()
        const asked: ProfileField[] = []
        let reply = await local.ask('advise')
        let count = 0
        for (let fields = open(reply); fields !== undefined; fields = open(reply)) {
          count += 1
          expect(questionOf(reply)?.number).toBe(count)
          expect(fields.filter((field) => asked.includes(field))).toEqual([])
          asked.push(...fields)
          const pick = chosen[count] ?? 0
          reply = await local.ask(pick % 7 === 0 ? 'skip' : typedAnswer(fields, pick))
          expect(local.faults).toEqual([])
        }
        expect(count).toBeLessThanOrEqual(8)
        expect(dataOf(reply)).toMatchObject({
          id: 'r1',
          plan: expect.any(Array),
          nextQuestion: null,
        })
        expect(asText(reply)).toContain('I stop after')
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('back restores the question and every answer', async () => {
    await fc.assert(
      fc.asyncProperty(picks, fc.nat(3), async (chosen, depth) => {
        const local = temporaryApp()
        let reply = await local.ask('advise')
        for (let step = 0; step < depth && open(reply) !== undefined; step += 1) {
          reply = await local.ask(typedAnswer(open(reply) ?? [], chosen[step] ?? 0))
        }
        const fields = open(reply)
        fc.pre(fields !== undefined)
        const before = await local.store.team('terminal:local').project('default')
        await local.ask(typedAnswer(fields ?? [], chosen[9] ?? 0))
        const back = await local.ask('back')
        expect(open(back)).toEqual(fields)
        expect(await local.store.team('terminal:local').project('default')).toEqual(before)
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})
