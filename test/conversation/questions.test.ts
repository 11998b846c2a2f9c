import { describe, expect, it } from 'vitest'
import { asText, started, temporaryApp } from '../support/app.ts'
import { temporaryStore } from '../support/store.ts'

describe('what makes a model answer sooner or cheaper', () => {
  it.each([
    'which inference acceleration pays?',
    'how can I speed up inference?',
    'how can we speed it up?',
    'is speculative decoding worth it for us?',
    'should we use quantization?',
    'does vllm help?',
    'how do I make llama 70b serving cheaper',
    'should i use whaleflux?',
    'our p95 is 3 seconds, how do we make it faster?',
  ])('%s', async (text) => {
    const ask = await started()
    const { data, card } = await ask(text)
    expect(data).toMatchObject({ intent: 'advise', id: null, acceleration: expect.anything() })
    expect(JSON.stringify(card)).toContain('What could:')
  })

  it('is the plan of this project where something supports it', async () => {
    // A beginning that all prompts share is what prefix caching is for.
    const ask = await started(
      'profile set requestsPerDay=200k promptTokensPerRequest=4000 outputTokensPerRequest=200 sharedPrefixTokens=3000',
    )
    const { data } = await ask('how can we make inference faster?')
    expect(JSON.stringify(data.acceleration)).toContain('prefix')
  })

  it.each([
    'gpt-5 already gets it right every time, we only want it cheaper and in house',
    'how can we make our support answers better? 500 labelled tickets, 20k dollars',
    'how do we fine-tune llama 8b faster?',
  ])('is not asked by “%s”', async (text) => {
    const ask = await started()
    expect((await ask(text)).data.id).toBe('r1')
  })
})

describe('what if something is multiplied', () => {
  it.each([
    ['what if we had 5x the traffic', 'requestsPerDay', 10_000],
    ['what if traffic doubles?', 'requestsPerDay', 4000],
    ['what if our budget was cut in half', 'budgetUsd', 10_000],
  ])('%s', async (text, _, value) => {
    const ask = await started('profile set requestsPerDay=2000 budgetUsd=20k')
    const shown = asText(await ask(text))
    expect(shown).toContain('Only supposed')
    expect(shown).toContain(
      value === 10_000 && text.includes('budget') ? '$10k' : value.toLocaleString('en'),
    )
  })

  it('says so when nobody has said the amount', async () => {
    const ask = await started()
    expect(asText(await ask('what if we had 5x the traffic'))).toContain('I read no changed answer')
  })
})

describe('questions about this bot', () => {
  it.each([
    ['delete my data', 'What is kept'],
    ['what do you know about us?', 'What is kept'],
    ['who can see our data?', 'What is kept'],
    ['start over', 'Forget this project’s profile?'],
    ['forget what I said', 'Forget this project’s profile?'],
    ['show me the history', 'History'],
    ['what can you do?', 'What I can do'],
    ['thanks!', 'You are welcome'],
    ['hi', 'Tell me about your project'],
  ])('%s', async (text, title) => {
    const ask = await started()
    expect((await ask(text)).card.title).toBe(title)
  })

  it('change nothing', async () => {
    const ask = await started('profile set budgetUsd=20k')
    for (const text of ['start over', 'delete my data', 'forget everything I said']) await ask(text)
    expect((await ask('profile')).data.answers).toMatchObject({ budgetUsd: { value: 20_000 } })
  })
})

describe('two approaches', () => {
  it.each(['lora vs rag for our case', 'compare lora and rag'])('%s', async (text) => {
    const ask = await started()
    expect((await ask(text)).card.title).toBe('LoRA fine-tuning or retrieval (RAG)?')
  })

  it('and what is different between them', async () => {
    const ask = await started()
    const { data, card } = await ask("what's the difference between rag and fine-tuning")
    expect(data.intent).toBe('learn')
    expect(card.title).toBe('Retrieval (RAG) or LoRA fine-tuning?')
  })
})

describe('what the plan takes', () => {
  const project = 'we have 500 labelled tickets and 2,000 requests a day. fine-tune?'

  it.each([
    'how much would that cost per month?',
    'how long would that take',
    'who do we need on the team?',
    'what are the next steps',
  ])('%s', async (text) => {
    const ask = await started(project)
    const { card, data } = await ask(text)
    expect(card.title).toBe('What the plan takes · r1')
    expect(data.id).toBe('r1')
    expect((await ask('history')).data.entries).toHaveLength(1)
  })

  it('is not asked by what says or names something of its own', async () => {
    const ask = await started(project)
    expect((await ask('what would 9,000 requests a day cost?')).card.title).not.toContain(
      'plan takes',
    )
    expect((await ask('how long does pre-training take?')).card.title).not.toContain('plan takes')
  })
})

describe('another model', () => {
  it.each(['compare with qwen 2.5 72b', 'what about qwen 2.5 72b?', 'same for qwen 2.5 72b'])(
    '%s',
    async (text) => {
      const ask = await started('estimate serve llama-3.1-70b requestsPerDay=5k')
      const { card, data } = await ask(text)
      expect(card.title).toBe('What if, for e1?')
      expect(data.subject ?? JSON.stringify(card)).toContain('Qwen2.5-72B')
    },
  )
})

describe('why', () => {
  it('is of the latest answer, whichever kind it is', async () => {
    let seconds = 0
    const { store } = temporaryStore({ now: () => new Date(1e12 + 1000 * seconds++) })
    const { ask } = temporaryApp(undefined, { store })
    await ask('we have 500 labelled tickets. fine-tune?')
    expect((await ask('why')).card.title).toMatch(/^Why: /)
    await ask('estimate api requestsPerDay=5k')
    expect((await ask('why')).card.title).toMatch(/^How e1 was computed/)
    await ask('we have 900 labelled tickets. fine-tune?')
    expect((await ask('why')).card.title).toMatch(/^Why: /)
  })
})
