import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApp } from '#src/app.ts'
import { models } from '#src/catalog/models.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { approaches } from '#src/decision/approach.ts'
import { quantityNames } from '#src/estimate/estimate.ts'
import { askLocally, asText, temporaryApp } from './support/app.ts'

const supportTeam =
  'we answer support tickets from 300 pages of manuals that change every week, 2,000 a day, no labelled answers, 20k dollars, data may go to a hosted API. fine-tune or pre-train?'

const dataOf = async (text: string, { ask } = temporaryApp()) => {
  const reply = await ask(text)
  if (!reply.ok) throw new Error(`${text}: ${reply.error.message}`)
  return reply.data
}

describe('advice', () => {
  it('understands the message, decides and keeps both', async () => {
    const local = temporaryApp()
    const data = await dataOf(supportTeam, local)
    expect(data).toMatchObject({
      intent: 'advise',
      id: 'r1',
      verdict: 'neither-yet',
      understood: {
        // 300 pages at 400 tokens a page.
        corpusTokens: { value: 120_000, words: expect.stringContaining('300 pages') },
        knowledgeChanges: { value: 'weekly' },
        requestsPerDay: { value: 2000 },
        labelledExamples: { value: 0 },
        budgetUsd: { value: 20_000 },
        dataResidency: { value: 'hosted-api' },
      },
      ranking: expect.arrayContaining([{ approach: 'prompting', points: expect.any(Number) }]),
      plan: expect.arrayContaining([
        expect.objectContaining({ stage: 'now', approach: 'prompting' }),
      ]),
      fired: expect.arrayContaining([expect.any(String)]),
    })
    const profile = await dataOf('profile', local)
    expect(profile.answers).toMatchObject({ requestsPerDay: { value: 2000, words: '2,000 a day' } })
    expect(await dataOf('history', local)).toMatchObject({ entries: [{ id: 'r1' }] })
    expect(local.faults).toEqual([])
  })

  it('accounts for every approach: ranked or ruled out, never both', async () => {
    const data = await dataOf(supportTeam)
    const ranked = (data.ranking as { approach: string }[]).map(({ approach }) => approach)
    const out = (data.ruledOut as { approach: string }[]).map(({ approach }) => approach)
    expect([...ranked, ...out].sort()).toEqual([...approaches].sort())
  })

  it('says when a message contradicts what is stored, and takes the newer one', async () => {
    const local = temporaryApp()
    await local.ask('we have 300 labelled tickets and need to fine-tune')
    const reply = await local.ask('sorry, we have 5000 labelled tickets')
    expect(asText(reply)).toMatch(/You said labelled examples was 300 .*I now take 5,000/s)
  })

  it('supposes without keeping', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    expect(await dataOf('what if we had 100k requests a day', local)).toMatchObject({
      intent: 'whatif',
      id: null,
    })
    expect((await dataOf('profile', local)).answers).toMatchObject({
      requestsPerDay: { value: 2000 },
    })
  })

  it('keeps projects apart', async () => {
    const local = temporaryApp()
    await local.ask('profile new search')
    await local.ask('profile set budgetUsd=5k')
    await local.ask('profile use default')
    expect((await dataOf('profile', local)).answers).toEqual({})
    const other = await askLocally(local.app, 'profile', { project: 'search' })
    expect(other.ok && other.data.answers).toMatchObject({ budgetUsd: { value: 5000 } })
  })
})

