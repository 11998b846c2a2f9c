import type { MrkdwnElement, PlainTextElement, SectionBlock } from '@slack/types'
import { inertMrkdwn, inertText } from './escape.ts'
import { runsOf } from './inline.ts'
import { slackLimits } from './limits.ts'
import { headOf, pieces, shorten } from './shorten.ts'

/** Slack refuses an empty text. */
const nothing = ' '

/** Words shown as they are, without emoji names or marks. */
export function plain(text: string, limit: number = slackLimits.textChars): PlainTextElement {
  // What is far beyond the limit is not worth reading through.
  const words = shorten(
    inertText(headOf(text, 4 * limit))
      .replaceAll(/\s+/g, ' ')
      .trim(),
    limit,
  )
  return { type: 'plain_text', text: words === '' ? nothing : words, emoji: false }
}

/** Ready mrkdwn. Verbatim: Slack then looks for no addresses, channels or names in it. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: text === '' ? nothing : text, verbatim: true }
}

/** A card's text as mrkdwn: its own marks, everything else inert, lists with bullets. */
export function mrkdwnOf(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line.startsWith('- ') ? `• ${marked(line.slice(2))}` : marked(line)))
    .join('\n')
    .trim()
}

function marked(line: string): string {
  return runsOf(line)
    .map(({ text, style }) => {
      const words = inertMrkdwn(text)
      // Marks bind only where text touches them.
      const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? []
      if (style === 'plain' || inner === '') return words
      const mark = style === 'bold' ? '*' : '`'
      return `${before}${mark}${inner}${mark}${after}`
    })
    .join('')
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text), expand: true }
}

/** A card's text in sections, as many as its length takes. */
export function sections(markdown: string): readonly SectionBlock[] {
  return pieces(mrkdwnOf(markdown), slackLimits.textChars).map(section)
}
