import * as z from 'zod'
import {
  type ActionName,
  type ActionValue,
  actionName,
  parseActionValue,
} from '../blocks/action-ids.ts'

/** A press on one of our buttons, and where the button stood. */
export interface Pressed {
  readonly name: ActionName
  readonly value: ActionValue
  readonly triggerId: string
  /** The message it stood on; absent in the Home tab and in a form. */
  readonly place?: {
    readonly channel: string
    readonly ts: string
    readonly threadTs: string | undefined
    readonly isEphemeral: boolean
    /** Its blocks as Slack sends them; it sends none of an ephemeral message. */
    readonly blocks: readonly unknown[] | undefined
    readonly text: string
  }
  readonly view?: { readonly id: string; readonly hash: string; readonly body: unknown }
}

const body = z.looseObject({
  trigger_id: z.string().default(''),
  channel: z.looseObject({ id: z.string() }).nullish(),
  container: z
    .looseObject({
      type: z.string(),
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .nullish(),
  message: z
    .looseObject({
      text: z.string().default(''),
      ts: z.string().optional(),
      thread_ts: z.string().optional(),
      blocks: z.array(z.unknown()).optional(),
    })
    .nullish(),
  view: z.looseObject({ id: z.string(), hash: z.string().default('') }).nullish(),
  actions: z.array(z.looseObject({ action_id: z.string(), value: z.string().optional() })),
})

/** Reads a press; undefined for one whose button is none of our making. */
export function pressedIn(given: unknown): Pressed | undefined {
  const parsed = body.safeParse(given).data
  const [action] = parsed?.actions ?? []
  if (parsed === undefined || action === undefined) return undefined
  const name = actionName(action.action_id)
  const value = parseActionValue(action.value ?? '')
  if (name === undefined || value === undefined) return undefined
  const { container, message, view } = parsed
  const channel = container?.channel_id ?? parsed.channel?.id
  const ts = container?.message_ts ?? message?.ts
  return {
    name,
    value,
    triggerId: parsed.trigger_id,
    ...(channel !== undefined &&
      ts !== undefined && {
        place: {
          channel,
          ts,
          threadTs: container?.thread_ts ?? message?.thread_ts,
          isEphemeral: container?.is_ephemeral === true,
          blocks: message?.blocks,
          text: message?.text ?? '',
        },
      }),
    ...(view !== null &&
      view !== undefined && { view: { id: view.id, hash: view.hash, body: view } }),
  }
}
