import { strictJsonObject } from './strict-json.ts'

export type ParsedBody =
  | { readonly kind: 'interaction' | 'command' | 'event'; readonly body: Record<string, unknown> }
  | { readonly kind: 'ssl-check' }

const utf8 = new TextDecoder()

/**
 * Reads a body by its content type, whatever parameters that has. Bytes that are no UTF-8 become
 * U+FFFD; half characters do too.
 *
 * @throws {SyntaxError} on anything that Slack would not send
 */
export function parseBody(contentType: string, bytes: Buffer): ParsedBody {
  const text = utf8.decode(bytes)
  const [mediaType] = contentType.split(';')
  switch (mediaType?.trim().toLowerCase()) {
    case 'application/json':
      return { kind: 'event', body: wellFormed(strictJsonObject(text)) }
    case 'application/x-www-form-urlencoded':
      return parseForm(text)
    default:
      throw new SyntaxError('a content type that Slack does not send')
  }
}

function parseForm(text: string): ParsedBody {
  const form: Record<string, string> = {}
  for (const [key, value] of new URLSearchParams(text)) {
    if (key === '__proto__' || Object.hasOwn(form, key)) {
      throw new SyntaxError('a key that is refused')
    }
    // Its parts are well-formed already.
    form[key] = value.replaceAll('\0', '')
  }
  if (form.ssl_check === '1') return { kind: 'ssl-check' }
  if (form.payload !== undefined) {
    return { kind: 'interaction', body: wellFormed(strictJsonObject(form.payload)) }
  }
  if (form.command === undefined) throw new SyntaxError('neither a command nor a payload')
  return { kind: 'command', body: form }
}

/** No half characters and no NUL, in whatever is nested. */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '') as T
  if (Array.isArray(value)) return value.map(wellFormed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, wellFormed(each)]),
  ) as T
}
