import type { ContainerBlock, SectionBlock } from '@slack/types'
import type { FieldsBlock, SourcesBlock, TableBlock, TextBlock } from '#src/card/card.ts'
import { chartOf } from './chart-block.ts'
import { inertMrkdwn } from './escape.ts'
import { headed } from './headed.ts'
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

const fewestFolded = 3

export function drawText(text: TextBlock, { isPlain, isFolded }: PartStyle): readonly SlackBlock[] {
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
export function drawFields({ fields }: FieldsBlock): readonly SectionBlock[] {
  const { sectionFields } = slackLimits
  const shown = fields.map(({ label, value }) => {
    const name = inertMrkdwn(shorten(withoutMarks(label), labelChars)).trim()
    const words = inertMrkdwn(shorten(withoutMarks(value), valueChars)).trim() || '–'
    return mrkdwn(name === '' ? words : `*${name}*\n${words}`)
  })
  return Array.from({ length: Math.ceil(shown.length / sectionFields) }, (_, at) => ({
    type: 'section',
    fields: shown.slice(at * sectionFields, (at + 1) * sectionFields),
  }))
}

const longTable = 10

/** A table, and its chart where it is whole and makes one. */
export function drawTable(
  block: TableBlock,
  style: PartStyle,
  mayDraw: boolean,
): readonly SlackBlock[] {
  const table = fitTable(block, Number.POSITIVE_INFINITY)
  const chart = mayDraw && !style.isPlain ? chartOf(table) : undefined
  const blocks = table.rows.length === 0 ? [] : tableBlocks(table, style)
  return [...blocks, ...(chart === undefined ? [] : [chart])]
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
  { isPlain }: PartStyle,
): readonly SlackBlock[] {
  return sourceBlocks(sources, isPlain)
}
