import { MessageFlags, type RepliableInteraction } from 'discord.js'
import { sentenceMessages } from './card-of.ts'
import { payload } from './interaction-answer.ts'

export const apologyWords = (errorId: string) =>
  `Something broke on our side. It is logged as ${errorId}.`

/** Says that it broke, in the place of the answer that was promised or below the one that is there. */
export async function apologise(interaction: RepliableInteraction, errorId: string): Promise<void> {
  await say(interaction, apologyWords(errorId))
}

/** One sentence, to nobody else. */
export async function say(interaction: RepliableInteraction, sentence: string): Promise<void> {
  const [message] = sentenceMessages(sentence, interaction.user.id)
  if (message === undefined) return
  const said = payload(message, true)
  const { deferred, replied, ephemeral } = interaction
  // Deferred without an answer: without this somebody would look at "is thinking" for good.
  if (deferred && !replied && ephemeral !== null) {
    await interaction.editReply({ ...said, flags: MessageFlags.IsComponentsV2 })
  } else if (deferred || replied) await interaction.followUp(said)
  else await interaction.reply(said)
}
