import type { Profile, ProfileField } from '#src/profile/schema.ts'
import type { Statements } from '#src/profile/statement.ts'

/** The tenant. The platform is part of the key, so equal workspace ids never meet. */
export type TeamId =
  | `slack:${string}` // the team, or `slack:<enterprise>:<team>` in a Grid workspace
  | `discord:${string}` // the guild
  | `discord-user:${string}` // DMs and the user-installed app
  | 'terminal:local'
  | `web:${string}`

/** Stored things have short ids, counted per team: `r12`, `e7`. A number is never used twice. */
export type RecommendationId = `r${number}`
export type EstimateId = `e${number}`

/** Who speaks, and where. `threadId` is the platform's own; it decides the project in use. */
export interface Speaker {
  readonly userId: string
  readonly threadId: string
}

/** A project's profile as it is kept: the answers with their words, and what nobody was sure of. */
export interface Project {
  readonly name: string
  readonly answers: Statements
  readonly notSure: readonly ProfileField[]
  /** Who answered each field, or was not sure of it. */
  readonly saidBy: Readonly<Partial<Record<ProfileField, string>>>
}

/** How a field stood before a reply changed it; a null value: asked, and nobody was sure. */
export interface EarlierAnswer {
  readonly value: unknown
  readonly words: string
  readonly userId: string
}

/** What a reply replaced, field by field; null where nothing had been said. */
export type EarlierAnswers = Readonly<Partial<Record<ProfileField, EarlierAnswer | null>>>

export interface NewRecommendation {
  readonly asOf: string
  readonly profile: Profile
  readonly result: object
}

export interface NewEstimate {
  readonly kind: string
  readonly asOf: string
  readonly inputs: object
  readonly result: object
}

/** One message in and the card that answers it; kept in one commit, or not at all. */
export interface Turn {
  readonly project: string
  readonly said: string
  readonly answers: Statements
  readonly notSure: readonly ProfileField[]
  /** Puts fields back as they were, before `answers` are written. */
  readonly restored?: EarlierAnswers
  /** Where the thread's interview stands now; null when it is over, absent when it stays. */
  readonly interview?: object | null
  readonly recommendation?: NewRecommendation
  /** The card as text; it is written once the recommendation has its id. */
  readonly reply: (id: RecommendationId | null) => string
}

/** How something stored was put into words. */
export interface Prose {
  readonly text: string
  /** Who wrote it: "explain-recommendation@1 gpt-5-mini". */
  readonly writtenBy: string
  /** Whether it ended as it was meant to. */
  readonly isComplete: boolean
}

export interface SavedRecommendation extends NewRecommendation {
  readonly id: RecommendationId
  readonly project: string
  readonly prose: Prose | null
  readonly savedAt: Date
}

export interface SavedEstimate extends NewEstimate {
  readonly id: EstimateId
  readonly prose: Prose | null
  readonly savedAt: Date
}

/** Tokens and dollars of calls of the language model. */
export interface ModelSpend {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly usd: number
}

/** What a day may cost; absent means no limit. */
export interface ModelCaps {
  readonly tokensPerUser?: number
  readonly tokensPerTeam?: number
  /** Over all teams. */
  readonly usd?: number
}

export type ModelReservation =
  | { readonly day: string }
  | { readonly refusedBy: 'user-tokens' | 'team-tokens' | 'usd' }

/** What a team used today, and what anybody did. */
export interface ModelUsageToday extends ModelSpend {
  readonly calls: number
  readonly tokensOfUser: number
  readonly usdOfAllTeams: number
}

export interface ThreadMessage {
  readonly author: 'person' | 'crossroads'
  readonly text: string
  readonly sentAt: Date
}

/** How many of each thing are kept; what `privacy` shows and a deletion reports. */
export interface Holdings {
  readonly projects: number
  readonly answers: number
  readonly messages: number
  readonly recommendations: number
  readonly estimates: number
}

/** A thumb on something stored, or on a message that nothing is stored of. */
export interface Feedback {
  /** `r12`, `e7`, or the platform's own id of the message. */
  readonly savedId: string
  readonly thumb: 'up' | 'down'
  /** In the person's words; empty when they gave none. */
  readonly reason: string
}

/**
 * Everything one team may read or write. Holds no way to name another team.
 * A write's promise resolves when the commit is on disk.
 *
 * @throws {StorageBusyError} {@link StorageFullError} {@link StorageGoneError} from writes
 */
export interface TeamStore {
  /** The thread's project, with its profile; else its channel's; `default` until one is chosen. */
  currentProject(threadId: string, channelId?: string): Promise<Project>
  project(name: string): Promise<Project>
  projectNames(): Promise<readonly string[]>
  useProject(name: string, speaker: Speaker): Promise<void>
  /** Adds or replaces single answers; the others stay. */
  saveAnswers(project: string, answers: Statements, speaker: Speaker): Promise<void>
  removeAnswer(project: string, field: ProfileField): Promise<void>
  resetProject(name: string): Promise<void>

  recordTurn(turn: Turn, speaker: Speaker): Promise<RecommendationId | null>
  saveEstimate(estimate: NewEstimate, speaker: Speaker): Promise<EstimateId>

