import type { WebClient } from '@slack/web-api'
import type { Installations } from '#src/store/ports.ts'
import type { Place } from './in/incoming.ts'
import { slackErrorCode, tokenErrors } from './out/slack-error.ts'
import { SlackUnreachableError } from './out/slack-fetch.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface SingleWorkspace extends Workspaces {
  /** Asks Slack whose token it is; until it says so, nothing can be answered. Never rejects. */
  connect(): Promise<void>
  /** Why the token is of no use. */
  broken(): string | undefined
  isConnected(): boolean
}

/** A delivery waits this long for the answer; Slack itself waits three seconds for us. */
const longestWaitMs = 1500

interface Known {
  readonly workspace: Workspace
  /** Null when a stand-in for Slack does not say: then every signed delivery is its own. */
  readonly workspaceId: string | null
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
  let connecting: Promise<void> | undefined

  async function connect(): Promise<void> {
    const who = await client.auth.test()
    known = {
      workspace: {
        botToken,
        botUserId: who.user_id ?? '',
        botId: who.bot_id ?? '',
        installedBy: undefined,
      },
      workspaceId: who.team_id ?? null,
      enterpriseId: who.enterprise_id ?? null,
    }
    // An uninstallation that was reported before this start is over.
    for (const isEnterpriseInstall of [false, true]) {
      const { workspaceId, enterpriseId } = known
      await installations.markWhole({ workspaceId, enterpriseId, isEnterpriseInstall })
    }
  }

  const isOurs = (place: Place) =>
    known !== undefined &&
    (known.workspaceId === null ||
      place.workspaceId === known.workspaceId ||
      // The token of an organisation serves all its workspaces.
      (place.isEnterpriseInstall && place.enterpriseId === known.enterpriseId))

  function connected(): Promise<void> {
    connecting ??= connect()
      .catch((error: unknown) => {
        const code = slackErrorCode(error)
        if (tokenErrors.has(code)) brokenBecause ??= code
      })
      .finally(() => {
        connecting = undefined
      })
    return connecting
  }

  return {
    broken: () => brokenBecause,
    isConnected: () => known !== undefined,
    connect: connected,
    async find(place) {
      if (known === undefined && brokenBecause === undefined) {
        const late = new Promise((resolve) => setTimeout(resolve, longestWaitMs).unref())
        await Promise.race([connected(), late])
      }
      if (brokenBecause !== undefined) return undefined
      if (known === undefined)
        throw new SlackUnreachableError('Slack does not say whose token it is')
      return isOurs(place) ? known.workspace : undefined
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
