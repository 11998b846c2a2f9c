import fc from 'fast-check'
import { choicesOf } from '#src/decision/possible-answers.ts'
import { thresholdsOf } from '#src/decision/thresholds.ts'
import {
  type Profile,
  type ProfileField,
  profileFieldNames,
  profileFields,
} from '#src/profile/schema.ts'

/** Any value of a field, numbers mostly near the thresholds that matter. */
function answer(field: ProfileField): fc.Arbitrary<unknown> {
  const choices = choicesOf(field)
  if (choices !== undefined) return fc.constantFrom(...choices)
  const near = thresholdsOf(field).flatMap((value) => [value - 1, value, value + 1])
  const values = [0, 0.5, 1, 3, 40, 1000, 100_000, 5e6, 2e9, 2e10, 2e11, 2e12, ...near]
  const accepted = values.filter((value) => profileFields[field].safeParse(value).success)
  return accepted.length > 0
    ? fc.constantFrom(...accepted)
    : fc.constantFrom('llama-3.1-8b', 'a model nobody knows')
}

const answers = new Map(profileFieldNames.map((field) => [field, answer(field)]))

/** Profiles with the given fields answered, or any handful of them. */
export function arbitraryProfile(
  fields: readonly ProfileField[] = profileFieldNames,
): fc.Arbitrary<Profile> {
  return fc
    .oneof(
      fc.subarray([...fields], { maxLength: Math.min(8, fields.length) }),
      fc.subarray([...fields]),
    )
    .chain((chosen) =>
      fc.record(
        Object.fromEntries(chosen.map((field) => [field, answers.get(field) ?? fc.constant(0)])),
      ),
    ) as fc.Arbitrary<Profile>
}

/** Days on both sides of every dated rule. */
export const arbitraryDay = fc.constantFrom(
  '2023-03-30',
  '2023-07-01',
  '2024-06-01',
  '2026-05-07',
  '2026-11-23',
  '2027-02-01',
)
