import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { asText, temporaryApp } from './support/app.ts'

it('try', async () => {
  const { ask, faults } = temporaryApp()
  writeFileSync('/tmp/wi/out.txt', '')
  for (const line of readFileSync('/tmp/wi/in.txt', 'utf8').trim().split('\n')) {
    const r = await ask(line)
    appendFileSync('/tmp/wi/out.txt', `\n> ${line}\n\n${asText(r)}\n`)
  }
  if (faults.length) console.log(faults)
})
