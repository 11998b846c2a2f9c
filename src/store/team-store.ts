import type { ProfileField } from '#src/profile/schema.ts'
import type { Statements as Answers } from '#src/profile/statement.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { DeliveryBook } from './deliveries.ts'
import type { FeedbackBook } from './feedback-book.ts'
import type { ModelBooks } from './model-books.ts'
import type {
  EarlierAnswers,
  EstimateId,
  Holdings,
  Project,
  Prose,
  RecommendationId,
  SavedEstimate,
  SavedRecommendation,
  Speaker,
  TeamId,
  TeamStore,
} from './ports.ts'
import type { estimates, recommendations } from './schema.ts'
import type { Statements } from './statements.ts'
import { readStoredAnswer, readStoredProfile } from './stored-profile.ts'

const defaultProject = 'default'

/** What the team stores of one database share. */
export interface TeamStoreParts {
  readonly statements: Statements
  /** Prepared with the first call of a language model. */
  readonly modelBooks: () => ModelBooks
  /** Prepared with the first thumb. */
  readonly feedbackBook: () => FeedbackBook
  readonly deliveries: DeliveryBook
  readonly queue: CommitQueue
  readonly now: () => Date
  readonly retentionMs: number
  /** Empties the log, so that nothing deleted lingers in it. */
  readonly checkpoint: () => void
}

