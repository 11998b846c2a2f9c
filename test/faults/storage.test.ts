import {
  chmodSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openStore } from '#src/store/open.ts'
import type { EstimateId, Store } from '#src/store/ports.ts'
import { startChild } from '../support/child.ts'
import { temporaryFolder, temporaryStore } from '../support/store.ts'

const now = () => new Date('2026-11-23T12:00:00Z')
const speaker = { userId: 'ann', threadId: 't1' }
const estimate = (mark: unknown) => ({
  kind: 'serve',
  asOf: '2026-11-23',
  inputs: { mark },
  result: {},
})
const save = (store: Store, mark: unknown) =>
  store.team('terminal:local').saveEstimate(estimate(mark), speaker)
const kept = async (file: string) => {
  const store = openStore({ file, now })
  const all = await store.team('terminal:local').recentEstimates(1_000_000)
  await store.close()
  return all.map(({ id }) => id).reverse()
}
/** The rows of a database as it lies there, without our own opening. */
function integrity(file: string): unknown {
  const database = new Database(file)
  const result = database.pragma('integrity_check', { simple: true })
  database.close()
  return result
}

it('F60: a kill at any instant loses no acknowledged write', { timeout: 240_000 }, async () => {
  const kills = Number(process.env.CROSSROADS_KILLS ?? 40)
  const file = join(temporaryFolder(), 'kill.db')
  const acknowledged = new Set<string>()
  for (let round = 0; round < kills; round++) {
    const begun = performance.now()
    const child = startChild(['test/support/storage-worker.ts', file])
    await child.line(/^ready$/)
    // Includes loading Node and the sources; the database's own part is a few milliseconds.
    expect(performance.now() - begun).toBeLessThan(2000 * 3)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
    child.process.kill('SIGKILL')
    await child.ended
    for (const line of child.lines.slice(1)) acknowledged.add(line.split(' ')[0] ?? '')
  }
  expect(acknowledged.size).toBeGreaterThan(kills)
  expect(integrity(file)).toBe('ok')
  const rows = new Set<string>(await kept(file))
  expect([...acknowledged].filter((id) => !rows.has(id))).toEqual([])
})

it('F61: a write-ahead log cut anywhere keeps a whole prefix of the commits', async () => {
  const { store, file } = temporaryStore()
  for (let i = 0; i < 12; i++) await save(store, i)
  const folder = temporaryFolder()
  const log = `${file}-wal`
  const size = statSync(log).size
  // A frame is a 24-byte header and a page of 4,096 bytes, after a 32-byte file header.
  const frame = 24 + 4096
  const cuts = [0, 31]
  for (let end = 32; end <= size; end += frame) cuts.push(end, end + 7, end + frame / 2)
  for (const cut of cuts.filter((each) => each <= size)) {
    const copy = join(folder, `cut-${cut}.db`)
    copyFileSync(file, copy)
    copyFileSync(log, `${copy}-wal`)
    truncateSync(`${copy}-wal`, cut)
    const ids = tablesIn(copy) ? await kept(copy) : []
    expect(ids).toEqual(Array.from({ length: ids.length }, (_, i) => `e${i + 1}`))
    if (cut === size) expect(ids).toHaveLength(12)
  }
})

/** Whether the first migration is in the file: cut before it, the file is an empty database. */
function tablesIn(file: string): boolean {
  const database = new Database(file)
  const row = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'estimates'").get()
  database.close()
  return row !== undefined
}

it('F61: an acknowledged write is on disk in a copy taken at that moment', async () => {
  const { store, file } = temporaryStore()
  const folder = temporaryFolder()
  for (let i = 1; i <= 10; i++) {
    const id = await save(store, i)
    const copy = join(folder, `copy-${i}.db`)
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    expect((await kept(copy)).at(-1)).toBe(id)
  }
})

