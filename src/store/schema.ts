import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// Every table of a team's data carries `teamId` and goes with the team. Times are epoch
// milliseconds in UTC. STRICT is added in the generated SQL; a test holds that it is there.

/** One row: which installation this file belongs to. */
export const installation = sqliteTable('installation', {
  id: text().primaryKey(),
  createdAt: integer().notNull(),
})

/** The tenants. The counters number recommendations and estimates; a number is never used twice. */
export const teams = sqliteTable('teams', {
  id: text().primaryKey(),
  createdAt: integer().notNull(),
  recommendationCount: integer().notNull().default(0),
  estimateCount: integer().notNull().default(0),
})

const teamId = () =>
  text()
    .notNull()
    .references(() => teams.id, { onDelete: 'cascade' })

export const projects = sqliteTable(
  'projects',
  { teamId: teamId(), name: text().notNull(), createdAt: integer().notNull() },
  (table) => [primaryKey({ columns: [table.teamId, table.name] })],
)

/** One answer of a project's profile. A null value means: asked, and the person was not sure. */
export const answers = sqliteTable(
  'answers',
  {
    teamId: teamId(),
    project: text().notNull(),
    field: text().notNull(),
    value: text({ mode: 'json' }).$type<unknown>(),
    words: text().notNull(),
    userId: text().notNull(),
    statedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.project, table.field] })],
)

/** Which project a thread works on. */
export const threads = sqliteTable(
  'threads',
  {
    teamId: teamId(),
    threadId: text().notNull(),
    project: text().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.threadId] })],
)

/** Where a thread's interview about a project stands; its shape belongs to the conversation. */
export const interviews = sqliteTable(
  'interviews',
  {
    teamId: teamId(),
    threadId: text().notNull(),
    project: text().notNull(),
    state: text({ mode: 'json' }).$type<unknown>().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.threadId, table.project] }),
    index('interviews_by_expiry').on(table.expiresAt),
  ],
)

export const messages = sqliteTable(
  'messages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    teamId: teamId(),
    threadId: text().notNull(),
    userId: text().notNull(),
    author: text({ enum: ['person', 'crossroads'] }).notNull(),
    text: text().notNull(),
    sentAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    index('messages_by_thread').on(table.teamId, table.threadId, table.id),
    index('messages_by_expiry').on(table.expiresAt),
  ],
)

export const recommendations = sqliteTable(
  'recommendations',
  {
    teamId: teamId(),
    number: integer().notNull(),
    project: text().notNull(),
    userId: text().notNull(),
    asOf: text().notNull(),
    profile: text({ mode: 'json' }).$type<unknown>().notNull(),
    result: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** How it was put into words, and by what; null until somebody has read that. */
    prose: text({ mode: 'json' }).$type<unknown>(),
    savedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.number] })],
)

export const estimates = sqliteTable(
  'estimates',
  {
    teamId: teamId(),
    number: integer().notNull(),
    kind: text().notNull(),
    userId: text().notNull(),
    asOf: text().notNull(),
    inputs: text({ mode: 'json' }).$type<unknown>().notNull(),
    result: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** How it was put into words, and by what; null until somebody has read that. */
    prose: text({ mode: 'json' }).$type<unknown>(),
    savedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.number] })],
)

/** What a team set for itself, such as its own GPU prices; one JSON value a key. */
export const settings = sqliteTable(
  'settings',
  {
    teamId: teamId(),
    key: text().notNull(),
    value: text({ mode: 'json' }).$type<unknown>().notNull(),
    userId: text().notNull(),
    setAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.key] })],
)

/** Models read from the hub, kept for the whole installation: public facts, nobody's data. */
export const hubModels = sqliteTable('hubModels', {
  id: text().primaryKey(),
  model: text({ mode: 'json' }).$type<unknown>().notNull(),
  readAt: integer().notNull(),
})

const spent = () => real().notNull().default(0)

/** What a person's calls of the language model used on a day, and what is reserved for those under way. */
export const modelSpend = sqliteTable(
  'modelSpend',
  {
    teamId: teamId(),
    /** ISO date in UTC. */
    day: text().notNull(),
    /** Empty for people who were deleted: what was spent stays on the books. */
    userId: text().notNull(),
    calls: integer().notNull().default(0),
    inputTokens: integer().notNull().default(0),
    outputTokens: integer().notNull().default(0),
    reservedTokens: integer().notNull().default(0),
    usd: spent(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.day, table.userId] })],
)

/** Dollars of a day over the whole installation, reservations included; nobody's data. */
export const modelDays = sqliteTable('modelDays', {
  day: text().primaryKey(),
  usd: spent(),
})

/** Thumbs on what was answered; one a person and answer. */
export const feedback = sqliteTable(
  'feedback',
  {
    teamId: teamId(),
    /** What it is about: a short id, or the platform's id of the message. */
    savedId: text().notNull(),
    userId: text().notNull(),
    thumb: text({ enum: ['up', 'down'] }).notNull(),
    reason: text().notNull(),
    givenAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.savedId, table.userId] })],
)

/**
 * What platforms delivered, so that a second delivery has no second effect. A row is written
 * before its team is known to exist, so it refers to none; it goes with the team all the same.
 */
export const deliveries = sqliteTable(
  'deliveries',
  {
    platform: text().notNull(),
    tenant: text().notNull(),
    key: text().notNull(),
    userId: text().notNull(),
    parametersHash: text().notNull(),
    /** What was answered; null while it runs. */
    answer: text({ mode: 'json' }).$type<unknown>(),
    isAnswered: integer({ mode: 'boolean' }).notNull().default(false),
    begunAt: integer().notNull(),
    expiresAt: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.platform, table.tenant, table.key] }),
    index('deliveries_by_expiry').on(table.expiresAt),
  ],
)

/** Signatures seen within the window in which they are valid; nobody's data. */
export const nonces = sqliteTable(
  'nonces',
  { signature: text().primaryKey(), expiresAt: integer().notNull() },
  (table) => [index('nonces_by_expiry').on(table.expiresAt)],
)

/** Workspaces that installed the app. Empty text stands for "none" in the key. */
export const installations = sqliteTable(
  'installations',
  {
    enterpriseId: text().notNull(),
    workspaceId: text().notNull(),
    isEnterpriseInstall: integer({ mode: 'boolean' }).notNull(),
    /** The tokens, encrypted; null from the moment the app is uninstalled. */
    sealed: text(),
    keyId: text(),
    brokenBecause: text(),
    installedAt: integer().notNull(),
    uninstalledAt: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.enterpriseId, table.workspaceId, table.isEnterpriseInstall] }),
  ],
)

/** Places that an app is put into without a token of its own for each: guilds. */
export const memberships = sqliteTable(
  'memberships',
  {
    team: text().primaryKey(),
    /** When it was taken out of there; null while it is there. */
    leftAt: integer(),
  },
  (table) => [index('memberships_by_leaving').on(table.leftAt)],
)
