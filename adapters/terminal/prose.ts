import type { Reply } from '#src/app.ts'
import { plainText } from '#src/card/plain-text.ts'
import type { TextOptions } from '#src/card/text.ts'
import { wrap } from '#src/card/wrap.ts'

const heading = 'In words, by a language model; every figure in them is computed:'

/** Writes the sentences that explain a card below it, each on a line when it comes. */
export async function writeProse(
  reply: Reply,
  output: NodeJS.WritableStream,
  { width }: TextOptions,
  signal?: AbortSignal,
): Promise<void> {
  if (!reply.ok || reply.prose === undefined) return
  let isBegun = false
  for await (const { text, by } of reply.prose.read(signal)) {
    if (!isBegun) output.write(by === 'model' ? `\n${heading}\n` : '\n')
    isBegun = true
    output.write(`${wrap(plainText(text), width).join('\n')}\n`)
  }
}
