import { type APIComponentInContainer, ButtonStyle, ComponentType, MessageFlags } from 'discord.js'
import type { DiscordMessage } from '../components/card-messages.ts'
import { accents } from '../components/card-view.ts'
import { customId } from '../components/custom-id.ts'
import { escaped, shortened } from '../components/escape.ts'

/** As the app gives them: the text, and who wrote it. */
export interface ProseSentence {
  readonly text: string
  readonly by: 'model' | 'rules' | 'note'
}

/** Stands below whatever a language model wrote. */
const disclaimer = 'Written by a language model; every figure in it is computed.'
const longest = 3500

/** What was said so far. `stoppableBy` gives the Stop button to who asked; absent at the end. */
export function proseMessage(
  sentences: readonly ProseSentence[],
  { stoppableBy, note }: { readonly stoppableBy?: string; readonly note?: string } = {},
): DiscordMessage {
  const said = escaped(shortened(sentences.map(({ text }) => text).join(' '), longest)).trim()
  const isModel = sentences.some(({ by }) => by === 'model')
  const notes = [...(isModel ? [disclaimer] : []), ...(note === undefined ? [] : [note])]
  return {
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: { parse: [] },
    components: [
      {
        type: ComponentType.Container,
        accent_color: accents.answer,
        components: [
          text(said === '' ? '…' : said),
          ...notes.map((each) => text(`-# ${escaped(each)}`)),
          ...(stoppableBy === undefined ? [] : stopRow(stoppableBy)),
        ],
      },
    ],
  }
}

const text = (content: string): APIComponentInContainer => ({
  type: ComponentType.TextDisplay,
  content,
})

function stopRow(by: string): APIComponentInContainer[] {
  const id = customId({ does: 'stop', by })
  if (id === undefined) return []
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: 'Stop',
    custom_id: id,
  } as const
  return [{ type: ComponentType.ActionRow, components: [button] }]
}
