import {
  type ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js'

/** Discord's limits on what an application registers (developer documentation, read in 2026-08). */
const limits = {
  chatInput: 100,
  message: 15,
  options: 25,
  choices: 25,
  name: 32,
  description: 100,
  choice: 100,
  charactersInAll: 8000,
} as const

/** Names of slash commands and of their options, in any language. */
const slashName = /^[-_'\p{L}\p{N}]{1,32}$/u

interface Option {
  readonly type: ApplicationCommandOptionType
  readonly name: string
  readonly description: string
  readonly required?: boolean | undefined
  readonly autocomplete?: boolean | undefined
  readonly name_localizations?: Localised
  readonly description_localizations?: Localised
  readonly choices?:
    | readonly { readonly name: string; readonly value: string | number }[]
    | undefined
  readonly options?: readonly Option[] | undefined
}

type Localised = Partial<Record<string, string | null>> | null | undefined

/** What Discord would refuse, each with the place; nothing when all is well. */
export function commandProblems(
  commands: readonly RESTPostAPIApplicationCommandsJSONBody[],
): readonly string[] {
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput)
  const message = commands.filter(({ type }) => type === ApplicationCommandType.Message)
  const names = commands.map(({ type, name }) => `${type} ${name}`)
  return [
    ...(slash.length > limits.chatInput ? [`${slash.length} slash commands`] : []),
    ...(message.length > limits.message ? [`${message.length} message commands`] : []),
    ...(new Set(names).size < names.length ? ['two commands of one name'] : []),
    ...message.flatMap(({ name }) => tooLong(name, name, limits.name)),
    ...slash.flatMap((command) => optionProblems(command as unknown as Option, `/${command.name}`)),
    ...slash.flatMap((command) => {
      const all = charactersOf(command as unknown as Option)
      return all > limits.charactersInAll ? [`/${command.name}: ${all} characters in all`] : []
    }),
  ]
}

function optionProblems(option: Option, place: string): string[] {
  const { options = [], choices = [] } = option
  const names = options.map(({ name }) => name)
  const required = options.map((each) => each.required === true)
  return [
    ...[option.name, ...wordsOf(option.name_localizations)].flatMap((name) =>
      slashName.test(name) && name === name.toLowerCase() ? [] : [`${place}: name "${name}"`],
    ),
    ...[option.description, ...wordsOf(option.description_localizations)].flatMap((text) => [
      ...(text.length === 0 ? [`${place}: no description`] : []),
      ...tooLong(place, text, limits.description),
    ]),
    ...(options.length > limits.options ? [`${place}: ${options.length} options`] : []),
    ...(choices.length > limits.choices ? [`${place}: ${choices.length} choices`] : []),
    ...choices.flatMap(({ name, value }) => [
      ...tooLong(place, name, limits.choice),
      ...tooLong(place, String(value), limits.choice),
    ]),
    ...(choices.length > 0 && option.autocomplete ? [`${place}: choices and autocomplete`] : []),
    ...(new Set(names).size < names.length ? [`${place}: two options of one name`] : []),
    ...(required.lastIndexOf(true) > required.indexOf(false) && required.includes(false)
      ? [`${place}: an option that must be given comes after one that need not`]
      : []),
    ...options.flatMap((each) => optionProblems(each, `${place} ${each.name}`)),
  ]
}

/** Names, descriptions and choices, in the longest of their languages. */
function charactersOf(option: Option): number {
  const longest = (text: string, localised: Localised) =>
    Math.max(text.length, ...wordsOf(localised).map((each) => each.length))
  const own =
    longest(option.name, option.name_localizations) +
    longest(option.description, option.description_localizations)
  const choices = (option.choices ?? []).map(
    ({ name, value }) => name.length + String(value).length,
  )
  const below = (option.options ?? []).map(charactersOf)
  return [...choices, ...below].reduce((sum, each) => sum + each, own)
}

function tooLong(place: string, text: string, most: number): string[] {
  return text.length > most ? [`${place}: ${text.length} characters of ${most}: ${text}`] : []
}

const wordsOf = (localised: Localised) =>
  Object.values(localised ?? {}).filter((text) => typeof text === 'string')
