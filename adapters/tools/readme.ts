import { readFileSync, writeFileSync } from 'node:fs'
import { commands } from '#src/conversation/commands/index.ts'

/** Brings what README shows up to date: golden texts behind `<!-- from FILE -->`, the table of commands. */
const shown = /<!-- from (\S+) -->\n```text\n[\s\S]*?\n```/g
const commandTable = /<!-- commands -->\n(?:\|.*\n)+/

const rows = commands.map(
  ({ name, summary, examples }) => `| \`${name}\` | ${summary} | \`${examples[0] ?? name}\` |`,
)
const readme = readFileSync('README.md', 'utf8')
  .replaceAll(
    shown,
    (_, file: string) =>
      `<!-- from ${file} -->\n\`\`\`text\n${readFileSync(file, 'utf8').trim()}\n\`\`\``,
  )
  .replace(
    commandTable,
    () =>
      `<!-- commands -->\n| Command | Does | For example |\n|---|---|---|\n${rows.join('\n')}\n`,
  )
writeFileSync('README.md', readme)
