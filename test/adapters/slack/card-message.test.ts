import { describe, expect, it } from 'vitest'
import type { Block, Card } from '#src/card/card.ts'
import type { CardView, SlackBlock } from '../../../adapters/slack/blocks/card-message.ts'
import { cellNumber } from '../../../adapters/slack/blocks/cell-number.ts'
import { messageProblems } from '../../../adapters/slack/blocks/check-message.ts'
import { cardMessage, messagesOf } from '../../support/slack-pages.ts'

const view: CardView = { askedBy: 'U0ASKER', savedId: 'r12', audience: 'asker' }
const card = (...blocks: Block[]): Card => ({ title: 'A card', blocks })
const drawn = (shown: Card, more: Partial<CardView> = {}) => {
  const [message, ...others] = messagesOf(shown, { ...view, ...more })
  expect(messageProblems(message)).toEqual([])
  expect(others).toEqual([])
  return message?.blocks ?? []
}
/** The blocks of all messages. */
const pages = (shown: Card) =>
  messagesOf(shown, view).map((message) => {
    expect(messageProblems(message)).toEqual([])
    return message.blocks
  })
const titleOf = (blocks: readonly SlackBlock[]) => ofKind(blocks, 'header')[0]?.text.text
const kinds = (blocks: readonly SlackBlock[]) => blocks.map(({ type }) => type)
const ofKind = <T extends SlackBlock['type']>(blocks: readonly SlackBlock[], type: T) =>
  blocks.filter((block): block is Extract<SlackBlock, { type: T }> => block.type === type)
const contexts = (blocks: readonly SlackBlock[]) =>
  ofKind(blocks, 'context').flatMap(({ elements }) =>
    elements.flatMap((element) => ('text' in element ? [element.text] : [])),
  )
const table = (rows: number, row: readonly string[], headers = ['Part', 'Cost']): Block => ({
  type: 'table',
  headers,
  rows: Array.from({ length: rows }, (_, at) => row.map((cell) => cell.replace('#', String(at)))),
})

describe('a card that is shown twice', () => {
  const shown = card({ type: 'text', markdown: 'Hello' }, table(12, ['GPU #', '$1']))

  it('is drawn anew for a workspace without tables', () => {
    expect(kinds(drawn(shown))).toContain('data_table')
    expect(kinds(drawn(shown, { plain: true }))).not.toContain('data_table')
    expect(kinds(drawn(shown))).toContain('data_table')
  })

  it('carries the buttons of whoever asked this time', () => {
    const buttons = (askedBy: string) => JSON.stringify(drawn(shown, { askedBy }))
    expect(buttons('U0FIRST')).toContain('U0FIRST')
    expect(buttons('U0SECOND')).toContain('U0SECOND')
    expect(buttons('U0SECOND')).not.toContain('U0FIRST')
  })
})

describe('a number in a cell', () => {
  it.each([
    ['$410 ($330 to $560)', 410, '$'],
    ['$110/month', 110, '$/month'],
    ['13 GiB (11 to 23)', 13, 'GiB'],
    ['1,200', 1200, ''],
    // 54 thousand.
    ['54k (33k to 79k)', 54_000, ''],
    ['$2.7M', 2_700_000, '$'],
    ['20 %', 20, '%'],
    ['-3', -3, ''],
    ['−3', -3, ''],
    ['8.5 ms', 8.5, 'ms'],
  ])('%s', (cell, value, unit) => {
    expect(cellNumber(cell)).toEqual({ value, unit })
  })

  it.each([
    '',
    'none',
    '1 to 5',
    '1 × H100-SXM',
    'fp8',
    '17 ms, 95 % under 92 ms',
    '5 → 3',
    'under $1',
  ])('is none in “%s”', (cell) => {
    expect(cellNumber(cell)).toBeUndefined()
  })
})

