import type { Block } from '#src/card/card.ts'
import { cardMarkdown, escaped, shortened } from './escape.ts'
import { tableLines } from './table-text.ts'

/** A block as texts; what may be pressed has none. */
export function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'text':
      return [cardMarkdown(block.markdown)]
    case 'fields':
      return [
        block.fields
          .map(({ label, value }) => `**${escaped(label)}** ${escaped(value)}`)
          .join('\n'),
      ]
    case 'table': {
      const caption = block.caption === undefined ? [] : [`**${escaped(block.caption)}**`]
      return [[...caption, ...tableLines(block)].join('\n')]
    }
    case 'sources':
      return block.sources.length === 0 ? [] : [sourcesLine(block.sources)]
    case 'actions':
      return []
  }
}

const mostSources = 8

/** The only links there are: our own list of sources. */
function sourcesLine(sources: Extract<Block, { type: 'sources' }>['sources']): string {
  const links = sources.slice(0, mostSources).map(({ title, url }) => {
    const name = escaped(shortened(title, 80))
    return /^https?:\/\//.test(url) ? `[${name}](<${encodeURI(decodeURI(url))}>)` : name
  })
  const more = sources.length > mostSources ? ` and ${sources.length - mostSources} more` : ''
  return `-# Sources: ${links.join(' · ')}${more}`
}
