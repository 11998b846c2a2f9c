import type { Source } from '#src/catalog/source.ts'
import type { ActionsBlock, Block, Card, FieldsBlock, TableBlock } from './card.ts'
import { plainText } from './plain-text.ts'
import { wrap } from './wrap.ts'

export interface TextOptions {
  /** Columns; long lines are wrapped at words. */
  readonly width: number
  /** Bold and dim by ANSI sequences. */
  readonly colour: boolean
  /** What stands before a command here: nothing in the terminal, `/crossroads ` on Slack. */
  readonly commandPrefix: string
}

export const plainOptions: TextOptions = { width: 80, colour: false, commandPrefix: '' }

/** A card as text: the terminal's rendering, and the fallback of every other platform. */
export function renderText(card: Card, options: TextOptions = plainOptions): string {
  const title = wrap(plainText(card.title), options.width)
  const rule = '─'.repeat(Math.min(options.width, Math.max(...title.map((line) => line.length))))
  const parts = [
    [...title.map((line) => bold(line, options)), rule].join('\n'),
    ...card.blocks.map((block) => renderBlock(block, options)),
  ]
  if (card.nextStep !== undefined) {
    parts.push(
      wrap(`Next: ${options.commandPrefix}${plainText(card.nextStep)}`, options.width).join('\n'),
    )
  }
  return parts.filter((part) => part !== '').join('\n\n')
}

function renderBlock(block: Block, options: TextOptions): string {
  switch (block.type) {
    case 'text':
      return renderMarkdown(block.markdown, options)
    case 'fields':
      return renderFields(block, options)
    case 'table':
      return renderTable(block, options)
    case 'sources':
      return renderSources(block.sources, options)
    case 'actions':
      return renderActions(block, options)
  }
}

function renderMarkdown(markdown: string, options: TextOptions): string {
  const lines = plainText(markdown)
    .split('\n')
    .flatMap((line) => wrap(line, options.width, line.startsWith('- ') ? '  ' : ''))
  // After wrapping, since a marked phrase may run over a line's end.
  return lines
    .join('\n')
    .replaceAll(/\*\*([^*]+)\*\*/g, (_, words: string) => bold(words, options))
    .replaceAll(/`([^`]+)`/g, '$1')
}

function renderFields({ fields }: FieldsBlock, options: TextOptions): string {
  const labels = fields.map(({ label }) => plainText(label))
  const labelWidth = Math.min(28, Math.max(0, ...labels.map((label) => label.length)))
  return fields
    .flatMap(({ value }, i) => {
      const label = (labels[i] ?? '').padEnd(labelWidth)
      const lines = wrap(plainText(value), Math.max(20, options.width - labelWidth - 2))
      return lines.map((line, n) => `${n === 0 ? label : ' '.repeat(labelWidth)}  ${line}`)
    })
    .join('\n')
}

const gap = '  '

function renderTable({ caption, headers, rows }: TableBlock, options: TextOptions): string {
  const cells = [headers, ...rows].map((row) => row.map(plainText))
  const widths = columnWidths(cells, options.width)
  const lines = cells.flatMap((row, n) => {
    const wrapped = widths.map((width, column) => wrap(row[column] ?? '', width))
    const height = Math.max(1, ...wrapped.map((cell) => cell.length))
    const drawn = Array.from({ length: height }, (_, line) =>
      widths
        .map((width, column) => (wrapped[column]?.[line] ?? '').padEnd(width))
        .join(gap)
        .trimEnd(),
    )
    return n === 0 ? drawn.map((line) => bold(line, options)) : drawn
  })
  return [...(caption === undefined ? [] : [plainText(caption)]), ...lines].join('\n')
}

/** As wide as the content; when that is too wide, the widest columns give way. */
function columnWidths(cells: readonly (readonly string[])[], width: number): number[] {
  const count = Math.max(0, ...cells.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  let excess = widths.reduce((sum, each) => sum + each, gap.length * (count - 1)) - width
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    const current = widths[widest]
    if (current === undefined || current <= 8) break
    widths[widest] = current - 1
    excess -= 1
  }
  return widths
}

function renderSources(sources: readonly Source[], options: TextOptions): string {
  if (sources.length === 0) return ''
  const unique = new Map(sources.map((source) => [`${source.title}\n${source.url}`, source]))
  const lines = [...unique.values()].flatMap((source) => {
    const checked = source.checkedOn === null ? 'not re-checked' : `read ${source.checkedOn}`
    // Some pages have no other title than their address.
    const isTitled = source.url.replace(/^https?:\/\//, '') !== source.title
    const title = isTitled ? source.title : source.url
    const url = isTitled && source.url !== '' ? ` ${source.url}` : ''
    return wrap(plainText(`- ${title} [${source.basis}, ${checked}]${url}`), options.width, '  ')
  })
  return [bold('Sources', options), ...lines].join('\n')
}

/** Each with its command; answers to an open question need no more than their words. */
function renderActions({ actions }: ActionsBlock, options: TextOptions): string {
  if (actions.length === 0) return ''
  const replies = actions.flatMap(({ reply }) => (reply === undefined ? [] : [reply]))
  const typed = replies.length === 0 ? [] : [`- Answer: ${replies.join(' · ')}`]
  const commands = actions
    .filter(({ reply }) => reply === undefined)
    .map(({ label, command }) => `- ${label}: ${options.commandPrefix}${command}`)
  const lines = [...typed, ...commands].flatMap((each) =>
    wrap(plainText(each), options.width, '  '),
  )
  return [bold('You can', options), ...lines].join('\n')
}

function bold(text: string, { colour }: TextOptions): string {
  return colour ? `\u001b[1m${text}\u001b[22m` : text
}
