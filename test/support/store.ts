import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type StoreOptions } from '#src/store/open.ts'

/** A folder of this test's own, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crossroads-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store in a folder of its own. It is closed when the test is over. */
export function temporaryStore(options: Partial<StoreOptions> = {}) {
  const file = options.file ?? join(temporaryFolder(), 'crossroads.db')
  const store = openStore({ now: () => new Date('2026-11-23T12:00:00Z'), ...options, file })
  onTestFinished(async () => store.close().catch(() => undefined))
  return { store, file }
}
