import type { App, Message } from '#src/app.ts'

/** One sentence, and how long it takes to come. */
export interface Spoken {
  readonly text: string
  readonly afterMs?: number
}

/** An app whose answers are explained by given sentences: a language model of known words. */
export function talkingApp(spoken: readonly Spoken[], card = 'An answer') {
  const asked: Message[] = []
  const heard: { aborted: boolean; said: number } = { aborted: false, said: 0 }
  const app: App = {
    visibility: async () => 'private',
    async message(message) {
      asked.push(message)
      return {
        ok: true,
        card: { title: card, blocks: [{ type: 'text', markdown: 'Numbers.' }] },
        data: { intent: 'advise', id: 'r1' },
        prose: {
          async *read(signal) {
            for (const { text, afterMs = 0 } of spoken) {
              if (afterMs > 0) await waited(afterMs, signal)
              if (signal?.aborted) {
                heard.aborted = true
                return
              }
              heard.said += 1
              yield { text, by: 'model' as const }
            }
          },
        },
      }
    },
  }
  return { app, asked, heard }
}

function waited(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
