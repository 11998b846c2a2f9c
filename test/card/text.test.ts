import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '#src/card/card.ts'
import { plainText } from '#src/card/plain-text.ts'
import { plainOptions, renderText } from '#src/card/text.ts'

const source = {
  basis: 'paper',
  title: 'Lewis et al. 2020',
  url: 'https://arxiv.org/abs/2005.11401',
  checkedOn: '2026-11-23',
} as const

const card: Card = {
  title: 'A title · r1',
  blocks: [
    { type: 'text', markdown: '**Neither yet.** Start with `help`.\n- one\n- two' },
    {
      type: 'fields',
      fields: [
        { label: 'Cost', value: '$410' },
        { label: 'GPUs', value: '1 × L4' },
      ],
    },
    {
      type: 'table',
      caption: 'The plan',
      headers: ['Do', 'Cost'],
      rows: [
        ['prompting', '$10'],
        ['retrieval (RAG)', '$2.5k'],
      ],
    },
    { type: 'sources', sources: [source, source] },
    {
      type: 'actions',
      actions: [{ id: 'why', label: 'See every rule', value: 'r1', command: 'why r1' }],
    },
  ],
  nextStep: 'help',
}

describe('renderText', () => {
  it('writes an address once where a page has no other title', () => {
    const url = 'https://example.com/prices.csv'
    const blocks = [
      { type: 'sources', sources: [{ ...source, title: url.slice(8), url }] },
    ] as const
    expect(renderText({ title: 'A title', blocks })).toContain(
      '- https://example.com/prices.csv [paper, read 2026-11-23]',
    )
  })

  it('shows every block as a person reads it', () => {
    expect(renderText(card)).toBe(
      [
        'A title · r1',
        '────────────',
        '',
        'Neither yet. Start with help.',
        '- one',
        '- two',
        '',
        'Cost  $410',
        'GPUs  1 × L4',
        '',
        'The plan',
        'Do               Cost',
        'prompting        $10',
        'retrieval (RAG)  $2.5k',
        '',
        'Sources',
        '- Lewis et al. 2020 [paper, read 2026-11-23] https://arxiv.org/abs/2005.11401',
        '',
        'You can',
        '- See every rule: why r1',
        '',
        'Next: help',
      ].join('\n'),
    )
  })

  it('writes bold only where colour is on', () => {
    const bold = '\u001b[1mNeither yet.\u001b[22m'
    expect(renderText(card, { ...plainOptions, colour: true })).toContain(bold)
    expect(renderText(card)).not.toContain('\u001b')
  })

  it('keeps within the width, whatever it shows', () => {
    const words = fc.array(fc.string({ maxLength: 200 }), { maxLength: 4 })
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 110 }), (texts, width) => {
        const text = renderText(
          {
            title: texts.join(' '),
            blocks: [
              { type: 'text', markdown: texts.join('\n') },
              { type: 'table', headers: texts, rows: [texts] },
              { type: 'fields', fields: texts.map((each) => ({ label: 'a', value: each })) },
            ],
          },
          { ...plainOptions, width },
        )
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('plainText', () => {
  it.each([
    ['a terminal sequence', '\u001b[2Jgone', '[2Jgone'],
    ['a text turned round', 'safe\u202eevil', 'safeevil'],
    ['invisible characters', 'a\u200bb\ufeffc', 'abc'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['an emoji of several parts', '👩‍🔬', '👩‍🔬'],
    ['line breaks', 'a\nb\tc', 'a\nb c'],
  ])('disarms %s', (_, text, expected) => expect(plainText(text)).toBe(expected))
})
