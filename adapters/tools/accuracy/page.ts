/** Puts each text between the marks of its name; the words around them are written by hand. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  let text = page
  for (const [name, body] of Object.entries(tables)) {
    const [start, end] = [`<!-- made: ${name} -->`, `<!-- end: ${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from === -1 || to < from) throw new RangeError(`the page has no place for ${name}`)
    text = `${text.slice(0, from + start.length)}\n${body}\n${text.slice(to)}`
  }
  return text
}

/** The text between the marks of a name. */
export function tableIn(page: string, name: string): string {
  const start = `<!-- made: ${name} -->\n`
  const from = page.indexOf(start)
  const to = page.indexOf(`\n<!-- end: ${name} -->`)
  if (from === -1 || to < from) throw new RangeError(`the page has no ${name}`)
  return page.slice(from + start.length, to)
}
