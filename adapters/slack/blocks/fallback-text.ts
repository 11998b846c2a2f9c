import type { Card } from '#src/card/card.ts'
import { inertMrkdwn, inertText } from './escape.ts'
import { withoutMarks } from './inline.ts'
import { shorten } from './shorten.ts'

const titleChars = 150
const restChars = 250
const fieldsNamed = 4

/** The card in a sentence or two: what a notification and a screen reader say. */
export function fallbackText({ title, blocks }: Card): string {
  const heading = shorten(words(title), titleChars) || 'Crossroads'
  const body = shorten(words(firstWords(blocks)), restChars)
  const stop = /[.?!]$/.test(heading) || body === '' ? '' : '.'
  return inertMrkdwn(body === '' ? heading : `${heading}${stop} ${body}`)
}

const words = (markdown: string) => inertText(withoutMarks(markdown)).replaceAll(/\s+/g, ' ').trim()

/** The first thing on the card that says something alone. */
function firstWords(blocks: Card['blocks']): string {
  for (const block of blocks) {
    if (block.type === 'text') {
      const [line = ''] = block.markdown.split('\n').filter((each) => each.trim() !== '')
      const said = line.replace(/^- /, '').trim()
      // A bracket or a rule says nothing.
      if (/[\p{L}\p{N}]/u.test(words(said))) return said
    }
    if (block.type === 'fields' && block.fields.length > 0) {
      // What it costs is what one is notified for.
      const named = block.fields
        .filter(({ value }, at) => at < 2 || value.includes('$'))
        .slice(0, fieldsNamed)
      return `${named.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`
    }
    if (block.type === 'table' && block.rows.length > 0) {
      const rows = block.rows.length === 1 ? '1 row' : `${block.rows.length} rows`
      const headers = block.headers.filter((header) => header !== '')
      return `${block.caption ?? headers.join(', ')}: ${rows}.`
    }
  }
  return ''
}
