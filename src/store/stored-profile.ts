import {
  isProfileField,
  type Profile,
  type ProfileField,
  profileFields,
} from '#src/profile/schema.ts'

/**
 * An answer as it was stored; a null value means that the person was not sure. Undefined for an
 * answer of an older version whose field or choice is gone: it is as good as none.
 */
export function readStoredAnswer(
  field: string,
  value: unknown,
): { readonly field: ProfileField; readonly value: unknown } | undefined {
  if (!isProfileField(field)) return undefined
  if (value === null) return { field, value }
  const parsed = profileFields[field].safeParse(value)
  return parsed.success ? { field, value: parsed.data } : undefined
}

/** A whole profile as it was stored, without the answers that no longer fit. */
export function readStoredProfile(stored: object): Profile {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([field, value]) => {
      const answer = readStoredAnswer(field, value)
      return answer === undefined || answer.value === null ? [] : [[answer.field, answer.value]]
    }),
  )
}
