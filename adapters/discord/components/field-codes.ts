import { isProfileField, profileFieldNames } from '#src/profile/schema.ts'

/** Fields in few characters, for a component's id: their places in the list of all. */
export function fieldCodes(fields: readonly string[]): string {
  return fields
    .filter(isProfileField)
    .map((field) => profileFieldNames.indexOf(field).toString(36))
    .join('.')
}

/** The list of another version makes other fields of them, which is as good as an old question. */
export function fieldsOf(codes: string): readonly string[] {
  return codes.split('.').flatMap((code) => profileFieldNames[Number.parseInt(code, 36)] ?? [])
}
