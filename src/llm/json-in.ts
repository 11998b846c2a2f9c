import type * as z from 'zod'

export type JsonRead<T> =
  | { readonly ok: true; readonly value: T }
  /** In words that a model can act upon. */
  | { readonly ok: false; readonly problem: string }

/** Reads the JSON in a reply, also where prose or a code fence stands around it. Never throws. */
export function jsonIn<T>(reply: string, schema: z.ZodType<T>): JsonRead<T> {
  const start = reply.indexOf('{')
  const end = reply.lastIndexOf('}')
  if (start < 0 || end < start) return { ok: false, problem: 'it holds no JSON object' }
  let parsed: unknown
  try {
    parsed = JSON.parse(reply.slice(start, end + 1))
  } catch {
    return { ok: false, problem: 'it is not valid JSON' }
  }
  const checked = schema.safeParse(parsed)
  if (checked.success) return { ok: true, value: checked.data }
  const [issue] = checked.error.issues
  return { ok: false, problem: `${issue?.path.join('.') || 'the object'}: ${issue?.message}` }
}
