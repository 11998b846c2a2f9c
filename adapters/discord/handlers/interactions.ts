import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { Reply } from '#src/app.ts'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import { autocomplete } from '../commands/autocomplete.ts'
import { commandText, type Filled, halfPair } from '../commands/command-text.ts'
import { askAboutMessage } from '../commands/slash-commands.ts'
import { type Meaning, readCustomId } from '../components/custom-id.ts'
import type { DiscordParts } from '../discord-parts.ts'
import { type Place, placeOfInteraction } from '../in/place.ts'
import { answerForm, readForm, reasonForm, supposeForm } from '../modals.ts'
import { messagesOf, sentenceMessages } from '../out/card-of.ts'
import {
  type Answerable,
  answerInteraction,
  payload,
  proseBelow,
} from '../out/interaction-answer.ts'
import { writeProse } from '../out/prose-edits.ts'
import type { Running } from '../out/running.ts'
import { spentComponents } from '../out/spent.ts'
import type { Turns } from './turns.ts'

export interface InteractionParts extends DiscordParts {
  readonly turns: Turns
  readonly running: Running
}

/** An interaction's token lives for fifteen minutes; the last edit is made a minute before. */
const lastEditMs = 14 * 60_000

const tooOld =
  'This belongs to an older message that I no longer understand. Ask again, for example with /history.'

