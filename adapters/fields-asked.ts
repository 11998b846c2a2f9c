import type { Reply } from '#src/app.ts'

/** The fields of the question that a reply puts, or leaves open. */
export function fieldsAsked(reply: Reply): readonly string[] {
  if (!reply.ok) return []
  const question = reply.data.nextQuestion as { readonly fields?: unknown } | null | undefined
  return Array.isArray(question?.fields) ? question.fields.map(String) : []
}
