import { plainText } from '#src/card/plain-text.ts'
import { isExample, slashTextOf } from '../commands/slash-text.ts'

/** Without a space between them, these would begin a link. */
const linkStart = /(?<scheme>\b[a-z][a-z\d+.-]*:)\/\/|\b(?<www>www)\./gi

/** Marks that stack on a letter beyond what any language writes. */
const stackedMarks = /(?<=\p{M}{2})\p{M}+/gu

/** Beyond what a keyboard of plain letters writes: to be looked at closely. */
const unusual = /[^\n -~]/
/** Formatting, mentions, links, and the code of an emoji. */
const marks = /[\\*_~`|<>[\]()@]|:(?=\w+:)/g
/** A heading, small text, or an item of a list. */
const blockStart = /^(?<space>\s*)(?<mark>-#|#{1,3}(?= )|[-+](?= )|\d+\.(?= ))/gm
const mayBeginBlock = /^\s*[-#+\d]/m
const mayLink = /:\/\/|www\./i

/**
 * Anybody's words as Discord shows them and nothing else: no formatting, no mention, no link, no
 * heading, no emoji code, no marks piled up.
 */
export function escaped(text: string): string {
  const plain = unusual.test(text)
    ? plainText(text).normalize('NFC').replaceAll(stackedMarks, '')
    : text
  const inert = (mayLink.test(plain) ? withoutLinks(plain) : plain).replaceAll(marks, '\\$&')
  return mayBeginBlock.test(inert) ? inert.replaceAll(blockStart, '$<space>\\$<mark>') : inert
}

function withoutLinks(text: string): string {
  return text.replaceAll(linkStart, (...match) => {
    const { scheme, www } = match.at(-1) as Record<string, string | undefined>
    return scheme === undefined ? `${www}\u200b.` : `${scheme}/\u200b/`
  })
}

/** Inside a code span or block nothing is read but the ticks that end it. */
export function codeText(text: string): string {
  return plainText(text).replaceAll(stackedMarks, '').replaceAll('`', 'ˋ')
}

/** Code; a command reads as it is typed here. */
export function code(text: string): string {
  return `\`${codeText(slashTextOf(text) ?? text)}\``
}

/** A card's own marks stay (`**bold**`, `code`, `- ` lists); what stands between them is escaped. */
export function cardMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      if (!line.startsWith('- ')) return inline(line)
      const item = line.slice(2)
      return `- ${isExample(item) ? code(item) : inline(item)}`
    })
    .join('\n')
}

function inline(line: string): string {
  return line
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part)
      return part.startsWith('`') ? code(part.slice(1, -1)) : `**${escaped(part.slice(2, -2))}**`
    })
    .join('')
}

/** At most so many characters, never in the middle of what is read as one. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of graphemes().segment(text)) {
    if (kept.length + segment.length > most - 1) break
    kept += segment
  }
  return `${kept}…`
}

let segmenter: Intl.Segmenter | undefined
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter
}
