import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Installation, type InstallationQuery, InstallProvider } from '@slack/oauth'
import type { Logger, WebClientOptions } from '@slack/web-api'
import * as z from 'zod'
import type { InstallationKey, Installations } from '#src/store/ports.ts'
import type { Place } from './in/incoming.ts'
import { botScopes } from './scopes.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface InstalledWorkspacesParts {
  readonly installations: Installations
  readonly clientId: string
  readonly clientSecret: string
  readonly stateSecret: string
  readonly clientOptions: WebClientOptions
  readonly authorizationUrl: string
  readonly logger: Logger
  readonly log: { warn(event: object): void }
}

export interface InstalledWorkspaces extends Workspaces {
  /** The page that begins an installation. */
  install(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Where Slack sends the browser back. */
  redirected(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** What was kept of an installation is input like any other. */
const kept = z.looseObject({ user: z.looseObject({ id: z.string() }) })

/** All workspaces that installed the app; tokens that rotate are renewed when they are asked for. */
export function installedWorkspaces(parts: InstalledWorkspacesParts): InstalledWorkspaces {
  const { installations, clientOptions, log } = parts
  const { logger: _, logLevel: __, ...options } = clientOptions
  const installer = new InstallProvider({
    clientId: parts.clientId,
    clientSecret: parts.clientSecret,
    stateSecret: parts.stateSecret,
    authorizationUrl: parts.authorizationUrl,
    logger: parts.logger,
    clientOptions: options,
    installUrlOptions: { scopes: [...botScopes] },
    installationStore: {
      storeInstallation: (installation) =>
        installations.save(keyOfInstallation(installation), installation),
      async fetchInstallation(query) {
        const stored = await installations.find(keyOfQuery(query))
        if (stored?.tokens === undefined) throw new Error('not installed')
        return stored.tokens as Installation
      },
      deleteInstallation: (query) => installations.markUninstalled(keyOfQuery(query)),
    },
  })

  async function read(place: Place): Promise<Workspace | undefined> {
    const key = keyOf(place)
    const stored = await installations.find(key)
    if (stored?.tokens === undefined || stored.brokenBecause !== null) return undefined
    if (stored.uninstalledAt !== null) return undefined
    try {
      const { botToken, botId, botUserId } = await installer.authorize({
        teamId: place.workspaceId,
        enterpriseId: place.enterpriseId ?? undefined,
        isEnterpriseInstall: place.isEnterpriseInstall,
      })
      if (botToken === undefined) return undefined
      const installedBy = kept.safeParse(stored.tokens).data?.user.id
      return { botToken, botId: botId ?? '', botUserId: botUserId ?? '', installedBy }
    } catch (error) {
      log.warn({ event: 'slack-not-authorized', err: error })
      return undefined
    }
  }

  // Two deliveries at once must not both renew the same token.
  const reading = new Map<string, Promise<Workspace | undefined>>()
  return {
    find(place) {
      const name = JSON.stringify(keyOf(place))
      const under = reading.get(name)
      if (under !== undefined) return under
      const mine = read(place).finally(() => reading.delete(name))
      reading.set(name, mine)
      return mine
    },
    async markBroken(place, because) {
      const stored = await installations.find(keyOf(place))
      if (stored === undefined || stored.brokenBecause !== null) return false
      await installations.markBroken(keyOf(place), because)
      return true
    },
    async markUninstalled(place) {
      const stored = await installations.find(keyOf(place))
      // A stranger's notice makes no row, and a second one moves no deadline.
      if (stored === undefined || stored.uninstalledAt !== null) return
      await installations.markUninstalled(keyOf(place))
    },
    install: (request, response) => installer.handleInstallPath(request, response),
    redirected: (request, response) => installer.handleCallback(request, response),
  }
}

function keyOf({ workspaceId, enterpriseId, isEnterpriseInstall }: Place): InstallationKey {
  return isEnterpriseInstall
    ? { enterpriseId, workspaceId: null, isEnterpriseInstall }
    : { enterpriseId, workspaceId, isEnterpriseInstall }
}

function keyOfQuery(query: InstallationQuery<boolean>): InstallationKey {
  return keyOf({
    workspaceId: query.teamId ?? '',
    enterpriseId: query.enterpriseId ?? null,
    isEnterpriseInstall: query.isEnterpriseInstall,
  })
}

function keyOfInstallation({ team, enterprise, isEnterpriseInstall }: Installation) {
  return keyOf({
    workspaceId: team?.id ?? '',
    enterpriseId: enterprise?.id ?? null,
    isEnterpriseInstall: isEnterpriseInstall === true,
  })
}
