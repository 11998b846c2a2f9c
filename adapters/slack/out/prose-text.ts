import { plainText } from '#src/card/plain-text.ts'
import type { SlackMessage } from '../blocks/card-message.ts'

/** As the app gives them: the text, and who wrote it. */
export interface ProseSentence {
  readonly text: string
  readonly by: 'model' | 'rules' | 'note'
}

/** Stands below whatever a language model wrote. */
export const disclaimer = 'Written by a language model; every figure in it is computed.'

/** A sentence that can mention nobody and link nowhere, for `markdown_text` and `mrkdwn` alike. */
export function inertSentence({ text }: ProseSentence): string {
  return plainText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(here|channel|everyone|group)\b/gi, '＠$1')
    .replaceAll('](', '] (')
    .replaceAll('://', ':∕∕')
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .replaceAll('`', 'ˋ')
}

/** What a stream showed, as the message that stays. */
export function proseMessage(sentences: readonly ProseSentence[], note?: string): SlackMessage {
  const text = sentences.map(inertSentence).join(' ').slice(0, longestText)
  const notes = [
    ...(sentences.some(({ by }) => by === 'model') ? [disclaimer] : []),
    ...(note === undefined ? [] : [note]),
  ]
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text } },
      ...notes.map((each) => ({
        type: 'context' as const,
        elements: [{ type: 'plain_text' as const, text: each }],
      })),
    ],
  }
}

/** A section's limit is 3000 characters. */
const longestText = 2900
