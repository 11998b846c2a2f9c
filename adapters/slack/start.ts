import { App as Bolt } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import { commands } from '#src/conversation/commands/index.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import { createRateLimiter } from '../rate-limit.ts'
import { actionName, viewIds } from './blocks/action-ids.ts'
import { slackLogger } from './bolt-logger.ts'
import { commandText, slashCommands } from './handlers/commands.ts'
import { handledEvents } from './handlers/events.ts'
import { registerHandlers } from './handlers/register.ts'
import { messageShortcut } from './handlers/shortcuts.ts'
import { createDeliver, type Deliver } from './in/deliver.ts'
import { createHttpTransport } from './in/http-transport.ts'
import { type Incoming, teamIdOf } from './in/incoming.ts'
import { incomingText } from './in/incoming-text.ts'
import { createLifecycle } from './in/lifecycle.ts'
import { createSocketTransport } from './in/socket-transport.ts'
import { type InstalledWorkspaces, installedWorkspaces } from './installed-workspaces.ts'
import { type AllowedHosts, allowedHosts } from './out/allowed-hosts.ts'
import { createResponseUrls } from './out/response-url.ts'
import { createSlackFetch } from './out/slack-fetch.ts'
import { createPeople } from './people.ts'
import { type SingleWorkspace, singleWorkspace } from './single-workspace.ts'
import type { Slack, SlackMount, SlackParts } from './slack-parts.ts'
import type { Turn } from './turn.ts'
import { createWorkspaceApis } from './workspace-apis.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

/**
 * Brings the Slack half up. It does not wait for Slack: a workspace or a network that is away for
 * now shows in {@link Slack.part}.
 */
