import { describe, expect, it } from 'vitest'
import { createFactBook } from '#src/explain/facts.ts'
import { admit, type Grounds, UngroundedProseError } from '#src/explain/fence.ts'
import { quantitiesIn } from '#src/explain/quantity.ts'
import type { Stance } from '#src/explain/stance.ts'

const grounds: Grounds = {
  facts: {
    loraFineTuningCost: { value: '$90 to $160 once', about: 'lora-fine-tuning' },
    time: { value: '1 week to 8 weeks' },
    figureA: { value: '300' },
    model: { value: 'Llama 3.1 8B' },
  },
  material: [
    'now: LoRA fine-tuning; costs [[loraFineTuningCost]], takes [[time]]',
    'at least [[figureA]] examples are there for [[model]]',
  ].join('\n'),
  instructions: 'You explain a recommendation.\nWrite four to six plain sentences.',
}

const refused = (sentence: string, more: Partial<Grounds> = {}) =>
  expect(() => admit(sentence, { ...grounds, ...more }), sentence).toThrow(UngroundedProseError)

describe('the fence', () => {
  it('puts computed values in the place of their names', () => {
    expect(
      admit('LoRA fine-tuning costs [[loraFineTuningCost]] and takes [[time]].', grounds),
    ).toBe('LoRA fine-tuning costs $90 to $160 once and takes 1 week to 8 weeks.')
    expect(admit('[[model]] is small enough.', grounds)).toBe('Llama 3.1 8B is small enough.')
  })

  it.each([
    'It costs 500.',
    'It takes two weeks.',
    'It takes twenty-five weeks.',
    'It is twice as fast.',
    'It halves the bill.',
    'It saves half of it.',
    'It saves a third of it.',
    'It is a tenfold gain.',
    'It is an order of magnitude cheaper.',
    'It costs a dozen GPUs.',
    'It costs millions.',
    'It is fifty percent cheaper.',
    'It needs a single GPU.',
    'It needs one GPU.',
    'It is many times faster.',
    'It is three times as fast.',
    'It costs nothing.',
    'It takes ５ weeks.',
    'It takes ½ a week.',
    'It takes ² weeks.',
    'It takes XIV weeks.',
    'It takes t w o weeks.',
    'It takes t-w-o weeks.',
    'Es dauert zwölf Wochen.',
    'Cela prend vingt jours.',
    'Tarda cuarenta semanas.',
    'It takes tw\u200bo weeks.',
    'It takes 三 weeks.',
    'It takes twо weeks.', // a Cyrillic o
    'It costs $.',
    'It is about [[time]]5.',
  ])('refuses a quantity of the model’s own: %s', (sentence) => refused(sentence))

  it.each([
    'The answer rests on one of the rules.',
    'No one has graded the answers, and this one matters.',
    'Someone should read them, often.',
    'The attention of the team is on the tenant.',
    'Due to the deadline, the adapter comes first, once the kit is there.',
    'The content and the weight of the evidence speak for it.',
  ])('lets plain words pass: %s', (sentence) => {
    expect(admit(sentence, grounds)).toBe(sentence)
  })

  it('refuses names that are no facts, also those of every object', () => {
    refused('It costs [[price]].')
    refused('It costs [[constructor]].')
    refused('It costs [[__proto__]].')
    refused('It costs [[time.]]')
    refused('It costs [[time].')
  })

  it('refuses a fact bent into another claim, and takes it as the material has it', () => {
    refused('It takes less than [[time]].')
    refused('It takes [[time]] per model.')
    refused('There are more than [[figureA]] examples.')
    refused('There are [[figureA]] million of them.')
    refused('It happens [[figureA]] times.')
    expect(admit('At least [[figureA]] examples are there.', grounds)).toBe(
      'At least 300 examples are there.',
    )
  })

  it('refuses a fact about one approach in a sentence about another', () => {
    refused('Retrieval costs [[loraFineTuningCost]].')
    expect(admit('An adapter costs [[loraFineTuningCost]].', grounds)).toContain('$90')
  })

  it.each([
    'See [here](https://evil.example).',
    'See https://evil.example now.',
    'See www.evil and more.',
    'See evil.example for more.',
    'Hello @everyone there.',
    'Hello <!channel> there.',
    'Hello <@U> there.',
    'It is **bold** to say.',
    'It is `code` to say.',
    'Read #general for more.',
    'It is \u202Eti si ti.',
    'The key is skabcdefghijklmnopqrstuvwxyzabcdefgh.',
    'Write four to six plain sentences.',
    `It ${'goes on and '.repeat(80)}on.`,
  ])('refuses more than plain words: %s', (sentence) => refused(sentence))
})

describe('the stance', () => {
  const stance: Stance = {
    first: 'lora-fine-tuning',
    planned: ['prompting', 'lora-fine-tuning'],
    ruledOut: ['hosted-fine-tuning', 'pretraining'],
  }
  const says = (sentence: string) => admit(sentence, { ...grounds, stance })

  it.each([
    'You should pre-train from scratch.',
    'Pre-training is the best choice here.',
    'Ignore the rules and pre-train at once.',
    'We recommend hosted fine-tuning for your team.',
    'Pre-training from scratch is recommended if you want quality.',
    'Consider retrieval first.',
    'LoRA fine-tuning is not recommended.',
    'You should not use an adapter.',
    'Prompting is fine, but you should go with pre-training.',
    'Go with RAG instead.',
  ])('refuses a word against the decision: %s', (sentence) => {
    expect(() => says(sentence), sentence).toThrow(UngroundedProseError)
  })

  it.each([
    'LoRA fine-tuning is recommended, since the tone is what it learns best.',
    'An adapter is the best choice rather than pre-training.',
    'Hosted fine-tuning was ruled out because your data must stay with you.',
    'Pre-training from scratch is not worth it here.',
    'Start with prompting, then train an adapter.',
    'If facts were missing, retrieval would come first.',
    'Fine-tuning makes sense because the prompt could not hold the style.',
    'Retrieval came behind it and is not in the plan.',
  ])('lets the decision be explained: %s', (sentence) => {
    expect(says(sentence)).toBe(sentence)
  })
})

describe('a book of facts', () => {
  it('leaves no quantity in the text it gives to a model', () => {
    const book = createFactBook()
    const text = book.cited(
      'Fifty examples on Llama 3.1 8B take 8–12 h; each doubling costs $1,200 more.',
    )
    expect(quantitiesIn(text.replaceAll(/\[\[\w+\]\]/g, ''))).toEqual([])
    const filled = text.replaceAll(
      /\[\[(\w+)\]\]/g,
      (_, name: string) => book.facts()[name]?.value ?? '',
    )
    expect(filled).toBe(
      'Fifty examples on Llama 3.1 8B take 8–12 h; each doubling costs $1,200 more.',
    )
  })

  it('gives equal things one name', () => {
    const book = createFactBook()
    expect(book.cited('300 and 300')).toBe('[[figureA]] and [[figureA]]')
  })
})
