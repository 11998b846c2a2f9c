import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { createCommitQueue } from './commit-queue.ts'
import {
  corruptDatabase,
  inspectDatabaseFile,
  installationId,
  watchIdentity,
} from './database-file.ts'
import { StorageStartError } from './errors.ts'
import type { Store } from './ports.ts'
import { installation } from './schema.ts'
import { prepareStatements } from './statements.ts'
import { openSqliteTeamStore, type TeamStoreParts } from './team-store.ts'

export interface StoreOptions {
  readonly file: string
  readonly now: () => Date
  /** Where the migrations are; beside the sources unless bundled. */
  readonly migrationsFolder?: string
  readonly messageRetentionDays?: number
}

const sourceMigrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const keptDays = 30
const dayMs = 86_400_000
/** Enough for readers of the same moment; longer would stop the event loop. */
const busyTimeoutMs = 250

/**
 * Opens, checks and migrates the embedded database.
 *
 * @throws {StorageStartError} when it cannot be used; the file is then as it was
 */
export function openStore(options: StoreOptions): Store {
  const { file, now, migrationsFolder = sourceMigrations } = options
  const kind = inspectDatabaseFile(file)
  const sqlite = openChecked(file, kind)
  try {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('secure_delete = ON')
    sqlite.pragma(`busy_timeout = ${busyTimeoutMs}`)
    const db = drizzle({ client: sqlite })
    migrate(db, { migrationsFolder })
    const stored = db.select({ id: installation.id }).from(installation).get()?.id
    const id = installationId(file, stored)
    if (stored === undefined) {
      db.insert(installation).values({ id, createdAt: now().getTime() }).run()
    }
    return storeOver(sqlite, options)
  } catch (error) {
    sqlite.close()
    throw startError(file, error)
  }
}

function openChecked(file: string, kind: 'new' | 'existing'): Database.Database {
  let sqlite: Database.Database | undefined
  try {
    sqlite = new Database(file)
    // Pages are read in order and compared with the b-trees; a broken one is found here, not in a reply.
    if (kind === 'existing' && sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw corruptDatabase(file)
    }
    return sqlite
  } catch (error) {
    sqlite?.close()
    throw startError(file, error)
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

function storeOver(sqlite: Database.Database, options: StoreOptions): Store {
  const { file, now, messageRetentionDays = keptDays } = options
  const db = drizzle({ client: sqlite })
  const queue = createCommitQueue(sqlite)
  const checkIdentity = watchIdentity(file)
  const checkpoint = () => {
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
  }
  const parts: TeamStoreParts = {
    statements: prepareStatements(db),
    queue,
    now,
    retentionMs: messageRetentionDays * dayMs,
    checkpoint,
  }
  const removeExpired = sqlite.prepare(
    'DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE expiresAt <= ? LIMIT ?)',
  )
  return {
    team: (id) => openSqliteTeamStore(id, parts),
    sweep: (limit) => queue.write(() => removeExpired.run(now().getTime(), limit).changes),
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
      }
    },
  }
}
