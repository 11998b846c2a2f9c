import type { TextBlock } from '#src/card/card.ts'

/** A heading line and what follows; the heading is empty for other texts. */
export function headed({ markdown }: TextBlock): { heading: string; body: string; items: number } {
  const [first = '', ...rest] = markdown.trim().split('\n')
  const heading = /^\*\*([^*]+)\*\*$/.exec(first)?.[1] ?? ''
  const items = rest.filter((line) => line.startsWith('- ')).length
  return { heading, body: rest.join('\n'), items: heading === '' ? 0 : items }
}
