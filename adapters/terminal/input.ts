import { fstatSync } from 'node:fs'
import { isatty } from 'node:tty'

/** What standard input is, and so what the terminal does: chat, answer its lines, or nothing. */
export type InputKind = 'chat' | 'lines' | 'none'

/** `/dev/null`, another device or a closed input means that nobody will type. */
export function inputKind(descriptor = 0): InputKind {
  if (isatty(descriptor)) return 'chat'
  try {
    const input = fstatSync(descriptor)
    return input.isFIFO() || input.isFile() || input.isSocket() ? 'lines' : 'none'
  } catch {
    return 'none'
  }
}
