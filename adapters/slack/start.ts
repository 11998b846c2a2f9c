import type { IncomingMessage, ServerResponse } from 'node:http'
import { App as BoltApp } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { App } from '#src/app.ts'
import type { SlackConfig } from '#src/config.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import type { Deliveries, Installations } from '#src/store/ports.ts'
import type { Part } from '../parts.ts'
import { createRateLimiter, type RateLimits } from '../rate-limit.ts'
import { slackLogger } from './bolt-logger.ts'
import { createAnswers } from './handlers/answers.ts'
import { commandText, registerCommands, slashCommands } from './handlers/commands.ts'
import { createDeliver } from './in/deliver.ts'
import { createHttpTransport } from './in/http-transport.ts'
import { type Incoming, type Place, teamIdOf } from './in/incoming.ts'
import { incomingText } from './in/incoming-text.ts'
import { allowedHosts } from './out/allowed-hosts.ts'
import { createChannelQueue } from './out/channel-queue.ts'
import { createResponseUrls } from './out/response-url.ts'
import { createSlackApi, type SlackApi } from './out/slack-api.ts'
import { createSlackFetch } from './out/slack-fetch.ts'
import { createPeople } from './people.ts'
import { type SingleWorkspace, singleWorkspace } from './single-workspace.ts'
import type { Turn } from './turn.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface SlackLog {
  info(event: object): void
  warn(event: object): void
  error(event: object): void
}

export interface SlackParts {
  readonly app: App
  readonly keys: SlackConfig
  readonly deliveries: Deliveries
  readonly installations: Installations
  readonly now: () => Date
  readonly newErrorId: () => string
  readonly log: SlackLog
  readonly limits?: RateLimits
  readonly deadlineMs?: number
  /** Further listeners, for a test that needs one that fails. */
  readonly register?: (bolt: BoltApp) => { readonly commands: readonly string[] }
}

/** Takes a request that is Slack's; false when it is not. */
export type SlackMount = (request: IncomingMessage, response: ServerResponse) => boolean

export interface Slack {
  /** For the web server, when Slack reaches us over HTTP. */
  readonly mount?: SlackMount
  /** How it is doing, at any moment. */
  part(): Part
  close(): Promise<void>
}

const eventsPath = '/slack/events'

/**
 * Brings the Slack half up. Rejects only for what cannot mend itself; a workspace or a network
 * that is away for now shows in {@link Slack.part}.
 */
export async function startSlack(parts: SlackParts): Promise<Slack> {
  const { app, keys, deliveries, installations, now, newErrorId, log } = parts
  const hosts = allowedHosts(keys.apiUrl)
  const send = createSlackFetch({
    hosts,
    log,
    ...(parts.deadlineMs !== undefined && { deadlineMs: parts.deadlineMs }),
  })
  const logger = slackLogger(log)
  const clientOptions: WebClientOptions = {
    slackApiUrl: hosts.apiUrl,
    fetch: send,
    logger,
    // One loop of retries, and that is the fetch's.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  }
  const responseUrls = createResponseUrls(send, hosts, log)
  const queue = createChannelQueue()
  const people = createPeople()
  const single =
    keys.mode === 'http-many-workspaces'
      ? undefined
      : singleWorkspace(new WebClient(keys.botToken, clientOptions), keys.botToken, installations)
  const workspaces: Workspaces = single ?? nowhere

  const workspaceOf = new WeakMap<object, Workspace>()
  const bolt = new BoltApp({
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    authorize: async (_source, body) => {
      const workspace = body === undefined ? undefined : workspaceOf.get(body)
      if (workspace === undefined) throw new Error('a delivery that came past the receiver')
      const { botToken, botId, botUserId } = workspace
      return { botToken, botId, botUserId }
    },
    convoStore: false,
    logger,
    clientOptions,
  })
  // Caught in the receiver, which knows whom to tell.
  bolt.error(async (error) => {
    throw error
  })

  const apis = new Map<string, SlackApi>()
  function apiOf(workspace: Workspace, place: Place): SlackApi {
    const key = `${workspace.botToken} ${place.workspaceId}`
    const known = apis.get(key)
    if (known !== undefined) return known
    const teamId = place.isEnterpriseInstall ? { teamId: place.workspaceId } : {}
    const client = new WebClient(workspace.botToken, { ...clientOptions, ...teamId })
    const api = createSlackApi({
      client,
      queue,
      log,
      onBroken: (because) => {
        void workspaces.markBroken(place, because)
      },
    })
    apis.set(key, api)
    if (apis.size > mostApis) apis.delete([...apis.keys()][0] ?? '')
    return api
  }

  const turnOf = (incoming: Incoming, workspace: Workspace): Turn => {
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
  }

  registerCommands(bolt, createAnswers(app))
  const more = parts.register?.(bolt)
  const knownCommands = new Set([
    ...slashCommands.map(({ slash }) => slash as string),
    ...(more?.commands ?? []),
  ])

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
    isKnown: ({ kind, name }) => kind === 'command' && knownCommands.has(name),
    isReadOnly: ({ kind, name, body }) =>
      kind === 'command' &&
      isReadOnlyText(commandText(name, incomingText(String(body.text), '')), commands),
    lifecycle: async () => false,
    say: (incoming, text) => {
      void responseUrls.post(incoming.responseUrl, {
        response_type: 'ephemeral',
        replace_original: false,
        text,
      })
    },
    turnOf,
    newErrorId,
    log,
  })
  void single?.connect().catch(() => false)

  if (keys.mode === 'socket') throw new Error('not yet')
  const transport = createHttpTransport({ signingSecret: keys.signingSecret, deliver, now, log })
  return {
    mount(request, response) {
      if (request.url?.split('?')[0] !== eventsPath) return false
      void transport(request, response)
      return true
    },
    part: () => partOf(single, eventsPath),
    close: async () => {},
  }
}

const mostApis = 5000

function partOf(single: SingleWorkspace | undefined, where: string): Part {
  const because = single?.broken()
  return because === undefined
    ? { state: 'ready', note: `listens at ${where}` }
    : { state: 'down', note: `Slack refuses the token (${because})` }
}

const nowhere: Workspaces = {
  find: async () => undefined,
  markBroken: async () => false,
  markUninstalled: async () => {},
}
