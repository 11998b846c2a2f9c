import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { StorageStartError } from './errors.ts'

interface Owner {
  readonly pid: number
  /** When the process started, in the system's own count; tells a reused pid apart. Empty if unknown. */
  readonly processStart: string
  readonly startedAt: string
}

/**
 * Proves that this is the only long-running process on the database. Returns the release.
 * The lock of a dead owner is taken over at once.
 *
 * @throws {StorageStartError} naming the owner's pid and start time
 */
export function takeInstanceLock(databaseFile: string, now: Date): () => void {
  const lockFile = `${databaseFile}.lock`
  const me: Owner = {
    pid: process.pid,
    processStart: processStartOf(process.pid),
    startedAt: now.toISOString(),
  }
  // Written aside and linked, so that nobody ever reads a lock half-written.
  const draft = `${lockFile}.${process.pid}`
  writeFileSync(draft, JSON.stringify(me))
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(draft, lockFile)
        return () => releaseLock(lockFile, me)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      }
      const owner = readOwner(lockFile)
      if (owner !== undefined && isAlive(owner)) {
        throw new StorageStartError(
          `Crossroads already runs on ${databaseFile}: process ${owner.pid}, started ${owner.startedAt}. Stop it first, or set CROSSROADS_DB to another file.`,
        )
      }
      rmSync(lockFile, { force: true })
    }
    throw new StorageStartError(`The lock ${lockFile} could not be taken. Start again.`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function releaseLock(lockFile: string, me: Owner): void {
  const owner = readOwner(lockFile)
  if (owner?.pid === me.pid && owner.startedAt === me.startedAt) rmSync(lockFile, { force: true })
}

function readOwner(lockFile: string): Owner | undefined {
  try {
    const { pid, processStart, startedAt } = JSON.parse(readFileSync(lockFile, 'utf8'))
    if (!Number.isInteger(pid)) return undefined
    return { pid, processStart: String(processStart), startedAt: String(startedAt) }
  } catch {
    // Gone meanwhile, or not ours: either way nobody is known to hold it.
    return undefined
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    // EPERM: it lives, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  const start = processStartOf(owner.pid)
  return start === '' || owner.processStart === '' || start === owner.processStart
}

/** Linux counts clock ticks since boot in field 22 of `stat`; elsewhere the pid has to do. */
function processStartOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
