import * as z from 'zod'
import { fieldKinds, isNumberField } from './field-kinds.ts'
import { nearestNames } from './nearest.ts'
import { parseQuantity } from './quantity.ts'
import { type Answered, type ProfileField, profileFields } from './schema.ts'

export type ParsedValue<F extends ProfileField = ProfileField> =
  | { readonly ok: true; readonly value: Answered[F] }
  | { readonly ok: false; readonly problem: string }

type Read =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string }

const longestInput = 300

/**
 * Reads a profile field's value as typed after `field=`. Never throws; what it returns has passed
 * the field's own schema. The problem is a fragment, to be put after the field's name.
 *
 * Numbers follow `parseQuantity`. Booleans are yes, no, true, false, y, n, on, off, 1, 0. Choices
 * may be shortened (`on-prem`) and written with spaces, underscores or capitals; lists are
 * separated by commas.
 */
export function parseFieldValue<F extends ProfileField>(field: F, text: string): ParsedValue<F> {
  if (text.length > longestInput) {
    return { ok: false, problem: `is too long (${text.length} characters)` }
  }
  const read = readValue(field, text.normalize('NFKC').trim())
  if (!read.ok) return read
  const checked = profileFields[field].safeParse(read.value)
  if (checked.success) return { ok: true, value: checked.data as Answered[F] }
  const reason = checked.error.issues[0]?.message ?? 'is not accepted'
  return {
    ok: false,
    problem: `"${shortened(text.trim())}" is not accepted: ${lowerFirst(reason)}`,
  }
}

function readValue(field: ProfileField, text: string): Read {
  if (isNumberField(field)) return parseQuantity(text, fieldKinds[field])
  const schema = profileFields[field]
  if (text === '') return { ok: false, problem: `nothing was given; give ${acceptedBy(schema)}` }
  if (schema instanceof z.ZodBoolean) return readBoolean(text)
  if (schema instanceof z.ZodEnum) return readChoice(text, schema.options)
  if (schema instanceof z.ZodArray) return readChoices(text, schema.element.options)
  return { ok: true, value: text }
}

function acceptedBy(schema: (typeof profileFields)[ProfileField]): string {
  if (schema instanceof z.ZodBoolean) return 'yes or no'
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}`
  if (schema instanceof z.ZodArray) return `one or two of ${schema.element.options.join(', ')}`
  return 'a name'
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', 'on', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', 'off', '0'].map((word) => [word, false] as const),
])

function readBoolean(text: string): Read {
  const value = booleans.get(text.toLowerCase())
  if (value !== undefined) return { ok: true, value }
  return { ok: false, problem: `"${shortened(text)}" is neither yes nor no` }
}

function readChoice(text: string, choices: readonly string[]): Read {
  const typed = text.toLowerCase().replaceAll(/[\s_]+/g, '-')
  const exact = choices.find((choice) => choice === typed)
  const begun = typed.length < 3 ? [] : choices.filter((choice) => choice.startsWith(typed))
  const value = exact ?? (begun.length === 1 ? begun[0] : undefined)
  if (value !== undefined) return { ok: true, value }
  const [nearest] = begun.length > 1 ? begun : nearestNames(typed, choices, 1)
  const hint = nearest === undefined ? '' : ` (nearest: ${nearest})`
  const given = `"${shortened(text)}" is not one of the choices${hint}`
  return { ok: false, problem: `${given}; give one of ${choices.join(', ')}` }
}

function readChoices(text: string, choices: readonly string[]): Read {
  const values: unknown[] = []
  for (const part of text.split(',')) {
    const read = readChoice(part.trim(), choices)
    if (!read.ok) return read
    values.push(read.value)
  }
  return { ok: true, value: values }
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
