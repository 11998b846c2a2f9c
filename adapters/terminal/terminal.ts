import { createInterface, type Interface } from 'node:readline'
import type { App } from '#src/app.ts'
import { renderText, type TextOptions } from '#src/card/text.ts'
import type { InputKind } from './input.ts'

export interface TerminalParts {
  readonly app: App
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WritableStream
  readonly kind: Exclude<InputKind, 'none'>
  readonly screen: () => TextOptions
}

export interface Terminal {
  /** Resolves at the end of input, after the last line was answered. */
  readonly ended: Promise<void>
  close(): void
}

const prompt = 'you> '

/** Chats on a terminal, or answers the lines of a pipe or a file one by one. */
export function startTerminal({ app, input, output, kind, screen }: TerminalParts): Terminal {
  const lines = createInterface({ input, output, terminal: kind === 'chat', prompt })
  const ended = answerLines(lines, kind, async (text) => {
    const { card } = await app.message({
      teamId: 'terminal:local',
      threadId: 'terminal',
      userId: 'local',
      text,
    })
    output.write(`${renderText(card, screen())}\n\n`)
  })
  return { ended, close: () => lines.close() }
}

async function answerLines(
  lines: Interface,
  kind: TerminalParts['kind'],
  answer: (text: string) => Promise<void>,
): Promise<void> {
  if (kind === 'chat') {
    // Ctrl-C ends the process by the same orderly way as a signal from outside.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    lines.prompt()
  }
  for await (const line of lines) {
    if (line.trim() !== '') await answer(line)
    if (kind === 'chat') lines.prompt()
  }
}
