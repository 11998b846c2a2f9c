import * as z from 'zod'
import { fieldKinds, isNumberField } from './field-kinds.ts'
import { kindGrammars } from './quantity-kinds.ts'
import { type ProfileField, profileFields } from './schema.ts'

/** What may be answered to a field's question. */
export interface AcceptedAnswers {
  /** The words to choose from, as `field=value` takes them; empty for numbers and names. */
  readonly choices: readonly string[]
  /** How many of the choices may be named at once. */
  readonly most: number
  /** For numbers and names: "a whole number, such as 300". Empty where there are choices. */
  readonly words: string
}

export function acceptedAnswers(field: ProfileField): AcceptedAnswers {
  if (isNumberField(field)) {
    const kind = fieldKinds[field]
    const { accepted, example } = kindGrammars[kind]
    // In a conversation a bare "2" may be seconds as well, so it is asked about.
    const words = kind === 'durationMs' ? accepted.replace(/ \(.*\)$/, '') : accepted
    return { choices: [], most: 1, words: `${words}, such as ${example}` }
  }
  const schema = profileFields[field]
  if (schema instanceof z.ZodBoolean) return { choices: ['yes', 'no'], most: 1, words: '' }
  if (schema instanceof z.ZodEnum) return { choices: schema.options, most: 1, words: '' }
  if (schema instanceof z.ZodArray) return { choices: schema.element.options, most: 2, words: '' }
  return { choices: [], most: 1, words: 'a name' }
}
