import { readFileSync, statSync } from 'node:fs'

/** A week of loads for many models is a few kilobytes. */
const largestBytes = 1_000_000

/** Tables that a typed line names by their path, `csv=loads.csv`, read from this machine. */
export function filesNamedIn(text: string): Record<string, string> {
  const named = [...text.matchAll(/(?<=^|\s)csv=(?:"([^"]+)"|(\S+))/g)]
  const paths = named.map(([, quoted, bare]) => quoted ?? bare ?? '')
  return Object.fromEntries(
    paths.filter(isReadable).map((path) => [path, readFileSync(path, 'utf8')]),
  )
}

function isReadable(path: string): boolean {
  const file = statSync(path, { throwIfNoEntry: false })
  return file?.isFile() === true && file.size <= largestBytes
}
