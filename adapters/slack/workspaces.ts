import type { Place } from './in/incoming.ts'

/** A workspace that may be acted in, with the token to do so. */
export interface Workspace {
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
  /** Who installed the app; told when it breaks. */
  readonly installedBy: string | undefined
}

/** The workspaces this installation serves: the one of a configured token, or all that installed the app. */
export interface Workspaces {
  /**
   * Undefined for one that is unknown, has uninstalled the app, or whose token no longer works.
   *
   * @throws {SlackUnreachableError} when only Slack could tell, and does not
   */
  find(place: Place): Promise<Workspace | undefined>
  /** Slack refuses the token: it is used no more until the app is installed anew. True the first time. */
  markBroken(place: Place, because: string): Promise<boolean>
  markUninstalled(place: Place): Promise<void>
}
