import { randomUUID } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { StorageGoneError, StorageStartError } from './errors.ts'

const sqliteHeader = 'SQLite format 3\0'

/** Beside the database stands the id of its installation, so that a lost file is not taken for a new one. */
const markerOf = (file: string) => `${file}.installation`

/**
 * Looks at the file before it is opened: its size in bytes, 0 when it is new. Nothing is changed
 * when this throws.
 *
 * @throws {StorageStartError}
 */
export function inspectDatabaseFile(file: string): number {
  const directory = dirname(file)
  const known = existsSync(markerOf(file))
  const size = statSync(file, { throwIfNoEntry: false })?.size
  if (size === undefined || size === 0) {
    if (known) {
      throw new StorageStartError(
        `The database ${file} is ${size === 0 ? 'empty' : 'missing'}, but it was in use before. Restore a backup, or delete ${markerOf(file)} to begin anew.`,
      )
    }
    makeDirectory(directory, file)
  } else {
    checkHeader(file)
  }
  try {
    accessSync(directory, constants.W_OK)
    if (size !== undefined) accessSync(file, constants.R_OK | constants.W_OK)
  } catch (cause) {
    throw new StorageStartError(
      `The database ${file} cannot be written. Check the permissions, or set CROSSROADS_DB to another file.`,
      { cause },
    )
  }
  return size ?? 0
}

function makeDirectory(directory: string, file: string): void {
  try {
    // One level at a time: the recursive form never ends in places such as /proc.
    const missing: string[] = []
    for (let path = resolve(directory); !existsSync(path); path = dirname(path))
      missing.unshift(path)
    for (const path of missing) mkdirSync(path)
  } catch (cause) {
    throw new StorageStartError(
      `The folder of the database ${file} cannot be made. Check the permissions, or set CROSSROADS_DB to another file.`,
      { cause },
    )
  }
}

function checkHeader(file: string): void {
  const header = Buffer.alloc(sqliteHeader.length)
  try {
    const handle = openSync(file, 'r')
    try {
      readSync(handle, header, 0, header.length, 0)
    } finally {
      closeSync(handle)
    }
  } catch (cause) {
    throw new StorageStartError(`The database ${file} cannot be read. Check the permissions.`, {
      cause,
    })
  }
  if (header.toString('latin1') !== sqliteHeader) throw corruptDatabase(file)
}

export function corruptDatabase(file: string, cause?: unknown): StorageStartError {
  return new StorageStartError(
    `The database ${file} is damaged or not a database. Nothing was changed. Move it away and restore a backup.`,
    { cause },
  )
}

/** The id that belongs to the file: `stored` when there is one, a new one otherwise. */
export function installationId(file: string, stored: string | undefined): string {
  const marker = markerOf(file)
  const known = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : undefined
  if (stored !== undefined && known !== undefined && stored !== known) {
    throw new StorageStartError(
      `The database ${file} belongs to another installation. Restore the right file, or delete ${marker} to accept this one.`,
    )
  }
  if (known !== undefined) return known
  const id = stored ?? randomUUID()
  try {
    writeFileSync(marker, `${id}\n`, { flag: 'wx' })
    return id
  } catch (error) {
    // Another process was first by a moment; its id holds.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return readFileSync(marker, 'utf8').trim()
    }
    throw error
  }
}

/** Remembers which file was opened; the check throws once it is gone or another one. */
export function watchIdentity(file: string): () => void {
  const opened = statSync(file)
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })
    if (now === undefined) throw new StorageGoneError('the database file was removed')
    if (now.ino !== opened.ino || now.dev !== opened.dev) {
      throw new StorageGoneError('the database file was replaced by another')
    }
  }
}
