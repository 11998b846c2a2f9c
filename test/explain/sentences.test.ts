import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestSentence, sentences } from '#src/explain/sentences.ts'

async function* from(pieces: readonly string[]) {
  yield* pieces
}

async function all(pieces: readonly string[]): Promise<readonly string[]> {
  const whole: string[] = []
  for await (const sentence of sentences(from(pieces))) whole.push(sentence)
  return whole
}

describe('sentences', () => {
  it('end at a full stop, a mark of exclamation or question, or a line', async () => {
    expect(await all(['A first. A second! A third? A fourth\nA fifth'])).toEqual([
      'A first.',
      'A second!',
      'A third?',
      'A fourth',
      'A fifth',
    ])
  })

  it('do not end inside a number, a citation or an abbreviation', async () => {
    expect(await all(['It takes [[time]], e.g. for Llama 3.1 as it is. Then rest.'])).toEqual([
      'It takes [[time]], e.g. for Llama 3.1 as it is.',
      'Then rest.',
    ])
  })

  it('are the same whatever the borders of the pieces', async () => {
    const text = 'It takes [[time]] i.e. long. “Is it so?” Yes! The end'
    const whole = await all([text])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
        async (sizes) => {
          const pieces: string[] = []
          let rest = text
          for (const size of sizes) {
            pieces.push(rest.slice(0, size))
            rest = rest.slice(size)
          }
          expect(await all([...pieces, rest])).toEqual(whole)
        },
      ),
    )
  })

  it('without an end are handed on once they are too long for one', async () => {
    const [first] = await all(['and so on '.repeat(200)])
    expect(first?.length).toBeGreaterThan(longestSentence)
  })
})