it('F62: a full disk refuses writes, goes on reading, and recovers by itself', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'full.db')
  const store = openStore({ file, now, pragmas: ['max_page_count = 60'] })
  const long = 'x'.repeat(20_000)
  const saved: EstimateId[] = []
  await expect(
    (async () => {
      for (;;) saved.push(await save(store, long))
    })(),
  ).rejects.toMatchObject({ code: 'storage-full' })
  expect(saved.length).toBeGreaterThan(0)
  // One that fails must not take the small one in the same commit with it.
  const team = store.team('terminal:local')
  expect((await team.recentEstimates(100)).length).toBe(saved.length)
  await team.deletePerson('ann')
  await expect(save(store, 'small')).resolves.toMatch(/^e\d+$/)
  await store.close()
  expect(integrity(file)).toBe('ok')
})

describe('F63: a place that cannot be written stops the start with one line', () => {
  // Permissions do not bind root, so the start runs as nobody.
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
  const startOn = async (file: string) => {
    const child = startChild(['test/support/storage-worker.ts', file], asNobody)
    await child.ended
    return child.errors.join('\n')
  }

  it.each([
    ['a folder without permission', 0o555, 'crossroads.db'],
    ['a missing folder that cannot be made', 0o555, 'deeper/crossroads.db'],
  ])('%s', async (_, mode, name) => {
    const folder = temporaryFolder()
    chmodSync(folder, mode)
    expect(await startOn(join(folder, name))).toMatch(/cannot be (written|made)/)
    chmodSync(folder, 0o755)
    expect(existsSync(join(folder, name))).toBe(false)
  })

  it('a read-only file', async () => {
    const { store, file } = temporaryStore()
    await store.close()
    chmodSync(file, 0o444)
    chmodSync(join(file, '..'), 0o777)
    const before = readFileSync(file)
    expect(await startOn(file)).toMatch(/cannot be written/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

it('F64: a database locked by another process is waited for without stopping the event loop', async () => {
  const { store, file } = temporaryStore()
  await save(store, 'first')
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  let longestGapMs = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longestGapMs = Math.max(longestGapMs, performance.now() - last)
    last = performance.now()
  }, 5)
  const waiting = save(store, 'second')
  await new Promise((resolve) => setTimeout(resolve, 700))
  other.exec('COMMIT')
  await expect(waiting).resolves.toBe('e2')
  // The busy timeout is 250 ms; the rest is this machine's own slowness.
  expect(longestGapMs).toBeLessThan(500)
  other.exec('BEGIN IMMEDIATE')
  await expect(save(store, 'third')).rejects.toMatchObject({ code: 'storage-busy' })
  other.exec('ROLLBACK')
  other.close()
  clearInterval(timer)
  await expect(save(store, 'fourth')).resolves.toBe('e3')
})

it('F65: two processes that read and then write both succeed', async () => {
  const { store: one, file } = temporaryStore()
  const two = openStore({ file, now })
  const ids = await Promise.all(
    Array.from({ length: 40 }, (_, i) => save(i % 2 === 0 ? one : two, i)),
  )
  expect(new Set(ids).size).toBe(40)
  await two.close()
})

describe('F66: a damaged or lost file stops the start and is left as it is', () => {
  const inUse = async () => {
    const { store, file } = temporaryStore()
    for (let i = 0; i < 60; i++) await save(store, 'x'.repeat(500))
    await store.close()
    return file
  }
  const refuses = (file: string, words: RegExp) => {
    const before = existsSync(file) ? readFileSync(file) : undefined
    expect(() => openStore({ file, now, exclusive: true })).toThrow(words)
    expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(before)
    // The next start may try again: no lock is left behind.
    expect(existsSync(`${file}.lock`)).toBe(false)
  }

  it('a broken header', async () => {
    const file = await inUse()
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.from('not a database at all'), 0, 21, 0)
    refuses(file, /damaged or not a database.*backup/)
  })

  it('a broken page', async () => {
    const file = await inUse()
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.alloc(8192, 0xa5), 0, 8192, 4096 * 3)
    refuses(file, /damaged or not a database.*backup/)
  })

  it('another program’s file', () => {
    const file = join(temporaryFolder(), 'notes.txt')
    writeFileSync(file, 'shopping list\n'.repeat(40))
    refuses(file, /damaged or not a database/)
  })

  it('an empty file where there was a database', async () => {
    const file = await inUse()
    truncateSync(file, 0)
    refuses(file, /is empty, but it was in use before.*[Rr]estore a backup/)
  })

  it('a missing file where there was a database', async () => {
    const file = await inUse()
    rmSync(file)
    refuses(file, /is missing, but it was in use before/)
  })

  it('another installation’s database in its place', async () => {
    const [file, foreign] = [await inUse(), await inUse()]
    renameSync(foreign, file)
    refuses(file, /belongs to another installation/)
  })
})

it('F67: a file deleted or replaced under us is noticed, and nothing is written into nowhere', async () => {
  const { store, file } = temporaryStore()
  store.checkIdentity()
  rmSync(file)
  expect(() => store.checkIdentity()).toThrow(/was removed/)
  await expect(save(store, 'lost')).rejects.toMatchObject({ code: 'storage-gone' })

  const again = temporaryStore()
  renameSync(again.file, `${again.file}.old`)
  copyFileSync(`${again.file}.old`, again.file)
  expect(() => again.store.checkIdentity()).toThrow(/was replaced/)
  await expect(save(again.store, 'lost')).rejects.toMatchObject({ code: 'storage-gone' })
})

describe('F70: one long-running process per database', () => {
  it('refuses a second one, naming the first', async () => {
    const file = join(temporaryFolder(), 'one.db')
    const first = openStore({ file, now, exclusive: true })
    expect(() => openStore({ file, now, exclusive: true })).toThrow(
      new RegExp(`process ${process.pid}, started 2026-11-23T12:00:00`),
    )
    await first.close()
    await openStore({ file, now, exclusive: true }).close()
  })

  it('takes over from a dead owner at once', async () => {
    const file = join(temporaryFolder(), 'dead.db')
    const child = startChild(['test/support/storage-worker.ts', file])
    await child.line(/^ready$/)
    child.process.kill('SIGKILL')
    await child.ended
    expect(existsSync(`${file}.lock`)).toBe(true)
    await openStore({ file, now, exclusive: true }).close()
  })

  it('takes over a lock whose pid another program has now, or that is no lock', async () => {
    const file = join(temporaryFolder(), 'reused.db')
    const lock = { pid: process.pid, processStart: '1', startedAt: '2026-01-01T00:00:00Z' }
    writeFileSync(`${file}.lock`, JSON.stringify(lock))
    await openStore({ file, now, exclusive: true }).close()
    writeFileSync(`${file}.lock`, 'half a li')
    await openStore({ file, now, exclusive: true }).close()
  })
})

it('F91: text that looks like SQL is only text', async () => {
  const { store, file } = temporaryStore()
  const team = store.team('terminal:local')
  const strings = [
    "'; DROP TABLE teams; --",
    '" OR 1=1 --',
    '`); DELETE FROM messages; --',
    '=cmd()',
    '%s%n{{}}',
    '\\u0000',
    '<script>alert(1)</script>',
    '$1',
  ]
  for (const text of strings) {
    const someone = { userId: text, threadId: text }
    await team.useProject(text, someone)
    await team.recordTurn(
      {
        project: text,
        said: text,
        answers: { baseModel: { value: text, words: text } },
        notSure: [],
        reply: () => text,
      },
      someone,
    )
    expect(await team.currentProject(text)).toMatchObject({
      name: text,
      answers: { baseModel: { value: text, words: text } },
      notSure: [],
      saidBy: { baseModel: text },
    })
    expect((await team.thread(text, 5)).map((message) => message.text)).toEqual([text, text])
  }
  expect((await team.holdings()).messages).toBe(2 * strings.length)
  await team.deletePerson(strings[0] ?? '')
  expect((await team.holdings()).messages).toBe(2 * (strings.length - 1))
  expect(integrity(file)).toBe('ok')
})

it('leaves nothing of a deleted team in any file', async () => {
  const { store, file } = temporaryStore()
  const canary = 'canary-4f9c1e'
  const team = store.team('terminal:local')
  await team.recordTurn(
    { project: canary, said: canary, answers: {}, notSure: [], reply: () => canary },
    { userId: canary, threadId: canary },
  )
  await save(store, canary)
  await team.deleteTeam()
  for (const name of [file, `${file}-wal`]) {
    expect(existsSync(name) && readFileSync(name).includes(canary), name).toBe(false)
  }
})