describe('a table', () => {
  it('stands as a table with numbers on the right, as a paged one when it is long', () => {
    const [short] = ofKind(drawn(card(table(3, ['part #', '$#']))), 'table')
    expect(short?.column_settings?.map((each) => each?.align)).toEqual(['left', 'right'])
    expect(short?.rows[2]).toEqual([
      { type: 'raw_text', text: 'part 1' },
      { type: 'raw_number', value: 1, text: '$1' },
    ])
    const [long] = ofKind(drawn(card(table(11, ['part #', '$#']))), 'data_table')
    expect(long?.rows).toHaveLength(12)
    expect(long?.caption).toBe('Part, Cost')
  })

  it('goes on in the next message when it has more rows than Slack takes', () => {
    // A hundred rows with the header: 99 of 120, then 21.
    const [first, second, ...others] = pages(card(table(120, ['part #', '$#'])))
    const rowsOf = (blocks: readonly SlackBlock[] = []) => ofKind(blocks, 'data_table')[0]?.rows
    expect([rowsOf(first)?.length, rowsOf(second)?.length]).toEqual([100, 22])
    expect(others).toEqual([])
    expect(rowsOf(second)?.[1]?.[0]).toMatchObject({ text: 'part 99' })
  })

  it('keeps to the characters that cells may have, over all tables', () => {
    const wide = table(60, ['x'.repeat(150), '$#'])
    const all = pages(card(wide, wide)).map((blocks) =>
      [...ofKind(blocks, 'data_table'), ...ofKind(blocks, 'table')].flatMap(({ rows }) =>
        rows.slice(1),
      ),
    )
    // Each row has 150 characters and the price's two or three: some 62 rows in 9,500.
    expect(all[0]?.length).toBeGreaterThan(55)
    expect(all.flat()).toHaveLength(120)
  })

  it('folds when another stands open and it has no heading of its own', () => {
    const blocks = drawn(card(table(3, ['a #', '$#']), table(6, ['b #', '$#'])))
    const [container] = ofKind(blocks, 'container')
    expect(container?.title?.text).toBe('Part (6)')
    expect(container?.default_collapsed).toBe(true)
    // Without a name it could not say what it holds.
    const nameless = table(6, ['b #', '$#'], ['', 'Cost'])
    expect(kinds(drawn(card(table(3, ['a #', '$#']), nameless)))).not.toContain('container')
  })
})

describe('a chart', () => {
  const charts = (block: Block) => ofKind(drawn(card(block)), 'data_visualization')

  it('compares prices by their likely values', () => {
    const prices: Block = {
      type: 'table',
      caption: 'Ways to run it',
      headers: ['Arrangement', 'Cost'],
      rows: [
        ['Own cards', '$6,700 ($4,100 to $11k)'],
        ['Shared cards', '$2,600 ($1,600 to $4,200)'],
        ['Slices', '$8,000 ($4,500 to $12k)'],
      ],
    }
    const [chart] = charts(prices)
    expect(chart).toEqual({
      type: 'data_visualization',
      title: 'Ways to run it: Cost, likely USD',
      chart: {
        type: 'bar',
        series: [
          {
            name: 'Likely',
            data: [
              { label: 'Own cards', value: 6700 },
              { label: 'Shared cards', value: 2600 },
              { label: 'Slices', value: 8000 },
            ],
          },
        ],
        axis_config: { categories: ['Own cards', 'Shared cards', 'Slices'], y_label: 'USD' },
      },
    })
  })

  it('shows copies over the day', () => {
    const hours: Block = {
      type: 'table',
      caption: 'Copies by hour',
      headers: ['Hours', 'Llama', 'GPUs'],
      rows: [
        ['00:00 to 06:00', '1', '3'],
        ['06:00 to 17:00', '5', '6'],
        ['17:00 to 24:00', '1', '4'],
      ],
    }
    const [chart] = charts(hours)
    expect(chart?.chart).toMatchObject({
      series: [{ name: 'Llama' }, { name: 'GPUs' }],
      axis_config: { categories: ['00–06 h', '06–17 h', '17–24 h'] },
    })
  })

  it.each<[string, Block]>([
    ['two prices', table(2, ['a #', '$#'])],
    ['equal prices', table(4, ['a #', '$5'])],
    [
      'different units',
      {
        ...table(3, ['a #', '$#']),
        rows: [
          ['a', '$1'],
          ['b', '2 h'],
          ['c', '3 GiB'],
        ],
      } as Block,
    ],
    ['names that are the same', table(3, ['same', '$#'])],
    ['more than twenty prices', table(21, ['a #', '$#'])],
    ['numbers that are no prices', table(5, ['a #', '# GiB'])],
  ])('is not drawn of %s', (_, block) => {
    expect(charts(block)).toEqual([])
  })

  it('stands at most twice in a message', () => {
    const prices = table(4, ['a #', '$#'])
    const blocks = drawn(
      card(
        prices,
        { ...prices, caption: 'Again' } as Block,
        { ...prices, caption: 'Thrice' } as Block,
      ),
    )
    expect(ofKind(blocks, 'data_visualization')).toHaveLength(2)
  })
})