/** Answers whatever a person did; what fails is the caller's to tell. */
export function createInteractionHandler(parts: InteractionParts) {
  const { commands, turns, running } = parts

  /** The app's answer to a text, shown to its asker or to everybody. */
  async function ask(
    interaction: Answerable,
    place: Place,
    text: string,
    { isPrivate, id = interaction.id }: { readonly isPrivate: boolean; readonly id?: string },
  ): Promise<void> {
    const stopping = new AbortController()
    const asked = turns.reply({ id, place, text, signal: stopping.signal })
    const work = asked.then((reply) => {
      if (reply === undefined) return []
      if (typeof reply === 'string') return sentenceMessages(reply, place.userId)
      return messagesOf(reply, { by: place.userId, isPublic: !isPrivate })
    })
    await answerInteraction(interaction, isPrivate, work)
    const reply = await asked
    if (typeof reply === 'object') await explain(interaction, reply, isPrivate, stopping)
  }

  async function explain(
    interaction: Answerable,
    reply: Reply,
    isPrivate: boolean,
    stopping: AbortController,
  ): Promise<void> {
    if (!reply.ok || reply.prose === undefined) return
    const { prose } = reply
    const ended: (() => void)[] = [running.begin(interaction.id, stopping)]
    try {
      await writeProse(proseBelow(interaction, isPrivate), {
        sentences: (signal) => prose.read(signal),
        by: interaction.user.id,
        onPosted: (id) => ended.push(running.begin(id, stopping)),
        stopping,
        lastEditMs,
      })
    } finally {
      for (const end of ended) end()
    }
  }

  async function onCommand(interaction: ChatInputCommandInteraction): Promise<void> {
    const place = placeOfInteraction(interaction)
    const subcommand = interaction.options.getSubcommand(false)
    const name = [interaction.commandName, ...(subcommand === null ? [] : [subcommand])].join(' ')
    const command = commands.find((each) => each.name === name)
    const filled = filledIn(interaction.options.data)
    const isPrivate = place.isGuild && (await isForAskerOnly(place, filled['show-to']))
    const half = halfPair(filled)
    if (command === undefined || half !== undefined) {
      const sentence =
        half === undefined
          ? `I know no command called ${name}. /help lists them.`
          : `You gave \`${half.has}\` without \`${half.lacks}\`; give both, for example field: budgetUsd and value: 20k.`
      return answerInteraction(
        interaction,
        true,
        Promise.resolve(sentenceMessages(sentence, place.userId)),
      )
    }
    await ask(interaction, place, commandText(command, filled), { isPrivate })
  }

  /** As its author says, else as the team set it. */
  async function isForAskerOnly(
    { teamId }: Place,
    said: Filled[string] | undefined,
  ): Promise<boolean> {
    if (said !== undefined) return said === 'me'
    return (await parts.app.visibility(teamId)) === 'private'
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
    const text = interaction.targetMessage.content.trim()
    if (interaction.commandName !== askAboutMessage || text === '') {
      const sentence = 'That message has no text that I could read.'
      return answerInteraction(
        interaction,
        true,
        Promise.resolve(sentenceMessages(sentence, place.userId)),
      )
    }
    await ask(interaction, place, text, { isPrivate: place.isGuild })
  }

  async function onComponent(interaction: MessageComponentInteraction): Promise<void> {
    const place = placeOfInteraction(interaction)
    const meaning = readCustomId(interaction.customId)
    if (meaning === undefined) return tellOnly(interaction, tooOld)
    if (meaning.does === 'stop') return onStop(interaction, meaning, place)
    if (meaning.does === 'feedback') return onFeedback(interaction, meaning, place)
    if (meaning.does === 'write') return interaction.showModal(answerForm(meaning.fields))
    if (meaning.does === 'suppose') return interaction.showModal(supposeForm(meaning.id))
    if (meaning.does === 'share') return onShare(interaction, meaning, place)
    const text = saidBy(meaning, interaction)
    if (text === undefined) return tellOnly(interaction, tooOld)
    const isReading = meaning.does === 'run' && isReadOnlyText(text, commands)
    if (!isReading && !(await mayPress(meaning, place))) {
      return tellOnly(interaction, 'That is for the person who asked, or for an admin.')
    }
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral)
    if (!isReading) {
      await interaction.update({ components: spentComponents(interaction.message) })
    }
    await ask(interaction, place, text, { isPrivate: isReading ? place.isGuild : isPrivate })
  }

  /** Several people may answer a question; the rest is for its asker or an admin, as of now. */
  async function mayPress(meaning: Meaning, place: Place): Promise<boolean> {
    if (meaning.by === place.userId) return true
    if (meaning.does === 'reply' || meaning.does === 'choose') return true
    return (await place.role?.(true)) === 'admin'
  }

  async function onStop(
    interaction: MessageComponentInteraction,
    meaning: Meaning,
    place: Place,
  ): Promise<void> {
    if (!(await mayPress(meaning, place))) {
      return tellOnly(interaction, 'Whoever asked may stop it, or an admin.')
    }
    running.stop(interaction.message.id)
    await interaction.deferUpdate()
  }

  /** Looked up again in the presser's own team: an id from elsewhere finds nothing. */
  async function onShare(
    interaction: MessageComponentInteraction,
    meaning: Extract<Meaning, { does: 'share' }>,
    place: Place,
  ): Promise<void> {
    if (!(await mayPress(meaning, place))) {
      return tellOnly(interaction, 'Only the person who asked shows a private answer, or an admin.')
    }
    const { id, user } = interaction
    const reply = await turns.reply({ id, place, text: `show ${meaning.id}` })
    if (reply === undefined) return
    if (typeof reply === 'string') return tellOnly(interaction, reply)
    const saved = reply.ok ? { ...reply, data: { ...reply.data, id: meaning.id } } : reply
    const sharedBy = user.globalName ?? user.username
    const shown = messagesOf(saved, {
      by: place.userId,
      isPublic: true,
      ...(reply.ok && { sharedBy }),
    })
    await answerInteraction(interaction, !reply.ok, Promise.resolve(shown))
  }

  async function onFeedback(
    interaction: MessageComponentInteraction,
    { id, isGood }: Extract<Meaning, { does: 'feedback' }>,
    place: Place,
  ): Promise<void> {
    const text = `feedback ${isGood ? 'up' : 'down'} ${id}`
    if (isGood) return ask(interaction, place, text, { isPrivate: true })
    // The form has to be the first response; the thumb is kept meanwhile.
    await interaction.showModal(reasonForm(id))
    await turns.reply({ id: interaction.id, place, text })
  }

  async function onForm(interaction: ModalSubmitInteraction): Promise<void> {
    const place = placeOfInteraction(interaction)
    const read = readForm(interaction)
    if (read === undefined) return tellOnly(interaction, tooOld)
    const { meaning, text } = read
    if (meaning.form === 'reason') {
      const words = text.replaceAll('"', '”')
      const said = `feedback down ${meaning.id}${words === '' ? '' : ` reason="${words}"`}`
      return ask(interaction, place, said, { isPrivate: true })
    }
    if (meaning.form === 'suppose') {
      return ask(interaction, place, `whatif ${meaning.id} ${text}`, { isPrivate: place.isGuild })
    }
    const isPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? place.isGuild
    await ask(interaction, place, text, { isPrivate })
  }

  async function tellOnly(interaction: Answerable, sentence: string): Promise<void> {
    const [message] = sentenceMessages(sentence, interaction.user.id)
    if (message !== undefined) await interaction.reply(payload(message, true))
  }

  return async function handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return onAutocomplete(interaction)
    if (interaction.isChatInputCommand()) return onCommand(interaction)
    if (interaction.isMessageContextMenuCommand()) return onMessageCommand(interaction)
    if (interaction.isMessageComponent()) return onComponent(interaction)
    if (interaction.isModalSubmit()) return onForm(interaction)
  }
}

/** The words that a button or a choice stands for. */
function saidBy(meaning: Meaning, interaction: MessageComponentInteraction): string | undefined {
  switch (meaning.does) {
    case 'run':
      return meaning.command
    case 'reply':
      return meaning.words
    case 'choose':
      return interaction.isStringSelectMenu() ? interaction.values[0] : undefined
    default:
      return undefined
  }
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
