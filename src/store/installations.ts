import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { CommitQueue } from './commit-queue.ts'
import { StorageStartError } from './errors.ts'
import type { InstallationKey, Installations, TeamId } from './ports.ts'
import { deliveries, installations, teams } from './schema.ts'
import { type Seal, sealWith } from './sealed.ts'
import { whenUsed } from './when-used.ts'

/** Promised is a day; the sweep comes by every minute. */
export const keptAfterRemovalMs = 23 * 3_600_000
const given = sql.placeholder

export interface InstallationBook extends Installations {
  /** Deletes all that is kept of one installation that is past its time, inside a commit of the caller's. */
  purgeOne(at: number): number
}

/** The embedded book of installations. Without an encryption key no tokens can be saved. */
export function openInstallations(
  db: BetterSQLite3Database,
  queue: CommitQueue,
  now: () => Date,
  encryptionKey: string | undefined,
): InstallationBook {
  const where = and(
    eq(installations.enterpriseId, given('enterpriseId')),
    eq(installations.workspaceId, given('workspaceId')),
    eq(installations.isEnterpriseInstall, given('isEnterpriseInstall')),
  )
  const prepared = whenUsed({
    seal: (): Seal => {
      if (encryptionKey !== undefined) return sealWith(encryptionKey)
      throw new StorageStartError('Set CROSSROADS_ENCRYPTION_KEY: tokens are kept encrypted only.')
    },
    find: () => db.select().from(installations).where(where).prepare(),
    save: () =>
      db
        .insert(installations)
        .values({
          enterpriseId: given('enterpriseId'),
          workspaceId: given('workspaceId'),
          isEnterpriseInstall: given('isEnterpriseInstall'),
          sealed: given('sealed'),
          keyId: given('keyId'),
          brokenBecause: null,
          installedAt: given('at'),
          uninstalledAt: given('uninstalledAt'),
        })
        .onConflictDoUpdate({
          target: [
            installations.enterpriseId,
            installations.workspaceId,
            installations.isEnterpriseInstall,
          ],
          set: {
            sealed: sql`excluded.sealed`,
            keyId: sql`excluded.keyId`,
            brokenBecause: null,
            // A second notice of the same uninstallation does not move its deadline.
            uninstalledAt: sql`CASE WHEN excluded.uninstalledAt IS NULL THEN NULL ELSE coalesce(${installations.uninstalledAt}, excluded.uninstalledAt) END`,
          },
        })
        .prepare(),
    markBroken: () =>
      db
        .update(installations)
        .set({ brokenBecause: given('because') as never })
        .where(where)
        .prepare(),
    markWhole: () =>
      db
        .update(installations)
        .set({ brokenBecause: null, uninstalledAt: null })
        .where(where)
        .prepare(),
    uninstalled: () =>
      db
        .select()
        .from(installations)
        .where(
          and(
            isNotNull(installations.uninstalledAt),
            lte(installations.uninstalledAt, given('at')),
          ),
        )
        .limit(1)
        .prepare(),
    remove: () => db.delete(installations).where(where).prepare(),
    removeTeam: () =>
      db
        .delete(teams)
        .where(sql`${teams.id} = ${given('team')} OR ${teams.id} GLOB ${given('teams')}`)
        .prepare(),
    removeDeliveries: () =>
      db
        .delete(deliveries)
        .where(
          sql`${deliveries.tenant} = ${given('team')} OR ${deliveries.tenant} GLOB ${given('teams')}`,
        )
        .prepare(),
  })

  const row = ({ enterpriseId, workspaceId, isEnterpriseInstall }: InstallationKey) => ({
    enterpriseId: enterpriseId ?? '',
    workspaceId: workspaceId ?? '',
    // A prepared value is bound as it is, and SQLite knows no booleans.
    isEnterpriseInstall: isEnterpriseInstall ? 1 : 0,
  })
  const context = (key: InstallationKey) => JSON.stringify(row(key))

  return {
    save: (key, tokens) =>
      queue.write(() => {
        prepared.save.run({
          ...row(key),
          sealed: prepared.seal.seal(JSON.stringify(tokens), context(key)),
          keyId: prepared.seal.keyId,
          at: now().getTime(),
          uninstalledAt: null,
        })
      }),

    async find(key) {
      const stored = prepared.find.get(row(key))
      if (stored === undefined) return undefined
      const { sealed, keyId, brokenBecause, uninstalledAt } = stored
      const isReadable = sealed !== null && keyId === prepared.seal.keyId
      return {
        tokens: isReadable ? tokensIn(prepared.seal.open(sealed, context(key))) : undefined,
        brokenBecause,
        uninstalledAt: uninstalledAt === null ? null : new Date(uninstalledAt),
      }
    },

    markBroken: (key, because) =>
      queue.write(() => {
        prepared.markBroken.run({ ...row(key), because })
      }),

    markWhole: (key) =>
      queue.write(() => {
        prepared.markWhole.run(row(key))
      }),

    markUninstalled: (key) =>
      queue.write(() => {
        const at = now().getTime()
        prepared.save.run({ ...row(key), sealed: null, keyId: null, at, uninstalledAt: at })
      }),

    purgeOne(at) {
      const gone = prepared.uninstalled.get({ at: at - keptAfterRemovalMs })
      if (gone === undefined) return 0
      const names = tenantsOf(gone)
      prepared.removeDeliveries.run(names)
      const { changes } = prepared.removeTeam.run(names)
      prepared.remove.run({
        ...gone,
        isEnterpriseInstall: gone.isEnterpriseInstall ? 1 : 0,
      })
      return changes + 1
    },
  }
}

/** The team's own key, or a pattern for all of an organisation. Slack's ids hold no `*`, `?` or `[`. */
function tenantsOf(key: {
  enterpriseId: string
  workspaceId: string
  isEnterpriseInstall: boolean
}) {
  const { enterpriseId, workspaceId } = key
  if (key.isEnterpriseInstall) return { team: '', teams: `slack:${enterpriseId}:*` }
  const team: TeamId =
    enterpriseId === '' ? `slack:${workspaceId}` : `slack:${enterpriseId}:${workspaceId}`
  return { team, teams: '' }
}

function tokensIn(text: string): object {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error('stored tokens are no object')
  return value
}
