import type { Interaction } from 'discord.js'
import { type AskingParts, createAsking } from './asking.ts'
import { createPressed } from './pressed.ts'
import { createSlash } from './slash.ts'

/** Answers whatever a person did; what fails is the caller's to tell. */
export function createInteractionHandler(parts: AskingParts) {
  const asking = createAsking(parts)
  const slash = createSlash(parts, asking)
  const pressed = createPressed(parts, asking)
  return async (interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) return slash.onAutocomplete(interaction)
    if (interaction.isChatInputCommand()) return slash.onCommand(interaction)
    if (interaction.isMessageContextMenuCommand()) return slash.onMessageCommand(interaction)
    if (interaction.isMessageComponent()) return pressed.onComponent(interaction)
    if (interaction.isModalSubmit()) return pressed.onForm(interaction)
  }
}
