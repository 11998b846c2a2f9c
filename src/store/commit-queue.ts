import type Database from 'better-sqlite3'
import { StorageBusyError, storageError } from './errors.ts'

interface Job {
  readonly run: () => unknown
  readonly resolve: (value: never) => void
  readonly reject: (reason: unknown) => void
}

export interface CommitQueue {
  /** Runs `job` inside the next commit; resolves with its result once that is on disk. */
  write<T>(job: () => T): Promise<T>
  /** The same for what somebody waits for with a clock: the next commit does not wait for more. */
  writeNow<T>(job: () => T): Promise<T>
  /** The same for what nobody waits for: with the next commit there is, a tenth of a second later at most. */
  join<T>(job: () => T): Promise<T>
  /** From now on every write fails with `reason`: the file is no longer ours. */
  refuse(reason: unknown): void
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>
}

const joinedWithinMs = 100

/** While every turn of the event loop brings more to write, so many turns share a commit. */
const mostTurns = 4

/** Waits after a busy database, in ms. SQLite itself waits `busy_timeout` before each. */
const busyWaitsMs = [50, 200, 500]

/**
 * Group commit: the writes of one tick share one immediate transaction, so they share its
 * flush. Each runs in a savepoint of its own, so a failing one does not take its neighbours.
 */
export function createCommitQueue(sqlite: Database.Database): CommitQueue {
  let waiting: Job[] = []
  let isUrgent = false
  let running: Promise<void> | undefined
  let alone: NodeJS.Timeout | undefined
  let refusal: { readonly reason: unknown } | undefined

  const begin = sqlite.prepare('BEGIN IMMEDIATE')
  const commit = sqlite.prepare('COMMIT')
  const rollback = sqlite.prepare('ROLLBACK')
  const save = sqlite.prepare('SAVEPOINT job')
  const release = sqlite.prepare('RELEASE job')
  const undo = sqlite.prepare('ROLLBACK TO job')

  async function beginWhenFree(): Promise<void> {
    for (const waitMs of [...busyWaitsMs, null]) {
      try {
        begin.run()
        return
      } catch (error) {
        const known = storageError(error)
        if (!(known instanceof StorageBusyError) || waitMs === null) throw known
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }

  /** What to call once the commit is on disk; undefined when the job itself failed. */
  function runJob(job: Job): (() => void) | undefined {
    save.run()
    try {
      const value = job.run()
      release.run()
      return () => job.resolve(value as never)
    } catch (error) {
      // A full disk may roll the whole transaction back, and the savepoint with it.
      if (!sqlite.inTransaction) throw error
      undo.run()
      release.run()
      job.reject(storageError(error))
      return undefined
    }
  }

  function commitAll(jobs: readonly Job[]): void {
    try {
      const settle = jobs.map(runJob)
      commit.run()
      for (const done of settle) done?.()
    } catch (error) {
      if (sqlite.inTransaction) rollback.run()
      const known = storageError(error)
      for (const job of jobs) job.reject(known)
    }
  }

  function add<T>(run: () => T, start: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (refusal !== undefined) return reject(refusal.reason)
      waiting.push({ run, resolve, reject })
      start()
    })
  }

  function startNow(): void {
    clearTimeout(alone)
    alone = undefined
    running ??= drain()
  }

  function startSoon(): void {
    if (running === undefined) alone ??= setTimeout(startNow, joinedWithinMs)
  }

  async function untilComplete(): Promise<void> {
    for (let turns = 1; turns <= mostTurns; turns += 1) {
      const before = waiting.length
      await new Promise((resolve) => setImmediate(resolve))
      if (isUrgent) return
      // Others in the first turn may have come after us.
      if (turns > 1 && waiting.length === before) return
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      await untilComplete()
      // Jobs that arrive while we wait for a busy database join the same commit.
      try {
        await beginWhenFree()
      } catch (error) {
        const failed = waiting
        waiting = []
        for (const job of failed) job.reject(error)
        continue
      }
      const jobs = waiting
      waiting = []
      isUrgent = false
      commitAll(jobs)
    }
    running = undefined
  }

  return {
    write: (run) => add(run, startNow),
    writeNow: (run) => {
      isUrgent = true
      return add(run, startNow)
    },
    join: (run) => add(run, startSoon),
    refuse: (reason) => {
      refusal = { reason }
    },
    idle: async () => {
      if (waiting.length > 0) startNow()
      await running
    },
  }
}
