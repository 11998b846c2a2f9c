import type { TableBlock } from '#src/card/card.ts'
import { code, codeText, escaped } from './escape.ts'

/** Characters of a code block that a phone shows in one line. */
const phoneColumns = 38

/** A table in columns where a phone has room for them; else an item for each row. */
export function tableLines({ headers, rows }: TableBlock): readonly string[] {
  const widths = headers.map((header, column) =>
    Math.max(header.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const width = widths.reduce((sum, each) => sum + each + gap.length, -gap.length)
  return width <= phoneColumns ? columns({ headers, rows }, widths) : items({ headers, rows })
}

const gap = '  '

type Table = Pick<TableBlock, 'headers' | 'rows'>

function columns({ headers, rows }: Table, widths: readonly number[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? ''
        return isAmount(cell) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join(gap)
      .trimEnd()
  const head = headers.some((header) => header !== '') ? [line(headers)] : []
  return ['```', ...[...head, ...rows.map(line)].map(codeText), '```']
}

const isAmount = (cell: string) => /^[-+~]?[$€]?\d/.test(cell)

/** Columns beside the name that a reader keeps apart without a label on each. */
const plainColumns = 2

/** The first cell names the row; many others say what they are, few are told once above. */
function items(table: Table): readonly string[] {
  return table.headers.length - 1 <= plainColumns ? shortItems(table) : labelledItems(table)
}

function shortItems({ headers, rows }: Table): readonly string[] {
  const heads = headers.filter((header) => header !== '').map(escaped)
  const lines = rows.flatMap(([name = '', ...cells]) => {
    const said = cells.flatMap((cell, i) => (cell === '' ? [] : [shown(headers[i + 1], cell)]))
    return name === '' && said.length === 0 ? [] : [`- **${escaped(name)}** ${said.join(' · ')}`]
  })
  return [...(heads.length > 0 ? [`-# ${heads.join(' · ')}`] : []), ...lines]
}

function labelledItems({ headers, rows }: Table): readonly string[] {
  return rows.flatMap((cells) => {
    const [first, ...others] = cells.flatMap((cell, column) =>
      cell === '' ? [] : [{ header: headers[column] ?? '', cell }],
    )
    if (first === undefined) return []
    const rest = others.map(({ header, cell }) =>
      header === '' ? escaped(cell) : `${escaped(header)}: ${shown(header, cell)}`,
    )
    return [`- **${escaped(first.cell)}**`, ...(rest.length > 0 ? [`  ${rest.join(' · ')}`] : [])]
  })
}

/** People by their names: Discord draws a mention so, and no mention of ours calls anybody. */
function shown(header: string | undefined, cell: string): string {
  if (header === 'Try') return code(cell)
  return header === 'Said by' && /^\d{17,20}$/.test(cell) ? `<@${cell}>` : escaped(cell)
}
