import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '#src/card/card.ts'
import { formatCount, formatNumber } from '#src/card/format.ts'
import { commaStyle, restyled, withNumbers } from '#src/card/number-style.ts'
import { listedApiPrices } from '#src/catalog/api-prices.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { readNumeral } from '#src/profile/numeral.ts'

const comma = (text: string) => restyled(text, commaStyle)
/** A space as somebody types it. */
const typed = (text: string) => text.replaceAll('\u00a0', ' ')

describe('numbers with a comma', () => {
  it.each([
    ['$1,250 ($1,100 to $12k)', '$1\u00a0250 ($1\u00a0100 to $12k)'],
    ['0.034 s, 1.5 GiB and 2.7M tokens', '0,034 s, 1,5 GiB and 2,7M tokens'],
    ['1,234,567.8 requests', '1\u00a0234\u00a0567,8 requests'],
    ['(0.9 × 48 GiB − weights) ÷ 1.5', '(0,9 × 48 GiB − weights) ÷ 1,5'],
    ['ends with 1.5.', 'ends with 1,5.'],
    ['from -1.5 to ~2.5x', 'from -1,5 to ~2,5x'],
    ['1.5–2.5 %', '1,5–2,5 %'],
  ])('%s', (english, expected) => {
    expect(comma(english)).toBe(expected)
  })

  it.each([
    'Llama-3.1-8B, Qwen2.5-7B, Phi-3.5-mini, GLM-4.5, Llama 3.1 8B, Gemini 2.5 Pro',
    'arXiv 2405.21015, section 4.1, version 2.1, v0.1.8, npm:@pydantic/genai-prices@0.1.8',
    '2026-11-23, r12, e7, 47, 10, 12k, H100-SXM, 127.0.0.1, https://arxiv.org/abs/2405.21015',
    'settings gpuPrice=h100:2.10 and latency=1.5s',
    'type `estimate serve llama-3.1-8b latency=1.5 s requestsPerDay=1,500`',
    'you said “1.5 seconds at 2,000 a day”, and I know no "1.5"',
  ])('%s stays', (text) => {
    expect(comma(text)).toBe(text)
  })

  it('changes numbers and nothing else in every card that is kept to be read', () => {
    let changed = 0
    for (const folder of ['cards', 'decisions', 'interviews']) {
      const at = new URL(`../golden/${folder}/`, import.meta.url)
      for (const file of readdirSync(at)) {
        for (const line of readFileSync(new URL(file, at), 'utf8').split('\n')) {
          const words = line.split(' ')
          const after = comma(line).split(' ')
          expect(after).toHaveLength(words.length)
          for (const [i, word] of words.entries()) {
            if (after[i] === word) continue
            changed += 1
            const [before, now] = [word, typed(after[i] ?? '')].map(
              (each) => /\d[\d., ]*(?<=\d)/.exec(each)?.[0] ?? '',
            )
            expect(now).not.toBe('')
            expect(Number(readNumeral(now ?? '')), word).toBe(Number(readNumeral(before ?? '')))
          }
        }
      }
    }
    // The cards are full of them: a rule that finds none would pass the rest.
    expect(changed).toBeGreaterThan(300)
  })

  it('touches no name of a model, a GPU or a hosted model', () => {
    const names = [
      ...models.flatMap(({ id, name }) => [id, name]),
      ...gpus.flatMap(({ id, name }) => [id, name]),
      ...listedApiPrices.map(({ id }) => id),
    ]
    expect(names.filter((name) => comma(`Serving ${name} to 50 people`).includes(','))).toEqual([])
    expect(names.filter((name) => /\d\.\d/.test(name)).length).toBeGreaterThan(20)
  })

  it('are read as what they are when they are typed back', () => {
    const amounts = fc.double({ min: 1e-3, max: 9e11, noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(amounts, fc.constantFrom(formatNumber, formatCount), (value, format) => {
        const english = format(value)
        const number = (text: string) => Number(readNumeral(text.replace(/[kMBT]$/, '')))
        fc.pre(!/e/.test(english))
        expect(number(typed(comma(english)))).toBe(number(english))
      }),
      { numRuns: 2000 },
    )
    // 1,125 would be a thousand and more.
    expect(readNumeral(comma('1.125'))).toBe('1.1250')
  })

  it('are found in time that grows with the text, not with its square', () => {
    const bestMs = (text: string) => {
      const times = Array.from({ length: 5 }, () => {
        const begun = performance.now()
        comma(text)
        return performance.now() - begun
      })
      return Math.min(...times)
    }
    for (const piece of ['1,000', '1.', '1.5 ', '9', ',1', '"1.5', '`', 'Llama 3.']) {
      const [short, long] = [4000, 80_000].map((chars) => piece.repeat(chars / piece.length))
      // Twenty times as long: 20 times the work, or 400 times where it grows with the square.
      const ratio = bestMs(long ?? '') / Math.max(0.05, bestMs(short ?? ''))
      expect(ratio, piece).toBeLessThan(150)
    }
  })
})

it('a card keeps its commands, its sources and what people said', () => {
  const card: Card = {
    title: 'Serving Llama-3.1-8B to 50,000 a day',
    blocks: [
      { type: 'fields', fields: [{ label: 'Latency', value: '1.5 s (1.2 to 2)' }] },
      {
        type: 'table',
        headers: ['Fact', 'Value', 'From your words'],
        rows: [['requests per day', '2,000 a day', '2,000 a day']],
      },
      { type: 'text', markdown: '{"value": 1.5}' },
      {
        type: 'sources',
        sources: [{ title: 'Section 4.1 of 1,000', url: 'https://example.org/1.5' } as never],
      },
      {
        type: 'actions',
        actions: [
          { id: 'answer', label: '1.5 s', reply: '1.5 s', command: 'advise latencyMs=1.5s' },
        ],
      },
    ],
    nextStep: 'whatif e1 latency=1.5 s',
  }
  const styled = withNumbers(card, commaStyle)
  expect(styled).toEqual({
    ...card,
    title: 'Serving Llama-3.1-8B to 50\u00a0000 a day',
    blocks: [
      { type: 'fields', fields: [{ label: 'Latency', value: '1,5 s (1,2 to 2)' }] },
      {
        type: 'table',
        headers: ['Fact', 'Value', 'From your words'],
        rows: [['requests per day', '2\u00a0000 a day', '2,000 a day']],
      },
      card.blocks[2],
      card.blocks[3],
      {
        type: 'actions',
        actions: [
          { id: 'answer', label: '1,5 s', reply: '1.5 s', command: 'advise latencyMs=1.5s' },
        ],
      },
    ],
  })
})
