import { type Profile, type ProfileField, profileFields } from '#src/profile/schema.ts'
import { thresholdsOf } from './thresholds.ts'

/** Answers a number may take where no threshold says: ends of a scale, and a grid for break-evens. */
const listedNumbers: Partial<Record<ProfileField, readonly number[]>> = {
  baseScore: [0, 0.5, 1],
  requestsPerDay: [10, 100, 1000, 10_000, 100_000],
  budgetUsd: [0, 100, 1000, 10_000, 100_000, 1e6, 1e7],
  weeksToFirstResult: [0.5, 1, 2, 4, 8, 16, 32],
}

/** Names of models and GPUs: nobody can list their answers, so they are never asked for. */
export const freeTextFields: readonly ProfileField[] = ['baseModel', 'gpu']

/** The values of a choice or a yes-or-no field; undefined for numbers and names. */
export function choicesOf(field: ProfileField): readonly Profile[ProfileField][] | undefined {
  if (field === 'gap') return gapAnswers
  const schema = profileFields[field]
  if (schema.type === 'boolean') return [true, false]
  if (schema.type === 'enum') return schema.options
  return undefined
}

const gaps = profileFields.gap.unwrap().options

const gapAnswers = [
  ...gaps.map((gap) => [gap]),
  ...gaps.flatMap((first, index) => gaps.slice(index + 1).map((second) => [first, second])),
]

/** One number for each interval between the thresholds of the rules that read the field. */
function numbersOf(field: ProfileField): readonly number[] {
  const thresholds = thresholdsOf(field)
  const lowest = thresholds[0]
  const between = thresholds.map((low, index) => {
    const high = thresholds[index + 1]
    return high === undefined ? low * 2 : Math.sqrt(low * high)
  })
  const values = lowest === undefined ? [] : [lowest / 2, ...between]
  const listed = listedNumbers[field] ?? []
  return [...new Set([...values.map((value) => accepted(field, value)), ...listed])].sort(
    (a, b) => a - b,
  )
}

/** The value itself where the field takes it, else the whole number below. */
function accepted(field: ProfileField, value: number): number {
  return profileFields[field].safeParse(value).success ? value : Math.floor(value)
}

const answersOf = new Map<ProfileField, readonly Profile[ProfileField][]>()

/** The answers a field is tried with: choices as listed, numbers once in each interval. */
export function possibleAnswers(field: ProfileField): readonly Profile[ProfileField][] {
  const known = answersOf.get(field)
  if (known !== undefined) return known
  const answers = choicesOf(field) ?? numbersOf(field)
  answersOf.set(field, answers)
  return answers
}

/** Every combination of answers to the fields of one question. */
export function jointAnswers(fields: readonly ProfileField[]): readonly Profile[] {
  return fields.reduce<readonly Profile[]>(
    (profiles, field) =>
      profiles.flatMap((profile) =>
        possibleAnswers(field).map((answer) => ({ ...profile, [field]: answer })),
      ),
    [{}],
  )
}
