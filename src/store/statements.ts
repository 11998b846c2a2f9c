import { and, asc, count, desc, eq, gt, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import {
  answers,
  estimates,
  interviews,
  messages,
  projects,
  recommendations,
  settings,
  teams,
  threads,
} from './schema.ts'
import { whenUsed } from './when-used.ts'

const given = sql.placeholder

/** Every query of a team's store, prepared once when it is first asked; each takes `teamId` among its values. */
export function prepareStatements(db: BetterSQLite3Database) {
  const ofTeam = {
    projects: eq(projects.teamId, given('teamId')),
    answers: eq(answers.teamId, given('teamId')),
    threads: eq(threads.teamId, given('teamId')),
    messages: eq(messages.teamId, given('teamId')),
    interviews: eq(interviews.teamId, given('teamId')),
    recommendations: eq(recommendations.teamId, given('teamId')),
    estimates: eq(estimates.teamId, given('teamId')),
  }
  const countOf = (
    table:
      | typeof projects
      | typeof answers
      | typeof messages
      | typeof recommendations
      | typeof estimates,
  ) =>
    db
      .select({ kept: count() })
      .from(table)
      .where(eq(table.teamId, given('teamId')))
      .prepare()

  return whenUsed({
    addTeam: () =>
      db
        .insert(teams)
        .values({ id: given('teamId'), createdAt: given('at') })
        .onConflictDoNothing()
        .prepare(),
    numberRecommendation: () =>
      db
        .update(teams)
        .set({ recommendationCount: sql`${teams.recommendationCount} + 1` })
        .where(eq(teams.id, given('teamId')))
        .returning({ number: teams.recommendationCount })
        .prepare(),
    numberEstimate: () =>
      db
        .update(teams)
        .set({ estimateCount: sql`${teams.estimateCount} + 1` })
        .where(eq(teams.id, given('teamId')))
        .returning({ number: teams.estimateCount })
        .prepare(),

    projectOfThread: () =>
      db
        .select({ project: threads.project })
        .from(threads)
        .where(and(ofTeam.threads, eq(threads.threadId, given('threadId'))))
        .prepare(),
    projectNames: () =>
      db
        .select({ name: projects.name })
        .from(projects)
        .where(ofTeam.projects)
        .orderBy(asc(projects.name))
        .prepare(),
    addProject: () =>
      db
        .insert(projects)
        .values({ teamId: given('teamId'), name: given('project'), createdAt: given('at') })
        .onConflictDoNothing()
        .prepare(),
    removeProject: () =>
      db
        .delete(projects)
        .where(and(ofTeam.projects, eq(projects.name, given('project'))))
        .prepare(),
    useProject: () =>
      db
        .insert(threads)
        .values({
          teamId: given('teamId'),
          threadId: given('threadId'),
          project: given('project'),
          updatedAt: given('at'),
        })
        .onConflictDoUpdate({
          target: [threads.teamId, threads.threadId],
          set: { project: sql`excluded.project`, updatedAt: sql`excluded.updatedAt` },
        })
        .prepare(),

    answers: () =>
      db
        .select()
        .from(answers)
        .where(and(ofTeam.answers, eq(answers.project, given('project'))))
        .prepare(),
    saveAnswer: () =>
      db
        .insert(answers)
        .values({
          teamId: given('teamId'),
          project: given('project'),
          field: given('field'),
          value: given('value'),
          words: given('words'),
          userId: given('userId'),
          statedAt: given('at'),
        })
        .onConflictDoUpdate({
          target: [answers.teamId, answers.project, answers.field],
          set: {
            value: sql`excluded.value`,
            words: sql`excluded.words`,
            userId: sql`excluded.userId`,
            statedAt: sql`excluded.statedAt`,
          },
        })
        .prepare(),
    removeAnswer: () =>
      db
        .delete(answers)
        .where(
          and(
            ofTeam.answers,
            eq(answers.project, given('project')),
            eq(answers.field, given('field')),
          ),
        )
        .prepare(),
    removeAnswers: () =>
      db
        .delete(answers)
        .where(and(ofTeam.answers, eq(answers.project, given('project'))))
        .prepare(),

    interview: () =>
      db
        .select({ state: interviews.state })
        .from(interviews)
        .where(
          and(
            ofTeam.interviews,
            eq(interviews.threadId, given('threadId')),
            eq(interviews.project, given('project')),
            gt(interviews.expiresAt, given('at')),
          ),
        )
        .prepare(),
    saveInterview: () =>
      db
        .insert(interviews)
        .values({
          teamId: given('teamId'),
          threadId: given('threadId'),
          project: given('project'),
          state: given('state'),
          expiresAt: given('expiresAt'),
        })
        .onConflictDoUpdate({
          target: [interviews.teamId, interviews.threadId, interviews.project],
          set: { state: sql`excluded.state`, expiresAt: sql`excluded.expiresAt` },
        })
        .prepare(),
    endInterview: () =>
      db
        .delete(interviews)
        .where(
          and(
            ofTeam.interviews,
            eq(interviews.threadId, given('threadId')),
            eq(interviews.project, given('project')),
          ),
        )
        .prepare(),
    removeInterviews: () =>
      db
        .delete(interviews)
        .where(and(ofTeam.interviews, eq(interviews.project, given('project'))))
        .prepare(),

    addMessage: () =>
      db
        .insert(messages)
        .values({
          teamId: given('teamId'),
          threadId: given('threadId'),
          userId: given('userId'),
          author: given('author'),
          text: given('text'),
          sentAt: given('at'),
          expiresAt: given('expiresAt'),
        })
        .prepare(),
    thread: () =>
      db
        .select()
        .from(messages)
        .where(
          and(
            ofTeam.messages,
            eq(messages.threadId, given('threadId')),
            gt(messages.expiresAt, given('at')),
          ),
        )
        .orderBy(desc(messages.id))
        .limit(given('limit'))
        .prepare(),

    addRecommendation: () =>
      db
        .insert(recommendations)
        .values({
          teamId: given('teamId'),
          number: given('number'),
          project: given('project'),
          userId: given('userId'),
          asOf: given('asOf'),
          profile: given('profile'),
          result: given('result'),
          savedAt: given('at'),
        })
        .prepare(),
    recommendation: () =>
      db
        .select()
        .from(recommendations)
        .where(and(ofTeam.recommendations, eq(recommendations.number, given('number'))))
        .prepare(),
    recentRecommendations: () =>
      db
        .select()
        .from(recommendations)
        .where(ofTeam.recommendations)
        .orderBy(desc(recommendations.number))
        .limit(given('limit'))
        .prepare(),

    addEstimate: () =>
      db
        .insert(estimates)
        .values({
          teamId: given('teamId'),
          number: given('number'),
          kind: given('kind'),
          userId: given('userId'),
          asOf: given('asOf'),
          inputs: given('inputs'),
          result: given('result'),
          savedAt: given('at'),
        })
        .prepare(),
    estimate: () =>
      db
        .select()
        .from(estimates)
        .where(and(ofTeam.estimates, eq(estimates.number, given('number'))))
        .prepare(),
    recentEstimates: () =>
      db
        .select()
        .from(estimates)
        .where(ofTeam.estimates)
        .orderBy(desc(estimates.number))
        .limit(given('limit'))
        .prepare(),

    saveRecommendationProse: () =>
      db
        .update(recommendations)
        .set({ prose: given('prose') as never })
        .where(and(ofTeam.recommendations, eq(recommendations.number, given('number'))))
        .prepare(),
    saveEstimateProse: () =>
      db
        .update(estimates)
        .set({ prose: given('prose') as never })
        .where(and(ofTeam.estimates, eq(estimates.number, given('number'))))
        .prepare(),

    settings: () =>
      db
        .select({ key: settings.key, value: settings.value })
        .from(settings)
        .where(eq(settings.teamId, given('teamId')))
        .prepare(),
    saveSetting: () =>
      db
        .insert(settings)
        .values({
          teamId: given('teamId'),
          key: given('key'),
          value: given('value'),
          userId: given('userId'),
          setAt: given('at'),
        })
        .onConflictDoUpdate({
          target: [settings.teamId, settings.key],
          set: {
            value: sql`excluded.value`,
            userId: sql`excluded.userId`,
            setAt: sql`excluded.setAt`,
          },
        })
        .prepare(),

    countProjects: () => countOf(projects),
    countAnswers: () => countOf(answers),
    countMessages: () => countOf(messages),
    countRecommendations: () => countOf(recommendations),
    countEstimates: () => countOf(estimates),
    allAnswers: () => db.select().from(answers).where(ofTeam.answers).prepare(),
    allInterviews: () => db.select().from(interviews).where(ofTeam.interviews).prepare(),
    allMessages: () => db.select().from(messages).where(ofTeam.messages).prepare(),

    removeTeam: () =>
      db
        .delete(teams)
        .where(eq(teams.id, given('teamId')))
        .prepare(),
    removePersonAnswers: () =>
      db
        .delete(answers)
        .where(and(ofTeam.answers, eq(answers.userId, given('userId'))))
        .prepare(),
    /** An interview keeps what it replaced, with its author: it goes when one of them does. */
    removePersonInterviews: () =>
      db
        .delete(interviews)
        .where(
          and(ofTeam.interviews, sql`instr(${interviews.state}, ${given('quotedUserId')}) > 0`),
        )
        .prepare(),
    removePersonMessages: () =>
      db
        .delete(messages)
        .where(and(ofTeam.messages, eq(messages.userId, given('userId'))))
        .prepare(),
    removePersonRecommendations: () =>
      db
        .delete(recommendations)
        .where(and(ofTeam.recommendations, eq(recommendations.userId, given('userId'))))
        .prepare(),
    removePersonEstimates: () =>
      db
        .delete(estimates)
        .where(and(ofTeam.estimates, eq(estimates.userId, given('userId'))))
        .prepare(),
  })
}

export type Statements = ReturnType<typeof prepareStatements>
