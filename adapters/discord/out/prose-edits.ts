import { SnowflakeUtil } from 'discord.js'
import { type NumberStyle, restyled } from '#src/card/number-style.ts'
import { type Counters, uncounted } from '../../counters.ts'
import type { DiscordMessage } from '../components/card-messages.ts'
import { type ProseSentence, proseMessage } from './prose-message.ts'
import { failureOf, withRetries } from './retry.ts'

/** Where prose is written: one message that grows. */
export interface ProsePlace {
  /** Whether two posts with one key are one message; else the first of them may stand there too. */
  readonly knowsKeys: boolean
  /** Posts it; the id is the platform's. */
  post(message: DiscordMessage, key: string): Promise<string>
  edit(id: string, message: DiscordMessage): Promise<void>
}

export interface ProseOptions {
  readonly sentences: (signal: AbortSignal) => AsyncGenerator<ProseSentence>
  readonly by: string
  /** How whoever asked writes numbers; absent: the English way. */
  readonly numbers?: NumberStyle | undefined
  /** Told the message's id, so that its Stop button finds the way back. */
  readonly onPosted: (id: string) => void
  /** Ended by the person, or because nobody can see it any more. */
  readonly stopping: AbortController
  /** After this many ms it ends as it stands: an interaction's token lives fifteen minutes. */
  readonly lastEditMs: number
  readonly editEveryMs?: number
  readonly counters?: Counters
}

const stoppedNote = 'Stopped.'
const outOfTimeNote = 'Cut here: Discord lets me write below a command for a quarter of an hour.'

/** discord.js waits out a 429 by itself, so eager edits would pile up. */
const usualEditEveryMs = 1200

/**
 * Writes sentences into one message as they come: one edit in flight, none sooner than a second
 * after the last, always of the newest text, and a final one without the Stop button.
 * Nobody who is late holds it up: sentences are waited for no longer than edits can be made.
 */
export async function writeProse(place: ProsePlace, options: ProseOptions): Promise<void> {
  const { sentences, by, stopping, lastEditMs, editEveryMs = usualEditEveryMs } = options
  const { counters = uncounted, numbers } = options
  const said: ProseSentence[] = []
  let id: string | undefined
  let isWriting = false
  let isGone = false
  let isOutOfTime = false
  let mayBePosted = false
  let writing: Promise<void> = Promise.resolve()
  let lastMs = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  const key = SnowflakeUtil.generate().toString()

  /** A post that came to nothing may have arrived: after it, what is there is older than `message`. */
  const post = async (message: DiscordMessage): Promise<string> => {
    const wasTried = mayBePosted
    mayBePosted = true
    const posted = await place.post(message, key)
    options.onPosted(posted)
    if (wasTried && place.knowsKeys) await place.edit(posted, message)
    return posted
  }

  const write = async (message: DiscordMessage, isLast: boolean) => {
    // Rather the whole text once more at the end than one fragment after the other.
    const isHeldBack = id === undefined && mayBePosted && !place.knowsKeys && !isLast
    if (isGone || isHeldBack) return
    const onRetry = () => counters.count('retries')
    try {
      if (id === undefined) id = await post(message)
      else {
        const known = id
        const tries = isLast ? finalTries : 1
        await withRetries(() => place.edit(known, message), { tries, onRetry })
      }
    } catch (error) {
      // Nobody sees it any more: whoever writes may stop.
      isGone = failureOf(error) === 'gone'
      if (isGone) stopping.abort()
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
      writing = write(proseMessage(said, { stoppableBy: by }), false).then(() => {
        isWriting = false
        if (said.length > shown) schedule()
      })
    }, waitMs)
  }

  const end = setTimeout(
    () => {
      isOutOfTime = true
      stopping.abort()
    },
    Math.max(0, lastEditMs),
  )
  end.unref()

  try {
    for await (const sentence of untilAborted(sentences(stopping.signal), stopping.signal)) {
      const { text } = sentence
      said.push(numbers === undefined ? sentence : { ...sentence, text: restyled(text, numbers) })
      schedule()
    }
  } finally {
    clearTimeout(end)
    clearTimeout(timer)
    await writing
    const note = isOutOfTime ? outOfTimeNote : stopping.signal.aborted ? stoppedNote : undefined
    if (note !== undefined) counters.count('prose_cuts')
    if (said.length > 0 || id !== undefined) {
      await write(proseMessage(said, note === undefined ? {} : { note }), true)
    }
  }
}

/** The final edit takes the Stop button away and completes the text, so it is tried again. */
const finalTries = 3

/** What comes until the signal; then whoever still writes is left alone with it. */
async function* untilAborted<T>(items: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  const aborted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined)
    signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  for (;;) {
    const next = await Promise.race([items.next(), aborted])
    if (next === undefined) {
      items.return(undefined).catch(() => undefined)
      return
    }
    if (next.done) return
    yield next.value
  }
}
