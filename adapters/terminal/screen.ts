import type { TextOptions } from '#src/card/text.ts'

const defaultColumns = 80
/** Narrower breaks tables; wider makes lines that the eye loses. */
const fewestColumns = 40
const mostColumns = 110

/** How to draw on this output: `COLUMNS` and `NO_COLOR` decide, then the terminal itself. */
export function screenOf(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): TextOptions {
  const asked = Number(environment.COLUMNS)
  const columns = Number.isInteger(asked) && asked > 0 ? asked : (output.columns ?? defaultColumns)
  return {
    width: Math.min(mostColumns, Math.max(fewestColumns, columns)),
    // no-color.org: any value that is not empty turns colour off.
    colour: output.isTTY === true && !environment.NO_COLOR,
    commandPrefix: '',
  }
}

/** A reader that has gone (`| head`) is no failure: what was to be kept is on disk already. */
export function endWhenNobodyReads(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}