describe('estimates', () => {
  it.each([
    [
      'estimate finetune method=qlora model=llama-3.1-8b tokens=20M gpu=l4',
      'finetune',
      ['memoryGiBPerGpu', 'fitsProbability', 'gpuHours', 'wallClockHours', 'usd'],
    ],
    [
      'estimate pretrain parameters=7B tokens=1T gpu=h100 gpus=256',
      'pretrain',
      ['gpuHours', 'wallClockHours', 'usd'],
    ],
    [
      'estimate continue model=llama-3.1-8b tokens=10B gpu=h100 gpus=16',
      'continue',
      ['gpuHours', 'usd'],
    ],
    [
      'estimate serve model=llama-3.1-8b requestsPerDay=50k promptTokens=1500 outputTokens=250',
      'serve',
      ['memoryGiBPerGpu', 'outputTokensPerSecond', 'ttftMs', 'usdPerMonth'],
    ],
    ['estimate api requestsPerDay=50k promptTokens=1500 outputTokens=250', 'api', ['usdPerMonth']],
  ])('%s', async (text, kind, quantities) => {
    const local = temporaryApp()
    const data = await dataOf(text, local)
    expect(data).toMatchObject({ intent: 'estimate', id: 'e1', kind })
    for (const name of quantities) {
      const range = data[name] as { low: number; likely: number; high: number }
      expect(range.low, name).toBeLessThanOrEqual(range.likely)
      expect(range.likely, name).toBeLessThanOrEqual(range.high)
      expect(Number.isFinite(range.high), name).toBe(true)
    }
    expect((data.assumptions as unknown[]).length).toBeGreaterThan(3)
    const lines = data.lines as { working: string; source: { title: string } }[]
    for (const { working, source } of lines) {
      expect(working).not.toBe('')
      expect(source.title).not.toBe('')
    }
    expect(asText(await local.ask('why e1'))).toContain('Sources')
    expect(asText(await local.ask('show e1'))).toBe(asText(await temporaryApp().ask(text)))
  })

  it('takes what is left out from the profile, and says so', async () => {
    const local = temporaryApp()
    await local.ask('profile set requestsPerDay=12k promptTokensPerRequest=900')
    const { assumptions } = await dataOf('estimate serve model=llama-3.1-8b', local)
    expect(assumptions).toEqual(
      expect.arrayContaining([
        { name: 'requestsPerDay', value: 12_000, origin: 'profile' },
        { name: 'promptTokens', value: 900, origin: 'profile' },
        expect.objectContaining({ name: 'outputTokens', origin: 'default' }),
      ]),
    )
  })

  it('refuses an encoder where tokens are to be written, in a sentence', async () => {
    const reply = await temporaryApp().ask('estimate serve model=bert-base-uncased')
    expect(reply).toMatchObject({ ok: false, badInput: true })
  })
})

