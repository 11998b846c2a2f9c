import { hash } from 'node:crypto'
import * as z from 'zod'
import type { TeamId } from '#src/app.ts'
import type { ParsedBody } from './parse-body.ts'

/** Where a delivery comes from: a workspace, perhaps inside an organisation. */
export interface Place {
  readonly workspaceId: string
  readonly enterpriseId: string | null
  readonly isEnterpriseInstall: boolean
}

/** A delivery of Slack's, checked and named; what the handlers read beyond this is in `body`. */
export interface Incoming {
  readonly kind: 'command' | 'action' | 'view' | 'shortcut' | 'event' | 'closed' | 'options'
  /** The command, the action's or the view's id, the event's type. */
  readonly name: string
  readonly place: Place
  readonly userId: string
  /** Slack's own key for this delivery, the same in every retry. */
  readonly key: string | undefined
  readonly parametersHash: string
  readonly responseUrl: string | undefined
  /** As Bolt takes it. */
  readonly body: Record<string, unknown>
}

/** Slack's own are capitals and digits; nothing that could mean more in a key is let in. */
const id = z.string().regex(/^[\w-]{1,64}$/)
const someText = z.string().max(20_000)

const commandBody = z.looseObject({
  command: z.string().min(1).max(100),
  text: someText.default(''),
  team_id: id,
  enterprise_id: id.optional(),
  is_enterprise_install: z.string().optional(),
  user_id: id,
  channel_id: id,
  trigger_id: z.string().max(500).optional(),
  response_url: z.string().max(2000).optional(),
})

const interactionKinds = {
  block_actions: 'action',
  view_submission: 'view',
  view_closed: 'closed',
  message_action: 'shortcut',
  shortcut: 'shortcut',
  block_suggestion: 'options',
} as const

const interactionBody = z.looseObject({
  type: z.enum(Object.keys(interactionKinds) as (keyof typeof interactionKinds)[]),
  team: z.looseObject({ id, enterprise_id: id.nullish() }).nullish(),
  enterprise: z.looseObject({ id }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user: z.looseObject({ id, team_id: id.nullish() }),
  trigger_id: z.string().max(500).nullish(),
  response_url: z.string().max(2000).nullish(),
  callback_id: z.string().max(255).nullish(),
  actions: z.array(z.looseObject({ action_id: z.string().max(255) })).nullish(),
  action_id: z.string().max(255).nullish(),
  view: z.looseObject({ callback_id: z.string().max(255), id: z.string().nullish() }).nullish(),
})

const eventBody = z.looseObject({
  type: z.literal('event_callback'),
  team_id: id,
  enterprise_id: id.nullish(),
  is_enterprise_install: z.boolean().nullish(),
  event_id: z.string().max(200),
  authorizations: z
    .array(
      z.looseObject({
        team_id: id.nullish(),
        enterprise_id: id.nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
  event: z.looseObject({ type: z.string().max(100), user: z.unknown().optional() }),
})

export const urlVerification = z.looseObject({
  type: z.literal('url_verification'),
  challenge: z.string().max(2000),
})

/** Names a body, or gives undefined for one that Slack would not send. */
export function incomingFrom(parsed: ParsedBody): Incoming | undefined {
  switch (parsed.kind) {
    case 'command':
      return commandFrom(parsed.body)
    case 'interaction':
      return interactionFrom(parsed.body)
    case 'event':
      return eventFrom(parsed.body)
    case 'ssl-check':
      return undefined
  }
}

/** Whether a signed body is of a type that came after us; one of a type we know is only malformed. */
export function isOfUnknownType(parsed: ParsedBody): boolean {
  if (parsed.kind !== 'interaction' && parsed.kind !== 'event') return false
  const { type } = parsed.body
  if (typeof type !== 'string' || type === '') return false
  return parsed.kind === 'event'
    ? type !== 'event_callback' && type !== 'url_verification'
    : !Object.hasOwn(interactionKinds, type)
}

/** What a socket brings: the kind of envelope says how to read it. */
export function incomingFromEnvelope(type: string, body: unknown): Incoming | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const given = body as Record<string, unknown>
  if (type === 'slash_commands') return commandFrom(given)
  if (type === 'interactive') return interactionFrom(given)
  return type === 'events_api' ? eventFrom(given) : undefined
}

function commandFrom(given: Record<string, unknown>): Incoming | undefined {
  const body = commandBody.safeParse(given).data
  if (body === undefined) return undefined
  return {
    kind: 'command',
    name: body.command,
    place: {
      workspaceId: body.team_id,
      enterpriseId: body.enterprise_id ?? null,
      isEnterpriseInstall: body.is_enterprise_install === 'true',
    },
    userId: body.user_id,
    key: body.trigger_id,
    parametersHash: hashOf([body.command, body.text, body.user_id, body.channel_id]),
    responseUrl: body.response_url,
    body: { ...given, text: body.text },
  }
}

function interactionFrom(given: Record<string, unknown>): Incoming | undefined {
  const body = interactionBody.safeParse(given).data
  if (body === undefined) return undefined
  const workspaceId = body.team?.id ?? body.user.team_id
  if (workspaceId === null || workspaceId === undefined) return undefined
  const { team, user, view, actions, type } = body
  return {
    kind: interactionKinds[type],
    name: actions?.[0]?.action_id ?? view?.callback_id ?? body.callback_id ?? body.action_id ?? '',
    place: {
      workspaceId,
      enterpriseId: body.enterprise?.id ?? team?.enterprise_id ?? null,
      isEnterpriseInstall: body.is_enterprise_install === true,
    },
    userId: user.id,
    key: body.trigger_id ?? undefined,
    parametersHash: hashOf([type, user.id, actions, view?.id, view?.callback_id, view?.state]),
    responseUrl: body.response_url ?? undefined,
    body: given,
  }
}

function eventFrom(given: Record<string, unknown>): Incoming | undefined {
  const body = eventBody.safeParse(given).data
  if (body === undefined) return undefined
  const { event } = body
  const authorization = body.authorizations?.[0]
  return {
    kind: 'event',
    name: event.type,
    place: {
      workspaceId: authorization?.team_id ?? body.team_id,
      enterpriseId: authorization?.enterprise_id ?? body.enterprise_id ?? null,
      isEnterpriseInstall:
        authorization?.is_enterprise_install ?? body.is_enterprise_install ?? false,
    },
    userId: typeof event.user === 'string' ? event.user : '',
    key: body.event_id,
    parametersHash: hashOf(event),
    responseUrl: undefined,
    body: given,
  }
}

function hashOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url')
}

/** The tenant, built here and nowhere else. */
export function teamIdOf({ workspaceId, enterpriseId }: Place): TeamId {
  return enterpriseId === null ? `slack:${workspaceId}` : `slack:${enterpriseId}:${workspaceId}`
}
