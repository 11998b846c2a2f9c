const token = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs

/**
 * Parses a JSON object, as strictly as its sender could have meant it: a key given twice or one
 * that would name a prototype is refused.
 *
 * @throws {SyntaxError}
 */
export function strictJsonObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SyntaxError('not an object')
  }
  refuseStrangeKeys(text)
  return value as Record<string, unknown>
}

/** `text` is valid JSON, so a string before a colon is a key of the innermost object. */
function refuseStrangeKeys(text: string): void {
  const open: Set<string>[] = []
  let last = ''
  for (const [each] of text.matchAll(token)) {
    if (each === '{' || each === '[') open.push(new Set())
    else if (each === '}' || each === ']') open.pop()
    else if (each === ':') {
      const key: string = last.includes('\\') ? JSON.parse(last) : last.slice(1, -1)
      const keys = open.at(-1)
      if (key === '__proto__' || keys?.has(key)) throw new SyntaxError('a key that is refused')
      keys?.add(key)
    } else last = each
  }
}
