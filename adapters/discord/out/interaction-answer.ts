import {
  type ChatInputCommandInteraction,
  MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { AttachedFile, DiscordMessage } from '../components/card-messages.ts'
import type { ProsePlace } from './prose-edits.ts'
import { failureOf, sendOnce, withRetries } from './retry.ts'
import { shownComponents, spentComponents } from './spent.ts'

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction

export interface Answer {
  readonly messages: readonly DiscordMessage[]
  /** Who sees it, unless the first response has fixed that already. */
  readonly isPrivate?: boolean
  /** Leaves the buttons it was asked by as they were. */
  readonly isFailure?: boolean
}

export interface AnswerOptions {
  /** What the first response fixes, once and for all, where the work takes longer than it may. */
  readonly isPrivate: boolean
  /** Turns off the buttons of the message that was pressed. */
  readonly spends?: boolean
  /** How long Discord still waits for the first response. */
  readonly leftMs: () => number
  readonly onRetry: () => void
}

/** Whatever takes longer than this is deferred: Discord waits three seconds, people one. */
const deferAfterMs = 400
const callbackTries = 2
const editTries = 3

/** As discord.js takes a message; `private` decides who sees it, once and for all. */
export function payload(message: DiscordMessage, isPrivate: boolean) {
  return {
    components: message.components,
    allowedMentions: { parse: [] as const },
    flags: isPrivate
      ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
      : MessageFlags.IsComponentsV2,
    ...(message.file !== undefined && { files: [attached(message.file)] }),
  } as const
}

const attached = ({ name, content }: AttachedFile) => ({
  name,
  attachment: Buffer.from(content, 'utf8'),
})

/** The first response within half a second, whatever the work takes; the others follow it. */
export async function answerInteraction(
  interaction: Answerable,
  work: Promise<Answer>,
  options: AnswerOptions,
): Promise<void> {
  const { isPrivate, leftMs, onRetry } = options
  const pressed =
    options.spends === true && interaction instanceof MessageComponentInteraction
      ? interaction
      : undefined
  const first = (call: () => Promise<unknown>) =>
    sendOnce(call, { tries: callbackTries, withinMs: Math.max(0, leftMs()), onRetry })
  const follow = async (messages: readonly DiscordMessage[], isSeenByOne: boolean) => {
    for (const message of messages) {
      await sendOnce(() => interaction.followUp(payload(message, isSeenByOne)), {
        tries: editTries,
        onRetry,
      })
    }
  }

  const spend = async (of: MessageComponentInteraction) => {
    try {
      await first(() => of.update({ components: spentComponents(of.message) }))
      of.replied = true
    } catch (error) {
      // What was asked for is done: it is shown, beside buttons that still look fresh.
      if (failureOf(error) === 'gone') throw error
    }
  }

  const soon = await orUndefined(work, Math.max(0, Math.min(deferAfterMs, leftMs() - wayMs)))
  if (soon !== undefined) {
    const [message, ...more] = soon.messages
    if (message === undefined) return
    if (pressed !== undefined && soon.isFailure !== true) await spend(pressed)
    if (interaction.replied) return follow(soon.messages, isPrivate)
    const isSeenByOne = soon.isPrivate ?? isPrivate
    await first(() => interaction.reply(payload(message, isSeenByOne)))
    interaction.replied = true
    return follow(more, isSeenByOne)
  }

  if (pressed !== undefined) await spend(pressed)
  if (pressed?.replied) {
    const { messages, isFailure } = await work
    if (isFailure) await pressed.editReply({ components: shownComponents(pressed.message) })
    return follow(messages, isPrivate)
  }

  await first(() => interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}))
  interaction.deferred = true
  const [message, ...more] = (await work).messages
  if (message === undefined) return
  // Whom it is for was fixed when it was deferred.
  const edited = { ...payload(message, isPrivate), flags: MessageFlags.IsComponentsV2 } as const
  await withRetries(() => interaction.editReply(edited), { tries: editTries, onRetry })
  await follow(more, isPrivate)
}

/** One message to whoever did something, and nobody else. */
export async function tellOnly(
  interaction: Answerable,
  message: DiscordMessage,
  options: Pick<AnswerOptions, 'leftMs' | 'onRetry'>,
): Promise<void> {
  const work = Promise.resolve({ messages: [message] })
  await answerInteraction(interaction, work, { ...options, isPrivate: true })
}

/** Prose below the answer, through the interaction's own address. */
export function proseBelow(interaction: Answerable, isPrivate: boolean): ProsePlace {
  return {
    // Discord looks at no nonce here (discord-api-docs, pull request 6647).
    knowsKeys: false,
    async post(message) {
      const posted = await interaction.followUp(payload(message, isPrivate))
      return posted.id
    },
    async edit(id, message) {
      const { components, allowedMentions } = payload(message, isPrivate)
      await interaction.webhook.editMessage(id, {
        components,
        allowedMentions,
        flags: MessageFlags.IsComponentsV2,
      })
    },
  }
}

/** Kept of the time that is left for the way to Discord. */
const wayMs = 500

/** What the work came to, if it did within so many ms. */
async function orUndefined<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
