import type { WebClient } from '@slack/web-api'
import type { Installations } from '#src/store/ports.ts'
import type { Place } from './in/incoming.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface SingleWorkspace extends Workspaces {
  /** Asks Slack whose token it is; false when it could not be asked, and {@link broken} when it was refused. */
  connect(): Promise<boolean>
  broken(): string | undefined
}

interface Known {
  readonly workspace: Workspace
  readonly workspaceId: string
  readonly enterpriseId: string | null
}

/** The workspace of one configured token. Other workspaces are nobody's. */
export function singleWorkspace(
  client: WebClient,
  botToken: string,
  installations: Installations,
): SingleWorkspace {
  let known: Known | undefined
  let brokenBecause: string | undefined
  let connecting: Promise<boolean> | undefined

  async function connect(): Promise<boolean> {
    const who = await client.auth.test()
    if (who.team_id === undefined || who.user_id === undefined) return false
    known = {
      workspace: {
        botToken,
        botUserId: who.user_id,
        botId: who.bot_id ?? '',
        installedBy: undefined,
      },
      workspaceId: who.team_id,
      enterpriseId: who.enterprise_id ?? null,
    }
    // An uninstallation that was reported before this start is over.
    for (const isEnterpriseInstall of [false, true]) {
      const { workspaceId, enterpriseId } = known
      await installations.markWhole({ workspaceId, enterpriseId, isEnterpriseInstall })
    }
    return true
  }

  const isOurs = (place: Place) =>
    known !== undefined &&
    (place.workspaceId === known.workspaceId ||
      // The token of an organisation serves all its workspaces.
      (place.isEnterpriseInstall && place.enterpriseId === known.enterpriseId))

  return {
    broken: () => brokenBecause,
    connect() {
      connecting ??= connect().finally(() => {
        connecting = undefined
      })
      return connecting
    },
    async find(place) {
      if (known === undefined) await this.connect().catch(() => false)
      return brokenBecause === undefined && isOurs(place) ? known?.workspace : undefined
    },
    async markBroken(_place, because) {
      const isFirst = brokenBecause === undefined
      brokenBecause ??= because
      return isFirst
    },
    async markUninstalled(place) {
      if (!isOurs(place)) return
      brokenBecause = 'app_uninstalled'
      await installations.markUninstalled(place)
    },
  }
}
