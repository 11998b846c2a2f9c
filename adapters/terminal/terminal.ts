import { createInterface } from 'node:readline'
import type { App } from '#src/app.ts'
import { renderText, type TextOptions } from '#src/card/text.ts'
import { filesNamedIn } from './files.ts'
import type { InputKind } from './input.ts'
import { writeProse } from './prose.ts'

export interface TerminalParts {
  readonly app: App
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WritableStream
  readonly kind: Exclude<InputKind, 'none'>
  readonly screen: () => TextOptions
}

export interface Terminal {
  /** Resolves at the end of input or when closed, after the line at hand was answered. */
  readonly ended: Promise<void>
  close(): void
}

const prompt = 'you> '

/** Chats on a terminal, or answers the lines of a pipe or a file one by one. */
export function startTerminal({ app, input, output, kind, screen }: TerminalParts): Terminal {
  const lines = createInterface({ input, output, terminal: kind === 'chat', prompt })
  let open = true
  let speaking: AbortController | undefined

  async function answerLines(): Promise<void> {
    if (kind === 'chat') lines.prompt()
    for await (const text of lines) {
      if (!open) return
      if (text.trim() !== '') {
        await answer(text)
      }
      if (kind === 'chat' && open) lines.prompt()
    }
  }

  async function answer(text: string): Promise<void> {
    const reply = await app.message({ ...speaker, text, files: filesNamedIn(text) })
    output.write(`${renderText(reply.card, screen())}\n`)
    speaking = new AbortController()
    await writeProse(reply, output, screen(), speaking.signal)
    speaking = undefined
    output.write('\n')
  }

  // Ctrl-C ends what a language model is saying; else the process, by the same orderly way as a signal from outside.
  lines.on('SIGINT', () => {
    if (speaking === undefined) process.kill(process.pid, 'SIGINT')
    else speaking.abort()
  })
  return {
    ended: answerLines(),
    close() {
      open = false
      speaking?.abort()
      lines.close()
    },
  }
}

const speaker = { teamId: 'terminal:local', threadId: 'terminal', userId: 'local' } as const
