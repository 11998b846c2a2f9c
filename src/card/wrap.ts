/** Breaks one line at spaces to `width` columns; a longer word is cut. Later lines begin with `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = Math.max(8, width)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n]+/)) {
    if (line !== '' && line.length + 1 + word.length <= room) {
      line += ` ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    line = lines.length === 0 ? word : indent + word
    while (line.length > room) {
      lines.push(line.slice(0, room))
      line = indent + line.slice(room)
    }
  }
  lines.push(line)
  return lines
}