  recommendation(id: RecommendationId): Promise<SavedRecommendation | undefined>
  latestRecommendation(): Promise<SavedRecommendation | undefined>
  estimate(id: EstimateId): Promise<SavedEstimate | undefined>
  /** Newest first. */
  recentRecommendations(limit: number): Promise<readonly SavedRecommendation[]>
  recentEstimates(limit: number): Promise<readonly SavedEstimate[]>
  /** Oldest first. */
  thread(threadId: string, limit: number): Promise<readonly ThreadMessage[]>
  /** The thread's interview about a project, as a turn left it; forgotten with its messages. */
  interview(threadId: string, project: string): Promise<object | undefined>

  /** What the team set for itself, as JSON by key. */
  settings(): Promise<Readonly<Record<string, unknown>>>
  saveSetting(key: string, value: unknown, speaker: Speaker): Promise<void>

  /** Keeps the words for a recommendation or an estimate, in the place of earlier ones. */
  saveProse(id: RecommendationId | EstimateId, prose: Prose): Promise<void>

  /** Books the most that a call may use, or names the cap it would pass; one step, so no race. */
  reserveModelCall(most: ModelSpend, caps: ModelCaps, speaker: Speaker): Promise<ModelReservation>
  /** Replaces what was reserved on a day by what was used. */
  settleModelCall(day: string, most: ModelSpend, used: ModelSpend, speaker: Speaker): Promise<void>
  modelUsageToday(speaker: Speaker): Promise<ModelUsageToday>

  /** Replaces the same person's earlier thumb on the same thing. */
  saveFeedback(feedback: Feedback, speaker: Speaker): Promise<void>

  holdings(): Promise<Holdings>
  /** Everything kept of this team, as one JSON value. */
  exportAll(): Promise<object>
  deletePerson(userId: string): Promise<Holdings>
  deleteTeam(): Promise<Holdings>
}

/** One delivery of a platform's, by the platform's own key for it. */
export interface Delivery {
  readonly platform: 'slack' | 'discord'
  readonly tenant: TeamId
  readonly key: string
  readonly userId: string
  /** A key that comes again with other parameters is no repetition. */
  readonly parametersHash: string
  /** The signature it came with: a copy of the same bytes is refused even when the key is forgotten. */
  readonly signature?: string
}

/** `running`: begun by this process and not answered yet. */
export type BegunDelivery = 'new' | 'running' | 'other-parameters' | { readonly answer: unknown }

/** What keeps a second delivery from having a second effect, for a day. */
export interface Deliveries {
  /** Records the delivery, unless it is known; decided by the database, so two never both begin. */
  begin(delivery: Delivery): Promise<BegunDelivery>
  /** Keeps the first answer (a JSON value) for whoever delivers the same again. */
  finish(delivery: Delivery, answer: unknown): Promise<void>
}

/** Where an app is installed: a workspace, or a whole organisation (then `workspaceId` is null). */
export interface InstallationKey {
  readonly enterpriseId: string | null
  readonly workspaceId: string | null
  readonly isEnterpriseInstall: boolean
}

export interface StoredInstallation {
  /** As it was saved; undefined once the app is uninstalled, or when another key encrypted it. */
  readonly tokens: object | undefined
  /** Why its token no longer works; null while it does. */
  readonly brokenBecause: string | null
  readonly uninstalledAt: Date | null
}

/** Installations with their tokens, which are encrypted at rest. */
export interface Installations {
  /** Saves the tokens anew; the installation is whole again. */
  save(key: InstallationKey, tokens: object): Promise<void>
  find(key: InstallationKey): Promise<StoredInstallation | undefined>
  markBroken(key: InstallationKey, because: string): Promise<void>
  /** It works after all: what an earlier notice had doomed is kept. Changes nothing that is unknown. */
  markWhole(key: InstallationKey): Promise<void>
  /** Drops the tokens at once; what is kept of its team goes with a later {@link Store.sweep}. */
  markUninstalled(key: InstallationKey): Promise<void>
}

/** Places that an app is put into and taken out of, without tokens of their own: guilds. */
export interface Memberships {
  /** All that are known, with when the app was taken out of there; null while it is there. */
  all(): Promise<ReadonlyMap<TeamId, Date | null>>
  /** It is there: what an earlier notice had doomed is kept. */
  joined(team: TeamId): Promise<void>
  /** It was taken out; what is kept of the team goes with a later {@link Store.sweep}. */
  left(team: TeamId): Promise<void>
  /** It is there after all, in a way that no notice of leaving will be given of. */
  forget(team: TeamId): Promise<void>
}

export interface Store {
  /** The store of one team; there is no other way in. */
  team(id: TeamId): TeamStore
  /** Public facts kept for the whole installation, as JSON by key: models read from the hub. */
  readonly hubModels: {
    get(id: string): Promise<object | undefined>
    put(id: string, model: object): Promise<void>
  }
  readonly deliveries: Deliveries
  readonly installations: Installations
  readonly memberships: Memberships
  /**
   * Deletes messages, interviews and deliveries past their time, at most `limit` of each, and one
   * team of each kind that removed the app nearly a day ago; says how many went.
   */
  sweep(limit: number): Promise<number>
  /** Throws a {@link StorageGoneError} when the file was removed or replaced under us. */
  checkIdentity(): void
  /** Waits for writes under way, checkpoints and closes. */
  close(): Promise<void>
}
