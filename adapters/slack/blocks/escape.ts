import { plainText } from '#src/card/plain-text.ts'

/**
 * Text that Slack shows and never acts on: nothing invisible or direction-changing, no tower of
 * combining marks, no mention of anybody, no address that a client would turn into a link. For
 * plain text, table cells and rich text, which Slack takes letter by letter.
 */
export function inertText(text: string): string {
  if (harmless.test(text)) return text
  return plainText(text)
    .replaceAll(looseJoiners, '')
    .replaceAll(markTowers, '$1')
    .replaceAll(controls, '‹')
    .replaceAll(broadcasts, '＠$1')
    .replaceAll(/:\/\//g, ':∕∕')
    .replaceAll(/\b(mailto|javascript|slack|tel):/gi, '$1：')
}

/**
 * The same for `mrkdwn`, whose control characters are `& < >`. Marks that would begin bold, italic,
 * struck or code text become their lookalikes, since mrkdwn knows no way to escape them; an
 * underscore inside a word means nothing there and stays.
 */
export function inertMrkdwn(text: string): string {
  return inertText(text)
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .replaceAll('`', 'ˋ')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replaceAll(/^(\s*)>/gm, '$1›')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** A link of ours, or the bare words when the address is none that may be followed. */
export function link(url: string, words: string): string {
  const address = safeUrl(url)
  const shown = inertMrkdwn(words.replaceAll('|', '∣'))
  return address === undefined ? shown : `<${address}|${shown}>`
}

/** An https or http address in which nothing can end the link early. */
export function safeUrl(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  const address = new URL(url).href
    .replaceAll('|', '%7C')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('&', '&amp;')
  return address.length <= mostUrl ? address : undefined
}

/** So that a link with its words stays whole in one section. */
const mostUrl = 1500

/**
 * Nothing below concerns these: printable ASCII but for `:`, `<` and `@`, the signs of Latin-1 but
 * for the soft hyphen, and dashes and quotes. Most of what we say is made of them.
 */
const harmless = /^[\n -9;=>?A-Z[-~\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027]*$/

/** Marks on one letter beyond what any script piles up. */
const markTowers = /(\p{M}{4})\p{M}+/gu

/** A joiner that joins no emoji and no letter to the next has nothing to show. */
const looseJoiners =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}])\u200d|\u200d(?![\p{Extended_Pictographic}\p{L}])/gu

/** What begins a mention or a link where Slack reads `<…>`. */
const controls = /<(?=\s*(?:[!@#]|[a-z][a-z0-9+.-]*:))/gi

const broadcasts = /@(here|channel|everyone|group)(?![a-z0-9])/gi
