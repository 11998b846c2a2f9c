import { createHash } from 'node:crypto'
import type { Card } from './card/card.ts'
import { errorCard } from './card/error-card.ts'
import type { RemoteModels } from './catalog/remote.ts'
import type { Answer, AnswerData, Command } from './conversation/command.ts'
import { guestProject, guestStore } from './conversation/guest-store.ts'
import { withHubModels } from './conversation/hub-references.ts'
import { type Files, type ParsedCommand, parseCommand } from './conversation/parse-command.ts'
import { NotAllowedError, needsAdmin, type RoleOf, refusal } from './conversation/permission.ts'
import type { ProseStream, SpeakerModel, SpeakerModels } from './conversation/speaker-model.ts'
import { teamSettings, type Visibility } from './conversation/team-settings.ts'
import { answerText } from './conversation/turn.ts'
import { BadInputError, BotError } from './errors.ts'
import type { Project, Store, TeamId, TeamStore } from './store/ports.ts'

export type { Role, RoleOf } from './conversation/permission.ts'
export type { Visibility } from './conversation/team-settings.ts'
export type { TeamId } from './store/ports.ts'

/** One message from a person, translated from the platform. */
export interface Message {
  readonly teamId: TeamId
  readonly threadId: string
  readonly userId: string
  /** A command or free text. */
  readonly text: string
  /** The fields of the question that the text is about; where another is open by now, it changes nothing. */
  readonly question?: readonly string[]
  /** Files that came with it, by the name an argument gives: `csv=loads.csv`. */
  readonly files?: Files
  /** Works on this project instead of the thread's own. */
  readonly project?: string
  /** The channel a thread is in: its project is the thread's until the thread chooses another. */
  readonly channelId?: string
  /** What the author is in the team, asked when it matters. Absent: whoever types owns the place. */
  readonly role?: RoleOf
  /** Aborted when its author stops, deletes it or leaves: a language model is asked no further. */
  readonly signal?: AbortSignal
}

/** What goes back. A failure is a card too, so nobody is left looking at silence. */
export type Reply =
  | {
      readonly ok: true
      readonly card: Card
      readonly data: AnswerData
      /** Sentences that explain the card; asked for when they are read. */
      readonly prose?: ProseStream
    }
  | {
      readonly ok: false
      readonly card: Card
      readonly error: { readonly code: string; readonly message: string }
      /** Whether the person can mend it by typing something else. */
      readonly badInput: boolean
    }

export interface App {
  /** Who sees the answer to a command where its author did not say. */
  visibility(teamId: TeamId): Promise<Visibility>
  /** Never throws. In one thread, what changes its state waits for all that came before it, and what came later for it. */
  message(message: Message): Promise<Reply>
}

export interface AppParts {
  readonly store: Store
  readonly commands: readonly Command[]
  /** Looks models up by their hub id; without it only the catalog's are known. */
  readonly remoteModels?: RemoteModels
  /** Words what the rules decided; without it they speak for themselves. */
  readonly languageModel?: SpeakerModels
  readonly now: () => Date
  readonly newErrorId: () => string
  readonly log: {
    debug(event: object): void
    warn(event: object): void
    error(event: object): void
  }
}

