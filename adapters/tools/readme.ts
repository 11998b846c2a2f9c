import { readFileSync, writeFileSync } from 'node:fs'
import { commands } from '#src/conversation/commands/index.ts'
import { withTranscripts } from './side-by-side.ts'

/**
 * Brings what README shows up to date: texts behind `<!-- from FILE -->`, or the part of one
 * behind `<!-- from FILE, "FIRST LINE" to before "LINE" -->`, and the table of commands; and the
 * transcripts with and without a language model.
 */
const shown = /<!-- from (\S+?)(?:, "(.+?)" to before "(.+?)")? -->\n```text\n[\s\S]*?\n```/g
const commandTable = /<!-- commands -->\n(?:\|.*\n)+/

function part(file: string, first?: string, end?: string): string {
  const text = readFileSync(file, 'utf8')
  if (first === undefined || end === undefined) return text.trim()
  const start = text.indexOf(`${first}\n`)
  const stop = text.indexOf(`\n${end}\n`, start)
  if (start === -1 || stop === -1) throw new Error(`${file} has no "${first}" before "${end}"`)
  return text.slice(start, stop).trim()
}

const rows = commands.map(
  ({ name, summary, examples }) => `| \`${name}\` | ${summary} | \`${examples[0] ?? name}\` |`,
)
const readme = readFileSync('README.md', 'utf8')
  .replaceAll(shown, (block: string, file: string, first?: string, end?: string) => {
    const [marker = ''] = block.split('\n')
    return `${marker}\n\`\`\`text\n${part(file, first, end)}\n\`\`\``
  })
  .replace(
    commandTable,
    () =>
      `<!-- commands -->\n| Command | Does | For example |\n|---|---|---|\n${rows.join('\n')}\n`,
  )
writeFileSync('README.md', readme)

const guide = 'docs/language-model.md'
writeFileSync(guide, await withTranscripts(readFileSync(guide, 'utf8')))
