import { WebClient, type WebClientOptions } from '@slack/web-api'
import { type Place, teamIdOf } from './in/incoming.ts'
import { createChannelQueue } from './out/channel-queue.ts'
import { createSlackApi, type SlackApi } from './out/slack-api.ts'
import type { SlackLog } from './slack-parts.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

const mostApis = 5000
/** The token still works, so the person who installed the app can be told by it. */
const saidByMessage: ReadonlySet<string> = new Set(['missing_scope', 'no_permission'])

/** One way out for each workspace, kept while it is used. */
export function createWorkspaceApis(
  clientOptions: WebClientOptions,
  workspaces: Workspaces,
  log: SlackLog,
): (workspace: Workspace, place: Place) => SlackApi {
  const apis = new Map<string, SlackApi>()
  const queue = createChannelQueue()

  async function broken(workspace: Workspace, place: Place, api: SlackApi, because: string) {
    if (!(await workspaces.markBroken(place, because))) return
    log.error({ event: 'installation-broken', because })
    const { installedBy } = workspace
    if (installedBy === undefined || !saidByMessage.has(because)) return
    const text = `I stopped working here: Slack says “${because}”. Install me again to mend it.`
    await api.quietly((client) => client.chat.postMessage({ channel: installedBy, text }))
  }

  return (workspace, place) => {
    // A token may have been renewed since.
    const key = `${teamIdOf(place)} ${workspace.botToken}`
    const known = apis.get(key)
    if (known !== undefined) return known
    const client = new WebClient(workspace.botToken, {
      ...clientOptions,
      ...(place.isEnterpriseInstall && { teamId: place.workspaceId }),
    })
    const api: SlackApi = createSlackApi({
      client,
      queue,
      log,
      onBroken: (because) => {
        broken(workspace, place, api, because).catch((error: unknown) =>
          log.error({ event: 'installation-not-marked', err: error }),
        )
      },
    })
    apis.set(key, api)
    if (apis.size > mostApis) apis.delete([...apis.keys()][0] ?? '')
    return api
  }
}
