import type {
  ActionsBlock,
  Block,
  FieldsBlock,
  SourcesBlock,
  TableBlock,
  TextBlock,
} from '#src/card/card.ts'
import { slackLimits } from './limits.ts'
import { firstPiece } from './shorten.ts'
import { fitTable } from './table-blocks.ts'

export type ShownBlock = Exclude<Block, ActionsBlock>

/** A part of a card in two: what is shown here, and what is left for later. */
export interface Cut {
  readonly kept: ShownBlock
  readonly rest?: ShownBlock
}

/** Cuts a part where it has taken about `chars` characters; undefined when not even its beginning fits. */
export function cutBlock(block: ShownBlock, chars: number): Cut | undefined {
  switch (block.type) {
    case 'text':
      return cutText(block, chars)
    case 'fields':
      return cutFields(block, chars)
    case 'table':
      return cutTable(block, chars)
    case 'sources':
      return cutSources(block, chars)
  }
}

/** At a line, else at a blank, else anywhere. */
function cutText(block: TextBlock, chars: number): Cut | undefined {
  const { markdown } = block
  if (markdown.length <= chars) return { kept: block }
  const head = firstPiece(markdown, chars)
  if (head === '') return undefined
  const rest = markdown.slice(head.length).replace(/^[\n ]/, '')
  return { kept: { ...block, markdown: head }, rest: { ...block, markdown: rest } }
}

function cutFields(block: FieldsBlock, chars: number): Cut | undefined {
  const { fields } = block
  const count = within(
    fields.map(({ label, value }) => label.length + value.length + 3),
    chars,
  )
  return cutAt(count, fields, (part) => ({ ...block, fields: part }))
}

function cutTable(block: TableBlock, chars: number): Cut | undefined {
  const { headers, rows } = block
  const length = [headers, ...rows].flat().reduce((sum, cell) => sum + Math.max(1, cell.length), 0)
  if (length <= chars && rows.length < slackLimits.tableRows) return { kept: block }
  const count = rows.length - fitTable(block, chars).rowsLeft
  return cutAt(count, rows, (part) => ({ ...block, rows: part }))
}

/** Around the title and the address of a source: its basis, its date, the marks of a link. */
const aroundSource = 50

function cutSources(block: SourcesBlock, chars: number): Cut | undefined {
  const { sources } = block
  const count = within(
    sources.map(({ title, url }) => title.length + url.length + aroundSource),
    chars,
  )
  return cutAt(count, sources, (part) => ({ ...block, sources: part }))
}

/** How many of the first fit together. */
function within(lengths: readonly number[], chars: number): number {
  let room = chars
  const over = lengths.findIndex((length) => {
    room -= length
    return room < 0
  })
  return over < 0 ? lengths.length : over
}

function cutAt<T>(
  count: number,
  items: readonly T[],
  block: (part: readonly T[]) => ShownBlock,
): Cut | undefined {
  if (count === items.length) return { kept: block(items) }
  if (count === 0) return undefined
  return { kept: block(items.slice(0, count)), rest: block(items.slice(count)) }
}
