const opens = '<think>'
const closes = '</think>'

/** Leaves out what a reasoning model thinks aloud, also when a tag is cut by the border of two pieces. */
export async function* withoutThinking(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = ''
  let thinks = false
  for await (const piece of pieces) {
    held += piece
    for (;;) {
      const tag = thinks ? closes : opens
      const at = held.indexOf(tag)
      if (at < 0) break
      if (!thinks && at > 0) yield held.slice(0, at)
      held = held.slice(at + tag.length)
      thinks = !thinks
    }
    const kept = begunTag(held, thinks ? closes : opens)
    const free = held.slice(0, held.length - kept)
    if (!thinks && free !== '') yield free
    held = held.slice(held.length - kept)
  }
  if (!thinks && held !== '') yield held
}

/** How many characters at the end may be the start of the tag. */
function begunTag(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(tag.slice(0, length))) return length
  }
  return 0
}