export function startSlack(parts: SlackParts): Slack {
  const { keys, log } = parts
  const hosts = allowedHosts(keys.apiUrl)
  const logger = slackLogger(log)
  const send = createSlackFetch({
    hosts,
    log,
    ...(parts.deadlineMs !== undefined && { deadlineMs: parts.deadlineMs }),
  })
  const clientOptions: WebClientOptions = {
    slackApiUrl: hosts.apiUrl,
    fetch: send,
    logger,
    // One loop of retries, and that is the fetch's.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  }
  const wiring = { parts, hosts, clientOptions, responseUrls: createResponseUrls(send, hosts, log) }

  if (keys.mode === 'http-many-workspaces') {
    const workspaces = installedWorkspaces({
      ...keys,
      installations: parts.installations,
      clientOptions,
      authorizationUrl: authorizationUrl(keys.apiUrl),
      logger,
      log,
    })
    const { deliver, stop } = wire(wiring, workspaces)
    return {
      mount: httpMount(parts, keys.signingSecret, deliver, workspaces),
      part: () => ({ state: 'ready', note: `${eventsPath}; install it at ${installPath}` }),
      close: async () => stop(),
    }
  }

  const workspace = singleWorkspace(
    new WebClient(keys.botToken, clientOptions),
    keys.botToken,
    parts.installations,
  )
  const { deliver, stop } = wire(wiring, workspace)
  void workspace.connect()

  if (keys.mode === 'http-one-workspace') {
    return {
      mount: httpMount(parts, keys.signingSecret, deliver),
      part: () => refusedPart(workspace.broken()) ?? connectedPart(workspace.isConnected()),
      close: async () => stop(),
    }
  }
  return socketSlack(parts, clientOptions, { deliver, stop, workspace })
}

const eventsPath = '/slack/events'
const installPath = '/slack/install'
const redirectPath = '/slack/oauth_redirect'

function refusedPart(because: string | undefined) {
  return because === undefined
    ? undefined
    : ({ state: 'down', note: `Slack refuses the token (${because})` } as const)
}

/** Until Slack has said whose token it is nothing can be answered. */
function connectedPart(isConnected: boolean) {
  return { state: isConnected ? 'ready' : 'degraded', note: eventsPath } as const
}

/** Beside a configured Web API, whose host stands in for Slack's. */
function authorizationUrl(apiUrl: string | undefined): string {
  return new URL('/oauth/v2/authorize', apiUrl ?? 'https://slack.com').href
}

interface Wiring {
  readonly parts: SlackParts
  readonly hosts: AllowedHosts
  readonly clientOptions: WebClientOptions
  readonly responseUrls: ReturnType<typeof createResponseUrls>
}

/** Bolt with our listeners behind it, and the way in to it. */
function wire({ parts, clientOptions, responseUrls }: Wiring, workspaces: Workspaces) {
  const { app, deliveries, newErrorId, log } = parts
  const people = createPeople()
  const apiOf = createWorkspaceApis(clientOptions, workspaces, log)
  const workspaceOf = new WeakMap<object, Workspace>()
  const bolt = new Bolt({
    // The transports hand it what they have checked.
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async (_source, body) => {
      const workspace = body === undefined ? undefined : workspaceOf.get(body)
      if (workspace === undefined) throw new Error('a delivery that came past the receiver')
      const { botToken, botId, botUserId } = workspace
      return { botToken, botId, botUserId }
    },
    convoStore: false,
    clientOptions: { ...clientOptions },
    ...(clientOptions.logger !== undefined && { logger: clientOptions.logger }),
  })
  // Caught where the delivery is known, and with it whom to tell.
  bolt.error(async (error) => {
    throw error
  })
  const { running } = registerHandlers(bolt, app, log)
  const more = parts.register?.(bolt).commands ?? []

  const deliver = createDeliver({
    bolt: () => ({
      processEvent(event) {
        workspaceOf.set(event.body, event.customProperties?.workspace)
        return bolt.processEvent(event)
      },
    }),
    workspaces,
    deliveries,
    limiter: createRateLimiter(parts.limits),
    isKnown: (incoming) => isHandled(incoming) || more.includes(incoming.name),
    isReadOnly,
    lifecycle: createLifecycle(workspaces, log),
    say: (incoming, text) => {
      void responseUrls.post(incoming.responseUrl, {
        response_type: 'ephemeral',
        replace_original: false,
        text,
      })
    },
    turnOf(incoming, workspace): Turn {
      const { place, userId } = incoming
      const api = apiOf(workspace, place)
      return {
        incoming,
        teamId: teamIdOf(place),
        userId,
        workspace,
        api,
        role: (fresh) => people.roleOf(api, place, userId, fresh),
        respond: (body) => responseUrls.post(incoming.responseUrl, body),
      }
    },
    newErrorId,
    log,
  })
  return { deliver, stop: () => running.stopAll() }
}

function isHandled({ kind, name }: Incoming): boolean {
  switch (kind) {
    case 'command':
      return slashCommands.some(({ slash }) => slash === name)
    case 'action':
      return actionName(name) !== undefined
    case 'view':
      return name !== viewIds.home && Object.values<string>(viewIds).includes(name)
    case 'shortcut':
      return name === messageShortcut
    case 'event':
      return handledEvents.has(name)
    case 'closed':
    case 'options':
      return false
  }
}

function isReadOnly({ kind, name, body }: Incoming): boolean {
  if (kind !== 'command') return false
  return isReadOnlyText(commandText(name, incomingText(String(body.text), '')), commands)
}

function httpMount(
  { now, log }: SlackParts,
  signingSecret: string,
  deliver: Deliver,
  workspaces?: InstalledWorkspaces,
): SlackMount {
  const events = createHttpTransport({ signingSecret, deliver, now, log })
  return (request, response) => {
    const failed = (error: unknown) => {
      log.error({ event: 'slack-page-failed', err: error })
      if (!response.headersSent) response.writeHead(500)
      response.end()
    }
    switch (request.url?.split('?')[0]) {
      case eventsPath:
        void events(request, response)
        return true
      case installPath:
        workspaces?.install(request, response).catch(failed)
        return workspaces !== undefined
      case redirectPath:
        workspaces?.redirected(request, response).catch(failed)
        return workspaces !== undefined
      default:
        return false
    }
  }
}

function socketSlack(
  { keys, log, pingTimeoutMs }: SlackParts,
  clientOptions: WebClientOptions,
  wired: { deliver: Deliver; stop: () => void; workspace: SingleWorkspace },
): Slack {
  if (keys.mode !== 'socket') throw new Error('not a socket’s keys')
  const transport = createSocketTransport({
    appToken: keys.appToken,
    clientOptions,
    deliver: wired.deliver,
    logger: clientOptions.logger ?? slackLogger(log),
    log,
    ...(pingTimeoutMs !== undefined && { pingTimeoutMs }),
  })
  transport.start()
  return {
    part() {
      const refused = refusedPart(wired.workspace.broken() ?? transport.refusedBecause())
      if (refused !== undefined) return refused
      return transport.connected() > 0
        ? { state: 'ready', note: 'connected by Socket Mode' }
        : { state: 'degraded', note: 'connecting by Socket Mode' }
    },
    async close() {
      wired.stop()
      await transport.close()
    },
  }
}
