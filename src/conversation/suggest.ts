import { listedApiPrices } from '#src/catalog/api-prices.ts'
import { gpuOffers } from '#src/catalog/gpu-prices.ts'
import { gpus } from '#src/catalog/gpus.ts'
import { models } from '#src/catalog/models.ts'
import { nearestTo, wordsOf } from '#src/catalog/words.ts'
import { approaches } from '#src/decision/approach.ts'
import { topics } from '#src/guide/guide.ts'
import { type ArgumentKind, argumentKind } from './argument-kind.ts'
import type { Command } from './command.ts'
import { commands } from './commands/index.ts'

/** Something a person may be about to type. */
export interface Suggestion {
  readonly label: string
  readonly value: string
}

/** Values for an argument of a command, the likeliest first; none where anything may be typed. */
export function suggestValues(
  command: Command,
  argument: string,
  typed: string,
  most: number,
): readonly Suggestion[] {
  return matching(valuesOf(command, argument), typed, most)
}

/** Names of the facts that a command takes beside its own options. */
export function suggestFields(
  { options }: Command,
  typed: string,
  most: number,
): readonly Suggestion[] {
  const names = Object.entries(options.shape).flatMap(([name, schema]) =>
    argumentKind(schema).kind === 'field' ? [name] : [],
  )
  return matching(names.map(plain), typed, most)
}

function valuesOf(command: Command, argument: string): readonly Suggestion[] {
  const schema = command.options.shape[argument]
  if (schema === undefined) return []
  const known = texts[`${command.name} ${argument}`] ?? texts[argument]
  return known?.() ?? valuesOfKind(argumentKind(schema))
}

function valuesOfKind(kind: ArgumentKind): readonly Suggestion[] {
  switch (kind.kind) {
    case 'model':
      return modelNames()
    case 'gpu':
    case 'gpus':
      return gpuNames()
    case 'choice':
      return kind.words.map(plain)
    case 'yes-or-no':
      return ['yes', 'no'].map(plain)
    case 'field':
      return valuesOfKind(kind.of)
    default:
      return []
  }
}

/** Arguments that are text for the parser and still have known values. */
const texts: Readonly<Record<string, () => readonly Suggestion[]>> = {
  provider: () => [...new Set(gpuOffers.map(({ provider }) => provider))].sort().map(plain),
  against: hostedNames,
  'estimate api model': hostedNames,
  'learn topic': () => topics.map(({ id, title }) => ({ label: title, value: id })),
  'help command': () => commands.map(({ name }) => plain(name)),
  'compare a': () => approaches.map(plain),
  'compare b': () => approaches.map(plain),
}

const plain = (value: string): Suggestion => ({ label: value, value })

/** The newest first: what somebody who types nothing yet is likeliest to mean. */
function modelNames(): readonly Suggestion[] {
  return models
    .toSorted((a, b) => (b.releasedOn ?? '').localeCompare(a.releasedOn ?? ''))
    .map(({ name, id }) => ({ label: name, value: id }))
}

function gpuNames(): readonly Suggestion[] {
  return gpus.map(({ id, memoryGB }) => ({ label: `${id} (${memoryGB} GB)`, value: id }))
}

function hostedNames(): readonly Suggestion[] {
  return [...new Set(listedApiPrices.map(({ model }) => model))].map(plain)
}

/** Those with a word for each one typed, in their order; without any, the nearest by spelling. */
function matching(all: readonly Suggestion[], typed: string, most: number): readonly Suggestion[] {
  const wanted = wordsOf(typed)
  const found = all.filter(({ label, value }) => {
    const words = [...wordsOf(label), ...wordsOf(value)]
    const joined = value.toLowerCase()
    return wanted.every(
      (word) => words.some((each) => each.startsWith(word)) || joined.includes(word),
    )
  })
  return found.length > 0 ? found.slice(0, most) : nearestTo(typed, all, ({ label }) => label, most)
}
