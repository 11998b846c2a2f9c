import { describe, expect, it } from 'vitest'
import type { Card, TableBlock } from '#src/card/card.ts'
import { asText, started } from '../support/app.ts'

const project =
  'We have 4,000 labelled support tickets, 20k requests a day, the prompt gets 80% and we need 92%. Team of three ML engineers, $15k, should we fine-tune?'

const tableOf = ({ blocks }: Card) =>
  blocks.find((block): block is TableBlock => block.type === 'table')

describe('a question about what was recommended', () => {
  it.each([
    ['what are the downsides?', 'What speaks against LoRA fine-tuning · r1'],
    ['what could go wrong?', 'What speaks against LoRA fine-tuning · r1'],
    ['and the risks of RAG?', 'What speaks against retrieval (RAG) · r1'],
    ['what’s the cheapest option?', 'The cheapest way · r1'],
    ['which is the cheapest?', 'The cheapest way · r1'],
    ['what is the fastest way to a first result?', 'The fastest way · r1'],
    ['any alternatives?', 'What else there is · r1'],
    ['what are our options', 'What else there is · r1'],
    ['when should we look at this again?', 'When to look again · r1'],
    ['how often do we need to retrain?', 'When to look again · r1'],
    ['how do we measure it?', 'How to measure it · r1'],
    ['how will we know whether it works?', 'How to measure it · r1'],
    ['how accurate will it be?', 'How to measure it · r1'],
    ['which GPU would we need?', 'Which machines · r1'],
    ['do we need our own GPUs for that?', 'Which machines · r1'],
    ['how do we start the fine-tuning?', 'How to go about it · r1'],
    ['what hyperparameters should we use?', 'How to go about it · r1'],
    ['how much data do I need?', 'Labelled examples in r1'],
    ['is our data enough?', 'Labelled examples in r1'],
    ['what if we don’t have enough data?', 'Labelled examples in r1'],
    ['what about privacy?', 'Data residency in r1'],
    ['does latency matter here?', 'Time to the whole answer in r1'],
    ['at what volume does our own model pay off?', 'Requests per day in r1'],
    ['do we need a data scientist?', 'What the plan takes · r1'],
    ['can we do it in house?', 'What the plan takes · r1'],
    ['what would you do in my place?', 'r1 stands'],
    ['ok, what now?', 'What the plan takes · r1'],
    ['was sind die Risiken?', 'What speaks against LoRA fine-tuning · r1'],
    ['¿cuáles son los riesgos?', 'What speaks against LoRA fine-tuning · r1'],
    ['quels sont les risques ?', 'What speaks against LoRA fine-tuning · r1'],
    ['¿hay alternativas?', 'What else there is · r1'],
    ['welche GPU brauchen wir?', 'Which machines · r1'],
    ['quanti esempi ci servono?', 'Labelled examples in r1'],
    ['wie viele Beispiele brauchen wir?', 'Labelled examples in r1'],
    ['who has done this before?', 'What r1 rests on'],
    ['and if we tuned a small model instead?', 'What r1 says of LoRA fine-tuning'],
    ['could we just use a bigger model?', 'Which model?'],
  ])('%s', async (text, title) => {
    const ask = await started(project)
    const { card } = await ask(text)
    expect(card.title).toBe(title)
  })

  it('makes no second recommendation', async () => {
    const ask = await started(project, 'what are the downsides?', 'which GPU would we need?')
    expect((await ask('history')).card.title).toBe('History')
    expect(asText(await ask('history'))).not.toContain('r2')
  })

  it.each([
    'it is about credit risk, 500 labelled letters',
    'the cheapest model costs us $900 a month on the API today',
    'we have 40 machines with sensors, when one fails again we lose a day',
  ])('is none of “%s”', async (text) => {
    const ask = await started(project)
    const { data } = await ask(text)
    expect(data.about).toBeUndefined()
  })
})

it('“what now?” after a description asks for advice, and supposes nothing', async () => {
  const ask = await started()
  const { data } = await ask('we have 300 labelled tickets and the prompt is far off, what now?')
  expect(data).toMatchObject({ intent: 'advise', id: 'r1' })
})

it('“show me the maths” is the working', async () => {
  const ask = await started('estimate serve llama-3.1-8b requestsPerDay=5k')
  expect((await ask('can you show the maths?')).card.title).toContain('How e1 was computed')
})

describe('how many examples', () => {
  it('says where a number changes the argument, and what ours does', async () => {
    const ask = await started(project)
    const { card } = await ask('how many examples would be enough?')
    // OpenAI's guide: ten are the least a job accepts, fifty a good beginning.
    expect(
      tableOf(card)
        ?.rows.slice(0, 2)
        .map(([from]) => from),
    ).toEqual(['10', '50'])
    expect(asText(await ask('how many examples would be enough?'))).toContain('4,000')
  })

  it('needs no recommendation', async () => {
    const ask = await started()
    const { card, data } = await ask('how many examples do I need?')
    expect(data).toMatchObject({ intent: 'learn', factor: 'labelledExamples' })
    expect(tableOf(card)?.rows[0]?.[0]).toBe('10')
  })
})