describe('what does not fit into one message', () => {
  const words = (count: number): Block => ({ type: 'text', markdown: 'word '.repeat(count).trim() })
  const counted = (blocks: readonly SlackBlock[]) => JSON.stringify(blocks).match(/word/g)?.length

  it('goes on in the next, whole, with a number in the title and the buttons at the end', () => {
    // 25,000 characters, of which a message takes fewer than 10,000.
    const why: Block = {
      type: 'actions',
      actions: [{ id: 'why', label: 'Why', value: 'r1', command: 'why r1' }],
    }
    const all = pages(card(why, words(5000)))
    expect(all.map(titleOf)).toEqual(['A card (1 of 3)', 'A card (2 of 3)', 'A card (3 of 3)'])
    expect(counted(all.flat())).toBe(5000)
    expect(all.map((blocks) => ofKind(blocks, 'actions').length)).toEqual([0, 0, 1])
  })

  it('goes on part by part', () => {
    const parts = Array.from(
      { length: 80 },
      (_, at): Block => ({ type: 'text', markdown: `Part ${at}` }),
    )
    const all = pages(card(...parts))
    expect(all).toHaveLength(2)
    expect(kinds(all.flat()).filter((kind) => kind === 'rich_text')).toHaveLength(80)
  })

  it('is cut after the fourth, with a word about it', () => {
    const all = pages(card(words(20_000), words(7)))
    expect(all).toHaveLength(4)
    expect(contexts(all[3] ?? []).join()).toMatch(
      /^Left out for length: \d{5} characters, and 1 more part\.$/,
    )
  })

  it('is cut with a word about it where its plain form is longer', () => {
    // With its column's heading before each cell a row is three times as long.
    const long = table(90, ['part #', '$#', '$#'], ['Part', 'x'.repeat(80), 'y'.repeat(80)])
    const [native] = pages(card(long))
    expect(contexts(native ?? [])).toEqual([])
    expect(contexts(drawn(card(long), { plain: true })).join()).toMatch(
      /Left out for length: \d+ rows\./,
    )
  })
})

describe('the title', () => {
  it('keeps its id when it is long', () => {
    const [header] = ofKind(drawn({ title: `${'Why? '.repeat(60)} · r12`, blocks: [] }), 'header')
    expect(header?.text.text).toMatch(/… · r12$/)
    expect(header?.text.text.length).toBeLessThanOrEqual(150)
  })
})

describe('the notification', () => {
  it.each<[string, Card, string]>([
    [
      'the verdict',
      {
        title: 'Fine-tune or pre-train? Neither yet · r1',
        blocks: [{ type: 'text', markdown: '**Neither yet: prompt.**' }],
      },
      'Fine-tune or pre-train? Neither yet · r1. Neither yet: prompt.',
    ],
    [
      'what it costs',
      {
        title: 'Serving · e1',
        blocks: [
          {
            type: 'fields',
            fields: [
              { label: 'GPUs', value: '1 × L4' },
              { label: 'Memory', value: '13 GiB' },
              { label: 'Fits', value: 'yes' },
              { label: 'Cost', value: '$17' },
            ],
          },
        ],
      },
      'Serving · e1. GPUs: 1 × L4; Memory: 13 GiB; Cost: $17.',
    ],
    ['a table’s size', card(table(3, ['a #', '$#'])), 'A card. Part, Cost: 3 rows.'],
    [
      'no bracket',
      { title: 'As JSON', blocks: [{ type: 'text', markdown: '{\n  "a": 1\n}' }] },
      'As JSON',
    ],
    ['a title alone', { title: 'Deleted', blocks: [] }, 'Deleted'],
    ['nothing at all', { title: '', blocks: [] }, 'Crossroads'],
  ])('says %s', (_, shown, expected) => {
    expect(cardMessage(shown, view).text).toBe(expected)
  })
})

describe('the next step', () => {
  const withNext = (nextStep: string) => drawn({ ...card(), nextStep }, { savedId: null })
  const labels = (blocks: readonly SlackBlock[]) =>
    ofKind(blocks, 'actions').flatMap(({ elements }) =>
      elements.flatMap((element) => (element.type === 'button' ? [element.text.text] : [])),
    )

  it.each([
    ['help estimate serve', ['help estimate serve'], []],
    [
      'profile set budgetUsd=20k',
      ['Edit the profile'],
      ['Next: `/crossroads profile set budgetUsd=20k`'],
    ],
    ['privacy delete-me confirm', ['Yes, delete'], []],
    // It would set what nobody asked for.
    ['settings gpuPrice=h100:2.10', [], ['Next: `/crossroads settings gpuPrice=h100:2.10`']],
  ])('%s', (step, buttons, lines) => {
    const blocks = withNext(step)
    expect(labels(blocks)).toEqual(buttons)
    expect(contexts(blocks)).toEqual(lines)
  })

  it('asks once more before it deletes', () => {
    const [actions] = ofKind(withNext('privacy delete-team confirm'), 'actions')
    expect(actions?.elements[0]).toMatchObject({
      style: 'danger',
      confirm: { deny: { text: 'Keep' } },
    })
  })
})
