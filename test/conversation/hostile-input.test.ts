import { describe, expect, it } from 'vitest'
import { longestMessage } from '#src/conversation/folded-text.ts'
import { injection } from '#src/conversation/phrases/injection.ts'
import * as intents from '#src/conversation/phrases/intents.ts'
import { statedArguments } from '#src/conversation/stated-arguments.ts'
import { understand } from '#src/conversation/understand.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import { nearestNames } from '#src/profile/nearest.ts'
import { readNumeral } from '#src/profile/numeral.ts'
import { parseQuantity } from '#src/profile/quantity.ts'
import { profileFieldNames } from '#src/profile/schema.ts'

const parsers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['parseQuantity', (text) => parseQuantity(text, 'ratePerDay')],
  ['readNumeral', (text) => readNumeral(text)],
  ['parseFieldValue', (text) => parseFieldValue('gap', text)],
  ['nearestNames', (text) => nearestNames(text, profileFieldNames)],
  ['statedArguments', (text) => statedArguments(text)],
  ['understand', (text) => understand(text)],
]

const size = 50_000
const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)

/** Each repeats what some pattern begins with and never finishes. */
const worstCases: readonly string[] = [
  ...[
    'a',
    ' ',
    '1',
    '-',
    'a-',
    "a'",
    '1,',
    '1.',
    '1 000 ',
    '$',
    '.',
    '¤',
    '=',
    'a=',
    '"',
    '\u0301',
    '👩‍👩‍👧',
  ],
  ...[
    'not ',
    'no ',
    "don't ",
    'we have no ',
    'what is ',
    'can we ',
    'how much ',
    'why is ',
    'our own ',
  ],
  ...[
    'prompt ',
    'data may ',
    'rag ',
    'change ',
    'every ',
    'llama ',
    'llama-',
    '8 h100 ',
    '3k a ',
    'budget is ',
  ],
  ...[
    '300 ms under ',
    '5 to ',
    'gets the ',
    'the model already ',
    'training and ',
    'show me the ',
    'ignore all ',
  ],
  ...['fine-tuned ', 'is the ', 'must not leave ', 'ab '],
].map(filled)

/** The target is 5 ms. CI machines are slow, so four times that fails; busy ones only ever add. */
const limitMs = 5 * 4

function fastestMs(run: () => unknown): number {
  run()
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return Math.min(...times)
}

describe('F87: no input of 50 KB holds a parser up', () => {
  it.each(parsers)('%s', (_, parse) => {
    for (const text of worstCases) {
      const ms = fastestMs(() => parse(text))
      expect(ms, `on ${JSON.stringify(text.slice(0, 20))}…`).toBeLessThan(limitMs)
    }
  })
})

const intentPatterns = intents.intentPhrases.flatMap(({ intent, pattern, unless }) => [
  [`the pattern of ${intent}`, pattern] as const,
  ...(unless === undefined ? [] : [[`the exception of ${intent}`, unless] as const]),
])
const { courtesy, describing, reply } = intents
const lonePatterns = Object.entries({
  ...{ injection, courtesy, describing, reply },
})

// The patterns see a folded message, which is never longer than this. Those of the phrase tables
// see one sentence of it and run inside `understand`, all of them within the limit above.
describe('F87: no pattern holds a message up', () => {
  it.each([...intentPatterns, ...lonePatterns])('%s', (_, pattern) => {
    for (const text of worstCases) {
      const ms = fastestMs(() => pattern.test(text.slice(0, longestMessage)))
      expect(ms, `on ${JSON.stringify(text.slice(0, 20))}…`).toBeLessThan(limitMs)
    }
  })
})

describe('F88: a flood of arguments', () => {
  const thousandOptions = Array.from({ length: 1000 }, (_, i) => `option${i}=${i}`).join(' ')
  const sameOption = Array.from({ length: 1000 }, (_, i) => `labelledExamples=${i}`).join(' ')
  const longValue = `labelledExamples=${'9'.repeat(3000)}`
  const nestedQuotes = `gap=${'"'.repeat(100)}reasoning${'"'.repeat(100)}`
  const floods = [
    ['a thousand options', thousandOptions],
    ['one option a thousand times', sameOption],
    ['a value of 3,000 characters', longValue],
    ['a hundred nested quotes', nestedQuotes],
  ] as const

  it.each(floods)('%s is read in time', (_, text) => {
    expect(fastestMs(() => understand(`/crossroads advise ${text}`))).toBeLessThan(limitMs)
  })

  it('takes no value that is too long or cannot be read', () => {
    expect(statedArguments(thousandOptions)).toEqual({})
    expect(statedArguments(longValue)).toEqual({})
    expect(statedArguments(nestedQuotes)).toEqual({})
  })

  it('says what was wrong with the long value', () => {
    expect(parseFieldValue('labelledExamples', '9'.repeat(3000))).toEqual({
      ok: false,
      problem: 'is too long (3000 characters)',
    })
  })
})
