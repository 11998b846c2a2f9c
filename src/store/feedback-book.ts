import { and, eq, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Feedback, TeamId } from './ports.ts'
import { feedback } from './schema.ts'
import { whenUsed } from './when-used.ts'

interface Account {
  readonly teamId: TeamId
  readonly userId: string
}

export type FeedbackBook = ReturnType<typeof openFeedback>

const given = sql.placeholder

/** Thumbs by team and person. Everything that writes runs inside a commit of the caller's. */
export function openFeedback(db: BetterSQLite3Database, now: () => Date) {
  const ofTeam = eq(feedback.teamId, given('teamId'))
  const prepared = whenUsed({
    save: () =>
      db
        .insert(feedback)
        .values({
          teamId: given('teamId'),
          savedId: given('savedId'),
          userId: given('userId'),
          thumb: given('thumb'),
          reason: given('reason'),
          givenAt: given('at'),
        })
        .onConflictDoUpdate({
          target: [feedback.teamId, feedback.savedId, feedback.userId],
          set: {
            thumb: sql`excluded.thumb`,
            reason: sql`excluded.reason`,
            givenAt: sql`excluded.givenAt`,
          },
        })
        .prepare(),
    ofTeam: () => db.select().from(feedback).where(ofTeam).prepare(),
    removePerson: () =>
      db
        .delete(feedback)
        .where(and(ofTeam, eq(feedback.userId, given('userId'))))
        .prepare(),
  })
  return {
    save(account: Account, given: Feedback): void {
      prepared.save.run({ ...account, ...given, at: now().getTime() })
    },
    ofTeam: (teamId: TeamId) => prepared.ofTeam.all({ teamId }),
    forgetPerson(account: Account): void {
      prepared.removePerson.run({ ...account })
    },
  }
}
