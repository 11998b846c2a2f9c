import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Grounds } from '#src/explain/fence.ts'
import { fencedProse } from '#src/explain/prose.ts'

/** Quantities as a model may sneak them in; none is in a computed value or in the plain words below. */
const planted = [
  '47',
  '4 7',
  '4,7',
  '0x2F',
  '1e3',
  '４７',
  '٤٧',
  '४७',
  '⁴⁷',
  '¼',
  '①',
  'Ⅻ',
  '四十七',
  '47k',
  '$47',
  '47%',
  'v4',
  'forty-seven',
  'forty seven',
  'FORTY',
  'Twelve',
  'a dozen',
  'dozens',
  'hundreds',
  'a thousand',
  'two million',
  'billions',
  'half',
  'a third of',
  'three quarters',
  'twice',
  'thrice',
  'double',
  'tripled',
  'quadruple',
  'tenfold',
  'five-fold',
  'several times',
  'three times',
  'an order of magnitude',
  'percent',
  'fifty per cent',
  'XLVII',
  'XIV',
  'zwölf',
  'zwanzig',
  'doppelt',
  'quarante',
  'vingt',
  'la moitié',
  'cuarenta',
  'veinte',
  'metade',
  'quaranta',
  'fo\u200brty',
  'f o r t y',
  'f-o-r-t-y',
  'fоrty',
  'for free',
  'costs nothing',
  '[[unknown]]',
  '[[ cost ]]',
  '[cost]',
  '[[cost]]7',
  'less than [[cost]]',
  '[[cost]] million',
  '[[cost]] per token',
  'seven',
  'ten',
  'one GPU',
  'a single GPU',
]
const plainWords = [
  'the',
  'prompt',
  'comes',
  'before',
  'your',
  'team',
  'answers',
  'and',
  'style',
  'rests',
  'on',
  'rules',
  'while',
  'data',
  'stays',
  'adapter',
  'quality',
  'it',
  'is',
  'what',
  'deadline',
  'shows',
  'why',
  'attention',
  'tenant',
  'often',
]
const ends = ['. ', '! ', '? ', '\n', '… ', ', ', ' ', '.', ' – ']

const grounds: Grounds = {
  facts: { cost: { value: '‹the cost›' }, weeks: { value: '‹the weeks›' } },
  material: 'it costs [[cost]] and takes [[weeks]]',
  instructions: 'You explain.',
}

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...plainWords) },
  { weight: 2, arbitrary: fc.constantFrom('[[cost]]', '[[weeks]]') },
  { weight: 1, arbitrary: fc.constantFrom(...planted) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
)
const reply = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', ' ', ...ends)), {
    minLength: 1,
    maxLength: 50,
  })
  .map((parts) => parts.flat().join(''))

async function* inPieces(text: string, sizes: readonly number[]) {
  let at = 0
  for (let i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 5
    yield text.slice(at, at + size)
    at += size
  }
}

/** Numbers in any script and the planted words, found without the fence's own patterns. */
const wordsPlanted = planted
  .filter((each) => /^[\p{L} -]+$/u.test(each))
  .map((each) => each.toLowerCase())
function sneaked(released: string): string | undefined {
  const bare = released.replaceAll('‹the cost›', '').replaceAll('‹the weeks›', '')
  const digit = /[\p{Nd}\p{Nl}\p{No}$€£%[\]]/u.exec(bare)?.[0]
  const spaced = ` ${bare.toLowerCase().replaceAll(/[^\p{L}]+/gu, ' ')} `
  return digit ?? wordsPlanted.find((each) => spaced.includes(` ${each.replaceAll('-', ' ')} `))
}

it('no quantity of the model’s own passes, over 6,000 replies in any pieces', async () => {
  let released = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(
      reply,
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
      async (text, sizes) => {
        const prose = fencedProse({
          written: inPieces(text, sizes),
          grounds,
          rulesSentences: ['The rules speak.'],
          mostSentences: 6,
          onTrouble: () => {
            refused++
          },
        })
        for await (const { text: sentence, by } of prose) {
          if (by !== 'model') continue
          released++
          expect(sneaked(sentence), `${sentence} out of ${JSON.stringify(text)}`).toBeUndefined()
        }
      },
    ),
    { numRuns: 6_000, seed: 20_261_123 },
  )
  // A fence that lets nothing through would pass as well.
  expect(released).toBeGreaterThan(1_000)
  expect(refused).toBeGreaterThan(1_000)
})
