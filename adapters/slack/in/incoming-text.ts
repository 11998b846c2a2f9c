const bracketed = /<([^<>]{1,3000})>/g

/**
 * What a person meant, of what Slack sends: mentions of `botUserId` go, other mentions become
 * words, links their address, and `&lt;` a plain `<`.
 */
export function incomingText(text: string, botUserId: string): string {
  return text
    .replaceAll(bracketed, (_, inside: string) => plainReference(inside, botUserId))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
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
