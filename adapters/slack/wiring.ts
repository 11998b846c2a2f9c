import { App as Bolt } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import { commands } from '#src/conversation/commands/index.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import { uncounted } from '../counters.ts'
import { createRateLimiter } from '../rate-limit.ts'
import { actionName, viewIds } from './blocks/action-ids.ts'
import { commandText, slashCommands } from './handlers/commands.ts'
import { handledEvents } from './handlers/events.ts'
import { registerHandlers } from './handlers/register.ts'
import { messageShortcut } from './handlers/shortcuts.ts'
import { createDeliver } from './in/deliver.ts'
import { type Incoming, teamIdOf } from './in/incoming.ts'
import { incomingText } from './in/incoming-text.ts'
import { createLifecycle } from './in/lifecycle.ts'
import type { ResponseUrls } from './out/response-url.ts'
import { createPeople } from './people.ts'
import type { SlackParts } from './slack-parts.ts'
import { plainMessage, type Turn } from './turn.ts'
import { createWorkspaceApis } from './workspace-apis.ts'
import type { Workspace, Workspaces } from './workspaces.ts'

export interface Wiring {
  readonly parts: SlackParts
  readonly clientOptions: WebClientOptions
  readonly responseUrls: ResponseUrls
}

/** Bolt with our listeners behind it, and the way in to it. */
export function wire({ parts, clientOptions, responseUrls }: Wiring, workspaces: Workspaces) {
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
  const { running } = registerHandlers(bolt, app, parts)
  const more = parts.register?.(bolt).commands ?? []

  const { deliver, finished } = createDeliver({
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
    tell(incoming, workspace, text) {
      const { channel, user } = (incoming.body.event ?? {}) as { channel?: string; user?: string }
      if (typeof channel !== 'string' || typeof user !== 'string') return
      const spot = { channel, userId: user }
      void apiOf(workspace, incoming.place).whisper(spot, plainMessage(text))
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
    counters: parts.counters ?? uncounted,
    log,
  })
  return {
    deliver,
    /** Ends what is being written, and lets what was acknowledged be answered. */
    async close(): Promise<void> {
      running.stopAll()
      await finished()
    },
  }
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
