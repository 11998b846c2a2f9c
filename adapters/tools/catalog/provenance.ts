import type { Source } from '#src/catalog/source.ts'

/**
 * Reads the provenance notes of the catalog files: `github:owner/name@commit path (date)`, an
 * address followed by words, or the name of a page with its site in brackets. Only the first of
 * several sources, parted by semicolons, is followed; the title keeps them all.
 */
export function sourceFrom(note: string, basis: Source['basis'], checkedOn: string | null): Source {
  const [first = note] = note.split('; ')
  const title = note
    .replace(/github:([\w.-]+\/[\w.-]+)(?:@\w+)? /g, '$1 ')
    .replace(/^https?:\/\/(?:www\.)?/, '')
  return { basis, title, url: urlFrom(first), checkedOn }
}

function urlFrom(note: string): string {
  const repository = note.match(/^github:([\w.-]+\/[\w.-]+)(?:@(\w+))?(?: ([\w./-]+))?/)
  if (repository) {
    const [, name, commit, path] = repository
    if (commit === undefined) return `https://github.com/${name}`
    if (path === undefined) return `https://github.com/${name}/tree/${commit}`
    return `https://github.com/${name}/blob/${commit}/${path}`
  }
  const address = note.match(/https?:\/\/[^\s,;)]+/)
  if (address) return address[0]
  const registry = note.match(/^npm:(@?[\w./-]+)@([\w.-]+)/)
  if (registry) return `https://www.npmjs.com/package/${registry[1]}/v/${registry[2]}`
  const site = note.match(/\(((?:[\w-]+\.)+[a-z]{2,}(?:\/[\w./-]*)?)\)/)
  if (site) return `https://${site[1]}`
  throw new Error(`no address in the provenance "${note}"`)
}
