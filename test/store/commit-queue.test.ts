import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { createCommitQueue } from '#src/store/commit-queue.ts'

function openQueue() {
  const commits: string[] = []
  const sqlite = new Database(':memory:', {
    verbose: (statement) => {
      if (statement === 'COMMIT') commits.push('commit')
    },
  })
  sqlite.exec('CREATE TABLE rows (name TEXT)')
  const add = sqlite.prepare('INSERT INTO rows VALUES (?)')
  const names = () => sqlite.prepare('SELECT name FROM rows').pluck().all()
  return { queue: createCommitQueue(sqlite), add, names, commits }
}

it('takes what can wait along with what cannot', async () => {
  const { queue, add, names, commits } = openQueue()
  const joined = queue.join(() => add.run('joined'))
  await queue.write(() => add.run('written'))
  await joined
  expect(names()).toEqual(['joined', 'written'])
  expect(commits).toHaveLength(1)
})

it('does not let it wait for long when nothing else is written', async () => {
  const { queue, add, names } = openQueue()
  const begun = performance.now()
  await queue.join(() => add.run('alone'))
  expect(names()).toEqual(['alone'])
  // It waits a tenth of a second; the rest is a busy machine's.
  expect(performance.now() - begun).toBeLessThan(1000)
})

it('has written it when it is idle', async () => {
  const { queue, add, names } = openQueue()
  const joined = queue.join(() => add.run('joined'))
  await queue.idle()
  expect(names()).toEqual(['joined'])
  await joined
})

it('refuses it once the file is not ours', async () => {
  const { queue, add, names } = openQueue()
  queue.refuse(new Error('gone'))
  await expect(queue.join(() => add.run('joined'))).rejects.toThrow('gone')
  expect(names()).toEqual([])
})

/** Writes one row in each of so many turns of the event loop. */
async function inTurns(count: number, write: (name: string) => Promise<unknown>) {
  const written: Promise<unknown>[] = []
  for (let turn = 0; turn < count; turn += 1) {
    written.push(write(`row ${turn}`))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(written)
}

it('shares a commit between turns while each of them brings more', async () => {
  const { queue, add, names, commits } = openQueue()
  await inTurns(8, (name) => queue.write(() => add.run(name)))
  expect(names()).toHaveLength(8)
  // Four turns at most share one.
  expect(commits.length).toBeGreaterThanOrEqual(2)
  expect(commits.length).toBeLessThanOrEqual(4)
})

it('keeps what is urgent waiting for one turn only, and takes the others along', async () => {
  const { queue, add, commits } = openQueue()
  const other = queue.write(() => add.run('other'))
  await queue.writeNow(() => add.run('urgent'))
  expect(commits).toHaveLength(1)
  await other
  expect(commits).toHaveLength(1)
})
