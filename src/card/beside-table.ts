import type { Block } from './card.ts'

/** A column: its name, and its rows by label. */
export interface Column {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** The rows of several columns under one heading; those that are the same in all are left out. */
export function besideTable(heading: string, columns: readonly Column[]): Block {
  const values = columns.map(
    ({ rows }) => new Map(rows.map(([label = '', value = '']) => [label, value])),
  )
  const labels = [...new Set(values.flatMap((rows) => [...rows.keys()]))]
  const rows = labels
    .map((label) => [label, ...values.map((each) => each.get(label) ?? '')])
    .filter(([, first, ...others]) => others.some((other) => other !== first))
  if (rows.length === 0) return { type: 'text', markdown: `${heading}: the same.` }
  return { type: 'table', headers: [heading, ...columns.map(({ name }) => name)], rows }
}
