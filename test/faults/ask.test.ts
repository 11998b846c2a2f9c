import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openStore } from '#src/store/open.ts'
import { runChild, startChild } from '../support/child.ts'
import { temporaryFolder } from '../support/store.ts'

const ask = ['-r', './adapters/tools/prepare-node.cjs', 'adapters/tools/ask.ts']

it('F60: an answer that was shown is kept, whenever the process is killed', {
  timeout: 240_000,
}, async () => {
  const kills = Number(process.env.CROSSROADS_KILLS ?? 40) / 2
  const file = join(temporaryFolder(), 'ask.db')
  const env = { CROSSROADS_DB: file }
  const began = performance.now()
  await runChild([...ask, 'profile'], { env })
  const usualMs = performance.now() - began
  const shown = new Set<string>()
  for (let round = 0; round < kills; round++) {
    const child = startChild([...ask, '--json', 'estimate api requestsPerDay=2k'], { env })
    const timer = setTimeout(
      () => child.process.kill('SIGKILL'),
      usualMs * (0.5 + Math.random() * 0.8),
    )
    await child.ended
    clearTimeout(timer)
    for (const line of child.lines) {
      const id = /"id":"(e\d+)"/.exec(line)?.[1]
      if (id !== undefined) shown.add(id)
    }
  }
  expect(shown.size).toBeGreaterThan(0)
  const database = new Database(file)
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
  const store = openStore({ file, now: () => new Date() })
  const kept = await store.team('terminal:local').recentEstimates(1000)
  await store.close()
  const ids = new Set<string>(kept.map(({ id }) => id))
  expect([...shown].filter((id) => !ids.has(id))).toEqual([])
})

describe('ask', () => {
  const place = () => ({ CROSSROADS_DB: join(temporaryFolder(), 'ask.db') })

  it('joins words, takes options anywhere, and prints one object with --json', async () => {
    const env = place()
    const { code, stdout } = await runChild(
      [...ask, 'estimate', 'api', '--json', 'rpd=2k', '--project', 'x'],
      { env },
    )
    expect(code).toBe(0)
    const { card, data } = JSON.parse(stdout)
    expect(card.title).toContain('2,000 requests a day')
    expect(data).toMatchObject({ intent: 'estimate', id: 'e1', kind: 'api' })
  })

  it('ends with 2 for bad input, as text and as JSON', async () => {
    const env = place()
    expect(await runChild([...ask, 'hepl'], { env })).toMatchObject({ code: 2 })
    const { code, stdout } = await runChild([...ask, '--json', 'show r9'], { env })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      card: { title: expect.any(String) },
      error: { code: 'unknown-name' },
    })
    expect(await runChild(ask, { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage: '),
    })
    expect(await runChild([...ask, '--nope', 'help'], { env })).toMatchObject({ code: 2 })
  })

  it('ends with 1 when the database cannot be used, with one line', async () => {
    const { code, stderr } = await runChild([...ask, 'help'], {
      env: { CROSSROADS_DB: '/proc/nowhere/a.db' },
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The folder of the database .* cannot be made/)
    expect(existsSync('/proc/nowhere')).toBe(false)
  })

  it('reads a table of loads by its path', async () => {
    const env = place()
    const file = join(temporaryFolder(), 'loads.csv')
    const hours = Array.from({ length: 24 }, (_, hour) => `${hour},${500 + hour},200`)
    writeFileSync(file, ['hour,llama-3.1-8b,qwen2.5-32b', ...hours].join('\n'))
    const { code, stdout } = await runChild(
      [...ask, '--json', `estimate fleet csv=${file} gpu=h100`],
      {
        env,
      },
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout).data).toMatchObject({ kind: 'fleet', id: 'e1' })
  })

  it('remembers the project between two runs', async () => {
    const env = place()
    await runChild([...ask, 'we have 300 labelled tickets and the tone is off'], { env })
    const { stdout } = await runChild([...ask, 'profile'], { env })
    expect(stdout).toMatch(/labelled examples +300/)
  })
})

it('says in one line that Node is too old, whatever Node it is', async () => {
  const old =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.1' } })"
  const { code, stderr } = await runChild([
    '-e',
    `${old}; require('./adapters/tools/prepare-node.cjs')`,
  ])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Crossroads needs Node 22\.18 or later; this is Node 20\.11\.1\..*$/)
})
