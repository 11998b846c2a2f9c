import { createInterface } from 'node:readline'
import type { App } from '#src/app.ts'
import { renderText, type TextOptions } from '#src/card/text.ts'
import { filesNamedIn } from './files.ts'
import type { InputKind } from './input.ts'

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

  async function answerLines(): Promise<void> {
    if (kind === 'chat') lines.prompt()
    for await (const text of lines) {
      if (!open) return
      if (text.trim() !== '') {
        const { card } = await app.message({ ...speaker, text, files: filesNamedIn(text) })
        output.write(`${renderText(card, screen())}\n\n`)
      }
      if (kind === 'chat' && open) lines.prompt()
    }
  }

  // Ctrl-C ends the process by the same orderly way as a signal from outside.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  return {
    ended: answerLines(),
    close() {
      open = false
      lines.close()
    },
  }
}

const speaker = { teamId: 'terminal:local', threadId: 'terminal', userId: 'local' } as const
