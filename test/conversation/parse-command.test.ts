import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { splitWords } from '#src/conversation/words.ts'
import { BadInputError } from '#src/errors.ts'

const read = (text: string) => {
  const parsed = parseCommand(text, commands)
  return parsed && { name: parsed.command.name, options: parsed.options as object }
}
const refusal = (text: string) => {
  try {
    parseCommand(text, commands)
  } catch (error) {
    if (error instanceof BadInputError) return error
    throw error
  }
  throw new Error(`"${text}" was accepted`)
}

describe('splitWords', () => {
  it.each([
    ['a b', [{ text: 'a' }, { text: 'b' }]],
    ['gpu=l4', [{ key: 'gpu', text: 'l4' }]],
    ['model="llama 3.1 8b" x', [{ key: 'model', text: 'llama 3.1 8b' }, { text: 'x' }]],
    ['“two words” end', [{ text: 'two words' }, { text: 'end' }]],
    ['--gpu=l4', [{ key: 'gpu', text: 'l4' }]],
    ['a==b', [{ key: 'a', text: '=b' }]],
    ['=b', [{ text: '=b' }]],
    ['url=x?a=b', [{ key: 'url', text: 'x?a=b' }]],
    ['"unclosed words', [{ text: 'unclosed words' }]],
    ['', []],
  ])('%s', (text, words) => expect(splitWords(text)).toEqual(words))
})

describe('parseCommand', () => {
  it.each([
    ['help', 'help', {}],
    ['/crossroads help', 'help', {}],
    ['crossroads, history 3', 'history', { limit: 3 }],
    ['why R12', 'why', { id: 'r12' }],
    ['why?', 'why', {}],
    ['privacy delete-me confirm', 'privacy', { action: 'delete-me', confirm: 'confirm' }],
    ['learn continued pre-training', 'learn', { topic: 'continued pre-training' }],
    ['HISTORY', 'history', {}],
  ])('%s', (text, name, options) => {
    expect(read(text)).toEqual({ name, options: expect.objectContaining(options) })
  })

  it('reads an estimate with names, in any order, by alias and in kebab-case', () => {
    expect(
      read(
        '/estimate serve rpd=50k/day in=1.5k out=250 model="llama 3.1 8b" shared-prefix-tokens=1k latencyMs=2s',
      ),
    ).toMatchObject({
      name: 'estimate serve',
      options: {
        requestsPerDay: 50_000,
        promptTokens: 1500,
        outputTokens: 250,
        sharedPrefixTokens: 1000,
        latency: 2000,
        model: { id: expect.stringMatching(/llama-3\.1-8b/i) },
      },
    })
  })

  it('reads an estimate in words: a method, a model, an amount, GPUs', () => {
    expect(read('estimate finetune qlora llama 3.1 8b 20M tokens on 8xl4')).toMatchObject({
      name: 'estimate finetune',
      options: {
        method: 'qlora',
        model: { id: expect.stringMatching(/llama-3\.1-8b/i) },
        tokens: 20e6,
        gpu: ['L4'],
        gpus: 8,
      },
    })
    for (const cards of ['4xh100', '4x h100', '4 x h100', '4 × H100']) {
      expect(read(`estimate serve fp8 llama-3.3-70b 30k/day with ${cards}`)).toMatchObject({
        options: {
          precision: 'fp8',
          requestsPerDay: 30_000,
          gpus: 4,
          gpu: expect.arrayContaining(['H100-SXM']),
        },
      })
    }
  })

  it.each([
    'we have 300 labelled tickets',
    'help me decide whether to fine-tune our support bot',
    'why should we fine-tune at all?',
    'history is written by the victors they say',
    'estimate how much it would cost to serve our model next year',
    'compare notes with your colleagues about this please',
    'hello',
    '',
    '🙏',
  ])('leaves “%s” to the conversation', (text) => expect(read(text)).toBeUndefined())
})

describe('what cannot be read is named, with what is accepted', () => {
  it.each([
    ['hepl', /no command called "hepl".*Nearest: help/],
    ['estimat serve llama', /Nearest: estimate/],
    ['estimate', /needs one more word: estimate finetune/],
    ['estimate srve', /no command called "estimate srve"\. Nearest: estimate serve,/],
    ['estimate pretain 7B', /Nearest: estimate pretrain,/],
    [
      'estimate serve model=lama-3.1-8b',
      /`model`: I know no model called "lama-3.1-8b"; did you mean .*Llama.3\.1.8B/i,
    ],
    [
      'estimate serve model=llama-3.1-8b gpu=h1000',
      /`gpu`: I know no GPU called "h1000"; did you mean/,
    ],
    ['estimate serve model=llama-3.1-8b requestsPerDay=lots', /`requestsPerDay`: .*lots.*such as/],
    [
      'estimate serve model=llama-3.1-8b requestsPerDay=0',
      /`requestsPerDay`: must be more than zero/,
    ],
    [
      'estimate serve model=llama-3.1-8b modle=x',
      /no argument of `estimate serve` called "modle".*Nearest: model/,
    ],
    ['estimate serve gpu=l4 gpu=h100', /`gpu` is given twice/],
    ['estimate finetune method=magic', /"magic" is none of lora, qlora/],
    ['estimate finetune llama-3.1-8b gibberish', /cannot read "gibberish"/],
    ['show', /`id` is needed/],
    ['show 12', /"12" is no id; ids look like r12 or e7/],
    ['privacy burn', /"burn" is none of show, export, delete-me, delete-team/],
  ])('%s', (text, words) => expect(refusal(text).userMessage).toMatch(words))

  it('offers a next step that can be read', () => {
    for (const text of ['hepl', 'estimate', 'estimate serve modle=x', 'show', 'privacy burn']) {
      const { nextStep = '' } = refusal(text)
      expect(() => parseCommand(nextStep, commands), nextStep).not.toThrow()
    }
  })
})

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s reads its own examples',
    (name, command) => {
      expect(command.examples.length).toBeGreaterThan(0)
      for (const example of command.examples) expect(read(example)?.name, example).toBe(name)
    },
  )
})

it('F88: a flood of arguments is refused at once', () => {
  const flood = Array.from({ length: 1000 }, (_, i) => `option${i}=${i}`).join(' ')
  expect(refusal(`estimate serve ${flood}`).userMessage).toMatch(/takes at most 80 words/)
  expect(refusal(`estimate serve model=${'x'.repeat(3000)}`).userMessage.length).toBeLessThan(700)
  expect(() => parseCommand(`help ${'"'.repeat(100)}`, commands)).not.toThrow()
})

it('is total: any text is a command, free text or a sentence that helps', () => {
  const heads = fc.constantFrom(
    '',
    'help ',
    'estimate serve ',
    'estimate finetune ',
    'profile ',
    'why ',
    'estimate ',
  )
  fc.assert(
    fc.property(heads, fc.string({ unit: 'binary', maxLength: 300 }), (head, rest) => {
      try {
        parseCommand(head + rest, commands)
      } catch (error) {
        expect(error).toBeInstanceOf(BadInputError)
      }
    }),
    { numRuns: 500 },
  )
})