/** Puts the parts together: opens the team's store, runs the turn, and catches what it throws. */
export function createApp(parts: AppParts): App {
  const { store, commands, remoteModels, languageModel, now, newErrorId, log } = parts
  const inThread = inOrder()

  async function answer(message: Message): Promise<Reply> {
    let nextStep = 'help'
    try {
      const parsed = parseCommand(message.text, commands, message.files)
      if (parsed !== undefined) nextStep = `help ${parsed.command.name}`
      const changesState = parsed === undefined || parsed.command.writes === 'state'
      const thread = `${message.teamId} ${message.threadId}`
      return {
        ok: true,
        ...(await inThread(thread, changesState, () => answerWith(message, parsed))),
      }
    } catch (error) {
      return failure(error, nextStep)
    }
  }

  async function answerWith(message: Message, parsed: ParsedCommand | undefined): Promise<Answer> {
    const { userId, threadId, channelId, text } = message
    const isGuest = (await message.role?.(false)) === 'guest'
    const own = store.team(message.teamId)
    const team = isGuest ? guestStore(own) : own
    const named = isGuest ? guestProject(userId) : message.project
    const project =
      named === undefined
        ? await team.currentProject(threadId, channelId)
        : await team.project(named)
    if (parsed !== undefined) await refuseUnlessAllowed(message, parsed, project, isGuest)
    const model = await modelFor(message, team)
    const context = {
      store: team,
      speaker: { userId, threadId },
      project,
      asOf: now().toISOString().slice(0, 10),
      ...(message.question !== undefined && { question: message.question }),
      ...(model !== undefined && { model }),
      ...(remoteModels !== undefined && { remoteModels }),
    }
    if (parsed === undefined) return answerText(text, context)
    return parsed.command.run(await withHubModels(parsed.options, remoteModels), context)
  }

  /** Asks who the author is now, not who they were when a button was drawn. */
  async function refuseUnlessAllowed(
    { role, teamId, userId }: Message,
    { command, options }: ParsedCommand,
    project: Project,
    isGuest: boolean,
  ): Promise<void> {
    if (role === undefined) return
    const wish = { command: command.name, options, project, userId }
    const known = isGuest ? 'guest' : needsAdmin(wish) ? await role(true) : 'member'
    const sentence = refusal(known, wish)
    if (sentence === undefined) return
    const tenant = createHash('sha256').update(teamId).digest('hex').slice(0, 12)
    log.warn({ event: 'not-allowed', command: command.name, role: known, tenant, userId })
    throw new NotAllowedError(sentence, { nextStep: 'help' })
  }

  async function modelFor(message: Message, team: TeamStore): Promise<SpeakerModel | undefined> {
    if (languageModel === undefined) return undefined
    const { teamId, userId, threadId, signal } = message
    return languageModel({
      store: team,
      teamId,
      speaker: { userId, threadId },
      isOn: (await teamSettings(team)).languageModel,
      signal,
      log: (event) => log.warn(event),
    })
  }

  function failure(error: unknown, nextStep: string): Reply {
    const expected = error instanceof BotError
    const errorId = newErrorId()
    // A slip of the tongue is no event for an operator, and a chat shares its screen with the log.
    if (expected) log.debug({ event: 'turn-refused', code: error.code })
    else log.error({ event: 'turn-failed', errorId, err: error })
    const card = errorCard(error, errorId, nextStep)
    return {
      ok: false,
      card,
      error: expected
        ? { code: error.code, message: error.userMessage }
        : { code: 'internal', message: `logged as ${errorId}` },
      badInput: error instanceof BadInputError,
    }
  }

  return {
    visibility: async (teamId) => (await teamSettings(store.team(teamId))).answers,
    message: answer,
  }
}

/**
 * Runs what belongs to one key in order: a job that is `alone` waits for all before it, any other for
 * the last one that was alone. Different keys run side by side.
 */
function inOrder() {
  const places = new Map<
    string,
    { readonly alone: Promise<unknown>; readonly all: Promise<unknown> }
  >()
  return async function run<T>(key: string, alone: boolean, job: () => Promise<T>): Promise<T> {
    const before = places.get(key)
    const mine = Promise.resolve(alone ? before?.all : before?.alone).then(job)
    const settled = mine.catch(() => {})
    const place = {
      alone: alone ? settled : (before?.alone ?? Promise.resolve()),
      all: Promise.all([before?.all, settled]),
    }
    places.set(key, place)
    try {
      return await mine
    } finally {
      // Whoever comes later finds nobody to wait for.
      void place.all.then(() => {
        if (places.get(key) === place) places.delete(key)
      })
    }
  }
}
