import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js'
import { limits } from './limits.ts'

interface Input {
  readonly type: number
  readonly custom_id?: string
  readonly options?: readonly { readonly label: string; readonly value: string }[]
  readonly max_length?: number
}

interface Label {
  readonly type: number
  readonly label?: string
  readonly description?: string
  readonly component?: Input
}

const [fewestRadios, mostRadios] = [2, 10]

/** What Discord would refuse in a form; nothing when all is well. */
export function modalProblems(modal: APIModalInteractionResponseCallbackData): readonly string[] {
  const labels = modal.components as unknown as readonly Label[]
  const ids = labels.map(({ component }) => component?.custom_id)
  return [
    ...over('title', modal.title.length, limits.modalTitle),
    ...over('custom_id', modal.custom_id.length, limits.customId),
    ...(labels.length === 0 ? ['no components'] : []),
    ...over('components', labels.length, limits.modalComponents),
    ...(new Set(ids).size < ids.length ? ['one custom_id twice'] : []),
    ...labels.flatMap(labelProblems),
  ]
}

function labelProblems({
  type,
  label = '',
  description = '',
  component,
}: Label): readonly string[] {
  if (type !== ComponentType.Label) return [`a component of type ${type} outside a label`]
  return [
    ...(label === '' ? ['a label without a text'] : []),
    ...over(`label "${label}"`, label.length, limits.labelText),
    ...over(`description of "${label}"`, description.length, limits.labelDescription),
    ...(component === undefined ? [`"${label}" holds nothing`] : inputProblems(label, component)),
  ]
}

function inputProblems(
  label: string,
  { type, options = [], max_length }: Input,
): readonly string[] {
  const tooLong = options.filter(
    (option) =>
      option.label.length > limits.optionLabel || option.value.length > limits.optionValue,
  )
  const long = tooLong.map((option) => `"${label}": the option "${option.value}" is too long`)
  switch (type) {
    case ComponentType.TextInput:
      return over(`"${label}": max_length`, max_length ?? 0, limits.textInput)
    case ComponentType.RadioGroup:
      return [
        ...(options.length < fewestRadios ? [`"${label}": ${options.length} radios`] : []),
        ...over(`"${label}": radios`, options.length, mostRadios),
        ...long,
      ]
    case ComponentType.StringSelect:
      return [
        ...(options.length === 0 ? [`"${label}": no options`] : []),
        ...over(`"${label}": options`, options.length, limits.selectOptions),
        ...long,
      ]
    default:
      return [`"${label}": a component of type ${type}`]
  }
}

function over(what: string, count: number, most: number): readonly string[] {
  return count > most ? [`${what}: ${count}, at most ${most}`] : []
}
