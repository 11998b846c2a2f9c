import { describe, expect, it } from 'vitest'
import { messageProblems, viewProblems } from '../../../adapters/slack/blocks/check-message.ts'

// Every limit is written out as Slack's block reference has it (docs.slack.dev/reference/block-kit,
// read 2026-11-23), not taken from the code.

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) })
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) })
const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))
const divider = { type: 'divider' }
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'run',
  text: plain(3),
  ...more,
})
const option = (at: number, chars = 3) => ({ text: plain(chars), value: `v${at}` })
const message = (...blocks: unknown[]) => ({ text: 'An answer.', blocks })
const modal = (...blocks: unknown[]) => ({
  type: 'modal',
  title: plain(5),
  submit: plain(4),
  blocks,
})
const home = (...blocks: unknown[]) => ({ type: 'home', blocks })
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain(5),
  element,
  ...more,
})
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const section = (text: object) => ({ type: 'section', text })
const rawText = (length: number) => ({ type: 'raw_text', text: 'x'.repeat(length) })
const table = (rows: number, columns: number, chars = 1) => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => rawText(chars))),
})
const dataTable = (rows: number, columns: number, more: object = {}) => ({
  ...table(rows, columns),
  type: 'data_table',
  caption: 'Costs',
  ...more,
})
const container = (...child_blocks: unknown[]) => ({
  type: 'container',
  title: plain(5),
  child_blocks,
})
const bars = (series: number, categories: number, more: object = {}) => {
  const labels = times(categories, (at) => `c${at}`)
  return {
    type: 'data_visualization',
    title: 'Costs',
    chart: {
      type: 'bar',
      series: times(series, (at) => ({
        name: `s${at}`,
        data: labels.map((label) => ({ label, value: 1 })),
      })),
      axis_config: { categories: labels },
    },
    ...more,
  }
}
const pie = (...values: number[]) => ({
  type: 'data_visualization',
  title: 'Shares',
  chart: { type: 'pie', segments: values.map((value, at) => ({ label: `s${at}`, value })) },
})
const select = (count: number) => ({
  type: 'static_select',
  action_id: 'a',
  options: times(count, (at) => option(at)),
})
const feedback = (value: string) => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'f',
      positive_button: { text: plain(1), value },
      negative_button: { text: plain(1), value: 'down' },
    },
  ],
})
const confirm = (title: number, text: number, yes: number) => ({
  title: plain(title),
  text: plain(text),
  confirm: plain(yes),
  deny: plain(2),
})

