import { plainText } from '#src/card/plain-text.ts'

/** Slack lets people write 40,000 characters; a description of a project has fewer. */
const longestText = 20_000
const bracketed = /<([^<>]{1,3000})>/g

/**
 * What a person meant, of what Slack sends: mentions of `botUserId` go, other mentions become
 * words, links their address, and `&lt;` a plain `<`. Nothing invisible or direction-changing
 * stays.
 */
export function incomingText(text: string, botUserId: string): string {
  const words = text
    .slice(0, longestText)
    .replaceAll(bracketed, (_, inside: string) => plainReference(inside, botUserId))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  return plainText(words).trim()
}

function plainReference(inside: string, botUserId: string): string {
  const [target = '', label] = inside.split('|')
  if (target === `@${botUserId}`) return ''
  if (target.startsWith('@')) return label ?? 'somebody'
  if (target.startsWith('#')) return `#${label ?? 'channel'}`
  if (target.startsWith('!')) return label ?? target.slice(1).split('^')[0] ?? ''
  // Slack makes a link of "example.com"; the person typed the label.
  if (
    label !== undefined &&
    target.replace(/^(?:https?:\/\/|mailto:|tel:)/, '').startsWith(label)
  ) {
    return label
  }
  return target
}
