import {
  type ChatInputCommandInteraction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { DiscordMessage } from '../components/card-messages.ts'
import type { ProsePlace } from './prose-edits.ts'
import { withRetries } from './retry.ts'

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction

/** Whatever takes longer than this is deferred: Discord waits three seconds, people one. */
const deferAfterMs = 400
const callback = { tries: 2, withinMs: 2000 }
const edit = { tries: 3 }

/** As discord.js takes a message; `private` decides who sees it, once and for all. */
export function payload(message: DiscordMessage, isPrivate: boolean) {
  return {
    components: message.components,
    allowedMentions: { parse: [] as const },
    flags: isPrivate
      ? MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
      : MessageFlags.IsComponentsV2,
  } as const
}

/**
 * The first response within half a second, whatever the work takes; the others follow it.
 *
 * @returns whether anybody could be answered
 */
export async function answerInteraction(
  interaction: Answerable,
  isPrivate: boolean,
  work: Promise<readonly DiscordMessage[]>,
): Promise<void> {
  const soon = await Promise.race([work, later(deferAfterMs)])
  const [first, ...more] = soon ?? []
  if (soon === undefined) {
    const flags = isPrivate ? MessageFlags.Ephemeral : undefined
    if (!interaction.deferred && !interaction.replied) {
      await withRetries(
        () => interaction.deferReply(flags === undefined ? {} : { flags }),
        callback,
      )
    }
    const [late, ...others] = await work
    if (late !== undefined) {
      const { components, allowedMentions } = payload(late, isPrivate)
      await withRetries(
        () =>
          interaction.editReply({
            components,
            allowedMentions,
            flags: MessageFlags.IsComponentsV2,
          }),
        edit,
      )
    }
    await followUps(interaction, isPrivate, others)
    return
  }
  if (first !== undefined) {
    if (interaction.replied || interaction.deferred) {
      await followUps(interaction, isPrivate, [first, ...more])
      return
    }
    await withRetries(() => interaction.reply(payload(first, isPrivate)), callback)
  }
  await followUps(interaction, isPrivate, more)
}

export async function followUps(
  interaction: Answerable,
  isPrivate: boolean,
  messages: readonly DiscordMessage[],
): Promise<void> {
  for (const message of messages) {
    await withRetries(() => interaction.followUp(payload(message, isPrivate)), edit)
  }
}

/** Prose below the answer, through the interaction's own address. */
export function proseBelow(interaction: Answerable, isPrivate: boolean): ProsePlace {
  return {
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

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms))
}