describe('privacy', () => {
  it('shows, exports, asks before it deletes, and deletes', async () => {
    const local = temporaryApp()
    await local.ask(supportTeam)
    await local.ask('estimate api requestsPerDay=50k')
    expect((await dataOf('privacy', local)).held).toMatchObject({
      recommendations: 1,
      estimates: 1,
      messages: 2,
    })
    expect(JSON.stringify((await dataOf('privacy export', local)).export)).toContain(
      '300 pages of manuals',
    )
    expect(await dataOf('privacy delete-team', local)).toMatchObject({ needsConfirmation: true })
    expect((await dataOf('privacy', local)).held).toMatchObject({ recommendations: 1 })
    await local.ask('privacy delete-team confirm')
    expect(Object.values((await dataOf('privacy', local)).held as object)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('what goes wrong', () => {
  it('is a card with an id when nobody expected it, and the log has the rest', async () => {
    const local = temporaryApp()
    await local.store.close()
    const reply = await local.ask('history')
    expect(reply).toMatchObject({ ok: false, badInput: false, error: { code: 'internal' } })
    expect(asText(reply)).toContain('err-1')
    expect(local.faults).toHaveLength(1)
  })

  it('does not hold up the next message of the thread', async () => {
    const local = temporaryApp()
    const [bad, good] = await Promise.all([local.ask('show r99'), local.ask('help')])
    expect(bad.ok).toBe(false)
    expect(good.ok).toBe(true)
  })
})

describe('messages of one thread that come at once', () => {
  it('see what was said before them, and nothing that was said after', async () => {
    const local = temporaryApp()
    const [, first, , second] = await Promise.all([
      local.ask('profile set requestsPerDay=1000'),
      dataOf('estimate api promptTokens=1k outputTokens=100', local),
      local.ask('profile set requestsPerDay=4000'),
      dataOf('estimate api promptTokens=1k outputTokens=100', local),
    ])
    const billOf = (data: Record<string, unknown>) =>
      (data.usdPerMonth as { likely: number }).likely
    // Four times the requests are four times the bill.
    expect(billOf(second) / billOf(first)).toBeCloseTo(4, 6)
  })

  it('share a commit when each only keeps its own answer', async () => {
    const local = temporaryApp()
    let waiting = 0
    let most = 0
    const team = local.store.team('terminal:local')
    const app = createApp({
      store: {
        ...local.store,
        team: () => ({
          ...team,
          async saveEstimate(...given) {
            most = Math.max(most, ++waiting)
            const id = await team.saveEstimate(...given)
            waiting -= 1
            return id
          },
        }),
      },
      commands,
      now: () => new Date('2026-11-23T12:00:00Z'),
      newErrorId: () => 'err-1',
      log: { debug: () => {}, warn: () => {}, error: () => {} },
    })
    const texts = [1, 2, 3, 4].map((n) => `estimate api requestsPerDay=${n}000`)
    const replies = await Promise.all(texts.map((text) => askLocally(app, text)))
    expect(replies.map((reply) => reply.ok && reply.data.id)).toEqual(['e1', 'e2', 'e3', 'e4'])
    expect(most).toBe(4)
  })
})

/** Words that reach the parsers, beside arbitrary text. */
const pieces = fc.constantFrom(
  ...[
    'estimate serve ',
    'estimate finetune ',
    'estimate pretrain ',
    'model=llama-3.1-8b ',
    'gpu=h100 ',
    'tokens=',
    'gpus=',
    'requestsPerDay=',
    'budget=',
    '1e308',
    '0',
    '-1',
    '9'.repeat(30),
    'nan',
    '0.0000001',
    '1T',
    ' a day',
    ' labelled examples',
    'no ',
    'what if ',
    'why ',
    'we have ',
    '% ',
    '$',
    ' tokens',
    '=',
    '"',
  ],
)

it('F86: no text ever crashes a turn, and no card shows a number that is none', {
  timeout: 120_000,
}, async () => {
  const text = fc
    .array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 9 })
    .map((parts) => parts.join(''))
  const local = temporaryApp()
  await fc.assert(
    fc.asyncProperty(text, async (said) => {
      const reply = await local.ask(said)
      expect(local.faults).toEqual([])
      if (!reply.ok) return
      // Nothing above types these words, so a card that has one computed it.
      const shown = asText(reply)
      for (const word of ['NaN', 'Infinity', 'undefined', '[object', '-$']) {
        if (!said.includes(word)) expect(shown).not.toContain(word)
      }
      for (const name of quantityNames) {
        const range = reply.data[name] as { low: number; high: number } | undefined
        if (range === undefined) continue
        expect(range.low).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(range.high)).toBe(true)
      }
    }),
    { numRuns: Number(process.env.CROSSROADS_RUNS ?? 400) },
  )
})

describe('a model of the hub', () => {
  it('is estimated like one of the catalog, or refused with a sentence when look-ups are off', async () => {
    const asked: string[] = []
    const [llama] = models.filter(({ id }) => id === 'meta-llama/Llama-3.1-8B-Instruct')
    if (llama === undefined) throw new Error('the catalog lost its llama')
    const remoteModels = {
      find: async (id: string) => {
        asked.push(id)
        return { ...llama, id, name: 'My-tuned-8B' }
      },
    }
    const local = temporaryApp(undefined, { remoteModels })
    const reply = await local.ask('estimate serve my-org/My-tuned-8B requestsPerDay=10k')
    expect(reply.ok && reply.data.subject).toContain('My-tuned-8B')
    expect(asked).toEqual(['my-org/My-tuned-8B'])
    const without = await temporaryApp().ask('estimate serve model=my-org/My-tuned-8B')
    expect(without).toMatchObject({ ok: false, badInput: true, error: { code: 'remote-model' } })
  })
})
