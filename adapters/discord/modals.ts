import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import * as z from 'zod'
import { limits } from './components/limits.ts'

/** What a form is for; it comes back with what was written. */
const meaning = z.discriminatedUnion('form', [
  z.strictObject({ form: z.literal('reason'), id: z.string() }),
  z.strictObject({ form: z.literal('answer') }),
])

export type FormMeaning = z.infer<typeof meaning>

const version = 'm1'
const field = 'text'

/** Why an answer was not helpful. */
export function reasonForm(id: string): APIModalInteractionResponseCallbackData {
  return form({ form: 'reason', id }, 'What was wrong with it?', {
    label: 'What should it have said?',
    description: 'Kept for the people who run Crossroads here.',
    style: TextInputStyle.Paragraph,
    required: false,
  })
}

/** An answer in one's own words, where one cannot type to us. */
export function answerForm(): APIModalInteractionResponseCallbackData {
  return form({ form: 'answer' }, 'Your answer', {
    label: 'In your own words',
    description: 'A number with its unit, a few words, or “not sure”.',
    style: TextInputStyle.Paragraph,
    required: true,
  })
}

function form(
  given: FormMeaning,
  title: string,
  input: {
    readonly label: string
    readonly description: string
    readonly style: TextInputStyle
    readonly required: boolean
  },
): APIModalInteractionResponseCallbackData {
  const id = given.form === 'reason' ? given.id : ''
  return {
    title,
    custom_id: [version, given.form, id].join('|'),
    components: [
      {
        type: ComponentType.Label,
        label: input.label,
        description: input.description,
        component: {
          type: ComponentType.TextInput,
          custom_id: field,
          style: input.style,
          required: input.required,
          max_length: Math.min(1000, limits.textInput),
        },
      },
    ],
  }
}

/** Undefined for a form of another version. */
export function readForm(
  interaction: ModalSubmitInteraction,
): { readonly meaning: FormMeaning; readonly text: string } | undefined {
  const [form, name, id = ''] = interaction.customId.split('|')
  if (form !== version) return undefined
  const parsed = meaning.safeParse(name === 'reason' ? { form: name, id } : { form: name })
  if (!parsed.success) return undefined
  return { meaning: parsed.data, text: interaction.fields.getTextInputValue(field).trim() }
}
