import { WebClient, type WebClientOptions } from '@slack/web-api'
import { uncounted } from '../counters.ts'
import { slackLogger } from './bolt-logger.ts'
import type { Deliver } from './in/deliver.ts'
import { createHttpTransport } from './in/http-transport.ts'
import { createSocketTransport } from './in/socket-transport.ts'
import { type InstalledWorkspaces, installedWorkspaces } from './installed-workspaces.ts'
import { allowedHosts } from './out/allowed-hosts.ts'
import { createResponseUrls } from './out/response-url.ts'
import { createSlackFetch } from './out/slack-fetch.ts'
import { type SingleWorkspace, singleWorkspace } from './single-workspace.ts'
import type { Slack, SlackMount, SlackParts } from './slack-parts.ts'
import { wire } from './wiring.ts'

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
    ...(parts.counters !== undefined && { counters: parts.counters }),
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
  const responseUrls = createResponseUrls(send, hosts, log, parts.counters)
  const wiring = { parts, clientOptions, responseUrls }

  if (keys.mode === 'http-many-workspaces') {
    const workspaces = installedWorkspaces({
      ...keys,
      installations: parts.installations,
      clientOptions,
      authorizationUrl: authorizationUrl(keys.apiUrl),
      logger,
      log,
    })
    const { deliver, close } = wire(wiring, workspaces)
    return {
      mount: httpMount(parts, keys.signingSecret, deliver, workspaces),
      part: () => ({ state: 'ready', note: `${eventsPath}; install it at ${installPath}` }),
      close,
    }
  }

  const workspace = singleWorkspace(
    new WebClient(keys.botToken, clientOptions),
    keys.botToken,
    parts.installations,
  )
  const { deliver, close } = wire(wiring, workspace)
  void workspace.connect()

  if (keys.mode === 'http-one-workspace') {
    return {
      mount: httpMount(parts, keys.signingSecret, deliver),
      part: () => refusedPart(workspace.broken()) ?? connectedPart(workspace.isConnected()),
      close,
    }
  }
  return socketSlack(parts, clientOptions, { deliver, close, workspace })
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
  return isConnected
    ? ({ state: 'ready', note: eventsPath } as const)
    : ({ state: 'degraded', note: `${eventsPath}, asking Slack whose token it is` } as const)
}

/** Beside a configured Web API, whose host stands in for Slack's. */
function authorizationUrl(apiUrl: string | undefined): string {
  return new URL('/oauth/v2/authorize', apiUrl ?? 'https://slack.com').href
}

function httpMount(
  { now, log, counters = uncounted }: SlackParts,
  signingSecret: string,
  deliver: Deliver,
  workspaces?: InstalledWorkspaces,
): SlackMount {
  const events = createHttpTransport({ signingSecret, deliver, now, counters, log })
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
  { keys, log, counters = uncounted, pingTimeoutMs }: SlackParts,
  clientOptions: WebClientOptions,
  wired: { deliver: Deliver; close: () => Promise<void>; workspace: SingleWorkspace },
): Slack {
  if (keys.mode !== 'socket') throw new Error('not a socket’s keys')
  const transport = createSocketTransport({
    appToken: keys.appToken,
    clientOptions,
    deliver: wired.deliver,
    logger: clientOptions.logger ?? slackLogger(log),
    counters,
    log,
    ...(pingTimeoutMs !== undefined && { pingTimeoutMs }),
  })
  transport.start()
  return {
    part() {
      const refused = refusedPart(wired.workspace.broken() ?? transport.refusedBecause())
      if (refused !== undefined) return refused
      return transport.connected() > 0
        ? { state: 'ready', note: 'Socket Mode, since SLACK_APP_TOKEN is set' }
        : { state: 'degraded', note: 'connecting by Socket Mode, since SLACK_APP_TOKEN is set' }
    },
    async close() {
      await transport.close()
      await wired.close()
    },
  }
}
