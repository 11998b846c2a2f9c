import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import * as z from 'zod'
import { fieldLabel } from '#src/card/field.ts'
import { type NumberStyle, restyled } from '#src/card/number-style.ts'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import {
  isProfileField,
  type ProfileField,
  profileFieldNames,
  questionFor,
} from '#src/profile/schema.ts'
import { shortened } from './components/escape.ts'
import { fieldCodes, fieldsOf } from './components/field-codes.ts'
import { limits } from './components/limits.ts'

/** What a form is for; it comes back with what was written. */
const meaning = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('reason'), id: z.string().min(1) }),
  /** The question's fields; empty for one's own words. */
  z.strictObject({ form: z.literal('answer'), question: z.array(z.string()) }),
  z.strictObject({ form: z.literal('suppose'), id: z.string() }),
])

export type FormMeaning = z.infer<typeof meaning>

const version = 'm1'
const freeText = 'text'

/** Why an answer was not helpful. */
export function reasonForm(id: string): APIModalInteractionResponseCallbackData {
  return {
    title: 'What was wrong with it?',
    custom_id: [version, 'reason', id].join('|'),
    components: [
      {
        type: ComponentType.Label,
        label: 'What should it have said?',
        description: 'Kept for the people who run Crossroads here.',
        component: textInput(freeText, { isLong: true, isNeeded: false }),
      },
    ],
  }
}

/**
 * The open question as a form: one input for each of its fields, of the kind that its answers
 * need; without fields a line for one's own words.
 */
export function answerForm(
  fields: readonly string[],
  numbers?: NumberStyle,
): APIModalInteractionResponseCallbackData {
  const asked = fields.filter(isProfileField).slice(0, limits.modalComponents)
  return {
    title: 'Your answer',
    custom_id: [version, 'answer', fieldCodes(asked)].join('|'),
    components: asked.length > 0 ? asked.map((field) => fieldInput(field, numbers)) : [ownWords],
  }
}

/** Another answer to suppose: which, and what. Those that people change most come first. */
export function supposeForm(id: string): APIModalInteractionResponseCallbackData {
  const options = profileFieldNames.slice(0, limits.selectOptions).map((field) => ({
    label: shortened(fieldLabel(field), limits.optionLabel),
    value: field,
  }))
  return {
    title: 'What if?',
    custom_id: [version, 'suppose', id].join('|'),
    components: [
      {
        type: ComponentType.Label,
        label: 'If this were otherwise',
        component: { type: ComponentType.StringSelect, custom_id: supposed.field, options },
      },
      {
        type: ComponentType.Label,
        label: 'What it would be',
        description: 'A number with its unit, a word, or “unknown”.',
        component: textInput(supposed.value, { isLong: false, isNeeded: true }),
      },
    ],
  }
}

const supposed = { field: 'supposed-field', value: 'supposed-value' } as const

const ownWords: APILabelComponent = {
  type: ComponentType.Label,
  label: 'In your own words',
  description: 'A number with its unit, a few words, or “not sure”.',
  component: textInput(freeText, { isLong: true, isNeeded: true }),
}

const mostRadios = 10

function fieldInput(field: ProfileField, numbers: NumberStyle | undefined): APILabelComponent {
  const { choices, most, words } = acceptedAnswers(field)
  const { ask } = questionFor(field)
  const name = fieldLabel(field)
  const hint = choices.length > 0 ? ask : `${ask} Give ${words}.`
  return {
    type: ComponentType.Label,
    label: shortened(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, limits.labelText),
    description: shortened(
      numbers === undefined ? hint : restyled(hint, numbers),
      limits.labelDescription,
    ),
    component: inputOf(field, choices, most),
  }
}

function inputOf(
  field: ProfileField,
  choices: readonly string[],
  most: number,
): APILabelComponent['component'] {
  const options = choices.map((choice) => ({ label: choice, value: choice }))
  if (options.length === 0) return textInput(field, { isLong: false, isNeeded: false })
  if (most > 1 || options.length > mostRadios) {
    return {
      type: ComponentType.StringSelect,
      custom_id: field,
      options: options.slice(0, limits.selectOptions),
      min_values: 0,
      max_values: most,
      required: false,
    }
  }
  return { type: ComponentType.RadioGroup, custom_id: field, options, required: false }
}

function textInput(
  id: string,
  { isLong, isNeeded }: { readonly isLong: boolean; readonly isNeeded: boolean },
) {
  return {
    type: ComponentType.TextInput as const,
    custom_id: id,
    style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: isNeeded,
    max_length: isLong ? 1000 : 200,
  }
}

/** What came back with a form; undefined for one of another version. */
export function readForm(
  interaction: ModalSubmitInteraction,
): { readonly meaning: FormMeaning; readonly text: string } | undefined {
  const [form, name, id = ''] = interaction.customId.split('|')
  if (form !== version) return undefined
  const parsed = meaning.safeParse(
    name === 'answer' ? { form: name, question: fieldsOf(id) } : { form: name, id },
  )
  return parsed.success ? { meaning: parsed.data, text: textIn(interaction) } : undefined
}

const input = z.looseObject({
  customId: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).nullish(),
})

/** Own words as they are; the answers to fields as the command that says the same. */
function textIn({ fields }: ModalSubmitInteraction): string {
  const given = [...fields.fields.values()].flatMap((each) => {
    const { success, data } = input.safeParse(each)
    if (!success) return []
    const said = data.value ?? data.values?.join(',') ?? ''
    return said.trim() === '' ? [] : [{ id: data.customId, said: said.trim() }]
  })
  const said = (of: string) => given.find(({ id }) => id === of)?.said
  const [own, field, value] = [freeText, supposed.field, supposed.value].map(said)
  if (own !== undefined) return own
  if (field !== undefined) return `${field}=${quoted(value ?? '')}`
  const answers = given.map((each) => `${each.id}=${quoted(each.said)}`)
  return answers.length === 0 ? 'skip' : ['advise', ...answers].join(' ')
}

const quoted = (text: string) => `"${text.replaceAll('"', '”')}"`
