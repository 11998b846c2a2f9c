import type { Command } from '#src/conversation/command.ts'
import { type Suggestion, suggestFields, suggestValues } from '#src/conversation/suggest.ts'
import type { Filled } from './command-text.ts'
import { fieldOptionOf, pairs } from './field-pairs.ts'
import { kebab } from './names.ts'

const mostChoices = 25
const longestChoice = 100

/** What Discord offers below the option somebody is typing in. */
export function autocomplete(
  command: Command,
  option: string,
  typed: string,
  filled: Filled,
): { name: string; value: string }[] {
  return suggestionsFor(command, option, typed, filled)
    .filter(({ value }) => value.length <= longestChoice)
    .map(({ label, value }) => ({ name: label.slice(0, longestChoice), value }))
}

function suggestionsFor(
  command: Command,
  option: string,
  typed: string,
  filled: Filled,
): readonly Suggestion[] {
  if (pairs.some(({ field }) => field === option)) return suggestFields(command, typed, mostChoices)
  const of = fieldOptionOf(option)
  if (of !== undefined) {
    const field = filled[of]
    return typeof field === 'string' ? suggestValues(command, field, typed, mostChoices) : []
  }
  const argument = Object.keys(command.options.shape).find((name) => kebab(name) === option)
  return argument === undefined ? [] : suggestValues(command, argument, typed, mostChoices)
}
