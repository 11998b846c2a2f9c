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

const peopleColumns = /^(?:said by|from your words)$/i

/** Columns that quote or name people are left out whole, and a single quotation in another cell too. */
function withoutPeople({ headers, rows, ...rest }: TableBlock): TableBlock {
  const isKept = headers.map(
    (header, column) =>
      !peopleColumns.test(header) && !rows.some((row) => /^“.*”$/.test(row[column] ?? '')),
  )
  const kept = (row: readonly string[]) => row.filter((_, column) => isKept[column] !== false)
  return {
    ...rest,
    headers: kept(headers),
    rows: rows.map((row) => kept(row).map((cell) => (quoted.test(cell) ? '' : cell))),
  }
}
