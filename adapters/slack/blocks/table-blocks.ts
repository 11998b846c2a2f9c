import type {
  DataTableBlock,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  TableBlock as SlackTable,
} from '@slack/types'
import type { TableBlock } from '#src/card/card.ts'
import { isUserId } from './card-view.ts'
import { type Column, columnOf } from './cell-number.ts'
import { inertMrkdwn, inertText } from './escape.ts'
import { withoutMarks } from './inline.ts'
import { slackLimits } from './limits.ts'
import { headOf, shorten } from './shorten.ts'

/** A card's table within Slack's width and height, and how many rows had to go. */
export interface FittedTable {
  readonly caption: string | undefined
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly columns: readonly Column[]
  readonly rowsLeft: number
}

const cellChars = 600
const headerChars = 80
const captionChars = 150

/** Any white space but a single blank, so that most texts have none to replace. */
const wideSpace = /[^\S ]\s*| \s+/g

/** Cuts cells, columns and rows until at most `chars` characters remain. */
export function fitTable({ caption, headers, rows }: TableBlock, chars: number): FittedTable {
  const width = Math.min(slackLimits.tableColumns, Math.max(1, headers.length))
  const shown = (row: readonly string[], most: number) =>
    Array.from({ length: width }, (_, column) =>
      shorten(
        inertText(withoutMarks(headOf(row[column] ?? '', 2 * most)))
          .replaceAll(wideSpace, ' ')
          .trim(),
        most,
      ),
    )
  const head = shown(headers, headerChars)
  let room = chars - lengthOf(head)
  const kept: string[][] = []
  for (const row of rows.slice(0, slackLimits.tableRows - 1)) {
    const cells = shown(row, cellChars)
    room -= lengthOf(cells)
    if (room < 0) break
    kept.push(cells)
  }
  return {
    caption: caption === undefined ? undefined : shorten(inertText(caption).trim(), captionChars),
    headers: head,
    rows: kept,
    columns: head.map((_, column) => columnOf(kept.map((row) => row[column] ?? ''))),
    rowsLeft: rows.length - kept.length,
  }
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + Math.max(1, cell.length), 0)
}

/** Slack refuses an empty cell. */
const empty = ' '

type Cell = RawTextElement | RawNumberElement | RichTextBlock

const rawText = (text: string): Cell => ({ type: 'raw_text', text: text === '' ? empty : text })

/** The column of people; the platform's ids are shown as names. */
const speakers = 'Said by'

const person = (user_id: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id }] }],
})

function cellRows({ headers, rows, columns }: FittedTable): Cell[][] {
  return [
    headers.map(rawText),
    ...rows.map((row, line) =>
      row.map((text, column): Cell => {
        if (headers[column] === speakers && isUserId(text)) return person(text)
        const value = columns[column]?.numbers?.[line]?.value
        return value === undefined ? rawText(text) : { type: 'raw_number', value, text }
      }),
    ),
  ]
}

/** Numbers stand right, words wrap. */
export function nativeTable(table: FittedTable): SlackTable {
  const column_settings = table.columns.map(({ isNumeric }) =>
    isNumeric
      ? { align: 'right' as const, is_wrapped: false }
      : { align: 'left' as const, is_wrapped: true },
  )
  return { type: 'table', rows: cellRows(table), column_settings }
}

const pageSize = 10

/** For long tables: pages, sorting and a filter of Slack's own. */
export function pagedTable(table: FittedTable): DataTableBlock {
  const { caption, headers } = table
  const name = caption ?? headers.filter((header) => header !== '').join(', ')
  return {
    type: 'data_table',
    caption: name === '' ? 'Table' : name,
    page_size: pageSize,
    rows: cellRows(table),
  }
}

/** The table as lines of mrkdwn, for workspaces without tables: "*Cheapest* · GPUs: 8 × L4 · Cost: $16". */
export function tableLines({ caption, headers, rows }: FittedTable): string {
  const lines = rows.map(([first = '', ...others]) => {
    const cells = others.flatMap((cell, index) => {
      const header = headers[index + 1] ?? ''
      if (cell === '') return []
      const words = inertMrkdwn(cell)
      // In a table of two columns the second one's heading says nothing new.
      return [headers.length === 2 || header === '' ? words : `${inertMrkdwn(header)}: ${words}`]
    })
    const name = first === '' ? '' : `*${inertMrkdwn(first)}*`
    const parts = [name, cells.join(' · ')].filter((part) => part !== '')
    return `• ${parts.join(headers.length === 2 ? ': ' : ' · ')}`
  })
  return [...(caption === undefined ? [] : [`*${inertMrkdwn(caption)}*`]), ...lines].join('\n')
}
