import type { Json, Report } from './check-report.ts'
import { checkRichText } from './check-rich-text.ts'
import { slackLimits } from './limits.ts'

/** `table` and `data_table`: their rows, and the characters of all cells of the message. */
export function checkTable(block: Json, pointer: string, report: Report): void {
  const isData = block.type === 'data_table'
  const { tableRows, dataTableRows, tableColumns } = slackLimits
  const rows = Array.isArray(block.rows) ? block.rows : []
  if (!Array.isArray(block.rows)) report.add(`${pointer}/rows`, 'is missing')
  const [least, most] = isData ? [2, dataTableRows] : [1, tableRows]
  if (rows.length < least || rows.length > most) {
    report.add(`${pointer}/rows`, `has ${rows.length} rows, from ${least} to ${most}`)
  }
  const width = Array.isArray(rows[0]) ? rows[0].length : 0
  for (const [index, row] of rows.entries()) {
    const at = `${pointer}/rows/${index}`
    const cells = report.list(row, at, tableColumns)
    if (cells.length !== width) report.add(at, `has ${cells.length} cells, the first row ${width}`)
    for (const [cell, where] of cells) checkCell(cell, where, isData && index === 0, report)
  }
  if (isData) {
    report.shown(block.caption, `${pointer}/caption`, slackLimits.textChars)
    if (block.page_size !== undefined)
      report.number(block.page_size, `${pointer}/page_size`, 1, 100)
    if (block.row_header_column_index !== undefined) {
      report.number(
        block.row_header_column_index,
        `${pointer}/row_header_column_index`,
        0,
        width - 1,
      )
    }
    return
  }
  if (block.caption !== undefined) report.add(`${pointer}/caption`, 'belongs to data_table')
  if (block.column_settings === undefined) return
  const settings = Array.isArray(block.column_settings) ? block.column_settings : []
  if (settings.length > tableColumns) {
    report.add(
      `${pointer}/column_settings`,
      `has ${settings.length} items, at most ${tableColumns}`,
    )
  }
  for (const [index, each] of settings.entries()) {
    // Null skips a column.
    if (each === null) continue
    const { align } = report.object(each, `${pointer}/column_settings/${index}`)
    if (align === undefined) continue
    report.oneOf(align, `${pointer}/column_settings/${index}/align`, ['left', 'center', 'right'])
  }
}

function checkCell(cell: Json, pointer: string, isDataHeader: boolean, report: Report): void {
  const before = report.chars
  switch (cell.type) {
    case 'raw_number':
      if (typeof cell.value !== 'number' || !Number.isFinite(cell.value)) {
        report.add(`${pointer}/value`, 'is no number')
      }
      report.shown(cell.text, `${pointer}/text`, slackLimits.tableChars)
      break
    case 'raw_text':
      report.shown(cell.text, `${pointer}/text`, slackLimits.tableChars)
      break
    case 'rich_text':
      if (isDataHeader) report.add(pointer, 'rich_text in the header of a data_table')
      checkRichText(cell, pointer, report)
      break
    default:
      report.oneOf(cell.type, `${pointer}/type`, ['raw_text', 'raw_number', 'rich_text'])
  }
  report.tableChars += report.chars - before
}
