import { and, eq, lt, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { ModelCaps, ModelReservation, ModelSpend, ModelUsageToday, TeamId } from './ports.ts'
import { modelDays, modelSpend } from './schema.ts'
import { whenUsed } from './when-used.ts'

interface Account {
  readonly teamId: TeamId
  readonly userId: string
}

export type ModelBooks = ReturnType<typeof openModelBooks>

const keptDays = 62
const dayMs = 86_400_000
const given = sql.placeholder
const nothing = { calls: 0, inputTokens: 0, outputTokens: 0, reservedTokens: 0, usd: 0 }

/**
 * What calls of a language model cost, by team, person and UTC day. `reserve` and `settle` run
 * inside a commit of the caller's, so two calls never pass a cap together. What a crash left
 * reserved stays on the books of its day: better to stop early than to spend twice.
 */
export function openModelBooks(db: BetterSQLite3Database, now: () => Date) {
  const prepared = whenUsed({
    add: () =>
      db
        .insert(modelSpend)
        .values({
          teamId: given('teamId'),
          day: given('day'),
          userId: given('userId'),
          calls: given('calls'),
          inputTokens: given('inputTokens'),
          outputTokens: given('outputTokens'),
          reservedTokens: given('reservedTokens'),
          usd: given('usd'),
        })
        .onConflictDoUpdate({
          target: [modelSpend.teamId, modelSpend.day, modelSpend.userId],
          set: {
            calls: sql`${modelSpend.calls} + excluded.calls`,
            inputTokens: sql`${modelSpend.inputTokens} + excluded.inputTokens`,
            outputTokens: sql`${modelSpend.outputTokens} + excluded.outputTokens`,
            reservedTokens: sql`${modelSpend.reservedTokens} + excluded.reservedTokens`,
            usd: sql`${modelSpend.usd} + excluded.usd`,
          },
        })
        .prepare(),
    addToDay: () =>
      db
        .insert(modelDays)
        .values({ day: given('day'), usd: given('usd') })
        .onConflictDoUpdate({
          target: modelDays.day,
          set: { usd: sql`${modelDays.usd} + excluded.usd` },
        })
        .prepare(),
    ofTeamToday: () =>
      db
        .select()
        .from(modelSpend)
        .where(and(eq(modelSpend.teamId, given('teamId')), eq(modelSpend.day, given('day'))))
        .prepare(),
    ofTeam: () =>
      db
        .select()
        .from(modelSpend)
        .where(eq(modelSpend.teamId, given('teamId')))
        .prepare(),
    ofDay: () =>
      db
        .select({ usd: modelDays.usd })
        .from(modelDays)
        .where(eq(modelDays.day, given('day')))
        .prepare(),
    removePerson: () =>
      db
        .delete(modelSpend)
        .where(and(eq(modelSpend.teamId, given('teamId')), eq(modelSpend.userId, given('userId'))))
        .returning()
        .prepare(),
    removeOld: () =>
      db
        .delete(modelSpend)
        .where(and(eq(modelSpend.teamId, given('teamId')), lt(modelSpend.day, given('day'))))
        .prepare(),
  })

  const dayBefore = (days: number) =>
    new Date(now().getTime() - days * dayMs).toISOString().slice(0, 10)

  const today = ({ teamId, userId }: Account): ModelUsageToday & { teamTokens: number } => {
    const day = dayBefore(0)
    const rows = prepared.ofTeamToday.all({ teamId, day })
    const sum = (of: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + of(row), 0)
    const tokens = (row: (typeof rows)[number]) =>
      row.inputTokens + row.outputTokens + row.reservedTokens
    const mine = rows.find((row) => row.userId === userId)
    return {
      calls: sum((row) => row.calls),
      inputTokens: sum((row) => row.inputTokens),
      outputTokens: sum((row) => row.outputTokens),
      usd: sum((row) => row.usd),
      teamTokens: sum(tokens),
      tokensOfUser: mine === undefined ? 0 : tokens(mine),
      usdOfAllTeams: prepared.ofDay.get({ day })?.usd ?? 0,
    }
  }

  return {
    today,

    reserve(account: Account, most: ModelSpend, caps: ModelCaps): ModelReservation {
      const day = dayBefore(0)
      const used = today(account)
      const tokens = most.inputTokens + most.outputTokens
      const passes = (already: number, more: number, cap: number | undefined) =>
        cap !== undefined && already + more > cap
      if (passes(used.tokensOfUser, tokens, caps.tokensPerUser)) return { refusedBy: 'user-tokens' }
      if (passes(used.teamTokens, tokens, caps.tokensPerTeam)) return { refusedBy: 'team-tokens' }
      if (passes(used.usdOfAllTeams, most.usd, caps.usd)) return { refusedBy: 'usd' }
      prepared.add.run({ ...nothing, ...account, day, reservedTokens: tokens, usd: most.usd })
      prepared.addToDay.run({ day, usd: most.usd })
      prepared.removeOld.run({ ...account, day: dayBefore(keptDays) })
      return { day }
    },

    settle(account: Account, day: string, most: ModelSpend, used: ModelSpend): void {
      const usd = used.usd - most.usd
      const reservedTokens = -(most.inputTokens + most.outputTokens)
      // What a server refused before it began was no call.
      const calls = used.inputTokens > 0 ? 1 : 0
      prepared.add.run({ ...nothing, ...account, ...used, day, calls, reservedTokens, usd })
      prepared.addToDay.run({ day, usd })
    },

    ofTeam: (teamId: TeamId) => prepared.ofTeam.all({ teamId }),

    /** Their days go to the nameless account, so that deleting oneself lifts no cap. */
    forgetPerson(account: Account): void {
      if (account.userId === '') return
      for (const row of prepared.removePerson.all({ ...account }))
        prepared.add.run({ ...row, userId: '' })
    },
  }
}
