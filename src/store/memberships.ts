import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { CommitQueue } from './commit-queue.ts'
import { keptAfterRemovalMs } from './installations.ts'
import type { Memberships, TeamId } from './ports.ts'
import { deliveries, memberships, teams } from './schema.ts'
import { whenUsed } from './when-used.ts'

export interface MembershipBook extends Memberships {
  /** Deletes all that is kept of one team that is past its time, inside a commit of the caller's. */
  purgeOne(at: number): number
}

export function openMemberships(
  db: BetterSQLite3Database,
  queue: CommitQueue,
  now: () => Date,
): MembershipBook {
  const given = sql.placeholder
  const ofTeam = eq(memberships.team, given('team'))
  const prepared = whenUsed({
    all: () => db.select().from(memberships).prepare(),
    save: () =>
      db
        .insert(memberships)
        .values({ team: given('team'), leftAt: given('leftAt') })
        .onConflictDoUpdate({
          target: memberships.team,
          // A second notice of the same removal does not move its deadline.
          set: {
            leftAt: sql`CASE WHEN excluded.leftAt IS NULL THEN NULL ELSE coalesce(${memberships.leftAt}, excluded.leftAt) END`,
          },
        })
        .prepare(),
    remove: () => db.delete(memberships).where(ofTeam).prepare(),
    left: () =>
      db
        .select()
        .from(memberships)
        .where(and(isNotNull(memberships.leftAt), lte(memberships.leftAt, given('at'))))
        .limit(1)
        .prepare(),
    removeTeam: () =>
      db
        .delete(teams)
        .where(eq(teams.id, given('team')))
        .prepare(),
    removeDeliveries: () =>
      db
        .delete(deliveries)
        .where(eq(deliveries.tenant, given('team')))
        .prepare(),
  })

  return {
    async all() {
      const rows = prepared.all.all()
      return new Map(
        rows.map(({ team, leftAt }) => [team as TeamId, leftAt === null ? null : new Date(leftAt)]),
      )
    },

    joined: (team) =>
      queue.write(() => {
        prepared.save.run({ team, leftAt: null })
      }),

    left: (team) =>
      queue.write(() => {
        prepared.save.run({ team, leftAt: now().getTime() })
      }),

    forget: (team) =>
      queue.write(() => {
        prepared.remove.run({ team })
      }),

    purgeOne(at) {
      const gone = prepared.left.get({ at: at - keptAfterRemovalMs })
      if (gone === undefined) return 0
      const { team } = gone
      prepared.removeDeliveries.run({ team })
      const { changes } = prepared.removeTeam.run({ team })
      prepared.remove.run({ team })
      return changes + 1
    },
  }
}
