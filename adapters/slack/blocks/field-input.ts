import type {
  Checkboxes,
  InputBlock,
  NumberInput,
  PlainTextInput,
  PlainTextOption,
  RadioButtons,
  StaticSelect,
} from '@slack/types'
import { fieldLabel } from '#src/card/field.ts'
import { acceptedAnswers } from '#src/profile/accepted-answers.ts'
import { fieldKinds, isNumberField, type NumberField } from '#src/profile/field-kinds.ts'
import { parseFieldValue } from '#src/profile/field-value.ts'
import type { Profile, ProfileField } from '#src/profile/schema.ts'
import { questionFor } from '#src/profile/schema.ts'
import { actionIds } from './action-ids.ts'
import { inertText } from './escape.ts'
import { slackLimits } from './limits.ts'
import { plain } from './text-objects.ts'
import { fieldBlockId, notKnown } from './view-answers.ts'

export interface FieldInputOptions {
  /** The whole question, or the field's name with the question below. */
  readonly asks: 'question' | 'name'
  /** The answer as it stands. */
  readonly value?: Profile[ProfileField]
  /** Another question appears or goes with this one's answer. */
  readonly decides?: boolean
}

/** One input for one profile field, of the kind that its type asks for. A blank is no answer. */
export function fieldInput(field: ProfileField, options: FieldInputOptions): InputBlock {
  const { asks, value, decides = false } = options
  const { ask } = questionFor(field)
  const name = fieldLabel(field)
  const label = asks === 'question' ? ask : name.charAt(0).toUpperCase() + name.slice(1)
  const hint = [...(asks === 'name' ? [ask] : []), ...howToAnswer(field)]
  return {
    type: 'input',
    block_id: fieldBlockId(field),
    label: plain(label, slackLimits.inputLabelChars),
    ...(hint.length > 0 && { hint: plain(hint.join(' '), slackLimits.inputLabelChars) }),
    optional: true,
    ...(decides && { dispatch_action: true }),
    element: elementFor(field, value, decides),
  }
}

/** What may be typed; a number input takes digits alone, unlike the words of a conversation. */
function howToAnswer(field: ProfileField): readonly string[] {
  const { choices, words } = acceptedAnswers(field)
  if (choices.length > 0) return []
  const numbers = plainNumber(field)
  return [numbers === undefined ? `Give ${words}.` : numbers.hint]
}

function elementFor(
  field: ProfileField,
  value: Profile[ProfileField],
  decides: boolean,
): InputBlock['element'] {
  const action_id = `${actionIds.answer}:${field}`
  const { choices, most } = acceptedAnswers(field)
  if (choices.length > 0) return choiceElement(action_id, choices, most, chosen(value))
  const text = value === undefined ? undefined : inputText(field, value)
  // A press of Enter says that the answer is whole.
  const typed = {
    action_id,
    ...(text !== undefined && { initial_value: text }),
    ...(decides && {
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed' as const] },
    }),
  }
  const numbers = plainNumber(field)
  if (numbers !== undefined) {
    return { type: 'number_input', ...typed, ...numbers.bounds } satisfies NumberInput
  }
  return {
    type: 'plain_text_input',
    ...typed,
    placeholder: plain(placeholder(field), slackLimits.placeholderChars),
    max_length: longestAnswer,
  } satisfies PlainTextInput
}

const longestAnswer = 200

type Bounds = Pick<NumberInput, 'is_decimal_allowed' | 'min_value' | 'max_value'>

/** Numbers without a unit; the others take words such as "300 pages" or "1.5 s". */
const plainNumbers: Partial<
  Record<(typeof fieldKinds)[NumberField], { readonly bounds: Bounds; readonly hint: string }>
> = {
  count: { bounds: { is_decimal_allowed: false, min_value: '0' }, hint: 'A whole number.' },
  share: {
    bounds: { is_decimal_allowed: true, min_value: '0', max_value: '1' },
    hint: 'From 0 to 1, such as 0.15.',
  },
  number: { bounds: { is_decimal_allowed: true, min_value: '0' }, hint: 'A number, such as 2.5.' },
}

function plainNumber(field: ProfileField) {
  return isNumberField(field) ? plainNumbers[fieldKinds[field]] : undefined
}

function placeholder(field: ProfileField): string {
  const example = /such as (.+)$/.exec(acceptedAnswers(field).words)?.[1]
  return example ?? acceptedAnswers(field).words
}

function chosen(value: Profile[ProfileField]): readonly string[] {
  if (value === undefined) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return Array.isArray(value) ? value : [String(value)]
}

/** More choices than this are a list to open. */
const mostRadios = 5

function choiceElement(
  action_id: string,
  choices: readonly string[],
  most: number,
  initial: readonly string[],
): Checkboxes | RadioButtons | StaticSelect {
  const options = choices.map(
    (choice): PlainTextOption => ({
      text: plain(choice.replaceAll('-', ' '), slackLimits.optionChars),
      value: choice,
    }),
  )
  const selected = options.filter(({ value }) => value !== undefined && initial.includes(value))
  const [first] = selected
  if (most > 1 && options.length <= slackLimits.choiceOptions) {
    const initial_options = selected.length > 0 && { initial_options: selected }
    return { type: 'checkboxes', action_id, options, ...initial_options }
  }
  const initial_option = first !== undefined && { initial_option: first }
  // A chosen one cannot be taken back otherwise.
  const all = [...options, { text: plain('not known'), value: notKnown }]
  return options.length <= mostRadios
    ? { type: 'radio_buttons', action_id, options: all, ...initial_option }
    : { type: 'static_select', action_id, options: all, ...initial_option }
}

/** Whether the form can show the value; what it cannot show, it must not take for emptied. */
export function showsValue(field: ProfileField, value: Profile[ProfileField]): boolean {
  return acceptedAnswers(field).choices.length > 0
    ? chosen(value).length > 0
    : inputText(field, value) !== undefined
}

/**
 * A value as it would be typed, so that a form sent back unchanged changes nothing; undefined for
 * one that would come back as another.
 */
export function inputText(field: ProfileField, value: Profile[ProfileField]): string | undefined {
  if (value === undefined) return undefined
  const isTime = isNumberField(field) && fieldKinds[field] === 'durationMs'
  const text = inertText(isTime ? `${value} ms` : String(value))
  const isWritable = typeof value !== 'number' || /^\d+(?:\.\d+)?$/.test(String(value))
  if (!isWritable || text.length > longestAnswer) return undefined
  const parsed = parseFieldValue(field, text)
  return parsed.ok && parsed.value === value ? text : undefined
}
