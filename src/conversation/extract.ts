import * as z from 'zod'
import type { LanguageModel } from '#src/llm/language-model.ts'
import type { Ledger } from '#src/llm/ledger.ts'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import { fieldKinds, isNumberField } from '#src/profile/field-kinds.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import { kindGrammars } from '#src/profile/quantity-kinds.ts'
import {
  isProfileField,
  type ProfileField,
  profileFieldNames,
  questionFor,
} from '#src/profile/schema.ts'
import type { Statement, Statements } from '#src/profile/statement.ts'
import { type FilledPrompt, fillPrompt, type Prompts } from '#src/prompts.ts'

export interface Extraction {
  readonly text: string
  /** The fields of the question that the text may answer. */
  readonly open: readonly ProfileField[]
  readonly model: LanguageModel
  readonly prompts: Prompts
  readonly ledger: Ledger
}

/** What the model is asked to reply with. */
export const extracted = z.strictObject({
  fields: z.array(z.strictObject({ field: z.string(), value: z.string(), words: z.string() })),
})

/** The most of a message that a prompt holds; in bytes, since scripts differ in tokens a letter. */
const mostBytes = 3_600

/**
 * Asks a model what a message says of the project. It only points: a field stays when its words
 * stand in the message and our own parser reads the value, and a number's value must be among
 * those words.
 *
 * @throws {ModelError}
 */
export async function extractedFields(
  { model, ledger, ...asked }: Extraction,
  signal: AbortSignal,
): Promise<Statements> {
  const { fields } = await model.data(
    { request: extractionRequest(asked), ledger },
    { name: 'profile_fields', schema: extracted },
    signal,
  )
  return groundedFields(fields, asked.text)
}

/** The prompt for one message; of a long one, as much as fits. */
export function extractionRequest({
  text,
  open,
  prompts,
}: Pick<Extraction, 'text' | 'open' | 'prompts'>): FilledPrompt {
  const asked = open.map((field) => questionFor(field).ask).join(' ')
  return fillPrompt(prompts['extract-profile'], {
    fields: fieldList(),
    message: withinBytes(text, mostBytes),
    openQuestion: asked === '' ? '' : `The person was just asked: ${asked}`,
  })
}

/** Drops whatever the message does not bear out. */
export function groundedFields(
  proposed: z.output<typeof extracted>['fields'],
  message: string,
): Statements {
  const said = plain(message)
  const found: [ProfileField, Statement][] = []
  for (const { field, value, words } of proposed) {
    if (!isProfileField(field) || words.trim() === '') continue
    const at = said.indexOf(plain(words))
    if (at < 0) continue
    const { choices } = acceptedAnswers(field)
    // Numbers and names are read from the message itself; choices are ours to name.
    if (choices.length === 0 && !plain(words).includes(plain(value))) continue
    const parsed = parsedValue(field, value)
    if (parsed.ok) found.push([field, { value: parsed.value, words: words.trim() }])
  }
  return Object.fromEntries(found.toReversed()) as Statements
}

/** "300 labelled tickets" is 300: what is counted is the field's own. */
function parsedValue(field: ProfileField, value: string) {
  const whole = parseFieldValue(field, value)
  const counts = isNumberField(field) && fieldKinds[field] === 'count'
  const [numeral] = /^[\d.,]+(?: ?[kmb]\b)?/i.exec(value.trim()) ?? []
  return whole.ok || !counts || numeral === undefined ? whole : parseFieldValue(field, numeral)
}

/** As a person would compare two texts: case, spaces and quotation marks do not count. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function withinBytes(text: string, most: number): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= most) return text
  // A character cut in two decodes as a mark that no message holds.
  return new TextDecoder().decode(bytes.subarray(0, most)).replace(/�+$/u, '')
}

let list: string | undefined

/** One line a field: its name, its question, and what it accepts. */
function fieldList(): string {
  list ??= profileFieldNames
    .map((field) => {
      const { choices, most } = acceptedAnswers(field)
      const kind = isNumberField(field) ? kindGrammars[fieldKinds[field]].what : 'a name'
      const accepts =
        choices.length === 0 ? kind : choices.join('|') + (most > 1 ? ' (up to 2)' : '')
      return `${field}: ${questionFor(field).ask.replace(/ \(.*?\)|:.*$/g, '')} [${accepts}]`
    })
    .join('\n')
  return list
}
