const allowedPoints = 2

/** Which quantities of the table of levels have a median error that grew by more than two points. */
export function worsened(before: string, after: string): string[] {
  const old = new Map(rowsOf(before))
  return rowsOf(after).flatMap(([name, now]) => {
    const then = old.get(name)
    if (then === undefined) return []
    return [
      ...grown(`${name} in sample`, then.inSample, now.inSample),
      ...grown(`${name} left out`, then.leftOut, now.leftOut),
    ]
  })
}

function grown(name: string, then: number, now: number): string[] {
  return now - then > allowedPoints ? [`${name} from ${then} % to ${now} %`] : []
}

function rowsOf(table: string): [string, { inSample: number; leftOut: number }][] {
  return table
    .split('\n')
    .slice(2)
    .map((line) => {
      const [, name = '', , , inSample = '', leftOut = ''] = line.split('|').map((c) => c.trim())
      return [name, { inSample: Number.parseFloat(inSample), leftOut: Number.parseFloat(leftOut) }]
    })
}
