import { BotError } from '#src/errors.ts'
import type { Project } from '#src/store/ports.ts'

/** What a person is in their workspace or guild. `guest`: limited there, or from outside. */
export type Role = 'member' | 'admin' | 'guest'

/** Asked for at the moment it matters; `fresh` means: as it is now, not as it was lately. */
export type RoleOf = (fresh: boolean) => Promise<Role>

/** A command that its author may not give. */
export class NotAllowedError extends BotError {
  readonly code = 'not-allowed'
}

/** One command as the rule sees it. */
export interface Wish {
  readonly command: string
  readonly options: Readonly<Record<string, unknown>>
  readonly project: Project
  readonly userId: string
}

const readsWhatATeamKept = [
  'profile',
  'history',
  'show',
  'compare',
  'whatif',
  'why',
  'settings',
  'privacy',
]
const guestsOnly =
  'Guests and people from outside do not see this team’s profile and saved answers. Your own questions and estimates work.'

/** Whether a wish asks who its author is at this moment. */
export function needsAdmin({ command, options, project, userId }: Wish): boolean {
  const [action] = words(options.action)
  switch (command) {
    case 'settings':
      return Object.values(options).some((value) => value !== undefined)
    case 'privacy':
      return action === 'export' || action === 'delete-team'
    case 'profile':
      return action === 'reset' && Object.values(project.saidBy).some((by) => by !== userId)
    default:
      return false
  }
}

/**
 * Who may do what, on every platform: any full member may answer, edit a project's profile and
 * delete what they said; settings, resetting another person's project, exporting and deleting the
 * team are an admin's; guests see nothing that the team kept. The sentence says why not.
 */
export function refusal(role: Role, wish: Wish): string | undefined {
  const [action] = words(wish.options.action)
  if (role === 'guest') {
    const isTheirs = wish.command === 'privacy' && action === 'delete-me'
    return !isTheirs && readsWhatATeamKept.includes(wish.command) ? guestsOnly : undefined
  }
  if (role === 'admin' || !needsAdmin(wish)) return undefined
  switch (wish.command) {
    case 'settings':
      return 'Only an admin changes settings. `settings` alone shows them.'
    case 'profile':
      return 'Others answered in this project too, so only an admin resets it. `profile unset` takes back a single answer.'
    default:
      return 'Only an admin exports or deletes what is kept of the team. `privacy delete-me` deletes what you said.'
  }
}

function words(value: unknown): string[] {
  return typeof value === 'string' ? value.trim().toLowerCase().split(/\s+/).filter(Boolean) : []
}
