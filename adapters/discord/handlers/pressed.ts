import {
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import { isReadOnlyText } from '#src/conversation/read-only.ts'
import { type Meaning, readCustomId } from '../components/custom-id.ts'
import { numbersOf } from '../in/numbers.ts'
import { type Place, placeOfInteraction } from '../in/place.ts'
import { answerForm, readForm, reasonForm, supposeForm } from '../modals.ts'
import { messagesOf } from '../out/card-of.ts'
import { type Answer, answerInteraction } from '../out/interaction-answer.ts'
import { spentComponents } from '../out/spent.ts'
import { type Asking, type AskingParts, unadmitted } from './asking.ts'
import type { Asked } from './turns.ts'

const tooOld =
  'This belongs to an older message that I no longer understand. Ask again, for example with /history.'

/** Buttons, lists to choose from, and the forms that they open. */
export function createPressed(
  { commands, turns, running }: AskingParts,
  { ask, tell, outgoing }: Asking,
) {
  async function onComponent(interaction: MessageComponentInteraction): Promise<void> {
    const place = placeOfInteraction(interaction)
    const meaning = readCustomId(interaction.customId)
    if (meaning === undefined) return tell(interaction, tooOld)
    if (meaning.does === 'stop') return onStop(interaction, meaning, place)
    if (meaning.does === 'feedback') return onFeedback(interaction, meaning, place)
    if (meaning.does === 'write') {
      return interaction.showModal(answerForm(meaning.fields, numbersOf(interaction.locale)))
    }
    if (meaning.does === 'suppose') return interaction.showModal(supposeForm(meaning.id))
    if (meaning.does === 'share') return onShare(interaction, meaning, place)
    const said = saidBy(meaning, interaction)
    if (said === undefined) return tell(interaction, tooOld)
    const { text } = said
    const isReading = meaning.does === 'run' && isReadOnlyText(text, commands)
    if (!isReading && !(await mayPress(meaning, place))) {
      return tell(interaction, 'That is for the person who asked, or for an admin.')
    }
    const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral)
    if (isReading) return ask(interaction, place, text, { isPrivate: place.isAmongOthers })
    await ask(interaction, place, said, { isPrivate, spends: true })
  }

  /** Several people may answer a question; the rest is for its asker or an admin, as of now. */
  async function mayPress(meaning: Meaning, place: Place): Promise<boolean> {
    if (meaning.by === place.userId) return true
    if (forAnybody.has(meaning.does)) return true
    return (await place.role?.(true)) === 'admin'
  }

  async function onStop(
    interaction: MessageComponentInteraction,
    meaning: Meaning,
    place: Place,
  ): Promise<void> {
    if (!(await mayPress(meaning, place))) {
      return tell(interaction, 'Whoever asked may stop it, or an admin.')
    }
    if (running.stop(interaction.message.id)) return void (await interaction.deferUpdate())
    // Nobody writes there any more, for example after a restart.
    await interaction.update({ components: spentComponents(interaction.message) })
  }

  /** Looked up again in the presser's own team: an id from elsewhere finds nothing. */
  async function onShare(
    interaction: MessageComponentInteraction,
    meaning: Extract<Meaning, { does: 'share' }>,
    place: Place,
  ): Promise<void> {
    if (!(await mayPress(meaning, place))) {
      return tell(interaction, 'Only the person who asked shows a private answer, or an admin.')
    }
    const { id, user, locale } = interaction
    const sharedBy = user.globalName ?? user.username
    const asked = turns.reply({ id, place, text: `show ${meaning.id}` })
    const work = asked.then((reply): Answer => {
      if (typeof reply !== 'object') return unadmitted(reply, place)
      const saved = reply.ok ? { ...reply, data: { ...reply.data, id: meaning.id } } : reply
      const shownTo = { by: place.userId, isPublic: true, numbers: numbersOf(locale) }
      const messages = messagesOf(saved, { ...shownTo, ...(reply.ok && { sharedBy }) })
      return { messages, isPrivate: !reply.ok }
    })
    await answerInteraction(interaction, work, { ...outgoing(interaction), isPrivate: false })
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
    if (read === undefined) return tell(interaction, tooOld)
    const { meaning, text } = read
    if (meaning.form === 'reason') {
      const words = text.replaceAll('"', '”')
      const said = `feedback down ${meaning.id}${words === '' ? '' : ` reason="${words}"`}`
      return ask(interaction, place, said, { isPrivate: true })
    }
    if (meaning.form === 'suppose') {
      return ask(interaction, place, `whatif ${meaning.id} ${text}`, {
        isPrivate: place.isAmongOthers,
      })
    }
    const isPrivate = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? place.isAmongOthers
    const { question } = meaning
    const said = question.length === 0 ? text : { text, question }
    await ask(interaction, place, said, { isPrivate })
  }

  return { onComponent, onForm }
}

const forAnybody: ReadonlySet<Meaning['does']> = new Set(['reply', 'steer', 'choose'])

/** What a button or a choice stands for. */
function saidBy(
  meaning: Meaning,
  interaction: MessageComponentInteraction,
): Pick<Asked, 'text' | 'question'> | undefined {
  switch (meaning.does) {
    case 'run':
      return { text: meaning.command }
    case 'reply':
      return { text: meaning.words }
    case 'steer':
      return { text: meaning.words, question: meaning.question }
    case 'choose': {
      const text = interaction.isStringSelectMenu() ? interaction.values[0] : undefined
      return text === undefined ? undefined : { text }
    }
    default:
      return undefined
  }
}
