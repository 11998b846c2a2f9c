import { ComponentType, MessageFlags } from 'discord.js'
import type { AttachedFile, DiscordMessage } from './card-messages.ts'
import { accents } from './card-view.ts'
import { escaped } from './escape.ts'
import { limits } from './limits.ts'

/** A title and a file, or the reason why there is none. */
export function fileMessage(title: string, file: AttachedFile): DiscordMessage {
  const isTooLarge = Buffer.byteLength(file.content) > limits.file
  const shown = isTooLarge
    ? ({
        type: ComponentType.TextDisplay,
        content: 'It is more than Discord takes as a file. Ask whoever runs Crossroads for it.',
      } as const)
    : ({ type: ComponentType.File, file: { url: `attachment://${file.name}` } } as const)
  return {
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: [
      {
        type: ComponentType.Container,
        accent_color: accents.answer,
        components: [{ type: ComponentType.TextDisplay, content: `## ${escaped(title)}` }, shown],
      },
    ],
    ...(!isTooLarge && { file }),
  }
}
