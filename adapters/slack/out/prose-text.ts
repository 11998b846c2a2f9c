import type { SlackMessage } from '../blocks/card-message.ts'
import { inertMrkdwn } from '../blocks/escape.ts'
import { shorten } from '../blocks/shorten.ts'

/** As the app gives them: the text, and who wrote it. */
export interface ProseSentence {
  readonly text: string
  readonly by: 'model' | 'rules' | 'note'
}

/** Stands below whatever a language model wrote. */
export const disclaimer = 'Written by a language model; every figure in it is computed.'

/** A sentence that can mention nobody and link nowhere, for `markdown_text` and `mrkdwn` alike. */
export function inertSentence({ text }: ProseSentence): string {
  return inertMrkdwn(text).replaceAll('](', '] (')
}

/** What a stream showed, as the message that stays. */
export function proseMessage(sentences: readonly ProseSentence[], note?: string): SlackMessage {
  const texts = sentences.map(inertSentence)
  return {
    text: shorten(texts.join(' '), mostFallback),
    blocks: [...pieces(texts).map(section), ...proseNotes(sentences, note)],
  }
}

/** What stands below the words: who wrote them, and how they ended. */
export function proseNotes(
  sentences: readonly ProseSentence[],
  note: string | undefined,
): SlackMessage['blocks'] {
  const notes = [
    ...(sentences.some(({ by }) => by === 'model') ? [disclaimer] : []),
    ...(note === undefined ? [] : [note]),
  ]
  return notes.map((each) => ({
    type: 'context',
    elements: [{ type: 'plain_text', text: each }],
  }))
}

/** Sentences together in pieces that a section holds; more than a message holds is left out. */
function pieces(texts: readonly string[]): string[] {
  const done: string[] = []
  let total = 0
  for (const text of texts.map((each) => shorten(each, mostInSection))) {
    total += text.length + 1
    if (total > mostInMessage) return [...done, '…']
    const last = done.at(-1)
    if (last === undefined || last.length + text.length >= mostInSection) done.push(text)
    else done[done.length - 1] = `${last} ${text}`
  }
  return done
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const

/** Below Slack's 3,000 a section, about 13,200 a message, and 4,000 of fallback text. */
const mostInSection = 2900
const mostInMessage = 10_000
const mostFallback = 3000
