import { BotError } from '#src/errors.ts'

/** Another process holds the database; the write was tried again and given up. */
export class StorageBusyError extends BotError {
  readonly code = 'storage-busy'

  constructor(cause: unknown) {
    super('The database is busy and nothing was saved. Please try again in a moment.', { cause })
  }
}

export class StorageFullError extends BotError {
  readonly code = 'storage-full'

  constructor(cause: unknown) {
    super(
      'There is no room left to save this. Nothing already kept is lost; the operator has to free disk space.',
      { cause },
    )
  }
}

/** The database cannot be written, or its file is no longer the one that was opened. */
export class StorageGoneError extends BotError {
  readonly code = 'storage-gone'

  constructor(reason: string, cause?: unknown) {
    super(`Nothing can be saved at the moment: ${reason}. The operator has to look at it.`, {
      cause,
    })
  }
}

/** The database cannot be opened; the start stops with this one line and touches nothing. */
export class StorageStartError extends BotError {
  readonly code = 'storage-start'
}

/** The busy, full and read-only failures of SQLite in our words; anything else as it came. */
export function storageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StorageBusyError(error)
  }
  if (code.startsWith('SQLITE_FULL')) return new StorageFullError(error)
  if (code.startsWith('SQLITE_READONLY')) {
    return new StorageGoneError('the database file cannot be written', error)
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CORRUPT')) {
    return new StorageGoneError('the database file cannot be read or written', error)
  }
  return error
}
