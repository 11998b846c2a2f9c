import type { DiscordMessage } from '../components/card-messages.ts'
import { type ProseSentence, proseMessage } from './prose-message.ts'
import { failureOf } from './retry.ts'

/** Where prose is written: one message that grows. */
export interface ProsePlace {
  /** Posts it; the id is the platform's. */
  post(message: DiscordMessage): Promise<string>
  edit(id: string, message: DiscordMessage): Promise<void>
}

export interface ProseOptions {
  readonly sentences: (signal: AbortSignal) => AsyncGenerator<ProseSentence>
  readonly by: string
  /** Told the message's id, so that its Stop button finds the way back. */
  readonly onPosted: (id: string) => void
  /** Ended by the person, or because nobody can see it any more. */
  readonly stopping: AbortController
  /** No edit is made after this many ms: an interaction's token lives fifteen minutes. */
  readonly lastEditMs: number
  readonly editEveryMs?: number
}

/** discord.js waits out a 429 by itself, so eager edits would pile up. */
const usualEditEveryMs = 1200

/**
 * Writes sentences into one message as they come: one edit in flight, none sooner than a second
 * after the last, always of the newest text, and a final one without the Stop button.
 */
export async function writeProse(place: ProsePlace, options: ProseOptions): Promise<void> {
  const { sentences, by, stopping, lastEditMs, editEveryMs = usualEditEveryMs } = options
  const begunMs = performance.now()
  const said: ProseSentence[] = []
  let id: string | undefined
  let isWriting = false
  let writing: Promise<void> = Promise.resolve()
  let lastMs = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  const write = async (message: DiscordMessage) => {
    if (performance.now() - begunMs > lastEditMs) return
    try {
      if (id === undefined) {
        id = await place.post(message)
        options.onPosted(id)
      } else await place.edit(id, message)
    } catch (error) {
      // Nobody sees it any more: whoever writes may stop.
      if (failureOf(error) === 'gone') stopping.abort()
    }
    lastMs = performance.now()
  }

  const schedule = () => {
    if (isWriting || timer !== undefined) return
    const waitMs = Math.max(0, lastMs + editEveryMs - performance.now())
    timer = setTimeout(() => {
      timer = undefined
      isWriting = true
      const shown = said.length
      writing = write(proseMessage(said, { stoppableBy: by })).then(() => {
        isWriting = false
        if (said.length > shown) schedule()
      })
    }, waitMs)
  }

  try {
    for await (const sentence of sentences(stopping.signal)) {
      said.push(sentence)
      schedule()
    }
  } finally {
    clearTimeout(timer)
    await writing
    const note = stopping.signal.aborted ? 'Stopped.' : undefined
    if (said.length > 0 || id !== undefined) {
      await write(proseMessage(said, note === undefined ? {} : { note }))
    }
  }
}