/** At the limit nothing is wrong; one above there is, at that place. */
const limits: readonly (readonly [string, number, (size: number) => object, string])[] = [
  ['blocks of a message', 50, (n) => message(...times(n, () => divider)), '/blocks'],
  ['section text', 3000, (n) => message(section(mrkdwn(n))), '/blocks/0/text/text'],
  [
    'section fields',
    10,
    (n) => message({ type: 'section', fields: times(n, () => mrkdwn(5)) }),
    '/blocks/0/fields',
  ],
  [
    'field text',
    2000,
    (n) => message({ type: 'section', fields: [mrkdwn(n)] }),
    '/blocks/0/fields/0/text',
  ],
  ['header', 150, (n) => message({ type: 'header', text: plain(n) }), '/blocks/0/text/text'],
  [
    'context elements',
    10,
    (n) => message({ type: 'context', elements: times(n, () => mrkdwn(5)) }),
    '/blocks/0/elements',
  ],
  [
    'actions elements',
    25,
    (n) => message(actions(...times(n, (at) => button({ action_id: `run:${at}` })))),
    '/blocks/0/elements',
  ],
  [
    'context_actions elements',
    5,
    (n) =>
      message({
        type: 'context_actions',
        elements: times(n, (at) => ({
          type: 'icon_button',
          icon: 'trash',
          text: plain(3),
          action_id: `d${at}`,
        })),
      }),
    '/blocks/0/elements',
  ],
  ['block_id', 255, (n) => message({ ...divider, block_id: 'b'.repeat(n) }), '/blocks/0/block_id'],
  [
    'action_id',
    255,
    (n) => message(actions(button({ action_id: 'a'.repeat(n) }))),
    '/blocks/0/elements/0/action_id',
  ],
  [
    'button text',
    75,
    (n) => message(actions(button({ text: plain(n) }))),
    '/blocks/0/elements/0/text/text',
  ],
  [
    'button value',
    2000,
    (n) => message(actions(button({ value: 'v'.repeat(n) }))),
    '/blocks/0/elements/0/value',
  ],
  [
    'button url',
    3000,
    (n) => message(actions(button({ url: `https://a/${'u'.repeat(n - 10)}` }))),
    '/blocks/0/elements/0/url',
  ],
  [
    'accessibility_label',
    75,
    (n) => message(actions(button({ accessibility_label: 'l'.repeat(n) }))),
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'feedback value',
    2000,
    (n) => message(feedback('v'.repeat(n))),
    '/blocks/0/elements/0/positive_button/value',
  ],
  [
    'confirm title',
    100,
    (n) => message(actions(button({ confirm: confirm(n, 5, 5) }))),
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'confirm text',
    300,
    (n) => message(actions(button({ confirm: confirm(5, n, 5) }))),
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'confirm button',
    30,
    (n) => message(actions(button({ confirm: confirm(5, 5, n) }))),
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  ['select options', 100, (n) => message(actions(select(n))), '/blocks/0/elements/0/options'],
  [
    'radio buttons',
    10,
    (n) => modal(input({ type: 'radio_buttons', options: times(n, (at) => option(at)) })),
    '/blocks/0/element/options',
  ],
  [
    'checkboxes',
    10,
    (n) => modal(input({ type: 'checkboxes', options: times(n, (at) => option(at)) })),
    '/blocks/0/element/options',
  ],
  [
    'overflow options',
    5,
    (n) =>
      message({
        ...section(mrkdwn(3)),
        accessory: { type: 'overflow', options: times(n, (at) => option(at)) },
      }),
    '/blocks/0/accessory/options',
  ],
  [
    'option text',
    75,
    (n) => modal(input({ type: 'radio_buttons', options: [option(0, n)] })),
    '/blocks/0/element/options/0/text/text',
  ],
  [
    'plain_text_input',
    3000,
    (n) => modal(input({ type: 'plain_text_input', initial_value: 'x'.repeat(n) })),
    '/blocks/0/element/initial_value',
  ],
  [
    'placeholder',
    150,
    (n) => modal(input({ type: 'plain_text_input', placeholder: plain(n) })),
    '/blocks/0/element/placeholder/text',
  ],
  [
    'input label',
    2000,
    (n) => modal(input({ type: 'plain_text_input' }, { label: plain(n) })),
    '/blocks/0/label/text',
  ],
  [
    'input hint',
    2000,
    (n) => modal(input({ type: 'plain_text_input' }, { hint: plain(n) })),
    '/blocks/0/hint/text',
  ],
  [
    'image alt text',
    2000,
    (n) => message({ type: 'image', image_url: 'https://a/b.png', alt_text: 'x'.repeat(n) }),
    '/blocks/0/alt_text',
  ],
  ['blocks of a modal', 100, (n) => modal(...times(n, () => divider)), '/blocks'],
  ['blocks of a Home tab', 100, (n) => home(...times(n, () => divider)), '/blocks'],
  ['modal title', 24, (n) => ({ ...modal(divider), title: plain(n) }), '/title/text'],
  ['modal submit', 24, (n) => ({ ...modal(divider), submit: plain(n) }), '/submit/text'],
  ['modal close', 24, (n) => ({ ...modal(divider), close: plain(n) }), '/close/text'],
  [
    'private_metadata',
    3000,
    (n) => ({ ...modal(divider), private_metadata: 'm'.repeat(n) }),
    '/private_metadata',
  ],
  ['callback_id', 255, (n) => ({ ...modal(divider), callback_id: 'c'.repeat(n) }), '/callback_id'],
  ['table rows', 100, (n) => message(table(n, 2)), '/blocks/0/rows'],
  ['table columns', 20, (n) => message(table(2, n)), '/blocks/0/rows/0'],
  ['table characters', 10_000, (n) => message(table(1, 1, n)), '/blocks'],
  // Two tables share them: 9,000 and what is left of 10,000.
  ['characters of two tables', 1000, (n) => message(table(9, 1, 1000), table(1, 1, n)), '/blocks'],
  // The header and up to a hundred rows.
  ['data_table rows', 101, (n) => message(dataTable(n, 2)), '/blocks/0/rows'],
  ['data_table columns', 20, (n) => message(dataTable(2, n)), '/blocks/0/rows/0'],
  [
    'data_table page',
    100,
    (n) => message(dataTable(2, 2, { page_size: n })),
    '/blocks/0/page_size',
  ],
  ['chart title', 50, (n) => message(bars(1, 1, { title: 't'.repeat(n) })), '/blocks/0/title'],
  ['chart series', 12, (n) => message(bars(n, 2)), '/blocks/0/chart/series'],
  ['chart categories', 20, (n) => message(bars(1, n)), '/blocks/0/chart/axis_config/categories'],
  ['pie segments', 12, (n) => message(pie(...times(n, () => 1))), '/blocks/0/chart/segments'],
  ['charts', 2, (n) => message(...times(n, () => bars(1, 2))), '/blocks'],
  [
    'container children',
    10,
    (n) => message(container(...times(n, () => divider))),
    '/blocks/0/child_blocks',
  ],
  [
    'container title',
    150,
    (n) => message({ ...container(divider), title: plain(n) }),
    '/blocks/0/title/text',
  ],
  [
    'markdown, by the total',
    10_999,
    (n) => message({ type: 'markdown', text: 'x'.repeat(n) }),
    '/blocks',
  ],
  ['card title', 150, (n) => message({ type: 'card', title: mrkdwn(n) }), '/blocks/0/title/text'],
  ['card body', 200, (n) => message({ type: 'card', body: mrkdwn(n) }), '/blocks/0/body/text'],
  [
    'carousel cards',
    10,
    (n) =>
      message({ type: 'carousel', elements: times(n, () => ({ type: 'card', title: mrkdwn(5) })) }),
    '/blocks/0/elements',
  ],
  // "Keep below 11,000": 3 × 3,000 and what is left of 10,999.
  [
    'characters of a message',
    1999,
    (n) => message(...times(3, () => section(mrkdwn(3000))), section(mrkdwn(n))),
    '/blocks',
  ],
]

const problemsOf = (subject: object) =>
  'type' in subject ? viewProblems(subject) : messageProblems(subject)

describe.each(limits)('%s', (_, most, make, pointer) => {
  it.each([most - 1, most].filter((size) => size > 0))('accepts %i', (size) => {
    // A data table needs two rows, and a page at least one.
    expect(problemsOf(make(size))).toEqual([])
  })

  it(`refuses ${most + 1}`, () => {
    const problems = problemsOf(make(most + 1))
    expect(problems).not.toEqual([])
    expect(problems.map((problem) => problem.split(': ')[0])).toContain(pointer)
  })
})

const wrong: readonly (readonly [string, object, string])[] = [
  ['no text', { blocks: [divider] }, '/text'],
  ['a text that says nothing', { text: ' ', blocks: [divider] }, '/text'],
  ['an unknown block', message({ type: 'rich_table' }), '/blocks/0/type'],
  ['an alert in a message', message({ type: 'alert', text: plain(5) }), '/blocks/0/type'],
  ['an alert in a Home tab', home({ type: 'alert', text: plain(5) }), '/blocks/0/type'],
  ['a table in a modal', modal(table(2, 2)), '/blocks/0/type'],
  ['a chart in a Home tab', home(bars(1, 2)), '/blocks/0/type'],
  ['thumbs in a modal', modal(feedback('up')), '/blocks/0/type'],
  ['a section without text and fields', message({ type: 'section' }), '/blocks/0'],
  ['an empty text', message(section(mrkdwn(0))), '/blocks/0/text/text'],
  ['mrkdwn in a header', message({ type: 'header', text: mrkdwn(3) }), '/blocks/0/text/type'],
  [
    'mrkdwn on a button',
    message(actions(button({ text: mrkdwn(3) }))),
    '/blocks/0/elements/0/text/type',
  ],
  [
    'a block_id twice',
    message({ ...divider, block_id: 'b' }, { ...divider, block_id: 'b' }),
    '/blocks/1/block_id',
  ],
  [
    'a block_id twice, once in a container',
    message({ ...divider, block_id: 'b' }, container({ ...divider, block_id: 'b' })),
    '/blocks/1/child_blocks/0/block_id',
  ],
  [
    'an action_id twice in a block',
    message(actions(button(), button())),
    '/blocks/0/elements/1/action_id',
  ],
  [
    'two primary buttons',
    message(actions(button({ style: 'primary' }), button({ style: 'primary', action_id: 'b' }))),
    '/blocks/0/elements',
  ],
  ['an unknown style', message(actions(button({ style: 'green' }))), '/blocks/0/elements/0/style'],
  [
    'a link that is none',
    message(actions(button({ url: 'javascript:alert(1)' }))),
    '/blocks/0/elements/0/url',
  ],
  [
    'an input in actions',
    message(actions({ type: 'plain_text_input' })),
    '/blocks/0/elements/0/type',
  ],
  ['a button as an input', modal(input(button())), '/blocks/0/element/type'],
  [
    'inputs and no submit',
    { ...modal(input({ type: 'plain_text_input' })), submit: undefined },
    '/submit',
  ],
  ['a title on a Home tab', { ...home(divider), title: plain(3) }, '/title'],
  ['no options', modal(input({ type: 'radio_buttons', options: [] })), '/blocks/0/element/options'],
  [
    'an option twice',
    modal(input({ type: 'radio_buttons', options: [option(1), option(1)] })),
    '/blocks/0/element/options/1/value',
  ],
  [
    'an initial option that is no option',
    modal(input({ type: 'radio_buttons', options: [option(1)], initial_option: option(2) })),
    '/blocks/0/element',
  ],
  [
    'options and groups',
    message(actions({ ...select(2), option_groups: [{ label: plain(2), options: [option(1)] }] })),
    '/blocks/0/elements/0',
  ],
  [
    'a number input that does not say whether decimals',
    modal(input({ type: 'number_input' })),
    '/blocks/0/element/is_decimal_allowed',
  ],
  [
    'decimals where none are',
    modal(input({ type: 'number_input', is_decimal_allowed: false, initial_value: '1.5' })),
    '/blocks/0/element/initial_value',
  ],
  [
    'a start below the least',
    modal(
      input({ type: 'number_input', is_decimal_allowed: true, initial_value: '1', min_value: '2' }),
    ),
    '/blocks/0/element',
  ],
  ['an empty cell', message({ type: 'table', rows: [[rawText(0)]] }), '/blocks/0/rows/0/0/text'],
  [
    'rows of different width',
    message({ type: 'table', rows: [[rawText(1)], [rawText(1), rawText(1)]] }),
    '/blocks/0/rows/1',
  ],
  [
    'a number cell without a number',
    message({ type: 'table', rows: [[{ type: 'raw_number', text: '1' }]] }),
    '/blocks/0/rows/0/0/value',
  ],
  ['a caption on a table', message({ ...table(2, 2), caption: 'c' }), '/blocks/0/caption'],
  [
    'a data_table without a caption',
    message(dataTable(2, 2, { caption: undefined })),
    '/blocks/0/caption',
  ],
  ['a data_table with only a header', message(dataTable(1, 2)), '/blocks/0/rows'],
  [
    'rich text in the header of a data_table',
    message(
      dataTable(2, 1, {
        rows: [
          [
            {
              type: 'rich_text',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'h' }] }],
            },
          ],
          [rawText(1)],
        ],
      }),
    ),
    '/blocks/0/rows/0/0',
  ],
  ['a page of none', message(dataTable(2, 2, { page_size: 0 })), '/blocks/0/page_size'],
  ['an empty pie', message(pie()), '/blocks/0/chart/segments'],
  ['a segment of nothing', message(pie(1, 0)), '/blocks/0/chart/segments/1/value'],
  [
    'a series that lacks a category',
    message({
      ...bars(1, 2),
      chart: { ...bars(1, 2).chart, axis_config: { categories: ['c0', 'c1', 'c2'] } },
    }),
    '/blocks/0/chart/series/0/data',
  ],
  [
    'a long category',
    message({
      ...bars(1, 1),
      chart: { ...bars(1, 1).chart, axis_config: { categories: ['c'.repeat(21)] } },
    }),
    '/blocks/0/chart/axis_config/categories/0',
  ],
  [
    'markdown in a container',
    message(container({ type: 'markdown', text: 'x' })),
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'rich text in a container',
    message(container({ type: 'rich_text', elements: [] })),
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'a container in a container',
    message(container(container(divider))),
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'a container without a title',
    message({ ...container(divider), title: undefined }),
    '/blocks/0/title',
  ],
  [
    'a collapsed container that cannot open',
    message({ ...container(divider), default_collapsed: true }),
    '/blocks/0/default_collapsed',
  ],
  ['an empty container', message(container()), '/blocks/0/child_blocks'],
  [
    'half a surrogate pair',
    message(section({ type: 'mrkdwn', text: 'a\ud83d' })),
    '/blocks/0/text/text',
  ],
  ['blocks that are no list', { text: 'a', blocks: {} }, '/blocks'],
  ['a block that is null', message(null), '/blocks/0'],
]

it.each(wrong)('refuses %s', (_, subject, pointer) => {
  const problems = problemsOf(subject)
  expect(problems.map((problem) => problem.split(': ')[0])).toContain(pointer)
})

it('accepts a message of text alone', () => {
  expect(messageProblems({ text: 'Done.', blocks: [] })).toEqual([])
  expect(messageProblems({ text: 'Done.' })).toEqual([])
})

it('reports what is no message at all instead of failing', () => {
  for (const subject of [null, undefined, 3, [], 'text']) {
    expect(messageProblems(subject)).not.toEqual([])
    expect(viewProblems(subject)).not.toEqual([])
  }
})
