import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  MessageContextMenuCommandInteraction,
} from 'discord.js'
import { isOrderText } from '#src/conversation/read-only.ts'
import { autocomplete } from '../commands/autocomplete.ts'
import { commandText, type Filled, halfPair } from '../commands/command-text.ts'
import { askAboutMessage } from '../commands/slash-commands.ts'
import type { DiscordParts } from '../discord-parts.ts'
import { type Place, placeOfInteraction } from '../in/place.ts'
import type { Asking } from './asking.ts'

/** Slash commands, what is offered while one is typed, and the command on a message. */
export function createSlash({ app, commands }: DiscordParts, { ask, tell }: Asking) {
  async function onCommand(interaction: ChatInputCommandInteraction): Promise<void> {
    const place = placeOfInteraction(interaction)
    const subcommand = interaction.options.getSubcommand(false)
    const name = [interaction.commandName, ...(subcommand === null ? [] : [subcommand])].join(' ')
    const command = commands.find((each) => each.name === name)
    const filled = filledIn(interaction.options.data)
    const isPrivate = place.isAmongOthers && (await isForAskerOnly(place, filled['show-to']))
    const half = halfPair(filled)
    if (command === undefined || half !== undefined) {
      const sentence =
        half === undefined
          ? `I know no command called ${name}. /help lists them.`
          : `You gave \`${half.has}\` without \`${half.lacks}\`; give both, for example field: budgetUsd and value: 20k.`
      return tell(interaction, sentence)
    }
    await ask(interaction, place, commandText(command, filled), { isPrivate })
  }

  /** As its author says, else as the team set it. */
  async function isForAskerOnly(
    { teamId }: Place,
    said: Filled[string] | undefined,
  ): Promise<boolean> {
    if (said !== undefined) return said === 'me'
    return (await app.visibility(teamId)) === 'private'
  }

  async function onAutocomplete(interaction: AutocompleteInteraction): Promise<void> {
    const subcommand = interaction.options.getSubcommand(false)
    const name = [interaction.commandName, ...(subcommand === null ? [] : [subcommand])].join(' ')
    const command = commands.find((each) => each.name === name)
    const { name: option, value } = interaction.options.getFocused(true)
    const filled = filledIn(interaction.options.data)
    await interaction.respond(
      command === undefined ? [] : autocomplete(command, option, value, filled),
    )
  }

  async function onMessageCommand(
    interaction: MessageContextMenuCommandInteraction,
  ): Promise<void> {
    const place = placeOfInteraction(interaction)
    const { content, author } = interaction.targetMessage
    const text = content.trim()
    if (interaction.commandName !== askAboutMessage || text === '') {
      return tell(interaction, 'That message has no text that I could read.')
    }
    if (author.id !== place.userId && isOrderText(text)) {
      return tell(interaction, 'That is somebody else’s command. Type it yourself if you mean it.')
    }
    await ask(interaction, place, text, { isPrivate: place.isAmongOthers })
  }

  return { onCommand, onAutocomplete, onMessageCommand }
}

/** What was filled in, by option; a subcommand's own are one level down. */
function filledIn(options: readonly CommandInteractionOption[]): Filled {
  return Object.fromEntries(
    options.flatMap(({ name, value, options: below }): [string, string | number | boolean][] =>
      below !== undefined
        ? Object.entries(filledIn(below))
        : value === undefined
          ? []
          : [[name, value]],
    ),
  )
}
