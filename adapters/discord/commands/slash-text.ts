import { argumentKind } from '#src/conversation/argument-kind.ts'
import type { Command } from '#src/conversation/command.ts'
import { commands } from '#src/conversation/commands/index.ts'
import { splitWords, type Word } from '#src/conversation/words.ts'
import { pairs } from './field-pairs.ts'
import { kebab } from './names.ts'

/** A command as somebody types it on Discord: `why r12` is `/why id:r12`. */
export function slashText(text: string): string {
  const found = commandIn(text)
  return found === undefined ? `/${text}` : filled(found.command, found.words)
}

/** The same, where the text is a command and each of its words has an option; else undefined. */
export function slashTextOf(text: string): string | undefined {
  if (!examples.has(text)) return read(text)
  if (!typedExamples.has(text)) typedExamples.set(text, read(text))
  return typedExamples.get(text)
}

/** Help shows all of them at once, again and again. */
const typedExamples = new Map<string, string | undefined>()

function read(text: string): string | undefined {
  const found = commandIn(text)
  if (found === undefined) return undefined
  const { command, words } = found
  const bare = words.filter(({ key }) => key === undefined)
  const isNamed = words.every(({ key }) => key === undefined || key in command.options.shape)
  // Beside a model's name, bare words of an estimate are read by what they are.
  const isPlain = command.bare.kind !== 'estimate' || bare.length === 0 || isOneName(bare)
  return isNamed && isPlain ? filled(command, words) : undefined
}

const examples = new Set(commands.flatMap((command) => command.examples))

/** Whether it is, word for word, an example of a command. */
export function isExample(text: string): boolean {
  return examples.has(text)
}

function commandIn(
  text: string,
): { readonly command: Command; readonly words: readonly Word[] } | undefined {
  const words = splitWords(text)
  for (const length of [2, 1]) {
    const name = words
      .slice(0, length)
      .map((word) => word.text)
      .join(' ')
    const command = commands.find((each) => each.name === name)
    if (command !== undefined) return { command, words: words.slice(length) }
  }
  return undefined
}

const isOneName = ([first, ...more]: readonly Word[]) =>
  more.length === 0 && /^[a-z]/i.test(first?.text ?? '')

function filled(command: Command, words: readonly Word[]): string {
  const typed = words.filter(({ key }) => key === undefined).map((word) => word.text)
  const given = words.flatMap(({ key, text }) => (key === undefined ? [] : [{ key, text }]))
  const isFact = ({ key }: { readonly key: string }) => {
    const schema = command.options.shape[key]
    return schema !== undefined && argumentKind(schema).kind === 'field'
  }
  const options = given
    .filter((each) => !isFact(each))
    .map(({ key, text }) => `${kebab(key)}:${text}`)
  const facts = given.filter(isFact).flatMap(({ key, text }, i) => {
    const pair = pairs[i]
    return pair === undefined ? [] : [`${pair.field}:${key}`, `${pair.value}:${text}`]
  })
  return [`/${command.name}`, ...bareOptions(command, typed), ...options, ...facts].join(' ')
}

/** Words without a key, by the option that they fill. */
function bareOptions({ bare }: Command, typed: readonly string[]): readonly string[] {
  if (typed.length === 0) return []
  switch (bare.kind) {
    case 'rest':
      return [`${kebab(bare.option)}:${typed.join(' ')}`]
    case 'list':
      return typed.map((word, i) => `${kebab(bare.options[i] ?? '')}:${word}`)
    case 'estimate':
      return [`model:${typed.join(' ')}`]
  }
}
