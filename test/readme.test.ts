import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commands } from '#src/conversation/commands/index.ts'
import { parseCommand } from '#src/conversation/parse-command.ts'
import { withTranscripts } from '../adapters/tools/side-by-side.ts'

const readme = readFileSync('README.md', 'utf8')
const contributing = readFileSync('CONTRIBUTING.md', 'utf8')
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)

describe.each([
  ['README.md', readme],
  ['CONTRIBUTING.md', contributing],
])('%s', (_, text) => {
  it('names only paths that exist', () => {
    const paths = [...text.matchAll(/`((?:src|adapters|test|migrations|prompts|docs)\/[\w./-]*)`/g)]
    expect(paths.length).toBeGreaterThan(5)
    expect(paths.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([])
  })

  it('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run (?:-s )?)([\w:]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !scripts.includes(name))).toEqual([])
  })

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path)
    expect(links.filter((path) => !existsSync(path))).toEqual([])
  })
})

it('lists every command, and no other', () => {
  const section = /## What it answers\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? ''
  const listed = [...section.matchAll(/^\| `([a-z ]+)`/gm)].map(([, name]) => name)
  expect(listed).toEqual(commands.map(({ name }) => name))
})

it('shows only ask lines that can be read', () => {
  const lines = [...readme.matchAll(/npm run -s ask -- (?:--\S+ )?"?([^"\n]+)"?/g)]
  expect(lines.length).toBeGreaterThanOrEqual(3)
  for (const [, text = ''] of lines) expect(() => parseCommand(text, commands)).not.toThrow()
})

it.each(['support-manuals', 'finetune-qlora'])('shows the card %s as it is today', (name) => {
  expect(readme).toContain(readFileSync(`test/golden/cards/${name}.txt`, 'utf8').trim())
})

it('shows the interview as it goes today', () => {
  const transcript = readFileSync('test/golden/interviews/three-questions.txt', 'utf8')
  const start = transcript.indexOf('> advise\n')
  const shown = transcript.slice(start, transcript.indexOf('\nThe plan\n', start)).trim()
  expect(shown).toContain('I stop after three questions: none of the answers')
  expect(readme).toContain(shown)
})

it('shows the transcripts with and without a language model as they are', async () => {
  const page = readFileSync('docs/language-model.md', 'utf8')
  expect(page).toBe(await withTranscripts(page))
})
