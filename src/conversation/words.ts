/** More than anybody types; the rest of a longer text is never read as a command. */
const longestCommand = 4000

export interface Word {
  readonly text: string
  /** Set for `key=value`; `text` is then the value. */
  readonly key?: string
}

/** Splits a command line at spaces. Quotes, straight or curly, hold words together. */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = []
  let key: string | undefined
  let current = ''
  let open: string | undefined
  let started = false
  const finish = () => {
    if (started) words.push(key === undefined ? { text: current } : { key, text: current })
    key = undefined
    current = ''
    started = false
  }
  for (const character of line.slice(0, longestCommand)) {
    if (open !== undefined) {
      if (character === open) open = undefined
      else current += character
    } else if (closingQuote[character] !== undefined) {
      open = closingQuote[character]
      started = true
    } else if (/\s/.test(character)) finish()
    else if (character === '=' && key === undefined && /^-{0,2}[a-z][\w-]*$/i.test(current)) {
      key = current.replace(/^-+/, '')
      current = ''
      started = true
    } else {
      current += character
      started = true
    }
  }
  finish()
  return words
}

const closingQuote: Readonly<Record<string, string>> = { '"': '"', '“': '”' }
