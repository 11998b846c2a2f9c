import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { createCommitQueue } from './commit-queue.ts'
import {
  corruptDatabase,
  inspectDatabaseFile,
  installationId,
  watchIdentity,
} from './database-file.ts'
import { openDeliveries } from './deliveries.ts'
import { StorageStartError } from './errors.ts'
import { type FeedbackBook, openFeedback } from './feedback-book.ts'
import { openInstallations } from './installations.ts'
import { takeInstanceLock } from './instance-lock.ts'
import { openMemberships } from './memberships.ts'
import { type ModelBooks, openModelBooks } from './model-books.ts'
import type { Store } from './ports.ts'
import { hubModels, installation } from './schema.ts'
import { prepareStatements } from './statements.ts'
import { openSqliteTeamStore, type TeamStoreParts } from './team-store.ts'

export interface StoreOptions {
  readonly file: string
  readonly now: () => Date
  /** Takes the instance lock: for a long-running process, of which there may be one. */
  readonly exclusive?: boolean
  /** The shipped ones unless given. */
  readonly migrationsFolder?: string
  readonly messageRetentionDays?: number
  /** 32 bytes as base64 or 64 hex digits; without it no installation can be kept. */
  readonly encryptionKey?: string
  /** Further settings of SQLite's, such as a limit on the file's size. */
  readonly pragmas?: readonly string[]
}

/** Beside the bundle, or at the top of the sources. */
const shippedMigrations = ['./migrations', '../../migrations']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path))
const keptDays = 30
const dayMs = 86_400_000
/** Enough for readers of the same moment; longer would stop the event loop. */
const busyTimeoutMs = 250
const checkedAtOnceBytes = 16 * 2 ** 20

/**
 * Opens, checks and migrates the embedded database.
 *
 * @throws {StorageStartError} when it cannot be used; the file is then as it was
 */
export function openStore(options: StoreOptions): Store {
  const { file, now, exclusive = false } = options
  const size = inspectDatabaseFile(file)
  const release = exclusive ? takeInstanceLock(file, now()) : () => {}
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(file)
    // Reads every page, so a large file is left to the long-running process.
    if (size > 0 && (exclusive || size <= checkedAtOnceBytes)) {
      if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corruptDatabase(file)
    }
    prepareDatabase(sqlite, options)
    return storeOver(sqlite, options, release)
  } catch (error) {
    sqlite?.close()
    release()
    throw startError(file, error)
  }
}

function prepareDatabase(sqlite: Database.Database, options: StoreOptions): void {
  const { file, now, migrationsFolder = shippedMigrations ?? 'migrations', pragmas = [] } = options
  sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('secure_delete = ON')
  for (const each of pragmas) sqlite.pragma(each)
  const db = drizzle({ client: sqlite })
  migrate(db, { migrationsFolder })
  const stored = db.select({ id: installation.id }).from(installation).get()?.id
  const id = installationId(file, stored)
  if (stored === undefined) {
    db.insert(installation).values({ id, createdAt: now().getTime() }).onConflictDoNothing().run()
  }
}

function startError(file: string, error: unknown): unknown {
  if (error instanceof StorageStartError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return corruptDatabase(file, error)
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new StorageStartError(
      `The database ${file} is held by another program. Stop that first.`,
      { cause: error },
    )
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new StorageStartError(`The database ${file} cannot be written. Check the permissions.`, {
      cause: error,
    })
  }
  if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
    return new StorageStartError(`The disk of the database ${file} is full or failing.`, {
      cause: error,
    })
  }
  return error
}

function storeOver(sqlite: Database.Database, options: StoreOptions, release: () => void): Store {
  const { file, now, messageRetentionDays = keptDays } = options
  const db = drizzle({ client: sqlite })
  const queue = createCommitQueue(sqlite)
  const checkIdentity = watchIdentity(file)
  const checkpoint = () => {
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  }
  const deliveries = openDeliveries(db, queue, now)
  const installations = openInstallations(db, queue, now, options.encryptionKey)
  const memberships = openMemberships(db, queue, now)
  let books: ModelBooks | undefined
  let feedback: FeedbackBook | undefined
  const parts: TeamStoreParts = {
    statements: prepareStatements(db),
    modelBooks: () => {
      books ??= openModelBooks(db, now)
      return books
    },
    feedbackBook: () => {
      feedback ??= openFeedback(db, now)
      return feedback
    },
    deliveries,
    queue,
    now,
    retentionMs: messageRetentionDays * dayMs,
    checkpoint,
  }
  const removeExpired = sqlite.prepare(
    'DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE expiresAt <= ? LIMIT ?)',
  )
  const removeOldInterviews = sqlite.prepare(
    'DELETE FROM interviews WHERE rowid IN (SELECT rowid FROM interviews WHERE expiresAt <= ? LIMIT ?)',
  )
  return {
    team: (id) => openSqliteTeamStore(id, parts),
    deliveries,
    installations,
    memberships,
    hubModels: {
      async get(id) {
        const stored = db.select().from(hubModels).where(eq(hubModels.id, id)).get()?.model
        return typeof stored === 'object' && stored !== null ? stored : undefined
      },
      put: (id, model) =>
        queue.write(() => {
          const row = { model, readAt: now().getTime() }
          db.insert(hubModels)
            .values({ id, ...row })
            .onConflictDoUpdate({ target: hubModels.id, set: row })
            .run()
        }),
    },
    sweep: (limit) =>
      queue.write(() => {
        const at = now().getTime()
        return (
          removeExpired.run(at, limit).changes +
          removeOldInterviews.run(at, limit).changes +
          deliveries.removeExpired(at, limit) +
          installations.purgeOne(at) +
          memberships.purgeOne(at)
        )
      }),
    checkIdentity() {
      try {
        checkIdentity()
      } catch (error) {
        queue.refuse(error)
        throw error
      }
    },
    async close() {
      await queue.idle()
      try {
        checkpoint()
      } finally {
        sqlite.close()
        release()
      }
    },
  }
}
