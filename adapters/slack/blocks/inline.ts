/** A run of a card's text with the mark it stands in. */
export interface Run {
  readonly text: string
  readonly style: 'plain' | 'bold' | 'code'
}

/** `**bold**` and `` `code` `` are the only inline marks of a card; what does not close is text. */
export function runsOf(markdown: string): readonly Run[] {
  const runs: Run[] = []
  let end = 0
  for (const match of markdown.matchAll(/\*\*([^*\n]+)\*\*|`([^`\n]+)`/g)) {
    if (match.index > end) runs.push({ text: markdown.slice(end, match.index), style: 'plain' })
    const [whole, bold, code = ''] = match
    runs.push(bold === undefined ? { text: code, style: 'code' } : { text: bold, style: 'bold' })
    end = match.index + whole.length
  }
  if (end < markdown.length) runs.push({ text: markdown.slice(end), style: 'plain' })
  return runs
}

/** The words alone. */
export function withoutMarks(markdown: string): string {
  if (!/[*`]/.test(markdown)) return markdown
  return runsOf(markdown)
    .map(({ text }) => text)
    .join('')
}
