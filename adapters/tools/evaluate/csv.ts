/** Rows of a CSV file by the names of its first line. Quotes may hold commas, quotes and line ends. */
export function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = cellsOf(text.replace(/^\uFEFF/, ''))
  if (header === undefined) return []
  return lines
    .filter((cells) => cells.length > 1 || cells[0] !== '')
    .map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function cellsOf(text: string): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  // A quoted cell, or a bare one, up to its comma or line end.
  const pattern = /(?:"((?:[^"]|"")*)"|((?:[^",\r\n][^,\r\n]*)?))(,|\r?\n|$)/gy
  for (;;) {
    const match = pattern.exec(text)
    if (match === null) throw new Error(`line ${lines.length + 1} of the CSV has a stray quote`)
    const [, quoted, bare = '', end] = match
    cells.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === ',') continue
    lines.push(cells)
    cells = []
    if (pattern.lastIndex >= text.length) return lines
  }
}
