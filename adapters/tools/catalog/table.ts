/** One TypeScript module holding one table: one entry a line, so that a change reads as a change. */
export interface Table {
  readonly file: string
  readonly header: string
  readonly opening: string
  readonly entries: readonly { readonly key: string; readonly text: string }[]
  readonly closing: string
}

const byHand = '// Written by `npm run catalog:import`. Do not edit: the next import overwrites it.'

export function renderTable({ header, opening, entries, closing }: Table): string {
  const lines = entries.map(({ text }) => `  ${text},`)
  return `${[byHand, header, '', opening, ...lines, closing].join('\n')}\n`
}

export interface TableChange {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** What a new table differs in from the module it replaces. */
export function compareTables(table: Table, previous: string | null): TableChange {
  const before = new Set((previous ?? '').split('\n').map((line) => line.trim()))
  const unchanged = (text: string) => before.has(`${text},`)
  const known = new Set(keysOf(previous ?? ''))
  const now = new Set(table.entries.map((entry) => entry.key))
  const different = table.entries.filter((entry) => !unchanged(entry.text))
  return {
    added: different.filter(({ key }) => !known.has(key)).map(({ key }) => key),
    changed: different.filter(({ key }) => known.has(key)).map(({ key }) => key),
    removed: [...known].filter((key) => !now.has(key)),
  }
}

/** An array's entry carries its key in a comment at the end of the line; a record's opens the line. */
function keysOf(module: string): string[] {
  return module.split('\n').flatMap((line) => {
    const key = line.match(/^ {2}\/\* (.*?) \*\/ /)?.[1]
    return key === undefined ? [] : [key]
  })
}

/** An entry of a list, with the key that tells it from the others. */
export function listEntry(key: string, value: object) {
  const safe = key.replaceAll('*/', '')
  return { key: safe, text: `/* ${safe} */ ${JSON.stringify(value)}` }
}

/** An entry of a record. */
export function recordEntry(key: string, value: object | number) {
  return { key, text: `/* ${key} */ ${JSON.stringify(key)}: ${JSON.stringify(value)}` }
}
