import type { TableBlock } from '#src/card/card.ts'
import { codeText, escaped } from './escape.ts'

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

/** The first cell names the row; the others say what they are. */
function items({ headers, rows }: Table): readonly string[] {
  return rows.flatMap((cells) => {
    const named = cells.flatMap((cell, column) =>
      cell === '' ? [] : [{ header: headers[column] ?? '', cell }],
    )
    const [first, ...others] = named
    if (first === undefined) return []
    // A column without a heading goes with the name: "Now", "Prompting".
    const title = [first, ...others.filter(({ header }) => header === '')]
    const details = others.filter(({ header }) => header !== '')
    const name = title.map(({ cell }) => escaped(cell)).join(' ')
    const rest = details.map(({ header, cell }) => `${escaped(header)}: ${escaped(cell)}`)
    return [`- **${name}**`, ...(rest.length > 0 ? [`  ${rest.join(' · ')}`] : [])]
  })
}
