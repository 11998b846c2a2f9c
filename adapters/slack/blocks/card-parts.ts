import type { ContainerBlock, SectionBlock } from '@slack/types'
import type { FieldsBlock, SourcesBlock, TableBlock, TextBlock } from '#src/card/card.ts'
import { chartOf } from './chart-block.ts'
import { inertMrkdwn } from './escape.ts'
import { withoutMarks } from './inline.ts'
import { slackLimits } from './limits.ts'
import { richText } from './rich-text.ts'
import { pieces, shorten } from './shorten.ts'
import type { SlackBlock } from './slack-message.ts'
import { sourceBlocks } from './source-blocks.ts'
import { type FittedTable, fitTable, nativeTable, pagedTable, tableLines } from './table-blocks.ts'
import { mrkdwn, plain, section, sections } from './text-objects.ts'

/** How a part of a card is drawn. */
export interface PartStyle {
  /** Without tables, charts and containers. */
  readonly isPlain: boolean
  /** Behind a title that opens, since something like it stands open above. */
  readonly isFolded: boolean
}

/** One part of a card in at most about `chars` characters, and what of it was left out. */
export interface DrawnPart {
  readonly blocks: readonly SlackBlock[]
  /** "12 more rows"; empty when all is there. */
  readonly left: string
}

const fewestFolded = 3

/** A heading line and what follows; the heading is empty for other texts. */
export function headed({ markdown }: TextBlock): { heading: string; body: string; items: number } {
  const [first = '', ...rest] = markdown.trim().split('\n')
  const heading = /^\*\*([^*]+)\*\*$/.exec(first)?.[1] ?? ''
  const items = rest.filter((line) => line.startsWith('- ')).length
  return { heading, body: rest.join('\n'), items: heading === '' ? 0 : items }
}

export function drawText(text: TextBlock, chars: number, style: PartStyle): DrawnPart {
  const { markdown } = text
  const shown = shorten(markdown, chars)
  const left = markdown.length - shown.length
  return {
    blocks: textBlocks({ ...text, markdown: shown }, style),
    left: left === 0 ? '' : `${left} more characters`,
  }
}

function textBlocks(text: TextBlock, { isPlain, isFolded }: PartStyle): readonly SlackBlock[] {
  const { heading, body, items } = headed(text)
  if (isFolded && !isPlain && items >= fewestFolded) {
    return [folded(`${heading} (${items})`, [...sections(body)])]
  }
  const rich = richText(text.markdown)
  return rich === undefined ? [] : [rich]
}

function folded(title: string, children: ContainerBlock['child_blocks']): ContainerBlock {
  return {
    type: 'container',
    title: plain(withoutMarks(title), slackLimits.containerTitleChars),
    child_blocks: children.slice(0, slackLimits.containerChildren),
    is_collapsible: true,
    default_collapsed: true,
  }
}

const labelChars = 80
const valueChars = 300

/** Two columns on a desktop, one below the other on a phone. */
export function drawFields({ fields }: FieldsBlock, chars: number): DrawnPart {
  const { sectionFields } = slackLimits
  let room = chars
  const shown = fields
    .map(({ label, value }) => {
      const name = inertMrkdwn(shorten(withoutMarks(label), labelChars)).trim()
      const words = inertMrkdwn(shorten(withoutMarks(value), valueChars)).trim() || '–'
      return mrkdwn(name === '' ? words : `*${name}*\n${words}`)
    })
    .filter(({ text }) => {
      room -= text.length
      return room >= 0
    })
  const blocks = Array.from(
    { length: Math.ceil(shown.length / sectionFields) },
    (_, at): SectionBlock => ({
      type: 'section',
      fields: shown.slice(at * sectionFields, (at + 1) * sectionFields),
    }),
  )
  const left = fields.length - shown.length
  return { blocks, left: left === 0 ? '' : `${left} more ${left === 1 ? 'value' : 'values'}` }
}

const longTable = 10

export function drawTable(
  block: TableBlock,
  chars: number,
  style: PartStyle,
  mayDraw: boolean,
): DrawnPart {
  const table = fitTable(block, chars)
  const { rowsLeft } = table
  const chart = mayDraw && !style.isPlain ? chartOf(table) : undefined
  const blocks = table.rows.length === 0 ? [] : tableBlocks(table, style)
  return {
    blocks: [...blocks, ...(chart === undefined ? [] : [chart])],
    left: rowsLeft === 0 ? '' : rowsLeft === 1 ? '1 more row' : `${rowsLeft} more rows`,
  }
}

function tableBlocks(table: FittedTable, { isPlain, isFolded }: PartStyle): readonly SlackBlock[] {
  if (isPlain) return pieces(tableLines(table), slackLimits.textChars).map(section)
  const { caption, headers, rows } = table
  if (isFolded) return [folded(`${caption ?? headers[0]} (${rows.length})`, [nativeTable(table)])]
  if (rows.length > longTable) return [pagedTable(table)]
  const title = caption === undefined ? [] : [section(`*${inertMrkdwn(caption)}*`)]
  return [...title, nativeTable(table)]
}

export function drawSources(
  { sources }: SourcesBlock,
  most: number,
  { isPlain }: PartStyle,
): DrawnPart {
  const left = Math.max(0, sources.length - most)
  return {
    blocks: sourceBlocks(sources.slice(0, most), isPlain),
    left: left === 0 ? '' : left === 1 ? '1 more source' : `${left} more sources`,
  }
}