describe('the cheapest and the fastest way', () => {
  it('leaves out what the rules speak against, and says so', async () => {
    const ask = await started(project)
    const { card } = await ask('what’s the cheapest option?')
    const approaches = tableOf(card)?.rows.map(([name]) => name) ?? []
    // The prompt is far from its target, so the rules speak against prompting alone.
    expect(approaches).not.toContain('Prompting')
    expect(asText(await ask('what’s the cheapest option?'))).toMatch(
      /Left out, since the rules speak against them: .*prompting/s,
    )
  })

  it('never calls cheapest what nobody could estimate', async () => {
    // Without a corpus continued pre-training has no cost of its own.
    const ask = await started('we want an assistant, 1,000 requests a day')
    const { card } = await ask('what’s the cheapest option?')
    const rows = tableOf(card)?.rows ?? []
    expect(rows.length).toBeGreaterThan(1)
    expect(rows[0]?.[1]).not.toContain('not estimated')
    const open = rows.map(([, cost = '']) => cost.includes('not estimated'))
    expect(open.indexOf(true)).toBeGreaterThanOrEqual(open.lastIndexOf(false))
  })
})

describe('a question about the last estimate', () => {
  const estimate = 'estimate finetune llama-3.1-8b examples=5000 tokensPerExample=800'

  it.each([
    ['is there a cheaper way?', 'Other ways · e1'],
    ['which GPU would be faster?', 'Other ways · e1'],
    ['any alternatives?', 'Other ways · e1'],
    ['what could go wrong?', 'What could be off · e1'],
    ['what did you assume?', 'What it assumes · e1'],
    ['what batch size did you assume', 'What it assumes · e1'],
    ['is flash attention assumed?', 'What it assumes · e1'],
    ['what’s the carbon footprint?', 'Energy · e1'],
  ])('%s', async (text, title) => {
    const ask = await started(estimate)
    const { card, data } = await ask(text)
    expect(card.title).toBe(title)
    expect(data).toMatchObject({ intent: 'estimate', id: 'e1' })
  })

  it.each([
    ['how much is that per request', 'What each costs · e1'],
    ['what’s the cost per million tokens?', 'What each costs · e1'],
    ['how much per 1k requests?', 'What each costs · e1'],
  ])('of a server: %s', async (text, title) => {
    const ask = await started('estimate serve llama-3.1-8b requestsPerDay=50k gpu=l4')
    const reply = await ask(text)
    expect(reply.card.title).toBe(title)
    expect(asText(reply)).toMatch(/A million output tokens, never idle: \$/)
  })

  it.each([
    'which provider is cheapest?',
    'where can I rent that?',
    'and on spot?',
    'what does lambda charge?',
  ])('of its cards: %s', async (text) => {
    const ask = await started('estimate serve llama-3.3-70b requestsPerDay=20k gpu=h100-sxm gpus=4')
    expect((await ask(text)).card.title).toBe('Renting 4 × H100-SXM')
  })

  it('looks for other ways also where a what-if came last', async () => {
    const ask = await started(
      'estimate serve llama-3.1-8b requestsPerDay=50k gpu=l4',
      'what if prompts were 8k?',
    )
    const reply = await ask('cheaper?')
    expect(reply.card.title).toBe('Other ways · e2')
    expect(asText(reply)).toMatch(/Cheapest/)
  })

  it.each([
    ['how long would it take on a 4090?', /Assumed .*\n.*gpu.*RTX4090/],
    ['how much memory would full fine-tuning need', /method +lora +full/],
    ['how much would 50k examples cost?', /examples +5,000 +50,000/],
  ])('computes what it names: %s', async (text, shown) => {
    const ask = await started(estimate)
    expect(asText(await ask(text))).toMatch(shown)
  })

  it('says what nobody said', async () => {
    const ask = await started(estimate)
    expect(asText(await ask('what did you assume?'))).toMatch(/epochs +3 +our default/)
  })

  it('an API call has no electricity of ours', async () => {
    const ask = await started('estimate api gpt-4o-mini requestsPerDay=1000')
    expect((await ask('what’s the carbon footprint?')).card.title).not.toContain('Energy')
  })
})

describe('plans whose figures seem to contradict their names', () => {
  it('say what was counted beside the figures', async () => {
    // Ten minutes of two RTX PRO 6000 cost more than the hours that an A40 loses.
    const ask = await started()
    const { card } = await ask('estimate finetune llama-3.1-8b examples=5000 tokensPerExample=800')
    const rows = tableOf(card)?.rows ?? []
    const costOf = (plan: string) =>
      Number(/\$([\d.]+)/.exec(rows.find(([name]) => name === plan)?.at(-1) ?? '')?.[1])
    const looksDearer = costOf('Cheapest') > Math.min(costOf('Fastest'), costOf('Best'))
    const isExplained = asText(
      await ask('estimate finetune llama-3.1-8b examples=5000 tokensPerExample=800'),
    ).includes('ten minutes')
    expect(isExplained).toBe(looksDearer)
  })
})

describe('going on from a serving estimate', () => {
  const serve = 'estimate serve llama-3.3-70b requestsPerDay=20k gpu=h100 gpus=4'

  it('shows what speculative decoding would do, as a what-if', async () => {
    const ask = await started(serve)
    const { card, data } = await ask('what if we use speculative decoding?')
    expect(data).toMatchObject({ intent: 'whatif', id: 'e2' })
    expect(asText(await ask('why e2'))).toContain('One reader with speculative decoding')
    expect(card.title).toBe('What if, for e1?')
  })

  it.each([
    ['and if traffic triples?', '60,000'],
    ['with half the traffic', '10,000'],
    ['what would it cost on AWS?', 'aws'],
  ])('%s', async (text, shown) => {
    const ask = await started(serve)
    const reply = await ask(text)
    expect(reply.card.title).toBe('What if, for e1?')
    expect(asText(reply)).toContain(shown)
  })

  it('says how many fit at once', async () => {
    const ask = await started(serve)
    const reply = await ask('how many users can it serve at once?')
    expect(reply.card.title).toBe('How many at once · e1')
    expect(asText(reply)).toContain('Sequences that fit at once')
  })
})