/** The embedded store of one team. Binds every query to it; only this folder names `teamId`. */
export function openSqliteTeamStore(teamId: TeamId, parts: TeamStoreParts): TeamStore {
  const { statements, modelBooks, feedbackBook, deliveries, queue, now, retentionMs, checkpoint } =
    parts
  const team = { teamId }

  const writeAnswers = (
    project: string,
    answers: Answers,
    notSure: readonly ProfileField[],
    { userId }: Speaker,
  ) => {
    const at = now().getTime()
    statements.addTeam.run({ ...team, at })
    statements.addProject.run({ ...team, project, at })
    const row = { ...team, project, userId, at }
    for (const [field, { value, words }] of Object.entries(answers)) {
      statements.saveAnswer.run({ ...row, field, value, words })
    }
    for (const field of notSure) {
      statements.saveAnswer.run({ ...row, field, value: null, words: '' })
    }
  }

  const restoreAnswers = (project: string, earlier: EarlierAnswers) => {
    const at = now().getTime()
    for (const [field, answer] of Object.entries(earlier)) {
      if (answer === null) statements.removeAnswer.run({ ...team, project, field })
      else statements.saveAnswer.run({ ...team, project, field, ...answer, at })
    }
  }

  const readProject = (name: string): Project => {
    const rows = statements.answers.all({ ...team, project: name })
    const known = rows.flatMap(({ words, userId, ...row }) => {
      const answer = readStoredAnswer(row.field, row.value)
      return answer === undefined ? [] : [{ ...answer, words, userId }]
    })
    const answered = known.filter(({ value }) => value !== null)
    return {
      name,
      answers: Object.fromEntries(
        answered.map(({ field, value, words }) => [field, { value, words }]),
      ) as Answers,
      notSure: known.filter(({ value }) => value === null).map(({ field }) => field),
      saidBy: Object.fromEntries(known.map(({ field, userId }) => [field, userId])),
    }
  }

  const projectOf = (...places: (string | undefined)[]) =>
    places
      .filter((place) => place !== undefined)
      .map((threadId) => statements.projectOfThread.get({ ...team, threadId })?.project)
      .find((project) => project !== undefined) ?? defaultProject

  const holdings = (): Holdings => ({
    projects: statements.countProjects.get(team)?.kept ?? 0,
    answers: statements.countAnswers.get(team)?.kept ?? 0,
    messages: statements.countMessages.get(team)?.kept ?? 0,
    recommendations: statements.countRecommendations.get(team)?.kept ?? 0,
    estimates: statements.countEstimates.get(team)?.kept ?? 0,
  })

  return {
    currentProject: async (threadId, channelId) => readProject(projectOf(threadId, channelId)),
    project: async (name) => readProject(name),
    projectNames: async () => statements.projectNames.all(team).map((row) => row.name),

    useProject: (name, { threadId }) =>
      queue.write(() => {
        const at = now().getTime()
        statements.addTeam.run({ ...team, at })
        statements.addProject.run({ ...team, project: name, at })
        statements.useProject.run({ ...team, threadId, project: name, at })
      }),

    saveAnswers: (project, answers, speaker) =>
      queue.write(() => writeAnswers(project, answers, [], speaker)),

    removeAnswer: (project, field) =>
      queue.write(() => {
        statements.removeAnswer.run({ ...team, project, field })
      }),

    resetProject: (project) =>
      queue.write(() => {
        statements.removeAnswers.run({ ...team, project })
        statements.removeInterviews.run({ ...team, project })
        statements.removeProject.run({ ...team, project })
      }),

    recordTurn: (turn, speaker) =>
      queue.write(() => {
        const at = now().getTime()
        restoreAnswers(turn.project, turn.restored ?? {})
        writeAnswers(turn.project, turn.answers, turn.notSure, speaker)
        const id =
          turn.recommendation === undefined ? null : writeRecommendation(turn.recommendation)
        const message = { ...team, ...speaker, at, expiresAt: at + retentionMs }
        const thread = { ...message, project: turn.project }
        if (turn.interview === null) statements.endInterview.run(thread)
        else if (turn.interview !== undefined) {
          statements.saveInterview.run({ ...thread, state: turn.interview })
        }
        statements.addMessage.run({ ...message, author: 'person', text: turn.said })
        statements.addMessage.run({ ...message, author: 'crossroads', text: turn.reply(id) })
        return id

        function writeRecommendation(
          recommendation: NonNullable<typeof turn.recommendation>,
        ): RecommendationId {
          const number = statements.numberRecommendation.get(team)?.number ?? 0
          const { project } = turn
          const { userId } = speaker
          statements.addRecommendation.run({
            ...team,
            ...recommendation,
            number,
            project,
            userId,
            at,
          })
          return `r${number}`
        }
      }),

    saveEstimate: (estimate, { userId }) =>
      queue.write((): EstimateId => {
        const at = now().getTime()
        statements.addTeam.run({ ...team, at })
        const number = statements.numberEstimate.get(team)?.number ?? 0
        statements.addEstimate.run({ ...team, ...estimate, number, userId, at })
        return `e${number}`
      }),

    async recommendation(id) {
      const row = statements.recommendation.get({ ...team, number: numberOf(id) })
      return row && savedRecommendation(row)
    },
    async latestRecommendation() {
      const [row] = statements.recentRecommendations.all({ ...team, limit: 1 })
      return row && savedRecommendation(row)
    },
    async estimate(id) {
      const row = statements.estimate.get({ ...team, number: numberOf(id) })
      return row && savedEstimate(row)
    },
    recentRecommendations: async (limit) =>
      statements.recentRecommendations.all({ ...team, limit }).map(savedRecommendation),
    recentEstimates: async (limit) =>
      statements.recentEstimates.all({ ...team, limit }).map(savedEstimate),

    async thread(threadId, limit) {
      const rows = statements.thread.all({ ...team, threadId, limit, at: now().getTime() })
      return rows
        .map(({ author, text, sentAt }) => ({ author, text, sentAt: new Date(sentAt) }))
        .reverse()
    },

    async interview(threadId, project) {
      const row = statements.interview.get({ ...team, threadId, project, at: now().getTime() })
      return row && objectOf(row.state)
    },

    settings: async () =>
      Object.fromEntries(statements.settings.all(team).map(({ key, value }) => [key, value])),
    saveSetting: (key, value, { userId }) =>
      queue.write(() => {
        const at = now().getTime()
        statements.addTeam.run({ ...team, at })
        statements.saveSetting.run({ ...team, key, value, userId, at })
      }),

    saveProse: (id, prose) =>
      queue.write(() => {
        const row = { ...team, number: numberOf(id), prose }
        if (id.startsWith('r')) statements.saveRecommendationProse.run(row)
        else statements.saveEstimateProse.run(row)
      }),

    reserveModelCall: (most, caps, { userId }) =>
      queue.write(() => {
        statements.addTeam.run({ ...team, at: now().getTime() })
        return modelBooks().reserve({ teamId, userId }, most, caps)
      }),
    settleModelCall: (day, most, used, { userId }) =>
      queue.write(() => modelBooks().settle({ teamId, userId }, day, most, used)),
    modelUsageToday: async ({ userId }) => modelBooks().today({ teamId, userId }),

    saveFeedback: (feedback, { userId }) =>
      queue.write(() => {
        statements.addTeam.run({ ...team, at: now().getTime() })
        feedbackBook().save({ teamId, userId }, feedback)
      }),

    holdings: async () => holdings(),

    async exportAll() {
      const everything = { ...team, limit: Number.MAX_SAFE_INTEGER }
      return {
        team: teamId,
        exportedAt: now().toISOString(),
        projects: statements.projectNames.all(team).map(({ name }) => name),
        answers: statements.allAnswers.all(team),
        messages: statements.allMessages.all(team),
        interviews: statements.allInterviews.all(team),
        settings: statements.settings.all(team),
        modelSpend: modelBooks().ofTeam(teamId),
        feedback: feedbackBook().ofTeam(teamId),
        deliveries: deliveries.ofTeam(teamId),
        recommendations: statements.recentRecommendations.all(everything),
        estimates: statements.recentEstimates.all(everything),
      }
    },

    async deletePerson(userId) {
      const person = { ...team, userId }
      const deleted = await queue.write(() => {
        statements.removePersonInterviews.run({ ...team, quotedUserId: JSON.stringify(userId) })
        modelBooks().forgetPerson({ teamId, userId })
        feedbackBook().forgetPerson({ teamId, userId })
        deliveries.removeOfPerson(teamId, userId)
        return {
          projects: 0,
          answers: statements.removePersonAnswers.run(person).changes,
          messages: statements.removePersonMessages.run(person).changes,
          recommendations: statements.removePersonRecommendations.run(person).changes,
          estimates: statements.removePersonEstimates.run(person).changes,
        }
      })
      checkpoint()
      return deleted
    },

    async deleteTeam() {
      const deleted = await queue.write(() => {
        const held = holdings()
        statements.removeTeam.run(team)
        deliveries.removeOfTeam(teamId)
        return held
      })
      checkpoint()
      return deleted
    },
  }
}

function numberOf(id: RecommendationId | EstimateId): number {
  return Number(id.slice(1))
}

function savedRecommendation(row: typeof recommendations.$inferSelect): SavedRecommendation {
  return {
    id: `r${row.number}`,
    project: row.project,
    asOf: row.asOf,
    profile: readStoredProfile(objectOf(row.profile)),
    result: objectOf(row.result),
    prose: proseOf(row.prose),
    savedAt: new Date(row.savedAt),
  }
}

function savedEstimate(row: typeof estimates.$inferSelect): SavedEstimate {
  return {
    id: `e${row.number}`,
    kind: row.kind,
    asOf: row.asOf,
    inputs: objectOf(row.inputs),
    result: objectOf(row.result),
    prose: proseOf(row.prose),
    savedAt: new Date(row.savedAt),
  }
}

function proseOf(value: unknown): Prose | null {
  return value === null ? null : (objectOf(value) as Prose)
}

function objectOf(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('a stored value is no object')
  return value
}
