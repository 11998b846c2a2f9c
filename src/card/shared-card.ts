import type { Block, Card, TableBlock } from './card.ts'

/**
 * A private answer as others may see it: its inputs and results stay, the words people said and
 * who said what go.
 */
export function sharedCard(card: Card): Card {
  return { ...card, blocks: card.blocks.flatMap(sharedBlock) }
}

const quoted = /“[^”]*”/

function sharedBlock(block: Block): Block[] {
  switch (block.type) {
    case 'text': {
      const markdown = block.markdown
        .split('\n')
        .filter((line) => !quoted.test(line))
        .join('\n')
      return markdown.trim() === '' ? [] : [{ ...block, markdown }]
    }
    case 'table':
      return [withoutPeople(block)]
    case 'fields':
      return [{ ...block, fields: block.fields.filter(({ value }) => !quoted.test(value)) }]
    case 'sources':
    case 'actions':
      return [block]
  }
}

/** The card without the column that says who said what. */
export function withoutSpeakers(card: Card): Card {
  const blocks = card.blocks.map((block) =>
    block.type === 'table' ? withColumns(block, (header) => !/^said by$/i.test(header)) : block,
  )
  return { ...card, blocks }
}

/** Columns that quote or name people are left out whole, and a single quotation in another cell too. */
function withoutPeople(table: TableBlock): TableBlock {
  const { rows } = table
  const kept = withColumns(
    table,
    (header, column) =>
      !/^(?:said by|from your words)$/i.test(header) &&
      !rows.some((row) => /^“.*”$/.test(row[column] ?? '')),
  )
  return {
    ...kept,
    rows: kept.rows.map((row) => row.map((cell) => (quoted.test(cell) ? '' : cell))),
  }
}

function withColumns(
  { headers, rows, ...rest }: TableBlock,
  isKept: (header: string, column: number) => boolean,
): TableBlock {
  const kept = headers.map(isKept)
  const filtered = (row: readonly string[]) => row.filter((_, column) => kept[column] !== false)
  return { ...rest, headers: filtered(headers), rows: rows.map(filtered) }
}
